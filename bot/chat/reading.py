"""The commands that only read: each takes a call, asks the store, and returns a reply. They change nothing."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.chat import asks, replies, texts
from bot.chat.arguments import Asked, bounded, parse
from bot.chat.asks import Ask
from bot.chat.desk import Buttons, Call, Reply, Timeline
from bot.chat.names import Term, TermKind
from bot.chat.translation import Html
from bot.facts import Actor, ActorType
from bot.model import Alert, AlertKind, AlertQuery, Button, IssueClass, Position, StatementQuery

ROWS = 5  # statements or changes a page: five long ones fit one message
LINES = 12  # short lines a page
TIMELINE_YEARS = timedelta(days=3 * 366)
TURNS = tuple(kind for kind in AlertKind if kind is not AlertKind.STATEMENT)


async def recent(call: Call) -> Reply:
    """/recent [n] [actor, country, issue]: the latest statements."""
    asked = parse(call.arguments, call.names)
    if asked.unknown:
        return await unsure(call, asked)
    limit = min(asked.number or ROWS, ROWS)
    query = replace(statements_asked(asked), offset=call.offset, limit=limit)
    page = await call.desk.store.recent_statements(query)
    total = min(page.total, asked.number) if asked.number else page.total
    rows = [replies.statement(row, call.words) for row in page.rows[: max(0, total - call.offset)]]
    return await _listed(call, texts.RECENT_HEAD, asked, rows, total, limit)


async def search(call: Call) -> Reply:
    """/search WORDS: full text over everything said."""
    wanted = bounded(call.arguments)
    if not wanted:
        return Reply(call.words(texts.MISSING_WORDS))
    page = await call.desk.store.search(wanted, StatementQuery(official=None, offset=call.offset, limit=ROWS))
    head = call.words(texts.SEARCH_HEAD, words=wanted)
    rows = [replies.statement(row, call.words) for row in page.rows]
    return await paged(call, head, rows, page.total, ROWS)


async def reversals(call: Call) -> Reply:
    """/reversals [actor, country, issue]: the latest changes of position."""
    asked = parse(call.arguments, call.names)
    if asked.unknown:
        return await unsure(call, asked)
    kinds = tuple(AlertKind(term.id) for term in asked.of(TermKind.KIND)) or TURNS
    query = replace(_alerts(asked), kinds=kinds, offset=call.offset, limit=ROWS)
    page = await call.desk.store.alerts(query)
    rows = [replies.change(row, call.words) for row in page.rows]
    return await _listed(call, texts.REVERSALS_HEAD, asked, rows, page.total, ROWS)


async def position(call: Call) -> Reply:
    """/position ACTOR [ISSUE]: where someone stands, with the words that say so."""
    asked = parse(call.arguments, call.names)
    if asked.unknown:
        return await unsure(call, asked)
    if asked.speaker is None:
        return Reply(call.words(texts.MISSING_ACTOR))
    standing = await call.desk.store.positions_of(asked.speaker.actor, call.names.issue_class(asked.issue))
    if asked.counterpart:
        standing = [one for one in standing if one.key.counterpart == asked.counterpart]
    standing = sorted(standing, key=_latest, reverse=True)
    head = call.words(texts.POSITION_HEAD, name=replies.term(asked.speaker, call.names, call.words))
    person = asked.speaker.id if asked.speaker.kind is TermKind.ACTOR else ""
    rows = [replies.position(one, call.words, person) for one in standing[call.offset : call.offset + ROWS]]
    return await paged(call, replies.joined([head, _read_as(call, asked)], "\n"), rows, len(standing), ROWS)


async def timeline(call: Call) -> Reply:
    """/timeline ACTOR ISSUE: a picture of stance over time."""
    asked = parse(call.arguments, call.names)
    if asked.unknown:
        return await unsure(call, asked)
    if asked.speaker is None or not asked.issue:
        return Reply(call.words(texts.MISSING_TIMELINE))
    issue = next(iter(asked.of(TermKind.ISSUE)))
    return await drawn(call, asked.speaker, issue, asked.counterpart)


async def drawn(call: Call, speaker: Term, issue: Term, counterpart: str) -> Reply:
    """Draw the timeline of one actor on one issue, off the event loop."""
    store, words = call.desk.store, call.words
    cls = call.names.issue_class(issue.id)
    said = await store.statements_of(speaker.actor, cls, call.now - TIMELINE_YEARS)
    said = [one for one in said if not counterpart or one.counterpart == counterpart]
    said = [one for one in said if issue.id in (cls, one.issue_id)]
    if not said:
        return Reply(words(texts.NOTHING))
    turns = await store.alerts(AlertQuery(kinds=TURNS, actor=speaker.actor, issue=issue.id, limit=50))
    name, about = replies.term(speaker, call.names, words), replies.term(issue, call.names, words)
    title = words.plain(texts.TIMELINE_TITLE, name=call.names.label(speaker.actor), issue=about)
    subtitle = words.wording.party(counterpart) if counterpart else ""
    alerts = tuple(one for one in turns.rows if not counterpart or one.counterpart == counterpart)
    chart = Timeline(title, subtitle, tuple(said), alerts, words.language)
    async with call.desk.drawing:
        picture = await asyncio.to_thread(call.desk.picture, chart)
    first, last = words.day(said[0].said), words.day(said[-1].said)
    caption = words.count(*texts.TIMELINE_CAPTION, len(said), name=name, issue=about, first=first, last=last)
    return Reply(caption, picture=picture)


async def actors(call: Call) -> Reply:
    """/actors [country or name]: who is watched."""
    asked = parse(call.arguments, call.names)
    if asked.unknown:
        return await unsure(call, asked)
    wanted = {term.id for term in asked.terms}
    known = [one for one in call.configuration.actors if not wanted or wanted & {one.id, one.country}]
    known = sorted(known, key=lambda one: (one.country, one.type is ActorType.PERSON, one.name))
    page = known[call.offset : call.offset + LINES]
    rows = [replies.actor(one, _office(one, call), call.words) for one in page]
    head = replies.joined([call.words(texts.ACTORS_HEAD), _read_as(call, asked)], "\n")
    return await paged(call, head, rows, len(known), LINES, between="\n")


async def issues(call: Call) -> Reply:
    """/issues: the classes, and what for and against mean in each."""
    classes = list(IssueClass)
    finer = call.configuration.issues
    rows = [
        replies.issue(cls, [one for one in finer if one.cls is cls], call.words)
        for cls in classes[call.offset : call.offset + LINES // 2]
    ]
    return await paged(call, call.words(texts.ISSUES_HEAD), rows, len(classes), LINES // 2)


async def sources(call: Call) -> Reply:
    """/sources: the feeds and how they are, troubled ones first."""
    states = [one for one in await call.desk.store.source_states() if one.source.enabled or call.admin]
    states.sort(key=lambda one: (not one.source.enabled, not one.failures, one.source.name))
    page = states[call.offset : call.offset + LINES]
    rows = [replies.source(one, call.words, call.now) for one in page]
    return await paged(call, call.words(texts.SOURCES_HEAD), rows, len(states), LINES, between="\n")


async def status(call: Call) -> Reply:
    """/status: how the bot is; admins also learn which chats are closed."""
    store = call.desk.store
    told = replies.status(await store.status(call.now), call.words, call.now)
    if call.admin:
        closed = (await store.suspended_chats())[:15]
        told = replies.joined([told, *(replies.closed_chat(one, call.words) for one in closed)], "\n")
    return Reply(told)


async def why(call: Call) -> Reply:
    """/why ALERT: the verdict, its reason and what was compared; admins get the buttons that judge it."""
    alert = await found_alert(call, call.arguments)
    if alert is None:
        return Reply(call.words(texts.NO_ALERT if call.arguments else texts.MISSING_ALERT))
    first = (Button(call.words.plain("🔗 Sources"), f"v1:sources:{alert.id}"),)
    return Reply(replies.why(alert, call.words), (first, *judging(call, alert)))


async def alert_sources(call: Call) -> Reply:
    """Behind the button Sources: every entry that carries the alert, with its link."""
    alert = await found_alert(call, call.arguments)
    if alert is None:
        return Reply(call.words(texts.NO_ALERT))
    sides = [alert.current.entries, alert.prior.entries if alert.prior else ()]
    carried = {entry.id: entry for entry in await call.desk.store.entries([*sides[0][:20], *sides[1][:20]])}
    now, before = ([(carried[i].url, _outlet(carried[i].outlet, carried[i].title)) for i in side if i in carried]
                   for side in sides)  # fmt: skip
    now = now or [(alert.current.url, alert.current.outlet)]
    if alert.prior and not before and alert.prior.url:
        before = [(alert.prior.url, alert.prior.outlet)]
    return Reply(replies.sources_of(alert, now, before, call.words))


async def alert_timeline(call: Call) -> Reply:
    """Behind the button Timeline: the picture of the alert's actor on its issue."""
    alert = await found_alert(call, call.arguments)
    if alert is None:
        return Reply(call.words(texts.NO_ALERT))
    speaker = Term(TermKind.ACTOR, alert.principal or alert.actor, alert.name, actor=alert.principal or alert.actor)
    return await drawn(call, speaker, Term(TermKind.ISSUE, str(alert.issue), str(alert.issue)), alert.counterpart)


def judging(call: Call, alert: Alert) -> Buttons:
    """Return the buttons that judge an alert, for admins alone."""
    if not call.admin:
        return ()
    marks = (("no", texts.MARK_NOT), ("speaker", texts.MARK_SPEAKER), ("good", texts.MARK_GOOD))
    return (tuple(Button(call.words.plain(label), f"v1:{verb}:{alert.id}") for verb, label in marks),)


async def found_alert(call: Call, typed: str) -> Alert | None:
    """Look an alert up by the id that its message shows, with or without #."""
    wanted = bounded(typed, 40).lstrip("#").strip()
    return await call.desk.store.alert(wanted) if wanted else None


async def unsure(call: Call, asked: Asked) -> Reply:
    """Answer a name that nobody knows with buttons for the nearest ones."""
    unknown = ", ".join(asked.unknown[:4])
    text = call.words(texts.UNKNOWN, names=unknown[:120])
    if not asked.suggestions:
        return Reply(text)
    rows = []
    for guess in asked.suggestions:
        meant = [guess.term.id if word == guess.typed else word for word in bounded(call.arguments).split()]
        key = await asks.keep(call.desk.store, Ask(call.command, " ".join(meant)))
        rows.append((Button(replies.term(guess.term, call.names, call.words)[:60], f"v1:page:{key}:0"),))
    return Reply(replies.joined([text, call.words(texts.DID_YOU_MEAN)], " "), tuple(rows))


async def paged(call: Call, head: Html, rows: list[Html], total: int, size: int, *, between: str = "\n\n") -> Reply:
    """Put rows under a head, with buttons to the pages before and after."""
    if not rows:
        return Reply(replies.joined([head, call.words(texts.NOTHING)]))
    last = call.offset + len(rows)
    more = total > len(rows)
    count = call.words(texts.PAGE, first=call.offset + 1, last=last, total=total) if more else ""
    text = replies.joined([head, replies.joined(rows, between), f"<i>{count}</i>" if count else ""])
    return Reply(text, await _turning(call, last, total, size) if more else ())


async def _turning(call: Call, last: int, total: int, size: int) -> Buttons:
    key = await asks.keep(call.desk.store, Ask(call.command, bounded(call.arguments)))
    row = []
    if call.offset > 0:
        row.append(Button(call.words.plain(texts.BACK), f"v1:page:{key}:{max(0, call.offset - size)}"))
    if last < total:
        row.append(Button(call.words.plain(texts.FORWARD), f"v1:page:{key}:{last}"))
    return (tuple(row),)


async def _listed(call: Call, head: str, asked: Asked, rows: list[Html], total: int, size: int) -> Reply:
    about = ", ".join(replies.term(term, call.names, call.words) for term in (*asked.terms, *asked.toward))
    title = Html(f"{call.words(head)}{call.words(': {about}', about=about) if about else ''}")
    return await paged(call, replies.joined([title, _read_as(call, asked)], "\n"), rows, total, size)


def _read_as(call: Call, asked: Asked) -> Html:
    """Say what a mistyped or ambiguous name was taken for."""
    lines = [
        call.words(texts.READ_AS, typed=guess.typed, name=replies.term(guess.term, call.names, call.words))
        for guess in asked.guesses
    ]
    if asked.ambiguous:
        others = ", ".join(replies.term(term, call.names, call.words) for term in asked.ambiguous)
        lines.append(call.words(texts.OTHERS, names=others))
    return replies.joined(lines, "\n")


def statements_asked(asked: Asked) -> StatementQuery:
    """Make the query of what was asked: who spoke, or for which country, on what and toward whom."""
    speaker = asked.speaker
    country = speaker.id if speaker and speaker.kind is TermKind.COUNTRY else ""
    who = speaker.id if speaker and not country else ""
    return StatementQuery(actor=who, country=country, issue=asked.issue, counterpart=asked.counterpart)


def _alerts(asked: Asked) -> AlertQuery:
    same = statements_asked(asked)
    return AlertQuery(
        actor=same.actor, country=same.country, issue=same.issue, counterpart=same.counterpart,
        min_severity=asked.severity or 1,
    )  # fmt: skip


def _latest(one: Position) -> tuple[object, object]:
    return one.updated, one.since


def _outlet(outlet: str, title: str) -> str:
    return f"{outlet}: {title}" if outlet and title else outlet or title


def _office(one: Actor, call: Call) -> str:
    day = call.now.date()
    held = [o for o in one.offices if (o.start or day) <= day and (o.end is None or o.end > day)]
    return held[0].title if held else ""
