"""Held messages, their alerts and a route come in; one message that tells them all goes out.

Changes of position stand before plain statements, the graver before the minor. What does not fit into one message is
counted in its last line, never left out in silence.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.alerts import escape
from bot.alerts.card import STANCES, render, sign_of
from bot.alerts.markup import LIMIT, length, shorten
from bot.alerts.routing import PRIORITIES
from bot.alerts.templates import DIGEST_HEAD, DIGEST_LINE, LINK
from bot.alerts.wording import ENGLISH, N_, Wording, flag
from bot.model import Alert, MessageKind, OutboxMessage, Route

PRIORITY = 8
QUOTE = 160  # code points of a quote in a digest
ROOM = LIMIT - 200  # for the line that counts the rest
TITLES: Mapping[str, str] = {
    "quiet": N_("While you slept"),
    "digest": N_("Digest"),
    "group": N_("Several at once"),
}


def digest_of(
    held: Sequence[OutboxMessage],
    alerts: Sequence[Alert],
    route: Route,
    now: datetime,
    *,
    wordings: Mapping[str, Wording] | None = None,
) -> OutboxMessage:
    """Make the one message that takes the place of ``held``, all of one route; ``alerts`` are what they tell."""
    wording = (wordings or {}).get(route.language) or ENGLISH
    why = held[0].held if held else "digest"
    alone = render(alerts[0], wording) if len(alerts) == 1 else None
    return OutboxMessage(
        id=None,
        kind=MessageKind.DIGEST,
        alert="",
        route=route.id,
        chat=route.chat,
        topic=route.topic,
        text=alone.text if alone else text_of(alerts, wording, why),
        buttons=alone.buttons if alone else (),
        created=now,
        not_before=now,
        priority=min((message.priority for message in held), default=PRIORITY) if why == "group" else PRIORITY,
        silent=bool(held) and all(message.silent for message in held),
    )


def text_of(alerts: Sequence[Alert], wording: Wording = ENGLISH, why: str = "digest") -> str:
    """Write the text of a digest, within one message."""
    ordered = sorted(alerts, key=lambda alert: (PRIORITIES[alert.kind], -alert.severity, alert.at, alert.id))
    count = wording.many("{n} alert", "{n} alerts", len(ordered))
    title = wording.say(TITLES.get(why, TITLES["digest"]))
    parts = [DIGEST_HEAD.format(title=title, count=count)]
    size = length(parts[0])
    for told, alert in enumerate(ordered):
        line = line_of(alert, wording)
        size += length(line) + 2
        if size > ROOM:
            rest = wording.many("… and {n} more: /recent", "… and {n} more: /recent", len(ordered) - told)
            return "\n\n".join([*parts, rest])
        parts.append(line)
    return "\n\n".join(parts)


def line_of(alert: Alert, wording: Wording = ENGLISH) -> str:
    """Write one alert of a digest: who, toward whom, on what, and the words."""
    dot = STANCES.get(alert.current.stance, STANCES[0])[0]
    was = f"{STANCES.get(alert.prior.stance, STANCES[0])[0]} → " if alert.prior else ""
    quote = escape.quoted(shorten(escape.clean(alert.current.quote), QUOTE))
    label = escape.text(shorten(alert.current.outlet or escape.host(alert.current.url), 60))
    address = escape.url(alert.current.url)
    toward = escape.text(shorten(wording.party(alert.counterpart), 60))
    return DIGEST_LINE.format(
        sign=sign_of(alert)[0],
        flag=f"{flag(alert.country)} " if flag(alert.country) else "",
        name=escape.text(shorten(alert.name, 80)),
        toward=f" → {toward}" if toward else "",
        issue=wording.say(alert.issue.value),
        was=was,
        dot=dot,
        quote=quote,
        day=wording.day(alert.current.said_on or alert.current.published.date()),
        source=LINK.format(url=address, label=label) if address and label else label,
        tag=f"#{alert.id.lstrip('#')}",
    )
