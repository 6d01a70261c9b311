"""Counts of everything that an operator wants to know come out."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, case, func, select

from bot.model import AlertKind, MessageState, StoreStatus
from bot.storage.tables import alert, chat, entry, language, outbox, position, silence, source, statement

DAY = timedelta(days=1)
WAITING = outbox.c.state.in_([MessageState.WAITING.value, MessageState.CLAIMED.value])

TRIED = (outbox.c.attempts > 0) | (outbox.c.error != "")  # its next try lies ahead, and yet it is overdue
OPEN = outbox.c.chat.not_in(select(chat.c.chat).where(chat.c.suspended))  # a closed chat is an alarm of its own


def status(connection: Connection, now: datetime) -> StoreStatus:
    """Return the counts as of ``now``."""
    used = ~source.c.removed & source.c.enabled
    polled = used & ~source.c.gone & ~source.c.paused
    sources = connection.execute(
        select(
            _count(polled & (source.c.failures == 0)).label("ok"),
            _count(polled & (source.c.failures > 0)).label("failing"),
            _count(used & source.c.gone).label("gone"),
            _count(used & source.c.paused).label("paused"),
            func.max(source.c.last_success).label("last"),
        )
    ).one()
    messages = connection.execute(
        select(
            _count(WAITING & (outbox.c.held == "")).label("waiting"),
            _count(WAITING & (outbox.c.held != "")).label("held"),
            _count(outbox.c.state == MessageState.DEAD.value).label("dead"),
            _count(outbox.c.uncertain).label("uncertain"),
        )
    ).one()
    oldest = select(func.min(outbox.c.created)).where(
        WAITING, outbox.c.held == "", OPEN, TRIED | (outbox.c.not_before <= now)
    )
    kinds = select(alert.c.kind, func.count()).where(alert.c.at > now - DAY, alert.c.at <= now).group_by(alert.c.kind)
    told = {row[0]: row[1] for row in connection.execute(kinds)}
    skipped = connection.execute(select(language.c.code, language.c.entries).order_by(language.c.code))
    return StoreStatus(
        sources_ok=sources.ok,
        sources_failing=sources.failing,
        sources_gone=sources.gone,
        sources_paused=sources.paused,
        last_success=sources.last,
        entries=_rows(connection, entry),
        unread=_rows(connection, entry, entry.c.read_at.is_(None)),
        statements=_rows(connection, statement),
        positions=_rows(connection, position),
        outbox_waiting=messages.waiting,
        outbox_held=messages.held,
        outbox_dead=messages.dead,
        outbox_uncertain=messages.uncertain,
        oldest_due=connection.execute(oldest).scalar(),
        alerts_24h=tuple((kind, told[kind.value]) for kind in AlertKind if kind.value in told),
        skipped_languages=tuple((row.code, row.entries) for row in skipped),
        suspended_chats=_rows(connection, chat, chat.c.suspended, chat.c.moved_to == ""),
        silences=_rows(connection, silence, ~silence.c.ended, silence.c.until > now),
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _rows(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
