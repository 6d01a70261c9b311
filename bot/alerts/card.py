"""An alert and a wording come in; the message of the alert in Telegram HTML, with its buttons, goes out.

A card never exceeds Telegram's limits: quotes are shortened with an ellipsis, and the pages behind the buttons hold
the whole. Nothing of an alert is trusted: the tags and links of a card are those of its template.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.alerts import escape
from bot.alerts.markup import LIMIT, fits, plain, shorten
from bot.alerts.templates import CARDS, LINK, NO_PRIOR, RETRACTED
from bot.alerts.wording import ENGLISH, N_, Wording, flag
from bot.model import Alert, AlertKind, Button, Road, Shift, Side

SIGNS: Mapping[AlertKind, tuple[str, str]] = {
    AlertKind.STATEMENT: ("🗣", N_("Statement")),
    AlertKind.REVERSAL: ("🔄", N_("Reversal")),
    AlertKind.WALKBACK: ("↩️", N_("Walk-back")),
    AlertKind.CONFLICT: ("⚡", N_("Two voices of one government")),
    AlertKind.HARDENED: ("📈", N_("Harder line")),
    AlertKind.SOFTENED: ("📉", N_("Softer line")),
}
CORRECTION = ("✏️", N_("Corrected text"))
DEGREES: Mapping[Shift, str] = {Shift.FULL: N_("full turn"), Shift.HALF: N_("half turn")}
SEVERITIES = (N_("minor"), N_("notable"), N_("major"))
STANCES: Mapping[int, tuple[str, str]] = {1: ("🟢", N_("for")), 0: ("⚪", N_("undecided")), -1: ("🔴", N_("against"))}
MARKS: Mapping[str, str] = {
    "not a reversal": N_("An editor found that this is not a change of position."),
    "wrong speaker": N_("An editor found that someone else said this."),
    "retracted": N_("The source took it back."),
}
NO_PRIOR_WORDS = N_("Only the report says that the position was another one before; no earlier words are on record.")
QUOTE_LENGTHS = (420, 240, 120)  # code points; the next is taken while the card is too long
ALONE = 1.7  # a single quote may be that much longer
VERBS = ("timeline", "sources", "why", "no")
_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Card:
    """A message ready for the outbox."""

    text: str
    buttons: tuple[tuple[Button, ...], ...]

    @property
    def plain(self) -> str:
        """The words alone, without what keeps them safe in a chat: for exports and terminals."""
        return escape.seen(plain(self.text))


def render(alert: Alert, wording: Wording = ENGLISH, *, retraction: str = "") -> Card:
    """Write the card of an alert; a marked alert is struck through with the reason (``retraction``, or its mark)."""
    for longest in QUOTE_LENGTHS:
        text = _fill(CARDS[alert.kind], _values(alert, wording, longest))
        if retraction or alert.marked in MARKS:
            text = _struck(alert, wording, text, retraction)
        if fits(text, LIMIT - 96):  # room for the mark of a delayed message
            break
    return Card(text, buttons(alert, wording))


def buttons(alert: Alert, wording: Wording = ENGLISH) -> tuple[tuple[Button, ...], ...]:
    """Return the rows of buttons: Timeline, Sources, Why; below them the mark that binds."""
    if len(f"v1:{VERBS[0]}:{alert.id}".encode()) > 64:
        return ()
    labels = (wording.say(N_("📊 Timeline")), wording.say(N_("🔗 Sources")), wording.say(N_("❓ Why")))
    first = tuple(Button(label, f"v1:{verb}:{alert.id}") for verb, label in zip(VERBS, labels, strict=False))
    if alert.kind is AlertKind.STATEMENT or alert.marked in MARKS:
        return (first,)
    return (first, (Button(wording.say(N_("✖️ Not a reversal")), f"v1:no:{alert.id}"),))


def sign_of(alert: Alert) -> tuple[str, str]:
    """Return the sign and the title of an alert: what a source changed in its own text is no plain reversal."""
    return CORRECTION if alert.correction else SIGNS[alert.kind]


def certainty(alert: Alert, wording: Wording = ENGLISH) -> str:
    """Tell in words how sure the change is, and why."""
    if alert.kind is AlertKind.STATEMENT or alert.road is None:
        return ""
    if alert.correction:
        return wording.say(N_("The source changed its own text: it may mend a mistake, and nobody changed position."))
    if alert.road is Road.BOTH:
        return wording.say(N_("Sure: the report says so, and the record agrees."))
    if alert.road is Road.LEDGER:
        return wording.say(N_("Fairly sure: found by comparing with the record."))
    if alert.prior is None or not alert.prior.quote:
        return wording.say(N_("Less sure: only the report says so."))
    return wording.say(N_("Fairly sure: the report itself says so."))


def _values(alert: Alert, wording: Wording, longest: int) -> dict[str, str]:
    sign, title = sign_of(alert)
    severity = min(3, max(1, alert.severity))
    shown = longest if alert.prior else int(longest * ALONE)
    values = {
        "sign": sign,
        "TITLE": wording.say(title).upper(),
        "degree": f" · {wording.say(DEGREES[alert.shift])}" if alert.shift and not alert.correction else "",
        "flag": f"{flag(alert.country)} " if flag(alert.country) else "",
        "name": escape.text(shorten(alert.name, 120)) or wording.say(N_("An official")),
        "office": f", {escape.text(shorten(alert.office, 140))}" if alert.office else "",
        "toward": _toward(alert.counterpart, wording),
        "issue": wording.say(alert.issue.value),
        "gauge": "●" * severity + "○" * (3 - severity),
        "severity": wording.say(SEVERITIES[severity - 1]),
        "outlets": wording.many("{n} outlet", "{n} outlets", alert.sources),
        "certainty": certainty(alert, wording),
        "tag": f"#{alert.id.lstrip('#')}",
        "BEFORE": wording.say(N_("Before")).upper(),
        "NOW": wording.say(N_("Now")).upper(),
        **_side(alert.current, wording, shown, ""),
    }
    return values | _earlier(alert, wording, shown)


def _earlier(alert: Alert, wording: Wording, longest: int) -> dict[str, str]:
    """The values of the BEFORE block; without earlier words it says that nobody has them."""
    if alert.prior is None:
        keys = ("prior_day", "prior_stance", "prior_who", "prior_source")
        return dict.fromkeys(keys, "") | {"prior_quote": "", "no_prior": wording.say(NO_PRIOR_WORDS)}
    return _side(alert.prior, wording, longest, "prior_") | {"no_prior": ""}


def _side(side: Side, wording: Wording, longest: int, prefix: str) -> dict[str, str]:
    dot, stance = STANCES.get(side.stance, STANCES[0])
    quote = escape.quoted(shorten(escape.clean(side.quote), longest))
    return {
        f"{prefix}day": _day(side, wording),
        f"{prefix}stance": f" · {dot} {wording.say(stance)}",
        f"{prefix}who": escape.text(shorten(side.name, 160)),
        f"{prefix}quote": quote,
        f"{prefix}source": _source(side),
    }


def _day(side: Side, wording: Wording) -> str:
    """The day it was said; words that only a later report tells, without a day, are not of that report's day."""
    if side.said_on is None and not side.statement:
        return wording.say(N_("on a day not given"))
    return wording.day(side.said_on or side.published.date())


def _source(side: Side) -> str:
    label = escape.text(shorten(side.outlet or escape.host(side.url), 80))
    address = escape.url(side.url)
    return LINK.format(url=address, label=label) if address and label else label


def _toward(code: str, wording: Wording) -> str:
    if not code:
        return ""
    sign, name = flag(code), escape.text(shorten(wording.party(code), 80))
    return f"{sign} {name}" if sign else name


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Put the values into the template; a line all of whose places are empty is left out, with the label before it."""
    lines: list[str] = []
    if values["no_prior"] and "{prior_quote}" in template:
        before, _, after = template.partition("<b>{BEFORE}</b>")
        template = f"{before}<b>{{BEFORE}}</b>\n{NO_PRIOR}\n\n<b>{{NOW}}</b>" + after.partition("<b>{NOW}</b>")[2]
    for line in template.split("\n"):
        places = _GAP.findall(line)
        if places and not any(values[place] for place in places):
            continue
        filled = _GAP.sub(lambda place: values[place[1]], line)
        lines.append(filled.replace("→  · ", "").rstrip(" ·"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _struck(alert: Alert, wording: Wording, text: str, retraction: str) -> str:
    """Strike the card through, line by line, under a line that gives the reason; the tag stays whole."""
    reason = escape.text(retraction) or wording.say(MARKS.get(alert.marked, ""))
    tag = f"#{alert.id.lstrip('#')}"
    lines = [line if line in ("", tag) else _strike(line) for line in text.split("\n")]
    values = {"RETRACTED": wording.say(N_("Retracted")).upper(), "retraction": reason, "struck": "\n".join(lines)}
    return _fill(RETRACTED, values | {"no_prior": ""})


def _strike(line: str) -> str:
    inner = line.removeprefix("<blockquote>").removesuffix("</blockquote>")
    return line.replace(inner, f"<s>{inner}</s>")
