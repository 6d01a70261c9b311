import sqlite3

import psycopg
import pytest
from psycopg import errors
from sqlalchemy.exc import ArgumentError, OperationalError

from bot.errors import DatabaseUnusable, StorageBusy, StorageError
from bot.model import IssueClass, Position
from bot.storage.codec import dump, load
from bot.storage.columns import storable
from bot.storage.faults import told
from tests.storage.values import position

SECRET = "INSERT INTO outbox ... password=secret"


def by_sqlite(name: str) -> sqlite3.Error:
    cause = sqlite3.OperationalError("the driver's words")
    cause.sqlite_errorname = name
    return cause


@pytest.mark.parametrize(
    ("cause", "kind", "words"),
    [
        (by_sqlite("SQLITE_BUSY"), StorageBusy, "tried again"),
        (by_sqlite("SQLITE_BUSY_SNAPSHOT"), StorageBusy, "tried again"),
        (by_sqlite("SQLITE_LOCKED_SHAREDCACHE"), StorageBusy, "tried again"),
        (by_sqlite("SQLITE_FULL"), StorageError, "disk is full"),
        (by_sqlite("SQLITE_IOERR_WRITE"), StorageError, "disk gave an error"),
        (by_sqlite("SQLITE_CORRUPT_VTAB"), DatabaseUnusable, "damaged"),
        (by_sqlite("SQLITE_NOTADB"), DatabaseUnusable, "no database"),
        (by_sqlite("SQLITE_READONLY_DIRECTORY"), DatabaseUnusable, "owner and permissions"),
        (by_sqlite("SQLITE_CANTOPEN"), DatabaseUnusable, "owner and permissions"),
        (by_sqlite("SQLITE_ERROR"), StorageError, "the driver's words"),
        (errors.DeadlockDetected(SECRET), StorageBusy, "tried again"),
        (errors.LockNotAvailable(SECRET), StorageBusy, "tried again"),
        (errors.SerializationFailure(SECRET), StorageBusy, "tried again"),
        (errors.DiskFull(SECRET), StorageError, "disk is full"),
        (errors.InvalidPassword(SECRET), DatabaseUnusable, "check DATABASE_URL"),
        (errors.AdminShutdown(SECRET), StorageError, "AdminShutdown 57P01"),
        (psycopg.OperationalError(SECRET), StorageError, "no connection"),
        (errors.UndefinedTable(SECRET), StorageError, "UndefinedTable 42P01"),
    ],
)
def test_each_fault_of_a_driver_has_its_own_words(cause: Exception, kind: type[StorageError], words: str) -> None:
    for raised in (cause, OperationalError(SECRET, {"password": "secret"}, cause)):
        fault = told(raised, "here")  # type: ignore[arg-type]
        assert type(fault) is kind
        assert str(fault).startswith("here: ") and words in str(fault)
        assert "secret" not in str(fault)


def test_a_fault_that_is_no_driver_s_is_named() -> None:
    assert str(told(ArgumentError(SECRET), "here")) == "here: ArgumentError"


def test_a_stored_value_that_cannot_be_read_is_told_by_its_kind_and_field() -> None:
    text = dump(position()).replace(IssueClass.TALKS.value, "no class")
    with pytest.raises(StorageError, match=r"a stored Position cannot be read: key.issue: .*'talks'") as caught:
        load(Position, text)
    assert len(str(caught.value)) < 1000


def test_only_values_of_the_model_are_stored() -> None:
    with pytest.raises(TypeError, match="no value of the model"):
        dump({"a": 1})


def test_what_a_database_can_hold_is_left_as_it_is() -> None:
    assert storable("Żółć 🙂 \x01\n") == "Żółć 🙂 \x01\n"
    assert storable("a\0b\ud83dc") == "ab\ufffdc"
