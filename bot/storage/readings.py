"""What one entry gave comes in; all of it is stored together with "this entry is read"."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from bot.model import Alert, Joined, Reading, Span, Verdict, Withheld
from bot.storage import alerts, entries, outbox, positions, statements
from bot.storage.codec import Memory, dump
from bot.storage.sql import insert_new
from bot.storage.tables import verdict as table


@dataclass(frozen=True, slots=True)
class Trace:
    """What a verdict compared: the part of it that is not a column."""

    trace: tuple[str, ...] = ()
    prior_span: Span | None = None
    prior_on: date | None = None


def save(connection: Connection, reading: Reading, memory: Memory) -> bool:
    """Store a reading; False where the entry is read already, so that two runners never store it twice."""
    at = reading.at or reading.entry.seen
    if not entries.mark_read(connection, reading.entry, at, reading.error):
        return False
    if reading.article is not None:
        entries.save_article(connection, reading.article)
    statements.save(connection, reading.statements, at)
    _save_verdicts(connection, reading, at)
    positions.save(connection, reading.positions, memory)
    told = [decision.alert if isinstance(decision, Joined) else decision for decision in reading.decisions]
    alerts.save(connection, [alert for alert in told if isinstance(alert, Alert)], memory)
    outbox.add(connection, reading.messages)
    return True


def _save_verdicts(connection: Connection, reading: Reading, at: datetime) -> None:
    withheld = {id(w.verdict): w.reason for w in reading.decisions if isinstance(w, Withheld)}
    rows = [_row_of(verdict, withheld.get(id(verdict), ""), at) for verdict in reading.verdicts]
    if rows:
        connection.execute(insert_new(connection.dialect.name, table), rows)


def _row_of(verdict: Verdict, withheld: str, at: datetime) -> dict[str, Any]:
    return {
        "statement": verdict.current.id,
        "kind": verdict.kind.value,
        "prior": verdict.prior.statement if verdict.prior else "",
        "reason": verdict.reason,
        "withheld": withheld,
        "road": verdict.road.value if verdict.road else "",
        "shift": verdict.shift.value if verdict.shift else "",
        "decided": at,
        "payload": dump(Trace(verdict.trace, verdict.prior_span, verdict.prior_on)),
    }
