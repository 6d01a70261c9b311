"""The store's tests run on SQLite and on PostgreSQL: a fresh database for each test, one server for all."""

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.engine import Runner
from bot.storage.migrate import upgrade
from bot.storage.store import Database
from bot.storage.tables import Base
from tests.storage import postgres

MEMORY, FILE, POSTGRESQL = "memory", "file", "postgresql"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if os.environ.get(postgres.WITHOUT):
        pytest.skip(f"{postgres.WITHOUT} is set")
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def migrated(server: str) -> Iterator[str]:
    """The address of a migrated database: emptied for each test, which is cheaper than making one."""
    with postgres.database(server) as url:
        runner = Runner(url)
        runner.act_now(lambda connection: upgrade(connection, "template"), write=True)
        runner.close()
        yield url


@pytest.fixture
def postgres_url(migrated: str) -> str:
    postgres.emptied(migrated, [table.name for table in reversed(Base.metadata.sorted_tables)])
    return migrated


@pytest.fixture(params=[MEMORY, POSTGRESQL])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database for one program."""
    return str(request.getfixturevalue("postgres_url")) if request.param == POSTGRESQL else "sqlite://"


@pytest.fixture(params=[FILE, POSTGRESQL])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database that two programs can open."""
    if request.param == POSTGRESQL:
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path}/data/volteface.db"


@pytest.fixture(scope="session")
def empty_memory() -> Iterator[sqlite3.Connection]:
    """A migrated database in memory to copy: cheaper than migrating one for each test."""
    runner = Runner("sqlite://")
    runner.act_now(lambda connection: upgrade(connection, "template"), write=True)
    yield driver_of(runner)
    runner.close()


def driver_of(runner: Runner) -> sqlite3.Connection:
    with runner.engine.connect() as connection:
        driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        return driver


@pytest.fixture
async def store(url: str, empty_memory: sqlite3.Connection) -> AsyncIterator[Database]:
    if url == "sqlite://":
        runner = Runner(url)
        empty_memory.backup(driver_of(runner))
        opened = Database(runner)
    else:
        opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
async def shared(shared_url: str) -> AsyncIterator[Database]:
    """A store that a second program can open too, at ``shared_url``."""
    opened = await Database.open(shared_url, patience=5)
    yield opened
    await opened.close()
