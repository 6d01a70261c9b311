"""Standing positions: in by their key, out by principal and issue class."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.model import IssueClass, Position
from bot.storage.codec import Memory
from bot.storage.columns import storable
from bot.storage.sql import parts, put
from bot.storage.tables import position as table
from bot.storage.tables import statement

CHANGING = ("stance", "commitment", "since", "updated", "payload")
STANDING = (
    select(table.c.principal, table.c.issue, table.c.payload)
    .where(
        table.c.principal.in_(bindparam("principals", expanding=True)),
        table.c.issue.in_(bindparam("issues", expanding=True)),
    )
    .order_by(table.c.principal, table.c.issue, table.c.counterpart)
)


def row_of(position: Position, memory: Memory) -> dict[str, Any]:
    """Return the row of a position."""
    return {
        "principal": position.key.principal,
        "issue": position.key.issue.value,
        "counterpart": position.key.counterpart,
        "stance": position.stance,
        "commitment": position.commitment.value,
        "since": position.since,
        "updated": position.updated,
        "payload": memory.dump(position),
    }


def standing(connection: Connection, keys: Collection[tuple[str, IssueClass]], memory: Memory) -> list[Position]:
    """Return every standing position of these (principal, issue class) pairs, in the order of their keys."""
    wanted = {(storable(principal), issue.value) for principal, issue in keys}
    issues = sorted({issue for _, issue in wanted})
    return [
        memory.load(Position, row.payload)
        for principals in parts(sorted({principal for principal, _ in wanted}))
        for row in connection.execute(STANDING, {"principals": principals, "issues": issues})
        if (row.principal, row.issue) in wanted
    ]


def save(connection: Connection, positions: Sequence[Position], memory: Memory) -> None:
    """Store positions as they now stand."""
    put(connection, table, [row_of(position, memory) for position in positions], CHANGING)


def of_speaker(connection: Connection, name: str, issue: IssueClass | None, memory: Memory) -> list[Position]:
    """Return the positions of a principal, or those in which an actor or an organ has a stand; newest first."""
    spoke = (statement.c.actor == name) | (statement.c.organ == name)
    principals = select(statement.c.principal).where(spoke, statement.c.principal != "").distinct()
    asked = select(table.c.principal, table.c.payload).where(
        (table.c.principal == name) | table.c.principal.in_(principals)
    )
    if issue is not None:
        asked = asked.where(table.c.issue == issue.value)
    rows = connection.execute(asked.order_by(table.c.updated.desc(), table.c.issue, table.c.counterpart))
    found = [(row.principal, memory.load(Position, row.payload)) for row in rows]
    return [position for principal, position in found if principal == name or _has_stand(position, name)]


def _has_stand(position: Position, name: str) -> bool:
    return any(name in (stand.actor, stand.organ) for stand in position.stands)
