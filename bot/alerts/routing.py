"""Decisions, routes and silences come in; one outbox message for each chat that wants to know goes out.

An alert goes once to each route that its filter lets through; a change that is told already edits the message that
tells it. What is held (quiet hours, digest, group) carries the reason in ``held`` and its time in ``not_before``;
``digest.py`` makes one message of it then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.alerts import hours
from bot.alerts.card import Card, render
from bot.alerts.filters import passes
from bot.alerts.wording import ENGLISH, Wording
from bot.model import Alert, AlertKind, Decision, Joined, MessageKind, MessageState, OutboxMessage, Route, Silence

PRIORITIES: Mapping[AlertKind, int] = {
    AlertKind.REVERSAL: 1,
    AlertKind.WALKBACK: 2,
    AlertKind.CONFLICT: 2,
    AlertKind.HARDENED: 4,
    AlertKind.SOFTENED: 4,
    AlertKind.STATEMENT: 5,
}
EDIT_PRIORITY = 6  # more sources of a change that is told can wait; a retraction cannot
RETRACTION_PRIORITY = 3
EDIT_EVERY = timedelta(minutes=1)
EDITABLE = frozenset({MessageState.WAITING, MessageState.CLAIMED, MessageState.SENT})


@dataclass(frozen=True, slots=True)
class Held:
    """Until when an alert is held for a route, and why; ``why`` is "" for one that may leave at ``until``."""

    until: datetime
    why: str


def route(
    decisions: Sequence[Decision],
    routes: Sequence[Route],
    silences: Sequence[Silence],
    sent: Sequence[OutboxMessage],
    now: datetime,
    *,
    wordings: Mapping[str, Wording] | None = None,
    told: Sequence[Alert] = (),
) -> list[OutboxMessage]:
    """Make the outbox messages of some decisions.

    ``sent``: the first message of every joined alert in every chat; ``told``: alerts of the days before, so that a
    reversal told by one entry silences the plain statement of the same words that another entry brings.
    """
    written = _Cards(wordings or {})
    fresh = [decision for decision in decisions if isinstance(decision, Alert)]
    rivals = [*fresh, *told]
    messages: list[OutboxMessage] = []
    for alert in fresh:
        if not silenced(alert, silences, now):
            wanting = (wanted for wanted in routes if passes(wanted.filter, alert))
            hearing = [wanted for wanted in wanting if not inhibited(alert, wanted, rivals)]
            places = _one_per_chat([(wanted, held(wanted, now, told)) for wanted in hearing])
            messages += [_first(alert, wanted, hold, written, now) for wanted, hold in places]
    for decision in decisions:
        if isinstance(decision, Joined):
            messages += edits(decision.alert, sent, routes, now, wordings=wordings)
    return messages


def edits(
    alert: Alert,
    sent: Sequence[OutboxMessage],
    routes: Sequence[Route],
    now: datetime,
    *,
    wordings: Mapping[str, Wording] | None = None,
    retraction: str = "",
) -> list[OutboxMessage]:
    """Make the edits that bring every message of ``alert`` up to date: at most one a minute for each message."""
    written = _Cards(wordings or {})
    languages = {wanted.id: wanted.language for wanted in routes}
    final = bool(retraction or alert.marked)
    return [
        _edit(message, written.card(alert, languages.get(message.route, "en"), retraction), alert, now, final=final)
        for message in sent
        if message.alert == alert.id and message.kind is MessageKind.ALERT and message.state in EDITABLE
    ]


def silenced(alert: Alert, silences: Sequence[Silence], now: datetime) -> bool:
    """Tell whether someone asked for silence on such alerts until later than now."""
    return any(silence.until > now and passes(silence.filter, alert) for silence in silences)


def inhibited(alert: Alert, wanted: Route, others: Sequence[Alert]) -> bool:
    """Tell whether the route hears of the same words as a change of position, so that the statement adds nothing."""
    return alert.kind is AlertKind.STATEMENT and any(
        other.kind is not AlertKind.STATEMENT and _same_words(alert, other) and passes(wanted.filter, other)
        for other in others
    )


def held(wanted: Route, now: datetime, told: Sequence[Alert] = ()) -> Held:
    """Tell when an alert that is decided now may leave on this route; ``told`` are those before it."""
    if wanted.digest:
        return Held(hours.next_digest(wanted.digest, wanted.zone, now), "digest")
    if wanted.quiet and (end := hours.quiet_until(wanted.quiet, now)):
        return Held(end, "quiet")
    if wanted.group_wait > 0:
        before = sorted(alert.at for alert in told if alert.at < now and passes(wanted.filter, alert))
        return Held(group_flush(before, now, wanted.group_wait, wanted.group_interval), "group")
    return Held(now, "")


def group_flush(before: Sequence[datetime], now: datetime, wait: float, interval: float) -> datetime:
    """Return when the group of an alert is sent, as Alertmanager does it.

    The first of a group waits ``wait`` seconds for company; what comes after that message waits until ``interval``
    seconds have passed since it. ``before``: the times of the earlier alerts, oldest first.
    """
    flush = None
    for at in [*before, now]:
        if flush is None or at >= flush + timedelta(seconds=interval):
            flush = at + timedelta(seconds=wait)
        elif at > flush:
            flush += timedelta(seconds=interval)
    return flush or now


class _Cards:
    """Renders each card once for each language."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings
        self._done: dict[tuple[str, str, int, str], Card] = {}

    def card(self, alert: Alert, language: str, retraction: str = "") -> Card:
        key = (alert.id, language, alert.sources, retraction)
        if key not in self._done:
            wording = self._wordings.get(language) or self._wordings.get("en") or ENGLISH
            self._done[key] = render(alert, wording, retraction=retraction)
        return self._done[key]


def _first(alert: Alert, wanted: Route, hold: Held, written: _Cards, now: datetime) -> OutboxMessage:
    card = written.card(alert, wanted.language)
    return OutboxMessage(
        id=None,
        kind=MessageKind.ALERT,
        alert=alert.id,
        route=wanted.id,
        chat=wanted.chat,
        topic=wanted.topic,
        text=card.text,
        buttons=card.buttons,
        created=now,
        not_before=hold.until,
        held=hold.why,
        priority=PRIORITIES[alert.kind],
        silent=alert.severity < wanted.silent_below,
        reply_to_alert=alert.follows,
    )


def _edit(message: OutboxMessage, card: Card, alert: Alert, now: datetime, *, final: bool) -> OutboxMessage:
    return OutboxMessage(
        id=None,
        kind=MessageKind.EDIT,
        alert=alert.id,
        route=message.route,
        chat=message.chat,
        topic=message.topic,
        text=card.text,
        buttons=card.buttons,
        created=now,
        not_before=now if final else next_edit(message.created, now),
        priority=RETRACTION_PRIORITY if final else EDIT_PRIORITY,
        silent=True,
        version=_version(alert, now),
        message_id=message.message_id,
    )


def _version(alert: Alert, now: datetime) -> int:
    """Number the edits of a message so that a later one is always the higher: marks change no count of sources."""
    return max(alert.sources, int((now - alert.at).total_seconds()))


def next_edit(created: datetime, now: datetime) -> datetime:
    """Return the next whole minute of a message's life: edits that fall into one minute become one edit."""
    if created > now:  # it was made by a clock that was ahead
        return now + EDIT_EVERY
    minutes = -((created - now) // EDIT_EVERY)  # rounded up
    return created + max(1, minutes) * EDIT_EVERY


def _one_per_chat(hearing: Sequence[tuple[Route, Held]]) -> list[tuple[Route, Held]]:
    """Of several routes into one chat and topic, keep the one that speaks first."""
    chosen: dict[tuple[str, int | None], str] = {}
    for wanted, _ in sorted(hearing, key=lambda pair: pair[1].until):
        chosen.setdefault((wanted.chat, wanted.topic), wanted.id)
    return [(wanted, hold) for wanted, hold in hearing if chosen[wanted.chat, wanted.topic] == wanted.id]


def _same_words(one: Alert, other: Alert) -> bool:
    if one.current.statement and one.current.statement == other.current.statement:
        return True
    mine, theirs = one.current.quote.casefold().strip(), other.current.quote.casefold().strip()
    return (
        (one.actor, one.name) == (other.actor, other.name)
        and bool(mine)
        and (mine in theirs or theirs in mine)
        and bool(theirs)
    )
