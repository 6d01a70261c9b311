"""What both databases write differently: inserts that meet an old row."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import Insert

Part = TypeVar("Part")
CHUNK = 500


@cache
def insert_new(dialect: str, table: Table) -> Insert:
    """Return an insert that leaves a row alone that exists already, by whatever unique key."""
    if dialect == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing()
    return sqlite.insert(table).on_conflict_do_nothing()


@cache
def upsert(dialect: str, table: Table, changing: tuple[str, ...]) -> Insert:
    """Return an insert that sets the columns ``changing`` where the primary key exists already."""
    keys = [column.name for column in table.primary_key]
    if dialect == "postgresql":
        fresh = postgresql.insert(table)
        return fresh.on_conflict_do_update(index_elements=keys, set_={name: fresh.excluded[name] for name in changing})
    new = sqlite.insert(table)
    return new.on_conflict_do_update(index_elements=keys, set_={name: new.excluded[name] for name in changing})


def put_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows that are not there yet; returns how many these were."""
    if not rows:
        return 0
    insert = insert_new(connection.dialect.name, table).returning(*table.primary_key)
    return len(connection.execute(insert, list(rows)).all())


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], changing: tuple[str, ...]) -> None:
    """Insert the rows, or set ``changing`` in those that are there."""
    if rows:
        connection.execute(upsert(connection.dialect.name, table, changing), list(rows))


def parts(whole: Sequence[Part], size: int = CHUNK) -> Iterator[Sequence[Part]]:
    """Cut ``whole`` into parts that a database takes as parameters."""
    for start in range(0, len(whole), size):
        yield whole[start : start + size]
