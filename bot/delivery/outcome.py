"""One attempt to send comes in; the message as it now stands, the record of the attempt and its effects go out.

The caller stores the first two in one transaction and carries the effects out. ``sent`` and ``fault`` exclude each
other; both None never happens.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from bot.delivery.retry import Arrived, GiveUp, MoveTo, RetryAt, Step, StopAll, Unsubscribe, next_step
from bot.delivery.split import bare
from bot.errors import DeliveryError
from bot.model import Delivery, DeliveryFault, MessageState, OutboxMessage, Sent


@dataclass(frozen=True, slots=True)
class SuspendChat:
    """Send nothing to this chat until it lets us in again; tell the admins if it was open until now."""

    chat: str
    reason: str


@dataclass(frozen=True, slots=True)
class MoveChat:
    """The group has a new id, for its routes and all its waiting messages."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TellAdmins:
    """A short plain text for the admins; ``about`` is the same for the same trouble, so that it is told once."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class StopSending:
    """No message can leave before ``until``; the health state says why."""

    until: datetime
    reason: str


Effect = SuspendChat | MoveChat | TellAdmins | StopSending


class Outcome(NamedTuple):
    """What ``after`` returns."""

    message: OutboxMessage
    delivery: Delivery
    effects: tuple[Effect, ...]


def after(message: OutboxMessage, fault: DeliveryError | None, sent: Sent | None, now: datetime) -> Outcome:
    """Tell what becomes of ``message`` after one attempt at ``now``."""
    tried = replace(message, attempts=message.attempts + 1, lease_until=None)
    if fault is None:
        number = sent.message_id if sent else message.message_id
        done = replace(tried, state=MessageState.SENT, message_id=number, last_error="")
        return Outcome(done, Delivery(message.id or 0, now, "sent", message_id=number), ())
    step = next_step(message, fault, now)
    record = Delivery(message.id or 0, now, str(DeliveryFault(fault.kind)), error=fault.reason)
    return Outcome(_stands(tried, step), record, _effects(message, step, fault))


def _stands(tried: OutboxMessage, step: Step) -> OutboxMessage:
    waiting = replace(tried, state=MessageState.WAITING, last_error=step.reason)
    match step:
        case RetryAt():
            attempts = tried.attempts if step.counts else tried.attempts - 1
            text = bare(tried.text) if step.plain else tried.text
            doubt = tried.uncertain or step.uncertain
            return replace(waiting, not_before=step.when, attempts=attempts, text=text, uncertain=doubt)
        case Unsubscribe() | StopAll():
            return replace(waiting, not_before=step.when)
        case MoveTo():
            return replace(waiting, chat=step.chat)
        case GiveUp():
            return replace(waiting, state=MessageState.DROPPED if step.drop else MessageState.DEAD)
        case Arrived():
            return replace(tried, state=MessageState.SENT, last_error="")


def _effects(message: OutboxMessage, step: Step, fault: DeliveryError) -> tuple[Effect, ...]:
    match step:
        case Unsubscribe():
            return (SuspendChat(message.chat, step.reason),)
        case MoveTo():
            return (MoveChat(message.chat, step.chat),)
        case StopAll():
            text = f"Telegram refuses the token: nothing can be sent ({step.reason})."
            return (StopSending(step.when, step.reason), TellAdmins("token", text))
        case GiveUp(drop=False):
            name = f"alert {message.alert}" if message.alert else str(message.kind)
            text = f"A message ({name}) to chat {message.chat} was given up after {fault.kind}: {step.reason}"
            return (TellAdmins(f"dead:{message.id}", text),)
        case _:
            return ()
