"""Archive lines (JSON, one entry each, plain or gzip) -> entries, or ArchiveError naming file and line.

Format: {"id", "feed", "url", "title", "published", "summary", "html" or "text"}; summary, html and text may be absent.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from bot.errors import ArchiveError
from bot.feeds.identity import digest
from bot.feeds.outlet import is_aggregator, outlet_name, outlet_of, split_outlet
from bot.feeds.plain import headline
from bot.model import Entry, Source

MAX_LINE = 8_000_000  # bytes
_GZIP = b"\x1f\x8b"


def read_archive(archive: Path | str | IO[bytes]) -> Iterator[Entry]:
    """Yield the entries of an archive in its order; "-" is no path: pass the stream."""
    if isinstance(archive, str | Path):
        yield from _read_path(Path(archive))
    else:
        yield from _entries(archive, str(getattr(archive, "name", "standard input")))


def check_archive(path: Path | str) -> int:
    """Read a whole archive for its faults and return the number of entries: call before anything is written."""
    return sum(1 for _ in read_archive(path))


def source_for(feed: str) -> Source:
    """Return a source for a feed address that no configuration names."""
    return Source(id=feed, name=outlet_of(feed), url=feed, aggregator=is_aggregator(feed), language="")


def _read_path(path: Path) -> Iterator[Entry]:
    try:
        with path.open("rb") as raw:
            yield from _entries(raw, str(path))
    except OSError as error:
        raise ArchiveError(str(path), 0, f"cannot be read: {error.strerror or error}") from error


def _entries(stream: IO[bytes], name: str) -> Iterator[Entry]:
    number = 0
    try:
        for number, line in enumerate(_lines(stream), 1):
            if not line.strip():
                continue
            yield _entry(line, partial(ArchiveError, name, number))
    except (EOFError, zlib.error, OSError) as error:
        raise ArchiveError(name, number + 1, f"cannot be read: {error}") from error


def _lines(stream: IO[bytes]) -> Iterable[bytes]:
    buffered: Any = stream if hasattr(stream, "peek") else getattr(stream, "buffer", stream)
    head = buffered.peek(2)[:2] if hasattr(buffered, "peek") else b""
    lines: Any = gzip.GzipFile(fileobj=buffered) if head == _GZIP or _is_gzip_name(stream) else buffered
    while line := lines.readline(MAX_LINE):
        yield line.encode() if isinstance(line, str) else line


def _is_gzip_name(stream: IO[bytes]) -> bool:
    return not hasattr(stream, "peek") and str(getattr(stream, "name", "")).endswith(".gz")


def _entry(line: bytes, fault: Callable[[str], ArchiveError]) -> Entry:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise fault(f"not UTF-8 at byte {error.start}") from error
    except (ValueError, RecursionError) as error:
        cut = "the line is longer than allowed or " if len(line) >= MAX_LINE else ""
        raise fault(f"{cut}not JSON: {error}") from error
    if not isinstance(row, dict):
        raise fault("not a JSON object: write one object a line")
    id_, feed, title = (_text(row, key, fault, needed=True) for key in ("id", "feed", "title"))
    url, summary, html, text = (_text(row, key, fault) for key in ("url", "summary", "html", "text"))
    published = _moment(_text(row, "published", fault, needed=True), fault)
    return Entry(
        id=id_,
        source=feed,
        guid=id_,
        url=url,
        title=title,
        summary=summary,
        html=html,
        published=published,
        seen=published,
        digest=digest(title, summary, html or text),
        outlet=_outlet(feed, url, title),
        language="",
        text=text,
    )


def _outlet(feed: str, url: str, title: str) -> str:
    if is_aggregator(feed) or is_aggregator(url):
        named = split_outlet(headline(title))[1]
        return outlet_name(named) if named else ""
    return outlet_of(url or feed)


def _text(row: dict[str, Any], key: str, fault: Callable[[str], ArchiveError], *, needed: bool = False) -> str:
    value = row.get(key)
    if value is None and not needed:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and key == "id":
        return str(value)
    if not isinstance(value, str):
        raise fault(f'"{key}" is {"missing" if value is None else "no text"}: give a string')
    if needed and key != "title" and not value.strip():
        raise fault(f'"{key}" is empty')
    return value.encode("utf-8", "ignore").decode() if not value.isascii() else value


def _moment(value: str, fault: Callable[[str], ArchiveError]) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise fault(f'"published" is {value[:40]!r}: give ISO 8601, such as 2026-01-11T08:00:00+00:00') from error
