"""Small durable facts by key, and counts of languages that have no pack."""

from sqlalchemy import Connection, bindparam, select, update

from bot.storage.sql import insert_new, put
from bot.storage.tables import fact, language

ONE = select(fact.c.value).where(fact.c.key == bindparam("key"))


def value(connection: Connection, key: str) -> str | None:
    """Return a fact, None where it was never set."""
    found: str | None = connection.execute(ONE, {"key": key}).scalar()
    return found


def values(connection: Connection, prefix: str) -> dict[str, str]:
    """Return the facts whose key begins so."""
    asked = select(fact.c.key, fact.c.value).where(fact.c.key.startswith(prefix, autoescape=True))
    return {row.key: row.value for row in connection.execute(asked) if row.key.startswith(prefix)}


def set_value(connection: Connection, key: str, text: str) -> None:
    """Set a fact."""
    put(connection, fact, [{"key": key, "value": text}], ("value",))


def count_language(connection: Connection, code: str, entries: int) -> None:
    """Count entries in a language without a pack."""
    connection.execute(insert_new(connection.dialect.name, language), {"code": code, "entries": 0})
    counted = update(language).where(language.c.code == code)
    connection.execute(counted.values(entries=language.c.entries + entries))
