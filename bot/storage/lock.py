"""One program per database: a locked file beside a SQLite file, an advisory lock in PostgreSQL.

The lock file also marks that there was a database, so that one that vanished is not silently begun anew. The system
drops the lock when the program ends, however it ends.
"""

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import DatabaseUnusable

MARK = "This file belongs to the database beside it. Delete both, or neither.\n"
INSTANCE_LOCK = 7_305_002
NOTICES_WITHIN = 3.0  # seconds that a server needs to notice that a program was killed
SECOND = "another Volteface runs on this database: stop it first, or give this one a DATABASE_URL of its own"


def lock_of(file: Path) -> Path:
    """Return the lock file of a database file."""
    return Path(f"{file}.lock")


def mark(file: Path) -> None:
    """Remember that there is a database."""
    try:
        if not marked(file):
            lock_of(file).write_text(MARK, encoding="utf-8")
    except OSError as error:
        raise _unwritable(file, error) from error


def marked(file: Path) -> bool:
    """Tell whether there was a database."""
    beside = lock_of(file)
    return beside.exists() and beside.stat().st_size > 0


def held_on_server(connection: Connection) -> bool:
    """Tell whether a running program holds a PostgreSQL database; the question itself holds nothing for long."""
    free = text("SELECT pg_try_advisory_xact_lock_shared(:key)")
    return not connection.execute(free, {"key": INSTANCE_LOCK}).scalar()


def in_use(file: Path) -> bool:
    """Tell whether a running program holds the database."""
    try:
        with lock_of(file).open("rb") as beside:
            fcntl.flock(beside, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _unwritable(file: Path, error: OSError) -> DatabaseUnusable:
    return DatabaseUnusable(
        f"{lock_of(file)}: cannot be written ({error.strerror}): check space, owner and permissions"
    )


class FileLock:
    """Holds the lock file until released or until the program ends."""

    def __init__(self, file: Path) -> None:
        try:
            self._open = os.open(lock_of(file), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise _unwritable(file, error) from error
        try:
            fcntl.flock(self._open, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._open)
            raise DatabaseUnusable(f"{file}: {SECOND}") from error

    def release(self) -> None:
        """Let the next program in."""
        os.close(self._open)


class ServerLock:
    """Holds an advisory lock on a connection of its own; the server drops it when that connection ends."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._connection: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        until = time.monotonic() + NOTICES_WITHIN
        while not self._ask("SELECT pg_try_advisory_lock(:key)"):
            if time.monotonic() > until:
                self._connection.close()
                raise DatabaseUnusable(f"{where}: {SECOND}")
            time.sleep(0.05)

    def release(self) -> None:
        """Let the next program in."""
        with suppress(SQLAlchemyError):  # where the connection is gone, the lock is gone with it
            self._ask("SELECT pg_advisory_unlock(:key)")
        self._connection.invalidate()
        self._connection.close()

    def _ask(self, words: str) -> bool:
        return bool(self._connection.execute(text(words), {"key": INSTANCE_LOCK}).scalar())


class NoLock:
    """A database in memory is nobody else's."""

    def release(self) -> None:
        """Nothing is held."""


Lock = FileLock | ServerLock | NoLock
