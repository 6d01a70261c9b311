"""A message that waited longer than it should comes in; the same message goes out, marked as delayed."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model import MessageKind, OutboxMessage

LATE_AFTER = timedelta(minutes=15)


def marked(
    message: OutboxMessage, now: datetime, *, after: timedelta = LATE_AFTER, word: str = "Delayed"
) -> OutboxMessage:
    """Put the mark before an alert that could not be sent in time; one that was held on purpose is not late."""
    if message.kind is not MessageKind.ALERT or message.held or now - message.created < after:
        return message
    written = f"{message.created:%Y-%m-%d %H:%M} UTC"
    line = f"⏳ {word} · {written}\n"
    return replace(message, text=line + message.text)
