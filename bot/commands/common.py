"""What several commands share: the knowledge of a folder, one line of output, a day, a file written whole."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.errors import VoltefaceError
from bot.knowledge import Knowledge
from bot.settings.load import load


class UsageError(VoltefaceError):
    """An argument cannot be used: the command stops before it did anything."""


def knowledge_of(folder: Path) -> Knowledge:
    """Load and compile a configuration folder."""
    return Knowledge.compile(load(folder)).lasting()


def to_json(record: dict[str, object]) -> str:
    """One line of machine output."""
    return json.dumps(record, ensure_ascii=False)


def day(text: str) -> datetime:
    """Parse ``YYYY-MM-DD`` as the start of that day in UTC."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    except ValueError as error:
        raise UsageError(f"{text}: not a day; write it as YYYY-MM-DD") from error


def write_whole(file: Path, lines: Iterable[str]) -> None:
    """Write lines to a file that appears only when it is complete."""
    if not file.parent.is_dir():
        raise UsageError(f"{file}: the folder {file.parent} does not exist; make it first")
    draft = file.with_name(file.name + ".part")
    try:
        with draft.open("w", encoding="utf-8") as out:
            out.writelines(line + "\n" for line in lines)
        draft.replace(file)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{file}: {error.strerror or error}; choose a file that can be written") from error
