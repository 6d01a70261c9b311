"""What read commands answer: values from the store and a language come in; Telegram HTML goes out.

Every value is escaped by ``Words``; quotes are shortened so that a page of rows never exceeds one message.
"""

import html
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.alerts import escape
from bot.alerts.card import SIGNS, STANCES, sign_of
from bot.alerts.markup import shorten
from bot.alerts.wording import flag
from bot.chat import texts
from bot.chat.names import Names, Term, TermKind
from bot.chat.translation import Html, Words
from bot.facts import Actor, ActorType, Issue
from bot.model import (
    Alert,
    AlertKind,
    ChatState,
    CodedStatement,
    IssueClass,
    Position,
    Shift,
    Side,
    SourceState,
    StoreStatus,
)

QUOTE = 280  # code points in a list
SIDE = 160  # of each side of a change, so that a page of changes fits one message
NAME = 80
LABEL = 60
RULE = Html("\n\n")
_MARK = " · <s>{mark}</s>"


def joined(parts: Iterable[str], between: str = "\n\n") -> Html:
    """Join finished pieces, the empty ones left out."""
    return Html(between.join(part for part in parts if part))


def statement(said: CodedStatement, words: Words) -> Html:
    """Write one statement of a list."""
    speaker = said.speaker
    modality = words(texts.MODALITIES[said.statement.modality])
    return words(
        texts.STATEMENT,
        form=Html(texts.FORMS[said.statement.form]),
        flag=_flag(speaker.country),
        name=shorten(speaker.name or speaker.surface, NAME) or words.plain(texts.UNKNOWN_SPEAKER),
        office=_office(speaker.office, words),
        stance=_stance(said.stance),
        issue=words(said.issue.value),
        toward=_toward(said.counterpart, words),
        modality=words(texts.MODALITY, modality=modality) if modality else Html(""),
        day=words.day(said.said),
        quote=_quote(said.statement.quote),
        link=link(said.url, said.statement.outlet or said.outlet),
    )


def change(alert: Alert, words: Words) -> Html:
    """Write one alert of a list, both of its sides."""
    mark = words(texts.MARKS.get(alert.marked, ""))
    return words(
        texts.CHANGE,
        sign=Html(sign_of(alert)[0]),
        flag=_flag(alert.country),
        name=shorten(alert.name, NAME) or words.plain(texts.UNKNOWN_SPEAKER),
        office=_office(alert.office, words),
        issue=words(alert.issue.value),
        toward=_toward(alert.counterpart, words),
        verdict=verdict(alert, words),
        day=words.day(alert.at.date()),
        mark=Html(_MARK.format(mark=mark)) if mark else Html(""),
        before=_side(texts.BEFORE, alert.prior, words) if alert.prior else Html(""),
        now=_side(texts.NOW, alert.current, words),
        alert=code(alert.id.lstrip("#")),
    )


def verdict(alert: Alert, words: Words) -> Html:
    """Name the change: its verdict, or the kind for a plain statement."""
    if alert.kind is AlertKind.STATEMENT or alert.correction:
        return words(sign_of(alert)[1])
    half = alert.shift is Shift.HALF and alert.kind is AlertKind.REVERSAL
    return words("half turn") if half else words(texts.VERDICTS[alert.verdict])


def position(standing: Position, words: Words, person: str = "") -> Html:
    """Write one standing position with the words that it rests on: those of ``person``, where a person is asked for."""
    own = [stand for stand in standing.stands if not person or stand.actor == person] or standing.stands
    last = own[-1] if own else None
    since = words(texts.POSITION_SINCE, day=words.day(standing.since))
    if last and last.said > standing.since:
        since = words(texts.POSITION_LAST, day=words.day(standing.since), last=words.day(last.said))
    return words(
        texts.POSITION,
        stance=_stance(last.stance if person and last else standing.stance),
        issue=words(standing.key.issue.value),
        toward=_toward(standing.key.counterpart, words),
        commitment=words(texts.COMMITMENTS[last.commitment if person and last else standing.commitment]),
        since=since,
        name=shorten(last.name, NAME) if last else "",
        quote=_quote(last.quote if last else ""),
        link=link(last.url, last.outlet) if last else Html(""),
    )


def actor(known: Actor, office: str, words: Words) -> Html:
    """Write one actor of /actors."""
    government = known.type is ActorType.GOVERNMENT
    name = words.wording.party(known.country) if government and known.country else known.name
    return words(texts.ACTOR, flag=_flag(known.country), name=name, office=_office(office, words))


def issue(cls: IssueClass, finer: Sequence[Issue], words: Words) -> Html:
    """Write one issue class with what for and against mean."""
    lines = [Html(f"<b>{words(cls.value)}</b>")]
    for one in finer:
        about = words("{label}: 🟢 {plus} · 🔴 {minus}", label=one.label, plus=one.plus or "+", minus=one.minus or "−")
        lines.append(Html(f"• {about}"))
    return joined(lines, "\n")


def source(state: SourceState, words: Words, now: datetime) -> Html:
    """Write one feed and how it is; its address is not shown, it may hold a key."""
    sign, told = _health(state, words, now)
    return words(
        texts.SOURCE, sign=Html(sign), name=shorten(state.source.name, NAME), id=code(state.source.id), state=told
    )


def _health(state: SourceState, words: Words, now: datetime) -> tuple[str, Html]:
    read = words.since(state.last_success, now) if state.last_success else None
    if state.gone:
        return "⚫", words(texts.SOURCE_GONE)
    if state.paused:
        return "⏸", words(texts.SOURCE_PAUSED)
    if not state.source.enabled:
        return "⚪", words(texts.SOURCE_OFF)
    if state.failures and read:
        return "🔴", words.count(*texts.SOURCE_FAILING, state.failures, when=read)
    if state.failures:
        return "🔴", words.count(*texts.SOURCE_DOWN, state.failures)
    return ("🟢", words(texts.SOURCE_OK, when=read)) if read else ("⚪", words(texts.SOURCE_NEVER))


def status(counts: StoreStatus, words: Words, now: datetime) -> Html:
    """Write the state of the bot for everyone."""
    alerts = ", ".join(words.count(*texts.KINDS[kind], number) for kind, number in counts.alerts_24h if number)
    last = counts.last_success
    tongues = ", ".join(f"{escape.clean(code)} {number}" for code, number in counts.skipped_languages[:8])
    return joined(
        [
            words(texts.STATUS_HEAD, moment=words.moment(now)),
            words(
                texts.STATUS_SOURCES,
                ok=counts.sources_ok, failing=counts.sources_failing, paused=counts.sources_paused,
                gone=counts.sources_gone,
            ),
            words(texts.STATUS_LAST, when=words.since(last, now)) if last else words(texts.STATUS_LAST_NEVER),
            words(
                texts.STATUS_READ,
                entries=counts.entries, unread=counts.unread, statements=counts.statements, positions=counts.positions,
            ),
            words(texts.STATUS_ALERTS, alerts=Html(alerts)) if alerts else words(texts.STATUS_NO_ALERTS),
            words(
                texts.STATUS_OUTBOX,
                waiting=counts.outbox_waiting, held=counts.outbox_held, uncertain=counts.outbox_uncertain,
                dead=counts.outbox_dead,
            ),
            words(texts.STATUS_OLDEST, when=words.moment(counts.oldest_due)) if counts.oldest_due else "",
            words(texts.STATUS_LANGUAGES, languages=tongues) if tongues else "",
            words.count(*texts.STATUS_SUSPENDED, counts.suspended_chats) if counts.suspended_chats else "",
            words.count(*texts.STATUS_SILENCES, counts.silences) if counts.silences else "",
        ],
        "\n",
    )  # fmt: skip


def closed_chat(state: ChatState, words: Words) -> Html:
    """Write one chat that does not let us in, for admins."""
    since = words.moment(state.since) if state.since else Html("?")
    return words(texts.STATUS_CHAT, chat=code(state.chat), reason=shorten(state.reason, 120), since=since)


def why(alert: Alert, words: Words) -> Html:
    """Tell why an alert was sent: verdict, reason, severity and what was compared."""
    trace = "\n".join(f"• {escape.text(shorten(step, 240))}" for step in alert.trace[:8])
    mark = words(texts.MARKS.get(alert.marked, ""))
    return joined(
        [
            words(texts.WHY_HEAD, alert=code(alert.id.lstrip("#")), verdict=verdict(alert, words)),
            Html(escape.text(shorten(alert.reason, 600))),
            words(texts.WHY_SEVERITY, severity=alert.severity, reason=shorten(alert.severity_reason, 240)),
            joined([words(texts.WHY_TRACE), trace], "\n") if trace else "",
            words(texts.WHY_MARK, mark=mark) if mark else "",
        ]
    )


def sources_of(alert: Alert, now: Sequence[tuple[str, str]], before: Sequence[tuple[str, str]], words: Words) -> Html:
    """List what carries an alert: (url, label) pairs of its two sides."""
    return joined(
        [
            words(texts.SOURCES_OF, alert=code(alert.id.lstrip("#"))),
            joined([words(texts.SOURCES_NOW), *_links(now)], "\n"),
            joined([words(texts.SOURCES_BEFORE), *_links(before)], "\n") if before else "",
        ]
    )


def _links(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return [f"• {link(url, label)}" for url, label in pairs[:20]]


def link(url: str, label: str) -> Html:
    """Write a link; an address that Telegram would refuse leaves the label alone."""
    shown = escape.text(shorten(label or escape.host(url), 120))
    address = escape.url(url)
    return Html(texts.LINK.format(url=address, label=shown) if address and shown else shown)


def code(identity: str) -> Html:
    """Write an id so that it can be copied: escaped, without the marks that keep foreign words apart."""
    return Html(html.escape(escape.clean(identity)))


def term(known: Term, names: Names, words: Words) -> str:
    """Name a term in the language of the chat, as plain words."""
    if known.kind is TermKind.COUNTRY:
        return words.party(known.id)
    if known.kind is TermKind.ISSUE:
        return words.plain(known.id) if known.id in texts.ISSUES else known.label
    if known.kind is TermKind.KIND:
        return words.plain(SIGNS[AlertKind(known.id)][1])
    return names.label(known.id)


def _side(template: str, side: Side, words: Words) -> Html:
    day = words.day(side.said_on or side.published.date())
    quote, source_link = shorten(escape.clean(side.quote), SIDE), link(side.url, shorten(side.outlet, LABEL))
    return words(template, stance=_stance(side.stance), day=day, quote=quote, link=source_link)


def _quote(quote: str) -> str:
    return shorten(escape.clean(quote), QUOTE)


def _stance(stance: int) -> Html:
    return Html(STANCES.get(stance, STANCES[0])[0])


def _flag(country: str) -> Html:
    return Html(f"{flag(country)} " if flag(country) else "")


def _office(office: str, words: Words) -> Html:
    return words(texts.OFFICE, office=shorten(office, NAME)) if office else Html("")


def _toward(counterpart: str, words: Words) -> Html:
    return words(texts.TOWARD, party=words.party(counterpart)) if counterpart else Html("")
