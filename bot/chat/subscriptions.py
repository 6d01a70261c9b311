"""The commands by which a chat chooses what it gets: durable before the reply, and the same again when repeated.

A subscription's id comes from its chat and what it asks for, so that a command handled twice makes one.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import available_timezones

from bot.alerts.filters import fault_of
from bot.chat import replies, texts
from bot.chat.access import may_change
from bot.chat.arguments import Asked, as_filter, bounded, parse
from bot.chat.desk import Call, Reply
from bot.chat.reading import unsure
from bot.chat.translation import LANGUAGES, Html, tongue, words
from bot.model import Button, Filter, QuietHours, Route

MOST = 20  # subscriptions of one chat
_QUIET = re.compile(r"(?<!\S)([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)(?!\S)")
_DIGEST = re.compile(r"(?<!\S)(hourly|daily|weekly)(?: at)?(?: ([01]?\d|2[0-3]):([0-5]\d)(?!-))?(?!\S)", re.IGNORECASE)
_ZONE = re.compile(r"(?<!\S)([A-Za-z]{2,20}/[A-Za-z_/+-]{2,40}|UTC)(?!\S)")


async def subscribe(call: Call) -> Reply:
    """/subscribe [kinds, actors, countries, issues, "words", severity2, daily, 22:00-07:00 Europe/Paris]."""
    if not may_change(call.user, call.private, call.configuration.telegram):
        return Reply(call.words(texts.NOT_HERE))
    route, asked = _wanted(call)
    if asked.unknown or any(fault_of(pattern) for pattern in route.filter.words):
        doubt = await unsure(call, asked)
        return replace(doubt, text=replies.joined([doubt.text, call.words(texts.SUBSCRIBE_UNSURE)], "\n"))
    mine = await call.desk.store.subscriptions(call.chat)
    shown = described(route, call)
    if any(one.id == route.id for one in mine):
        return Reply(call.words(texts.SUBSCRIBED_ALREADY, filter=shown))
    if len(mine) >= MOST:
        return Reply(call.words(texts.SUBSCRIBE_FULL, limit=MOST))
    await call.desk.store.subscribe(route, str(call.user), call.now)
    return Reply(replies.joined([call.words(texts.SUBSCRIBED, filter=shown), call.words(texts.SUBSCRIBE_HINT)]))


async def unsubscribe(call: Call) -> Reply:
    """/unsubscribe [number or all]: without a word, the list with its buttons."""
    if not may_change(call.user, call.private, call.configuration.telegram):
        return Reply(call.words(texts.NOT_HERE))
    mine = await call.desk.store.subscriptions(call.chat)
    typed = bounded(call.arguments, 20).lower()
    if typed in ("all", "todas", "todo", "tout", "toutes") or (len(mine) == 1 and not typed):
        for route in mine:
            await call.desk.store.unsubscribe(route.id, call.chat)
        return Reply(call.words.count(*texts.STOPPED_ALL, len(mine)))
    if typed.isdecimal() and 1 <= int(typed) <= len(mine):
        return await stop(call, mine[int(typed) - 1].id)
    return await listed(call, mine)


async def stop(call: Call, route: str) -> Reply:
    """End one subscription of this chat; one of another chat is not found."""
    if not may_change(call.user, call.private, call.configuration.telegram):
        return Reply(call.words(texts.NOT_HERE))
    mine = {one.id: one for one in await call.desk.store.subscriptions(call.chat)}
    if route not in mine or not await call.desk.store.unsubscribe(route, call.chat):
        return Reply(call.words(texts.STOPPED_NONE))
    return Reply(call.words(texts.STOPPED, filter=described(mine[route], call)))


async def mine(call: Call) -> Reply:
    """/mine: the subscriptions of this chat, each with a button that stops it."""
    return await listed(call, await call.desk.store.subscriptions(call.chat))


async def listed(call: Call, routes: Sequence[Route]) -> Reply:
    """List subscriptions, and say when this chat was closed to us."""
    state = await call.desk.store.chat_state(call.chat)
    closed = Html("")
    if state and state.suspended and state.since:
        closed = call.words(texts.MINE_CLOSED, since=call.words.moment(state.since), reason=state.reason[:120])
    if not routes:
        return Reply(replies.joined([call.words(texts.MINE_NONE), closed]))
    lines = [call.words(texts.MINE_LINE, n=at, filter=described(one, call)) for at, one in enumerate(routes[:MOST], 1)]
    stops = [Button(call.words.plain(texts.STOP, n=at), f"v1:stop:{one.id}") for at, one in enumerate(routes[:MOST], 1)]
    rows = tuple(tuple(stops[at : at + 3]) for at in range(0, len(stops), 3))
    return Reply(replies.joined([call.words(texts.MINE_HEAD), replies.joined(lines, "\n"), closed]), rows)


async def language(call: Call) -> Reply:
    """/language [code]: without a word, a button for each language."""
    typed = bounded(call.arguments, 20).lower()
    chosen = next((code for code in LANGUAGES if typed in (code, tongue(code).lower())), "")
    if chosen:
        return await speak(call, chosen)
    buttons = tuple(Button(tongue(code), f"v1:lang:{code}") for code in LANGUAGES)
    return Reply(call.words(texts.LANGUAGE_ASK), (buttons,))


async def speak(call: Call, code: str) -> Reply:
    """Set the language of this chat, and say so in it."""
    if code not in LANGUAGES:
        return Reply(call.words(texts.EXPIRED))
    if not may_change(call.user, call.private, call.configuration.telegram):
        return Reply(call.words(texts.NOT_HERE))
    await call.desk.store.set_language(call.chat, code)
    return Reply(words(code)(texts.LANGUAGE_SET))


def described(route: Route, call: Call) -> Html:
    """Write what a subscription asks for, in the language of the chat."""
    parts = [filter_words(route.filter, call)]
    if route.digest:
        parts.append(call.words(texts.FILTER_DIGEST, schedule=route.digest))
    if route.quiet:
        quiet = route.quiet
        parts.append(call.words(texts.FILTER_QUIET, start=quiet.start, end=quiet.end, zone=quiet.zone))
    return replies.joined(parts, "; ")


def filter_words(wanted: Filter, call: Call) -> Html:
    """Write a filter in words."""
    say = call.words
    kinds = [say.count(*texts.KINDS[kind], 2).replace("2 ", "") for kind in wanted.kinds]
    people = [call.names.label(actor) for actor in wanted.actors] + [say.party(code) for code in wanted.countries]
    toward = [say.party(code) for code in wanted.counterparts]  # places and organisations have their names too
    issues = [say.plain(one) if one in texts.ISSUES else call.names.issue(one) for one in wanted.issues]
    literal = [re.sub(r"\\(.)", r"\1", pattern) for pattern in wanted.words]
    named = [
        (texts.FILTER_KINDS, kinds),
        (texts.FILTER_FROM, people),
        (texts.FILTER_TOWARD, toward),
        (texts.FILTER_ISSUES, issues),
        (texts.FILTER_WORDS, literal),
        (texts.FILTER_LANGUAGES, list(wanted.languages)),
    ]
    parts = [say(template, names=", ".join(values)[:200]) for template, values in named if values]
    if wanted.min_severity > 1:
        parts.append(say(texts.FILTER_SEVERITY, n=wanted.min_severity))
    return replies.joined(parts or [say(texts.FILTER_ALL)], "; ")


def _wanted(call: Call) -> tuple[Route, Asked]:
    """Read schedule, quiet hours and zone; what is left are names and quoted words."""
    typed = bounded(call.arguments)
    digest, quiet, zone = _DIGEST.search(typed), _QUIET.search(typed), _ZONE.search(typed)
    place = zone[1] if zone and zone[1] in available_timezones() else "UTC"
    for found in (digest, quiet, zone if zone and zone[1] == place else None):
        typed = typed.replace(found[0], " ", 1) if found else typed
    asked = parse(typed, call.names)
    route = Route(
        id="",
        chat=call.chat,
        topic=call.topic,
        filter=as_filter(asked),
        quiet=QuietHours(f"{quiet[1]}:{quiet[2]}", f"{quiet[3]}:{quiet[4]}", place) if quiet else None,
        digest=_schedule(digest) if digest else "",
        zone=place,
        language=call.words.language,
        private=True,
    )
    return replace(route, id=_identity(route)), asked


def _schedule(found: re.Match[str]) -> str:
    every = found[1].lower()
    if every == "hourly":
        return every
    return f"{every} mon {_time(found)}" if every == "weekly" else f"{every} {_time(found)}"


def _time(found: re.Match[str]) -> str:
    return f"{int(found[2]):02d}:{found[3]}" if found[2] else "07:30"


def _identity(route: Route) -> str:
    wanted = repr((route.chat, route.topic, route.filter, route.quiet, route.digest))
    return f"sub-{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"
