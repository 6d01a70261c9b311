"""Coded statements: in once by their stable id, out by a query, as a timeline, or as a stream."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, Select, func, select

from bot.model import CodedStatement, IssueClass, Page, StatementQuery
from bot.storage import search
from bot.storage.codec import dump, load
from bot.storage.sql import insert_new
from bot.storage.tables import statement as table

MOST_ROWS = 200
MOST_TIMELINE = 5000


def row_of(coded: CodedStatement, decided: datetime) -> dict[str, Any]:
    """Return the row of a statement with its four times."""
    speaker = coded.speaker
    return {
        "id": coded.id,
        "entry": coded.statement.entry,
        "source": coded.source,
        "actor": speaker.actor or "",
        "organ": speaker.organ,
        "principal": speaker.principal,
        "country": speaker.country,
        "official": speaker.official,
        "issue": coded.issue.value,
        "issue_id": coded.issue_id,
        "counterpart": coded.counterpart,
        "stance": coded.stance,
        "form": coded.statement.form.value,
        "modality": coded.statement.modality.value,
        "said": coded.said,
        "published": coded.published,
        "seen": coded.seen,
        "decided": decided,
        "payload": dump(coded),
    }


def save(connection: Connection, coded: Sequence[CodedStatement], decided: datetime) -> None:
    """Store an entry's statements that are not stored yet, and make their words searchable."""
    if not coded:
        return
    once = {one.id: one for one in coded}
    connection.execute(insert_new(connection.dialect.name, table), [row_of(one, decided) for one in once.values()])
    search.index(connection, list(once.values()))


def page(connection: Connection, query: StatementQuery, words: str = "") -> Page[CodedStatement]:
    """Return one page of statements, newest first; those that hold ``words`` where some are given."""
    narrowed = search.condition(connection.dialect.name, words) if words else None
    if words and narrowed is None:
        return Page((), 0)
    counted, asked = _asked(select(func.count()), query), _asked(select(table.c.payload), query)
    if narrowed is not None:
        counted, asked = counted.where(narrowed), asked.where(narrowed)
    total = connection.execute(counted).scalar_one()
    newest = asked.order_by(table.c.published.desc(), table.c.number.desc())
    rows = connection.execute(newest.offset(max(0, query.offset)).limit(min(max(0, query.limit), MOST_ROWS)))
    return Page(tuple(load(CodedStatement, row.payload) for row in rows), total)


def _asked(asked: Select[Any], query: StatementQuery) -> Select[Any]:
    asked = asked.select_from(table)
    if query.actor:
        asked = asked.where(spoken_by(query.actor))
    if query.issue:
        asked = asked.where((table.c.issue == query.issue) | (table.c.issue_id == query.issue))
    exact = (
        (table.c.country, query.country),
        (table.c.counterpart, query.counterpart),
        (table.c.source, query.source),
        (table.c.form, query.form.value if query.form else ""),
        (table.c.modality, query.modality.value if query.modality else ""),
    )
    for column, value in exact:
        if value:
            asked = asked.where(column == value)
    if query.official is not None:
        asked = asked.where(table.c.official == query.official)
    if query.since:
        asked = asked.where(table.c.published >= query.since)
    if query.until:
        asked = asked.where(table.c.published < query.until)
    if query.known_at:
        asked = asked.where(table.c.decided <= query.known_at)
    return asked


def spoken_by(name: str) -> Any:
    """Return the condition that a roster id spoke, or was spoken for."""
    return (table.c.actor == name) | (table.c.organ == name) | (table.c.principal == name)


def timeline(
    connection: Connection, name: str, issue: IssueClass | None, since: datetime | date | None
) -> list[CodedStatement]:
    """Return the statements of an actor or a principal, oldest said first; of very many, the newest."""
    asked = select(table.c.payload).where(spoken_by(name))
    if issue is not None:
        asked = asked.where(table.c.issue == issue.value)
    if since is not None:
        start = since if isinstance(since, datetime) else datetime.combine(since, time(), UTC)
        asked = asked.where(table.c.published >= start)
    newest = asked.order_by(table.c.published.desc(), table.c.number.desc()).limit(MOST_TIMELINE)
    found = [load(CodedStatement, row.payload) for row in connection.execute(newest)]
    return sorted(found, key=lambda coded: (coded.said, coded.published, coded.id))
