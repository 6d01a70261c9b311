"""A failed send, how often it was tried, and now come in; the next step with its reason goes out.

Nothing here gives up on a net that is down: an alert waits on disk for as long as the outage lasts. Only what can
never arrive (refused text, a row that was doubtful for two days) ends as a dead letter, which stays visible.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import DeliveryError
from bot.model import DeliveryFault, MessageKind, OutboxMessage

FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0  # seconds, for faults after which the message surely did not arrive
DOUBTFUL_WAIT, DOUBTFUL_LONGEST = 5.0, 600.0  # each repeat may be a second copy: fewer of them
CLOSED_WAIT, CLOSED_LONGEST = 3600.0, 86_400.0  # a chat that threw us out is asked again slowly
STOPPED_WAIT = 300.0  # the token was refused: look again after this
DOUBTFUL_FOR = timedelta(days=2)
FLOOD_MARGIN = 0.25  # seconds on top of retry_after: the server counts in whole ones


@dataclass(frozen=True, slots=True)
class RetryAt:
    """Try again at ``when``; ``counts`` is False where the message itself was never at fault."""

    when: datetime
    reason: str
    uncertain: bool = False
    plain: bool = False  # without markup
    counts: bool = True


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Nothing will bring it there: a dead letter, or (``drop``) an edit with nothing left to edit."""

    reason: str
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """The chat does not let us in: suspend it and ask again slowly."""

    when: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class MoveTo:
    """The group has a new id: send it there at once."""

    chat: str
    reason: str


@dataclass(frozen=True, slots=True)
class StopAll:
    """The token is not valid: no message can leave until someone mends it."""

    when: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """An edit that changes nothing has arrived already."""

    reason: str


Step = RetryAt | GiveUp | Unsubscribe | MoveTo | StopAll | Arrived


def backoff(key: object, attempt: int, first: float, longest: float) -> float:
    """Seconds to wait before attempt ``attempt + 1``: doubling, spread by a hash of the key so that runs repeat."""
    full = min(longest, first * 2.0 ** min(attempt, 30))
    digest = hashlib.blake2s(f"{key}:{attempt}".encode(), digest_size=4).digest()
    return full * (0.75 + 0.5 * int.from_bytes(digest, "big") / 0xFFFFFFFF)


def next_step(message: OutboxMessage, fault: DeliveryError, now: datetime) -> Step:
    """Tell what becomes of ``message`` after ``fault``."""
    reason = fault.reason
    match DeliveryFault(fault.kind):
        case DeliveryFault.FLOOD:
            wait = (fault.retry_after or 1.0) + FLOOD_MARGIN
            return RetryAt(now + timedelta(seconds=wait), reason, counts=False)
        case DeliveryFault.UNCERTAIN if message.kind is not MessageKind.EDIT:
            return _doubtful(message, reason, now)
        case DeliveryFault.TRANSIENT | DeliveryFault.UNCERTAIN:  # an edit may be repeated at will
            return _again(message, reason, now, FIRST_WAIT, LONGEST_WAIT)
        case DeliveryFault.MARKUP:
            return _without_markup(message, reason, now)
        case DeliveryFault.NOT_MODIFIED:
            return Arrived(reason)
        case DeliveryFault.EDIT_GONE:
            return GiveUp(reason, drop=True)
        case DeliveryFault.MIGRATED if fault.migrate_to:
            return MoveTo(fault.migrate_to, reason)
        case DeliveryFault.FORBIDDEN:
            wait = backoff(message.id, message.attempts, CLOSED_WAIT, CLOSED_LONGEST)
            return Unsubscribe(now + timedelta(seconds=wait), reason)
        case DeliveryFault.UNAUTHORISED:
            return StopAll(now + timedelta(seconds=STOPPED_WAIT), reason)
        case _:
            return GiveUp(reason)


def _again(message: OutboxMessage, reason: str, now: datetime, first: float, longest: float) -> RetryAt:
    wait = backoff(message.id, message.attempts, first, longest)
    return RetryAt(now + timedelta(seconds=wait), reason)


def _doubtful(message: OutboxMessage, reason: str, now: datetime) -> RetryAt | GiveUp:
    """A lost answer is repeated once; if that answer is lost as well, that is a new doubt with a longer wait."""
    if message.uncertain and now - message.created > DOUBTFUL_FOR:
        return GiveUp(f"doubtful for {DOUBTFUL_FOR.days} days: {reason}")
    wait = backoff(message.id, message.attempts, DOUBTFUL_WAIT, DOUBTFUL_LONGEST)
    return RetryAt(now + timedelta(seconds=wait), reason, uncertain=True)


def _without_markup(message: OutboxMessage, reason: str, now: datetime) -> RetryAt | GiveUp:
    if "<" not in message.text:
        return GiveUp(f"refused as plain text too: {reason}")
    return RetryAt(now, reason, plain=True)
