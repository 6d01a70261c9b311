"""Chats: language, suspension, moves, private subscriptions and silences."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.model import ChatState, MessageKind, MessageState, Route, Silence
from bot.storage.codec import Memory, dump, load
from bot.storage.sql import put
from bot.storage.tables import chat as table
from bot.storage.tables import outbox, silence, subscription

SUSPENDED = select(table.c.chat).where(table.c.suspended)
OPEN_ROUTES = select(subscription.c.payload).where(subscription.c.chat.not_in(SUSPENDED)).order_by(subscription.c.id)
SILENCES = select(silence.c.payload).where(~silence.c.ended, silence.c.until > bindparam("now")).order_by(silence.c.id)
ONE = select(table).where(table.c.chat == bindparam("chat"))
EMPTY: dict[str, Any] = {"language": "", "suspended": False, "reason": "", "since": None, "moved_to": ""}


def state_of(row: Row[Any]) -> ChatState:
    """Return what is known of a chat."""
    return ChatState(row.chat, row.language or "en", row.suspended, row.reason, row.since)


def state(connection: Connection, chat: str) -> ChatState | None:
    """Return what is known of one chat, None for one that nothing happened to yet."""
    row = connection.execute(ONE, {"chat": chat}).first()
    return None if row is None else state_of(row)


def suspended(connection: Connection) -> list[ChatState]:
    """Return the chats that get nothing now."""
    rows = connection.execute(select(table).where(table.c.suspended, table.c.moved_to == "").order_by(table.c.chat))
    return [state_of(row) for row in rows]


def suspend(connection: Connection, chat: str, reason: str, now: datetime) -> bool:
    """Stop sending to a chat; True when it was not suspended before."""
    before = state(connection, chat)
    if before is not None and before.suspended:
        return False
    changed = {"suspended": True, "reason": reason[:500], "since": now}
    put(connection, table, [EMPTY | {"chat": chat} | changed], tuple(changed))
    return True


def resume(connection: Connection, chat: str) -> bool:
    """Send to a chat again, its backlog at once; True when it was suspended."""
    done = connection.execute(
        update(table).where(table.c.chat == chat, table.c.suspended).values(suspended=False, reason="")
    )
    waiting = (outbox.c.chat == chat) & (outbox.c.state == MessageState.WAITING.value) & (outbox.c.held == "")
    connection.execute(
        update(outbox).where(waiting, outbox.c.error != "").values(not_before=outbox.c.created, error="")
    )
    return done.rowcount > 0


def set_language(connection: Connection, chat: str, code: str) -> None:
    """Remember which language a chat reads."""
    put(connection, table, [EMPTY | {"chat": chat, "language": code}], ("language",))


def move(connection: Connection, old: str, new: str) -> None:
    """A group has a new id: its messages, subscriptions and settings go with it, and later ones find their way."""
    if old == new:
        return
    known = connection.execute(ONE, {"chat": old}).first()
    language = known.language if known else ""
    put(connection, table, [EMPTY | {"chat": new, "language": language}], ("suspended", "reason", "moved_to"))
    put(connection, table, [EMPTY | {"chat": old, "language": language, "moved_to": new}], ("suspended", "moved_to"))
    connection.execute(update(table).where(table.c.moved_to == old).values(moved_to=new))
    _move_messages(connection, old, new)
    for row in connection.execute(select(subscription).where(subscription.c.chat == old)).all():
        route = load(Route, row.payload)
        moved = {"chat": new, "payload": dump(_in_chat(route, new))}
        connection.execute(update(subscription).where(subscription.c.id == row.id).values(moved))


def _in_chat(route: Route, chat: str) -> Route:
    values = {name: getattr(route, name) for name in route.__slots__}
    return Route(**(values | {"chat": chat}))


def _move_messages(connection: Connection, old: str, new: str) -> None:
    there = outbox.alias("there")
    twice = (
        select(there.c.id)
        .where(
            there.c.chat == new,
            there.c.alert == outbox.c.alert,
            there.c.alert != "",
            there.c.kind == outbox.c.kind,
            there.c.thread == outbox.c.thread,
            there.c.version == outbox.c.version,
        )
        .exists()
    )
    waiting = outbox.c.state.in_([MessageState.WAITING.value, MessageState.CLAIMED.value])
    connection.execute(
        update(outbox).where(outbox.c.chat == old, twice, waiting).values(state=MessageState.DROPPED.value)
    )
    connection.execute(update(outbox).where(outbox.c.chat == old, ~twice).values(chat=new))


def moved(connection: Connection) -> dict[str, str]:
    """Return old id -> new id of every group that moved."""
    rows = connection.execute(select(table.c.chat, table.c.moved_to).where(table.c.moved_to != ""))
    return {row.chat: row.moved_to for row in rows}


# --- private subscriptions --------------------------------------------------------------------------------------------


def subscribe(connection: Connection, route: Route, user: str, now: datetime) -> None:
    """Keep a private route; one of the same id is replaced."""
    row = {"id": route.id, "chat": route.chat, "user": str(user), "created": now, "payload": dump(route)}
    put(connection, subscription, [row], ("chat", "user", "payload"))


def unsubscribe(connection: Connection, route: str, chat: str) -> bool:
    """Forget a private route of this chat and what still waits for it; False where this chat has none of this id."""
    waiting = (outbox.c.state == MessageState.WAITING.value) & (outbox.c.kind != MessageKind.NOTICE.value)
    mine = (outbox.c.route == route) & (outbox.c.chat == chat)
    connection.execute(
        update(outbox).where(mine, waiting).values(state=MessageState.DROPPED.value, error="unsubscribed")
    )
    gone = connection.execute(delete(subscription).where(subscription.c.id == route, subscription.c.chat == chat))
    return gone.rowcount > 0


def subscriptions(connection: Connection, chat: str) -> list[Route]:
    """Return the private routes of one chat."""
    asked = select(subscription.c.payload).where(subscription.c.chat == chat)
    return [load(Route, row.payload) for row in connection.execute(asked.order_by(subscription.c.created))]


def private_routes(connection: Connection, memory: Memory) -> list[Route]:
    """Return the private routes of all chats that are not suspended."""
    return [memory.load(Route, row.payload) for row in connection.execute(OPEN_ROUTES)]


# --- silences ---------------------------------------------------------------------------------------------------------


def add_silence(connection: Connection, wanted: Silence) -> None:
    """Keep a silence."""
    row = {"id": wanted.id, "until": wanted.until, "ended": False, "payload": dump(wanted)}
    put(connection, silence, [row], ("until", "ended", "payload"))


def end_silence(connection: Connection, name: str) -> bool:
    """End a silence; False where there is none to end."""
    ended = connection.execute(update(silence).where(silence.c.id == name, ~silence.c.ended).values(ended=True))
    return ended.rowcount > 0


def silences(connection: Connection, now: datetime) -> list[Silence]:
    """Return the silences in force."""
    return [load(Silence, row.payload) for row in connection.execute(SILENCES, {"now": now})]
