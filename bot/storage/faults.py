"""What a database driver raises comes in; our errors go out, without statements, parameters or passwords."""

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import DatabaseUnusable, StorageBusy, StorageError

BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
CLOSED_TO_US = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
TRY_AGAIN = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
    psycopg.errors.LockNotAvailable,
    psycopg.errors.QueryCanceled,
    psycopg.errors.TooManyConnections,
)
RESTORE = "put a backup in its place (see `volteface backup`), or move the file away to begin anew"


def told(error: SQLAlchemyError | sqlite3.Error | psycopg.Error, where: str) -> StorageError:
    """Return our error for a driver's; ``where`` names the database without its password."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _told_by_sqlite(cause, where)
    if isinstance(cause, psycopg.Error):
        return _told_by_postgres(cause, where)
    return StorageError(f"{where}: {type(error).__name__}")


def _told_by_sqlite(cause: sqlite3.Error, where: str) -> StorageError:
    code = str(getattr(cause, "sqlite_errorname", ""))
    if code.startswith(BUSY):
        return StorageBusy(f"{where}: another program holds the database; the same act may be tried again")
    if code.startswith(BROKEN):
        return DatabaseUnusable(f"{where}: the file is damaged or is no database: {RESTORE}")
    if code.startswith("SQLITE_FULL"):
        return StorageError(f"{where}: the disk is full; nothing of this act was kept: free some space")
    if code.startswith(CLOSED_TO_US):
        return DatabaseUnusable(f"{where}: the file or its directory cannot be written: check owner and permissions")
    if code.startswith("SQLITE_IOERR"):
        return StorageError(f"{where}: the disk gave an error ({code}); nothing of this act was kept")
    return StorageError(f"{where}: {cause}")


def _told_by_postgres(cause: psycopg.Error, where: str) -> StorageError:
    if isinstance(cause, TRY_AGAIN):
        return StorageBusy(f"{where}: the server is busy; the same act may be tried again")
    if isinstance(cause, psycopg.errors.DiskFull):
        return StorageError(f"{where}: the server's disk is full; nothing of this act was kept")
    if isinstance(cause, psycopg.errors.InvalidPassword | psycopg.errors.InvalidAuthorizationSpecification):
        return DatabaseUnusable(f"{where}: the server refuses the user or the password: check DATABASE_URL")
    if isinstance(cause, psycopg.OperationalError) and cause.sqlstate is None:
        return StorageError(f"{where}: no connection to the server: check that it runs, and DATABASE_URL")
    return StorageError(f"{where}: {type(cause).__name__} {cause.sqlstate or ''}".rstrip())
