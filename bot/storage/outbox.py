"""The outbox: messages in, coalesced as they come; out as rows with everything that was learned since."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.model import MessageKind, MessageState, OutboxMessage
from bot.storage.codec import dump, load
from bot.storage.sql import insert_new, parts
from bot.storage.tables import chat as chat_table
from bot.storage.tables import outbox as table

FIRSTS = (
    select(table)
    .where(table.c.alert.in_(bindparam("alerts", expanding=True)), table.c.kind == MessageKind.ALERT.value)
    .order_by(table.c.id)
)
IN_PLACE = (
    (table.c.alert == bindparam("alert_of"))
    & (table.c.chat == bindparam("chat_of"))
    & (table.c.thread == bindparam("thread_of"))
)
OF_ALERT = select(table).where(IN_PLACE).order_by(table.c.id)
MOVED = select(chat_table.c.chat, chat_table.c.moved_to).where(
    chat_table.c.moved_to != "", chat_table.c.chat.in_(bindparam("chats", expanding=True))
)
OVER = {MessageState.DEAD, MessageState.DROPPED}


def row_of(message: OutboxMessage) -> dict[str, Any]:
    """Return the row of a message, without its number."""
    return {
        "kind": message.kind.value,
        "alert": message.alert,
        "route": message.route,
        "chat": message.chat,
        "thread": message.topic or 0,
        "version": message.version,
        "priority": message.priority,
        "created": message.created,
        "not_before": message.not_before,
        "state": message.state.value,
        "held": message.held,
        "uncertain": message.uncertain,
        "attempts": message.attempts,
        "message_id": message.message_id,
        "lease_until": message.lease_until,
        "error": message.last_error,
        "payload": dump(message),
    }


def message_of(row: Row[Any]) -> OutboxMessage:
    """Return the message of a row; the columns know better than the payload."""
    return replace(
        load(OutboxMessage, row.payload),
        id=row.id,
        chat=row.chat,
        not_before=row.not_before,
        state=MessageState(row.state),
        held=row.held,
        uncertain=row.uncertain,
        attempts=row.attempts,
        message_id=row.message_id,
        lease_until=row.lease_until,
        last_error=row.error,
    )


def firsts(connection: Connection, alerts: Collection[str]) -> list[OutboxMessage]:
    """Return the first message of each alert in each chat, whatever became of it."""
    return [
        message_of(row) for part in parts(sorted(set(alerts))) for row in connection.execute(FIRSTS, {"alerts": part})
    ]


def add(connection: Connection, messages: Iterable[OutboxMessage]) -> None:
    """Queue messages: one that exists is left alone, an edit joins what still waits for the same place."""
    placed = _where_chats_are(connection, list(messages))
    _insert(connection, [message for message in placed if message.kind is not MessageKind.EDIT])
    for message in placed:
        if message.kind is MessageKind.EDIT:
            _add_edit(connection, message)


def _insert(connection: Connection, messages: Sequence[OutboxMessage]) -> None:
    if messages:
        rows = [row_of(replace(message, id=None)) for message in messages]
        connection.execute(insert_new(connection.dialect.name, table), rows)


def _where_chats_are(connection: Connection, messages: Sequence[OutboxMessage]) -> list[OutboxMessage]:
    if not messages:
        return []
    moved = {
        row.chat: row.moved_to
        for chats in parts(sorted({message.chat for message in messages}))
        for row in connection.execute(MOVED, {"chats": chats})
    }
    return [replace(message, chat=moved[message.chat]) if message.chat in moved else message for message in messages]


def _add_edit(connection: Connection, edit: OutboxMessage) -> None:
    place = {"alert_of": edit.alert, "chat_of": edit.chat, "thread_of": edit.topic or 0}
    rows = connection.execute(OF_ALERT, place).all()
    first = next((row for row in rows if row.kind == MessageKind.ALERT.value), None)
    if first is None or MessageState(first.state) in OVER:
        return  # there is no message to edit, and there will be none
    if first.state == MessageState.WAITING.value:
        _rewrite(connection, first, edit, version=0)
        return
    waiting = [r for r in rows if r.kind == MessageKind.EDIT.value and r.state == MessageState.WAITING.value]
    if any(row.version > edit.version for row in rows if row.kind == MessageKind.EDIT.value):
        return  # a newer version is on its way
    if waiting:
        _rewrite(connection, waiting[-1], edit, version=edit.version)
    else:
        _insert(connection, [replace(edit, message_id=first.message_id)])


def _rewrite(connection: Connection, row: Row[Any], edit: OutboxMessage, *, version: int) -> None:
    old = message_of(row)
    sooner = old.not_before if row.kind == MessageKind.ALERT.value else min(old.not_before, edit.not_before)
    urgent = old.priority if row.kind == MessageKind.ALERT.value else min(old.priority, edit.priority)
    now = replace(old, text=edit.text, buttons=edit.buttons, version=version, not_before=sooner, priority=urgent)
    connection.execute(update(table).where(table.c.id == row.id).values(row_of(now)))


def held(connection: Connection, route: str | None, now: datetime) -> list[OutboxMessage]:
    """Return the messages that were held back until now or earlier, in the order in which they were made."""
    asked = select(table).where(
        table.c.state == MessageState.WAITING.value, table.c.held != "", table.c.not_before <= now
    )
    if route is not None:
        asked = asked.where(table.c.route == route)
    return [message_of(row) for row in connection.execute(asked.order_by(table.c.id))]


def replace_held(connection: Connection, messages: Sequence[OutboxMessage], digest: OutboxMessage) -> bool:
    """Put one digest in the place of held messages; False where none of them was held any more."""
    ids = [message.id for message in messages if message.id is not None]
    waiting = (table.c.state == MessageState.WAITING.value) & (table.c.held != "")
    gone = connection.execute(
        update(table).where(table.c.id.in_(ids), waiting).values(state=MessageState.DROPPED.value, error="in a digest")
    )
    if gone.rowcount == 0:
        return False
    add(connection, [digest])
    return True
