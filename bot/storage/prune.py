"""What retention allows to forget is forgotten: pages, old attempts, finished messages; never what was said or told."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update

from bot.model import MessageKind, MessageState, Pruned
from bot.storage.tables import delivery, entry, outbox

AT_ONCE = 2000  # rows of one transaction, so that nobody waits long for the lock
ATTEMPTS_KEPT = timedelta(days=365)
OVER = [MessageState.SENT.value, MessageState.DROPPED.value]


def prune(connection: Connection, now: datetime, retention: timedelta) -> Pruned:
    """Forget a bounded number of rows older than ``retention``; zeros tell that nothing is left to forget.

    A retention of zero keeps every page; attempts and finished notices are then forgotten after a year.
    """
    before = now - (retention or ATTEMPTS_KEPT)
    old = select(delivery.c.number).where(delivery.c.at < before).order_by(delivery.c.number).limit(AT_ONCE)
    forgotten = delete(delivery).where(delivery.c.number.in_(old))
    finished = select(outbox.c.id).where(
        outbox.c.created < before, outbox.c.state.in_(OVER), outbox.c.kind != MessageKind.ALERT.value
    )
    done = delete(outbox).where(outbox.c.id.in_(finished.limit(AT_ONCE)))
    return Pruned(
        entries_emptied=_emptied(connection, before) if retention else 0,
        deliveries=connection.execute(forgotten).rowcount,
        messages=connection.execute(done).rowcount,
    )


def _emptied(connection: Connection, before: datetime) -> int:
    full = select(entry.c.id).where(
        entry.c.seen < before, entry.c.read_at.is_not(None), or_(entry.c.html != "", entry.c.text != "")
    )
    emptied = update(entry).where(entry.c.id.in_(full.limit(AT_ONCE))).values(html="", text="")
    return connection.execute(emptied).rowcount
