"""A database in use comes in; a complete copy in one file goes out, or nothing at all."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.errors import StorageError
from bot.storage.faults import told

Step = Callable[[int], None]
PAGES = 500  # pages between two steps: writers wait for no longer than one


def copy(file: Path, target: Path, progress: Step) -> None:
    """Copy the database ``file`` to ``target`` while it is used; ``progress`` hears how many per cent more are done."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        _copy(file, unfinished, progress)
        os.replace(unfinished, target)  # noqa: PTH105 - one call that says what it does
    except sqlite3.Error as error:
        raise told(error, str(target)) from error
    except OSError as error:
        raise StorageError(f"{target}: the backup cannot be written ({error.strerror})") from error
    finally:
        unfinished.unlink(missing_ok=True)


class _Percent:
    """Turns pages left into per cent more."""

    def __init__(self, progress: Step) -> None:
        self._progress, self._done = progress, 0

    def at(self, _status: int, left: int, total: int) -> None:
        """Tell what was done since the last step."""
        done = 100 * (total - left) // max(1, total)
        self._progress(max(0, done - self._done))
        self._done = max(done, self._done)


def _copy(file: Path, unfinished: Path, progress: Step) -> None:
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    os.close(descriptor)
    with closing(sqlite3.connect(file, timeout=30.0)) as source, closing(sqlite3.connect(unfinished)) as copied:
        source.backup(copied, pages=PAGES, progress=_Percent(progress).at)
        copied.execute("PRAGMA journal_mode=DELETE")  # a backup is one file
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
