from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import DatabaseUnusable
from bot.model import IssueClass, MessageState, StatementQuery
from bot.storage.engine import Runner
from bot.storage.migrate import newest, revision_of, upgrade
from bot.storage.opening import opened
from bot.storage.store import Database
from bot.storage.tables import Base
from tests.storage import postgres
from tests.storage.values import NOW, coded, entry, standing

FIRST = Path(__file__).parent / "first_revision.sql"


@pytest.fixture(params=["file", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, not yet migrated."""
    if request.param == "file":
        return f"sqlite:///{tmp_path}/volteface.db"
    made = postgres.database(request.getfixturevalue("server"))
    url = made.__enter__()
    request.addfinalizer(lambda: made.__exit__(None, None, None))
    return url


def differences(connection: Connection) -> list[object]:
    """What the tables have that the schema has not, and the reverse; full-text search is the schema's own."""

    def ours(_thing: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
        return not (name or "").startswith("statement_words") and name not in {"words", "ix_statement_words"}

    options = {"include_object": ours, "compare_type": False}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))


async def test_the_migrations_make_the_tables_as_they_are_declared(empty: str) -> None:
    runner = await opened(empty, 5)
    assert runner.act_now(differences) == []
    assert runner.act_now(revision_of) == newest()
    runner.close()


async def test_a_database_of_the_first_revision_is_upgraded_with_its_rows(empty: str) -> None:
    runner = Runner(empty)
    runner.act_now(lambda connection: upgrade(connection, "here", "0001"), write=True)
    runner.act_now(_fill, write=True)
    assert runner.act_now(revision_of) == "0001"
    runner.close()
    store = await Database.open(empty)
    assert (await store.recent_statements(StatementQuery())).rows == (coded(),)
    assert (await store.search("meet", StatementQuery())).total == 1
    assert await store.entries(["e1"]) == [entry()]
    assert len(await standing(store, {("gov.nor", IssueClass.TALKS)})) == 1
    assert (await store.alert("a1")) is not None
    (waiting,) = await store.claim_messages(NOW, lease=60)
    assert (waiting.alert, waiting.state) == ("a1", MessageState.CLAIMED)
    (closed,) = await store.suspended_chats()
    assert (closed.chat, closed.reason) == ("-5", "kicked")
    await store.move_chat("-5", "-6")
    state = await store.source_state("north")
    assert state is not None
    assert (state.etag, state.baseline_done) == ('"v1"', True)
    await store.close()


def _fill(connection: Connection) -> None:
    for line in FIRST.read_text(encoding="utf-8").split(";\n"):
        if line.strip():
            connection.execute(text(line.replace(":", "\\:")))
    number = connection.execute(text("SELECT number FROM statement")).scalar_one()
    words = {"number": number, "words": "we will meet them"}
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO statement_words (rowid, words) VALUES (:number, :words)"), words)
    else:
        connection.execute(
            text("UPDATE statement SET words = to_tsvector('volteface', :words) WHERE number = :number"), words
        )


async def test_a_database_of_a_newer_program_is_refused_with_a_cure(empty: str) -> None:
    runner = await opened(empty, 5)
    runner.act_now(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")), write=True)
    runner.close()
    with pytest.raises(DatabaseUnusable, match=r"newer Volteface \(revision 9999\).*install that version"):
        await Database.open(empty)


async def test_a_database_is_not_upgraded_under_a_running_program(empty: str) -> None:
    running = await Database.open(empty)
    await running.acquire_instance()
    runner = Runner(empty)
    runner.act_now(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '0001'")), write=True)
    runner.close()
    with pytest.raises(DatabaseUnusable, match="stop it before the upgrade"):
        await Database.open(empty)
    await running.close()


async def test_opening_again_changes_nothing(empty: str) -> None:
    for _ in range(2):
        store = await Database.open(empty)
        await store.set_value("a", "1")
        await store.close()
    runner = await opened(empty, 5)
    assert runner.act_now(differences) == []
    runner.close()
