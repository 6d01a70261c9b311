"""What operation asks of memory: the instance lock, counts, retention, backup and export."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, select
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import DatabaseUnusable, StorageError
from bot.model import Alert, CodedStatement, Entry, Position, Pruned, StoreStatus
from bot.storage import alerts, backup, claims, entries, facts, jump, prune, status
from bot.storage.codec import Memory, load
from bot.storage.engine import Runner
from bot.storage.faults import told
from bot.storage.lock import FileLock, Lock, NoLock, ServerLock
from bot.storage.tables import alert, entry, position, statement

BATCH = 500
IDENTITY = "bot.identity"


class UpkeepActs:
    """The part of the store that an operator needs."""

    _runner: Runner
    _memory: Memory
    _lock: Lock = NoLock()

    async def acquire_instance(self) -> None:
        """Be the only program that runs on this database, or raise DatabaseUnusable; a predecessor's leases end."""
        self._lock = await asyncio.to_thread(self._locked)
        await self._runner.write(lambda c: claims.end_leases(c, datetime(1970, 1, 1, tzinfo=UTC)))

    def _locked(self) -> Lock:
        if self._runner.file is not None:
            return FileLock(self._runner.file)
        if self._runner.in_place:
            return NoLock()
        try:
            return ServerLock(self._runner.engine, self._runner.where)
        except SQLAlchemyError as error:
            raise told(error, self._runner.where) from error

    async def bind_bot(self, identity: str) -> None:
        """Let one bot alone use this database: another one's messages cannot be edited, nor its chats reached."""
        known = await self._runner.write(lambda c: _bound(c, identity))
        if known != identity:
            raise DatabaseUnusable(
                f"{self._runner.where}: the database belongs to bot {known}, this is bot {identity}: "
                "use that bot's token, or give this one a DATABASE_URL of its own"
            )

    async def status(self, now: datetime) -> StoreStatus:
        return await self._runner.read(lambda c: status.status(c, now))

    async def prune(self, now: datetime, retention: timedelta) -> Pruned:
        """Forget a bounded number of pages, attempts and finished messages older than ``retention``."""
        return await self._runner.write(lambda c: prune.prune(c, now, retention))

    async def follow_clock(self, by: timedelta, now: datetime) -> None:
        """The wall clock jumped by so much: stored times move with it, so that no wait becomes longer."""
        await self._runner.write(lambda c: jump.follow(c, by, now))

    async def backup(self, path: Path, progress: backup.Step = lambda _percent: None) -> None:
        """Copy a SQLite database to ``path`` while it is used; ``progress`` hears how many per cent more are done."""
        if self._runner.file is None:
            kind = "in memory" if self._runner.in_place else "on PostgreSQL: use pg_dump"
            raise StorageError(f"{self._runner.where}: no backup of a database {kind}")
        await asyncio.to_thread(backup.copy, self._runner.file, path, progress)

    async def all_entries(self, since: datetime | None = None) -> AsyncIterator[Entry]:
        """Every entry published at or after ``since``, in time order; old ones may have lost their HTML."""
        wanted = [] if since is None else [entry.c.published >= since]
        async for row in self._rows(entry, (entry.c.published, entry.c.id), wanted, entry.c.html, entry.c.text):
            yield entries.entry_of(row)

    async def all_statements(self, since: datetime | None = None) -> AsyncIterator[CodedStatement]:
        """Every statement published at or after ``since``, in the order in which they were stored."""
        wanted = [] if since is None else [statement.c.published >= since]
        async for row in self._rows(statement, (statement.c.number,), wanted):
            yield load(CodedStatement, row.payload)

    async def all_positions(self, since: datetime | None = None) -> AsyncIterator[Position]:
        """Every position updated at or after ``since``, in the order of their keys."""
        wanted = [] if since is None else [position.c.updated >= since]
        keys = (position.c.principal, position.c.issue, position.c.counterpart)
        async for row in self._rows(position, keys, wanted):
            yield load(Position, row.payload)

    async def all_alerts(self, since: datetime | None = None) -> AsyncIterator[Alert]:
        """Every alert at or after ``since``, oldest first."""
        wanted = [] if since is None else [alert.c.at >= since]
        async for row in self._rows(alert, (alert.c.at, alert.c.id), wanted, alert.c.marked):
            yield alerts.alert_of(row, self._memory)

    async def _rows(
        self,
        table: Table,
        keys: tuple[ColumnElement[Any], ...],
        wanted: list[ColumnElement[bool]],
        *more: ColumnElement[Any],
    ) -> AsyncIterator[Row[*tuple[Any, ...]]]:
        """Stream rows in the order of ``keys``; no transaction is open between two batches."""
        asked = select(*keys, table.c.payload, *more).where(*wanted).order_by(*keys).limit(BATCH)
        after: tuple[object, ...] | None = None
        while True:
            batch = asked if after is None else asked.where(_beyond(keys, after))
            rows = await self._runner.read(lambda c, batch=batch: c.execute(batch).all())  # type: ignore[misc]
            for row in rows:
                yield row
            if len(rows) < BATCH:
                return
            after = tuple(rows[-1][: len(keys)])

    async def close(self) -> None:
        """Finish running acts, close every connection, let the next program in."""
        held, self._lock = self._lock, NoLock()
        await asyncio.to_thread(self._runner.drain)
        await asyncio.to_thread(held.release)
        await asyncio.to_thread(self._runner.close)


def _beyond(keys: tuple[ColumnElement[Any], ...], after: tuple[object, ...]) -> ColumnElement[bool]:
    first, *others = keys
    if not others:
        return first > after[0]
    return (first > after[0]) | ((first == after[0]) & _beyond(tuple(others), after[1:]))


def _bound(connection: Connection, identity: str) -> str:
    known = facts.value(connection, IDENTITY)
    if known is None:
        facts.set_value(connection, IDENTITY, identity)
    return known or identity
