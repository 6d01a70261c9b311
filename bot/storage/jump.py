"""The wall clock jumped by so much; how long ago things were, and how long what waits must wait, stays as it was.

Without this a source that was due in a minute, or a message to be tried again, would wait for a day or a year longer
after the clock went back, and a source would look as if it had been silent for a year after it went ahead.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, bindparam, select, update

from bot.model import MessageState, Silence
from bot.storage import chats
from bot.storage.codec import load
from bot.storage.tables import outbox, silence, source

FURTHEST_HELD = timedelta(days=8)  # a weekly digest; what is held for longer was held by a clock that was wrong
OPEN = outbox.c.state.in_([MessageState.WAITING.value, MessageState.CLAIMED.value])


def follow(connection: Connection, by: timedelta, now: datetime) -> None:
    """Move stored times with a clock that jumped ahead (+) or back (-) and shows ``now``.

    After a jump ahead what waits is due: a machine that slept catches up once.
    """
    for column in (source.c.last_success, source.c.last_new):
        _shift(connection, source.c.id, column, by, column.is_not(None), most=now)
    if by > timedelta(0):
        return
    _shift(connection, source.c.id, source.c.next_due, by, source.c.next_due > now)
    waiting = (outbox.c.not_before > now) & OPEN & (outbox.c.held == "")
    _shift(connection, outbox.c.id, outbox.c.not_before, by, waiting)
    held = (outbox.c.not_before > now + FURTHEST_HELD) & OPEN & (outbox.c.held != "")
    _shift(connection, outbox.c.id, outbox.c.not_before, by, held)
    _shift(connection, outbox.c.id, outbox.c.lease_until, by, OPEN & (outbox.c.lease_until > now))
    _end_silences(connection, by, now)


def _shift(
    connection: Connection,
    key: Column[Any],
    column: Column[Any],
    by: timedelta,
    which: ColumnElement[bool],
    most: datetime | None = None,
) -> None:
    rows = connection.execute(select(key.label("key"), column.label("moment")).where(which)).all()
    moved = [{"wanted": row.key, "moment_then": min(row.moment + by, most or row.moment + by)} for row in rows]
    if moved:
        change = update(key.table).where(key == bindparam("wanted")).values({column.name: bindparam("moment_then")})
        connection.execute(change, moved)


def _end_silences(connection: Connection, by: timedelta, now: datetime) -> None:
    """A silence that was asked for while the clock was ahead ends so much sooner; the others keep their end."""
    rows = connection.execute(select(silence.c.payload).where(~silence.c.ended, silence.c.until > now)).all()
    for wanted in (load(Silence, row.payload) for row in rows):
        if wanted.created is not None and wanted.created > now:
            chats.add_silence(connection, replace(wanted, until=wanted.until + by))
