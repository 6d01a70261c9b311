"""A URL comes in; a checked and migrated database goes out, or DatabaseUnusable with what to do about it.

What could silently begin anew (a file that vanished, a log without its file) or run on a damaged file is refused: an
empty memory would greet every old entry as new.
"""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from bot.errors import DatabaseUnusable, StorageBusy, StorageError
from bot.storage import migrate
from bot.storage.engine import Runner
from bot.storage.faults import RESTORE, told
from bot.storage.lock import held_on_server, in_use, mark, marked


async def opened(url: str, patience: float) -> Runner:
    """Open, check and migrate the database of ``url``."""
    runner = Runner(url, patience=patience)
    if runner.in_place:
        _prepare(runner)
    else:
        await asyncio.to_thread(_prepare, runner)
    return runner


def _prepare(runner: Runner) -> None:
    try:
        if runner.file is not None:
            _check_files(runner.file)
            check_content(runner.file, runner.where)
        if runner.act_now(migrate.revision_of) != migrate.newest():  # else nothing is written, nobody waited for
            runner.act_now(lambda connection: _migrate(connection, runner), write=True)
    except StorageBusy:
        raise
    except DatabaseUnusable:
        runner.close()
        raise
    except StorageError as error:
        runner.close()
        raise DatabaseUnusable(str(error)) from error
    if runner.file is not None:
        mark(runner.file)


def _migrate(connection: Connection, runner: Runner) -> None:
    if migrate.is_older(migrate.revision_of(connection)) and _held(connection, runner):
        raise DatabaseUnusable(f"{runner.where}: an older Volteface runs on this database: stop it before the upgrade")
    migrate.upgrade(connection, runner.where)


def _held(connection: Connection, runner: Runner) -> bool:
    return in_use(runner.file) if runner.file is not None else not runner.in_place and held_on_server(connection)


def _check_files(file: Path) -> None:
    try:
        check_files(file)
    except OSError as error:
        raise DatabaseUnusable(f"{file}: cannot be used ({error.strerror}): check owner and permissions") from error


def check_files(file: Path) -> None:
    """Refuse a folder that cannot be used, and files of which some are missing."""
    folder = file.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(f"{folder}: the folder cannot be made ({error.strerror}): check its owner") from error
    if file.is_dir():
        raise DatabaseUnusable(f"{file}: is a folder, expected a database file")
    if not os.access(folder, os.W_OK | os.X_OK) or (file.exists() and not os.access(file, os.R_OK | os.W_OK)):
        raise DatabaseUnusable(f"{file}: the file or its folder cannot be written: check owner and permissions")
    log, index = Path(f"{file}-wal"), Path(f"{file}-shm")
    if not file.exists() or file.stat().st_size == 0:
        if marked(file):
            raise DatabaseUnusable(
                f"{file}: the database is gone, though there was one: {RESTORE}; "
                f"to begin with an empty memory, delete {file.name}.lock too"
            )
        if log.exists() and log.stat().st_size > 0:
            raise DatabaseUnusable(f"{file}: missing, but its log {log.name} is there: {RESTORE}")
    elif index.exists() and not log.exists():
        raise DatabaseUnusable(
            f"{file}: its log {log.name} is missing, so what was stored last is lost: {RESTORE}; "
            f"to go on without it, delete {index.name}"
        )


def check_content(file: Path, where: str) -> None:
    """Refuse a damaged file; the check reads every page once, so it is left out where a program runs that made it."""
    if not file.exists() or file.stat().st_size == 0 or in_use(file):
        return
    try:
        with closing(sqlite3.connect(file, timeout=5.0)) as connection:
            faults = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)")]
    except sqlite3.Error as error:
        raise told(error, where) from error
    if faults != ["ok"]:
        raise DatabaseUnusable(f"{where}: the file is damaged ({faults[0][:200]}): {RESTORE}")
