"""Alerts as they now stand: in by id, out by principal and time or by a query."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from bot.model import Alert, AlertQuery, Page
from bot.storage.codec import Memory
from bot.storage.sql import parts, put
from bot.storage.tables import alert as table
from bot.storage.tables import feedback

MOST_ROWS = 200
NOT_A_REVERSAL = "not a reversal"
CHANGING = ("kind", "actor", "principal", "country", "counterpart", "issue", "issue_id", "severity", "pair", "payload")
RECENT = (
    select(table.c.payload, table.c.marked)
    .where(table.c.principal.in_(bindparam("principals", expanding=True)), table.c.at >= bindparam("since"))
    .order_by(table.c.at, table.c.id)
)
ONE = select(table.c.payload, table.c.marked).where(table.c.id == bindparam("id"))
MARKED = (
    select(feedback.c.pair)
    .where(
        feedback.c.principal.in_(bindparam("principals", expanding=True)),
        feedback.c.mark == NOT_A_REVERSAL,
        feedback.c.pair != "",
    )
    .distinct()
)


def pair_of(alert: Alert) -> str:
    """Return "prior:current" by the statements' ids, "" where a side has none."""
    prior = alert.prior.statement if alert.prior else ""
    return f"{prior}:{alert.current.statement}" if prior and alert.current.statement else ""


def row_of(alert: Alert, memory: Memory) -> dict[str, Any]:
    """Return the row of an alert."""
    return {
        "id": alert.id,
        "kind": alert.kind.value,
        "at": alert.at,
        "actor": alert.actor,
        "principal": alert.principal,
        "country": alert.country,
        "counterpart": alert.counterpart,
        "issue": alert.issue.value,
        "issue_id": alert.issue_id,
        "severity": alert.severity,
        "marked": alert.marked,
        "pair": pair_of(alert),
        "payload": memory.dump(alert),
    }


def save(connection: Connection, alerts: Sequence[Alert], memory: Memory, *, marks: bool = False) -> None:
    """Store alerts, each as its last version stands.

    Only with ``marks`` is the mark of a known alert changed: a reading that began before an admin's mark keeps it.
    """
    newest = {alert.id: alert for alert in alerts}
    rows = [row_of(alert, memory) for alert in newest.values()]
    put(connection, table, rows, (*CHANGING, "marked") if marks else CHANGING)


def alert_of(row: Row[*tuple[Any, ...]], memory: Memory) -> Alert:
    """Return the alert of a row with ``payload`` and ``marked``; the mark of the column counts."""
    alert = memory.load(Alert, row.payload)
    return alert if alert.marked == row.marked else replace(alert, marked=row.marked)


def recent(connection: Connection, principals: Collection[str], since: datetime, memory: Memory) -> list[Alert]:
    """Return the alerts of these principals at or after ``since``, oldest first."""
    found = [
        alert_of(row, memory)
        for part in parts(sorted(principals))
        for row in connection.execute(RECENT, {"principals": part, "since": since})
    ]
    return found if len(principals) < 2 else sorted(found, key=lambda alert: (alert.at, alert.id))


def marked_pairs(connection: Connection, principals: Collection[str]) -> set[str]:
    """Return the pairs that an admin called no reversal."""
    return {row.pair for part in parts(sorted(principals)) for row in connection.execute(MARKED, {"principals": part})}


def one(connection: Connection, name: str, memory: Memory) -> Alert | None:
    """Return an alert by its id."""
    row = connection.execute(ONE, {"id": name}).first()
    return None if row is None else alert_of(row, memory)


def page(connection: Connection, query: AlertQuery, memory: Memory) -> Page[Alert]:
    """Return one page of alerts, newest first."""
    total = connection.execute(_asked(select(func.count()), query)).scalar_one()
    asked = _asked(select(table.c.payload, table.c.marked), query).order_by(table.c.at.desc(), table.c.id)
    rows = connection.execute(asked.offset(max(0, query.offset)).limit(min(max(0, query.limit), MOST_ROWS)))
    return Page(tuple(alert_of(row, memory) for row in rows), total)


def _asked(asked: Select[Any], query: AlertQuery) -> Select[Any]:
    asked = asked.select_from(table).where(table.c.severity >= query.min_severity)
    if query.kinds:
        asked = asked.where(table.c.kind.in_([kind.value for kind in query.kinds]))
    if query.actor:
        asked = asked.where((table.c.actor == query.actor) | (table.c.principal == query.actor))
    if query.issue:
        asked = asked.where((table.c.issue == query.issue) | (table.c.issue_id == query.issue))
    for column, value in ((table.c.country, query.country), (table.c.counterpart, query.counterpart)):
        if value:
            asked = asked.where(column == value)
    if query.since:
        asked = asked.where(table.c.at >= query.since)
    if query.until:
        asked = asked.where(table.c.at < query.until)
    return asked
