"""Claiming and recording: what may be sent now comes out with a lease, what came of an attempt goes in.

Order: within a chat nothing is claimed while an earlier message of it is claimed or waits for a retry; of what is due,
the lower priority number goes first, then the older message. A lease that ran out means that a program died with the
message in its hands: the message may have arrived, is marked uncertain and sent again.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, false, func, or_, select, text, update

from bot.model import Delivery, MessageKind, MessageState, OutboxMessage
from bot.storage.outbox import OVER, message_of, row_of
from bot.storage.tables import chat as chat_table
from bot.storage.tables import delivery
from bot.storage.tables import outbox as table

HELD_GRACE = timedelta(minutes=3)  # for the digest to be made; after it a held message goes out by itself
CLAIM_LOCK = 7_305_001
WAITING, CLAIMED, SENT = MessageState.WAITING.value, MessageState.CLAIMED.value, MessageState.SENT.value
ALERT, EDIT = MessageKind.ALERT.value, MessageKind.EDIT.value
RETRYING = or_(table.c.attempts > 0, table.c.error != "")


def claim(connection: Connection, now: datetime, *, lease: float, limit: int, per_chat: int) -> list[OutboxMessage]:
    """Lease what is due for ``lease`` seconds; at most ``per_chat`` messages of one chat, so that none waits on it."""
    if connection.dialect.name == "postgresql":  # claims of several programs one after the other: order needs it
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": CLAIM_LOCK})
    _end_orphans(connection)
    chosen = _chosen(now, limit, per_chat)
    rows = connection.execute(
        select(table).where(table.c.id.in_(select(chosen.c.id)), _due(now)).with_for_update(skip_locked=True)
    ).all()
    if not rows:
        return []
    until = now + timedelta(seconds=lease)
    for doubtful in (False, True):
        ids = [row.id for row in rows if (row.state == CLAIMED) is doubtful]
        values: dict[str, Any] = {"state": CLAIMED, "lease_until": until} | ({"uncertain": True} if doubtful else {})
        if ids:
            connection.execute(update(table).where(table.c.id.in_(ids)).values(values))
    ordered = sorted(rows, key=lambda row: (row.priority, row.id))
    return [_leased(connection, row, until) for row in ordered]


def _leased(connection: Connection, row: Row[Any], until: datetime) -> OutboxMessage:
    message = replace(
        message_of(row),
        state=MessageState.CLAIMED,
        lease_until=until,
        uncertain=row.uncertain or row.state == CLAIMED,
    )
    if message.kind is MessageKind.EDIT:
        return replace(message, message_id=_number_of(connection, row, message.alert))
    if message.reply_to_alert:
        return replace(message, reply_to=_number_of(connection, row, message.reply_to_alert))
    return message


def _number_of(connection: Connection, row: Row[Any], alert: str) -> int | None:
    found: int | None = connection.execute(
        select(table.c.message_id).where(
            table.c.alert == alert,
            table.c.chat == row.chat,
            table.c.thread == row.thread,
            table.c.kind == ALERT,
            table.c.state == SENT,
        )
    ).scalar()
    return found


def _due(now: datetime) -> ColumnElement[bool]:
    fresh = and_(
        table.c.state == WAITING,
        or_(
            and_(table.c.held == "", table.c.not_before <= now),
            and_(table.c.held != "", table.c.not_before <= now - HELD_GRACE),
        ),
    )
    return or_(fresh, and_(table.c.state == CLAIMED, table.c.lease_until <= now))


def _chosen(now: datetime, limit: int, per_chat: int) -> Any:
    """The numbers of what may go: due, in a chat that is not blocked, its turn come, an edit only after its message."""
    busy = select(table.c.chat).where(
        or_(
            and_(table.c.state == CLAIMED, table.c.lease_until > now),
            and_(table.c.state == WAITING, RETRYING, table.c.not_before > now),
        )
    )
    first = table.alias("first")
    edit_ready = or_(
        table.c.kind != EDIT,
        select(first.c.id)
        .where(
            first.c.alert == table.c.alert,
            first.c.chat == table.c.chat,
            first.c.thread == table.c.thread,
            first.c.kind == ALERT,
            first.c.state == SENT,
        )
        .exists(),
    )
    closed = select(chat_table.c.chat).where(chat_table.c.suspended)
    turn = func.row_number().over(partition_by=table.c.chat, order_by=(table.c.priority, table.c.id)).label("turn")
    shut = table.c.chat.in_(closed).label("shut")
    due = (
        select(table.c.id, table.c.priority, turn, shut)
        .where(_due(now), table.c.chat.not_in(busy), edit_ready)
        .subquery()
    )
    return (
        select(due.c.id)
        .where(due.c.turn <= per_chat, or_(due.c.shut == false(), due.c.turn == 1))
        .order_by(due.c.priority, due.c.id)
        .limit(limit)
        .subquery()
    )


def _end_orphans(connection: Connection) -> None:
    """Drop edits whose message will never be there."""
    first = table.alias("first")
    gone = (
        select(first.c.id)
        .where(
            first.c.alert == table.c.alert,
            first.c.chat == table.c.chat,
            first.c.thread == table.c.thread,
            first.c.kind == ALERT,
            first.c.state.in_([state.value for state in OVER]),
        )
        .exists()
    )
    connection.execute(
        update(table)
        .where(table.c.kind == EDIT, table.c.state == WAITING, gone)
        .values(state=MessageState.DROPPED.value, error="there is no message to edit")
    )


def record(connection: Connection, message: OutboxMessage, attempt: Delivery) -> None:
    """Append the attempt and store the message as it now stands; what arrived shows that the chat is open again."""
    row = row_of(message)
    if message.state is MessageState.WAITING and not message.last_error:
        row["error"] = str(attempt.outcome)  # what waits for a retry must be told from what was never tried
    if message.id is not None and not _place_is_free(connection, message):
        row |= {"state": MessageState.DROPPED.value, "error": "the chat moved, and the message is there already"}
        row.pop("chat")
    connection.execute(update(table).where(table.c.id == message.id).values(row))
    connection.execute(
        delivery.insert(),
        {
            "message": attempt.message or message.id,
            "at": attempt.at,
            "outcome": str(attempt.outcome),
            "error": attempt.error,
            "message_id": attempt.message_id,
        },
    )
    if message.state is MessageState.SENT:
        reopen = update(chat_table).where(chat_table.c.chat == message.chat, chat_table.c.suspended)
        connection.execute(reopen.values(suspended=False, reason="", since=attempt.at))


def _place_is_free(connection: Connection, message: OutboxMessage) -> bool:
    if not message.alert:
        return True
    taken = select(table.c.id).where(
        table.c.kind == message.kind.value,
        table.c.alert == message.alert,
        table.c.chat == message.chat,
        table.c.thread == (message.topic or 0),
        table.c.version == message.version,
        table.c.id != message.id,
    )
    return connection.execute(taken).first() is None


def end_leases(connection: Connection, now: datetime) -> int:
    """End every lease: only for the one program that holds the instance lock, whose predecessor is surely dead."""
    ended = update(table).where(table.c.state == CLAIMED, table.c.lease_until > now)
    return connection.execute(ended.values(lease_until=now)).rowcount
