"""Sources: configured values and poll outcomes in, states out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, true, update

from bot.model import Poll, Source, SourceChanges, SourceState
from bot.storage.codec import dump, load
from bot.storage.sql import put
from bot.storage.tables import source as table

IN_USE = ~table.c.removed
DUE = (
    select(table)
    .where(IN_USE, table.c.enabled == true(), ~table.c.paused, ~table.c.gone, table.c.next_due <= bindparam("now"))
    .order_by(table.c.next_due, table.c.id)
    .limit(bindparam("most"))
)
ONE = select(table).where(table.c.id == bindparam("id"))
CONFIGURED = ("url", "enabled", "removed", "gone", "next_due", "etag", "modified", "baseline_done", "payload")


def state_of(row: Row[Any]) -> SourceState:
    """Return what is remembered of a source."""
    return SourceState(
        source=load(Source, row.payload),
        url=row.url,
        next_due=row.next_due,
        etag=row.etag,
        modified=row.modified,
        baseline_done=row.baseline_done,
        failures=row.failures,
        last_success=row.last_success,
        last_new=row.last_new,
        last_error=row.last_error,
        entries=row.entries,
        paused=row.paused,
        gone=row.gone,
    )


def due(connection: Connection, now: datetime, limit: int) -> list[SourceState]:
    """Return the sources whose time has come, longest due first."""
    return [state_of(row) for row in connection.execute(DUE, {"now": now, "most": limit})]


def state(connection: Connection, source: str) -> SourceState | None:
    """Return the state of one source, configured or removed."""
    row = connection.execute(ONE, {"id": source}).first()
    return None if row is None else state_of(row)


def states(connection: Connection) -> list[SourceState]:
    """Return the states of all configured sources."""
    return [state_of(row) for row in connection.execute(select(table).where(IN_USE).order_by(table.c.id))]


def sync(connection: Connection, sources: Iterable[Source], now: datetime) -> SourceChanges:
    """Make the configured sources those of the table; health and history of a known source stay."""
    old = {row.id: row for row in connection.execute(select(table))}
    wanted = {source.id: source for source in sources}
    fresh = [source for name, source in wanted.items() if name not in old]
    again = [source for name, source in wanted.items() if name in old and old[name].removed]
    kept = [source for name, source in wanted.items() if name in old and not old[name].removed]
    changed = [source for source in kept if load(Source, old[source.id].payload) != source]
    removed = [name for name, row in old.items() if name not in wanted and not row.removed]
    rows = [_configured(source, old.get(source.id), now) for source in (*fresh, *again, *changed)]
    put(connection, table, rows, CONFIGURED)
    if removed:
        connection.execute(update(table).where(table.c.id.in_(removed)).values(removed=True))
    added = tuple(source.id for source in (*fresh, *again))
    return SourceChanges(added, tuple(removed), tuple(source.id for source in changed))


def _configured(source: Source, old: Row[Any] | None, now: datetime) -> dict[str, Any]:
    moved = old is None or load(Source, old.payload).url != source.url
    kept = old is not None and not moved
    return {
        "id": source.id,
        "url": old.url if old is not None and kept else source.url,
        "enabled": source.enabled,
        "removed": False,
        "gone": bool(old is not None and kept and old.gone),
        "next_due": old.next_due if old is not None and kept else now,
        "etag": old.etag if old is not None and kept else "",
        "modified": old.modified if old is not None and kept else "",
        # One that comes back has gathered a backlog meanwhile, which is history and alerts nobody.
        "baseline_done": bool(old is not None and old.baseline_done and not old.removed),
        "payload": dump(source),
    }


def record(connection: Connection, poll: Poll, fresh: int) -> None:
    """Store what a poll tells of its source: validators only ever together with the entries of the same body."""
    values: dict[str, Any] = {"next_due": poll.next_due, "gone": poll.gone, "last_error": poll.error}
    if poll.error or poll.gone:
        values["failures"] = table.c.failures + 1
    else:
        values |= {"failures": 0, "last_success": poll.at, "baseline_done": True}
        if not poll.not_modified or poll.etag or poll.modified:
            values |= {"etag": poll.etag, "modified": poll.modified}
        if poll.url:
            values["url"] = poll.url
        if fresh:
            values |= {"last_new": poll.at, "entries": table.c.entries + fresh}
    connection.execute(update(table).where(table.c.id == poll.source).values(values))


def pause(connection: Connection, source: str, paused: bool) -> bool:
    """Pause or resume a source; a resumed one that was gone is asked again. False where there is none."""
    values: dict[str, Any] = {"paused": paused} if paused else {"paused": False, "gone": False}
    done = connection.execute(update(table).where(table.c.id == source, IN_USE).values(values))
    return done.rowcount > 0
