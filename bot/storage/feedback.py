"""What admins said of alerts: kept for ever with who and when; the alert carries the mark."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from bot.model import Feedback
from bot.storage import alerts
from bot.storage.codec import Memory
from bot.storage.tables import feedback as table


def save(connection: Connection, said: Feedback, mark: str, memory: Memory) -> None:
    """Keep what was said and mark the alert, together; the pair is taken from the alert where it is not given."""
    known = alerts.one(connection, said.alert, memory)
    pair = said.pair or (alerts.pair_of(known) if known else "")
    row = {"alert": said.alert, "mark": said.mark, "user": str(said.user), "at": said.at, "pair": pair}
    connection.execute(table.insert(), row | {"principal": known.principal if known else ""})
    if known is not None:
        alerts.save(connection, [replace(known, marked=mark)], memory, marks=True)


def since(connection: Connection, start: datetime | None) -> list[Feedback]:
    """Return what was said at or after ``start``, oldest first."""
    asked = select(table).order_by(table.c.at, table.c.number)
    if start is not None:
        asked = asked.where(table.c.at >= start)
    return [Feedback(row.alert, row.mark, row.user, row.at, row.pair) for row in connection.execute(asked)]
