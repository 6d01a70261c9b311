"""A database URL comes in; an engine with its habits goes out, and the Runner that runs one transaction per act.

SQLite on disk: WAL, one writer thread, every write begins with BEGIN IMMEDIATE, readers beside it. SQLite in memory:
one shared connection, run in place. PostgreSQL: the same code through psycopg 3.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from bot.errors import DatabaseUnusable, StorageBusy, StorageError
from bot.storage.faults import told

Result = TypeVar("Result")
POSTGRES = {"postgresql", "postgres", "postgresql+psycopg"}
FORMS = "sqlite:///data/volteface.db, sqlite:// (in memory) or postgresql://user:password@host/name"
STEP = 0.05  # seconds between two tries of a busy database
ASKED = 4.0  # seconds that a person waits for a write before hearing that the database is busy


def parsed(url: str) -> URL:
    """Return the URL in SQLAlchemy's form; raises DatabaseUnusable for any other kind, without repeating a password."""
    try:
        address = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise DatabaseUnusable(f"DATABASE_URL cannot be read: expected {FORMS}") from None
    if address.drivername in POSTGRES:
        if not address.database:
            raise DatabaseUnusable(f"DATABASE_URL names no database: expected {FORMS}")
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in {"sqlite", "sqlite+pysqlite"} and not address.host:
        return address.set(drivername="sqlite", query={})
    raise DatabaseUnusable(f"DATABASE_URL is of the kind {address.drivername!r}: expected {FORMS}")


def file_of(address: URL) -> Path | None:
    """Return the file of a SQLite database on disk, None for any other database."""
    if address.get_backend_name() != "sqlite" or address.database in {None, "", ":memory:"}:
        return None
    return Path(str(address.database))


def make_engine(address: URL, *, patience: float) -> Engine:
    """Return an engine that connects when first used; ``patience`` is in seconds."""
    if address.get_backend_name() == "postgresql":
        return _postgres(address, patience)
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": min(patience, 1.0)}}
    if file_of(address) is None:
        options["poolclass"] = StaticPool
    engine = create_engine(address, hide_parameters=True, query_cache_size=1000, **options)
    event.listen(engine, "connect", _prepare_file if file_of(address) else _prepare_memory)
    event.listen(engine, "begin", _begin)
    return engine


def _postgres(address: URL, patience: float) -> Engine:
    wait = int(patience * 1000)
    alive = (
        "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"  # a lost host's lock ends
    )
    settings = f"-c timezone=UTC -c lock_timeout={wait} -c idle_in_transaction_session_timeout=120000 {alive}"
    return create_engine(
        address,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=5,
        query_cache_size=1000,
        connect_args={"options": settings, "connect_timeout": 10, "application_name": "volteface"},
    )


def _prepare_file(connection: Any, _record: Any) -> None:
    _prepare_memory(connection, _record)
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA journal_size_limit=67108864")
    cursor.close()


def _prepare_memory(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes late and deferred: ours is in _begin
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA temp_store=MEMORY")
    cursor.close()


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection  # straight to the driver: this runs before every act
    driver.execute("BEGIN IMMEDIATE" if connection.get_execution_options().get("write") else "BEGIN")


def _named(address: URL) -> str:
    """Name a database for people: no user, no password, no options, which may hold a password too."""
    if address.get_backend_name() == "sqlite":
        return str(address.database or ":memory:")
    return f"PostgreSQL database {address.database} on {address.host or 'this machine'}"


class Runner:
    """Runs acts, each in one short transaction; only StorageError leaves."""

    def __init__(self, url: str, *, patience: float = 30.0) -> None:
        self.address = parsed(url)
        self.file = file_of(self.address)
        self.engine = make_engine(self.address, patience=patience)
        self.where = _named(self.address)
        self._patience, self._closed = patience, False
        self._writing = self.engine.execution_options(write=True)
        self.in_place = self.file is None and self.address.get_backend_name() == "sqlite"
        self._writer = None if self.in_place else ThreadPoolExecutor(1, "storage-write")
        self._readers = None if self.in_place else ThreadPoolExecutor(3, "storage-read")

    async def read(self, act: Callable[[Connection], Result]) -> Result:
        """Run ``act`` in a transaction that only reads."""
        return await self._run(self._readers, self.engine, act)

    async def write(self, act: Callable[[Connection], Result]) -> Result:
        """Run ``act`` in a transaction that writes: all of it is kept, or nothing."""
        return await self._run(self._writer, self._writing, act)

    async def write_asked(self, act: Callable[[Connection], Result]) -> Result:
        """Write what a person asks for: not behind the waiting writes of the program, and busy within seconds."""
        return await self._run(self._readers, self._writing, act, min(ASKED, self._patience))

    async def _run(
        self,
        threads: ThreadPoolExecutor | None,
        engine: Engine,
        act: Callable[[Connection], Result],
        patience: float | None = None,
    ) -> Result:
        if threads is None:
            return self._act(engine, act)
        if self._closed:
            raise StorageError(f"{self.where}: closed")
        return await asyncio.get_running_loop().run_in_executor(threads, self._act, engine, act, patience)

    def act_now(self, act: Callable[[Connection], Result], *, write: bool = False) -> Result:
        """Run ``act`` here, on the calling thread: for opening and closing."""
        return self._act(self._writing if write else self.engine, act)

    def _act(self, engine: Engine, act: Callable[[Connection], Result], patience: float | None = None) -> Result:
        until = time.monotonic() + (self._patience if patience is None else patience)
        while True:
            try:
                with engine.connect() as connection, connection.begin():
                    return act(connection)
            except (SQLAlchemyError, sqlite3.Error) as error:
                fault = told(error, self.where)
                if not isinstance(fault, StorageBusy) or time.monotonic() >= until:
                    raise fault from error
            time.sleep(STEP)

    def drain(self) -> None:
        """Take no further act and wait for the running ones."""
        self._closed = True
        for threads in (self._writer, self._readers):
            if threads is not None:
                threads.shutdown(wait=True)

    def close(self) -> None:
        """Wait for running acts and close every connection."""
        self.drain()
        self.engine.dispose()
