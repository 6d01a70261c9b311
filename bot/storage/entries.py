"""Entries and articles: what a feed carried, whether it was read, and the texts in which offsets count."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.model import Article, Entry, Poll
from bot.storage import sources
from bot.storage.codec import dump, load
from bot.storage.columns import storable
from bot.storage.sql import parts, put, put_new
from bot.storage.tables import article as article_table
from bot.storage.tables import entry as table

COLUMNS = (table.c.payload, table.c.html, table.c.text)
KNOWN = select(table.c.guid, table.c.digest).where(
    table.c.source == bindparam("source"), table.c.guid.in_(bindparam("guids", expanding=True))
)
VERSIONS = (
    select(table.c.guid, table.c.id)
    .where(table.c.source == bindparam("source"), table.c.guid.in_(bindparam("guids", expanding=True)))
    .order_by(table.c.seen.desc(), table.c.id)
)
UNREAD = (
    select(*COLUMNS).where(table.c.read_at.is_(None)).order_by(table.c.published, table.c.id).limit(bindparam("most"))
)
SOME = select(table.c.id, *COLUMNS).where(table.c.id.in_(bindparam("ids", expanding=True)))
MARK = (
    update(table)
    .where(table.c.id == bindparam("entry_id"), table.c.read_at.is_(None))
    .values(read_at=bindparam("read_at"), error=bindparam("error"))
)
USUAL = 20  # entries whose addresses show where a source's entries lead
LAST = (
    select(*COLUMNS).where(table.c.source == bindparam("source")).order_by(table.c.seen.desc(), table.c.id).limit(USUAL)
)
ARTICLE = select(article_table.c.payload).where(article_table.c.entry == bindparam("entry"))


def row_of(entry: Entry) -> dict[str, Any]:
    """Return the row of an entry; its long texts stand apart."""
    return {
        "id": entry.id,
        "source": entry.source,
        "guid": entry.guid,
        "digest": entry.digest,
        "published": entry.published,
        "seen": entry.seen,
        "read_at": None,
        "error": "",
        "payload": dump(replace(entry, html="", text="")),
        "html": entry.html,
        "text": entry.text,
    }


def entry_of(row: Row[*tuple[Any, ...]]) -> Entry:
    """Return the entry of a row."""
    entry = load(Entry, row.payload)
    return replace(entry, html=row.html, text=row.text) if row.html or row.text else entry


def known(connection: Connection, source: str, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those (guid, digest) pairs that are stored for this source."""
    asked = {(storable(guid), storable(digest)): (guid, digest) for guid, digest in keys}
    found: set[tuple[str, str]] = set()
    for guids in parts(sorted({guid for guid, _ in asked})):
        rows = connection.execute(KNOWN, {"source": source, "guids": guids})
        found |= {asked[row.guid, row.digest] for row in rows if (row.guid, row.digest) in asked}
    return found


def versions(connection: Connection, source: str, guids: Collection[str]) -> dict[str, list[str]]:
    """Return the ids of the stored entries under each guid, newest first."""
    asked = {storable(guid): guid for guid in guids}
    found: dict[str, list[str]] = {}
    for part in parts(sorted(asked)):
        for row in connection.execute(VERSIONS, {"source": source, "guids": part}):
            found.setdefault(asked[row.guid], []).append(row.id)
    return found


def addresses(connection: Connection, source: str) -> list[str]:
    """Return the addresses of the last entries of a source."""
    return [entry_of(row).url for row in connection.execute(LAST, {"source": source})]


def save_poll(connection: Connection, poll: Poll) -> int:
    """Store entries, validators, health and next due time together; returns how many entries were new."""
    fresh = put_new(connection, table, [row_of(entry) for entry in poll.entries])
    sources.record(connection, poll, fresh)
    return fresh


def unread(connection: Connection, limit: int) -> list[Entry]:
    """Return entries not yet read, oldest published first."""
    return [entry_of(row) for row in connection.execute(UNREAD, {"most": limit})]


def some(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    """Return the entries of these ids in the order asked, without those that are not stored."""
    found: dict[str, Entry] = {}
    for part in parts(list(ids)):
        found |= {row.id: entry_of(row) for row in connection.execute(SOME, {"ids": part})}
    return [found[name] for name in ids if name in found]


def mark_read(connection: Connection, entry: Entry, at: datetime, error: str) -> bool:
    """Mark an entry as read, and store it where it came without a poll; False where it was read before."""
    if connection.execute(MARK, {"entry_id": entry.id, "read_at": at, "error": error}).rowcount:
        return True
    return put_new(connection, table, [row_of(entry) | {"read_at": at, "error": error}]) > 0


def save_article(connection: Connection, article: Article) -> None:
    """Store the texts of an entry."""
    put(connection, article_table, [{"entry": article.entry, "payload": dump(article)}], ("payload",))


def article_of(connection: Connection, entry: str) -> Article | None:
    """Return the texts of an entry."""
    text = connection.execute(ARTICLE, {"entry": entry}).scalar()
    return None if text is None else load(Article, text)
