"""The commands of admins: what they change is durable before the reply, and the same again when repeated."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from bot.alerts import escape
from bot.alerts.markup import shorten
from bot.chat import replies, texts
from bot.chat.arguments import as_filter, bounded, feed_address, parse
from bot.chat.desk import Call, Reply
from bot.chat.names import fold
from bot.chat.reading import found_alert, unsure
from bot.chat.subscriptions import filter_words
from bot.chat.translation import Html
from bot.model import Alert, Button, Feedback, MessageKind, OutboxMessage, Silence, Source

FAULTS_SHOWN = 10
WEEKS = 12
JUDGEMENTS = {"no": "not a reversal", "speaker": "wrong speaker", "good": "good"}


async def reload(call: Call) -> Reply:
    """/reload: read config/ again; a faulty one changes nothing and is listed."""
    faults = await call.desk.reload()
    if not faults:
        now = call.configuration
        counts = {"sources": len(now.sources), "actors": len(now.actors), "routes": len(now.routes)}
        return Reply(call.words(texts.RELOADED, **counts))
    lines = "\n".join(f"• {escape.text(shorten(fault, 250))}" for fault in faults[:FAULTS_SHOWN])
    return Reply(replies.joined([call.words.count(*texts.RELOAD_FAULTS, len(faults)), lines], "\n"))


async def source(call: Call) -> Reply:
    """/source add URL, /source pause ID, /source resume ID."""
    verb, _, rest = call.arguments.strip().partition(" ")
    if verb == "add" and rest.strip():
        return await _add(call, rest.strip().split()[0])
    if verb in ("pause", "resume") and rest.strip():
        return await _pause(call, bounded(rest, 80), paused=verb == "pause")
    return Reply(call.words(texts.SOURCE_HOW))


async def _add(call: Call, typed: str) -> Reply:
    address = feed_address(typed)
    if not address:
        return Reply(call.words(texts.SOURCE_BAD))
    states = await call.desk.store.source_states()
    if known := next((one.source.id for one in states if address in (one.source.url, one.url)), ""):
        return Reply(call.words(texts.SOURCE_KNOWN, id=replies.code(known)))
    added = Source(id=_source_id(address), name=escape.host(address), url=address)
    await call.desk.add_source(added)
    return Reply(call.words(texts.SOURCE_ADDED, id=replies.code(added.id)))


async def _pause(call: Call, wanted: str, *, paused: bool) -> Reply:
    states = await call.desk.store.source_states()
    if wanted not in {one.source.id for one in states}:
        return Reply(call.words(texts.SOURCE_UNKNOWN, id=wanted))
    await call.desk.store.pause_source(wanted, paused)
    return Reply(call.words(texts.SOURCE_IS_PAUSED if paused else texts.SOURCE_IS_BACK, id=replies.code(wanted)))


def _source_id(address: str) -> str:
    host = fold(urlsplit(address).hostname or "").removeprefix("www ").replace(" ", "-")[:40]
    return f"{host}-{hashlib.sha256(address.encode()).hexdigest()[:6]}"


async def silence(call: Call) -> Reply:
    """/silence FILTERS 6h: nothing that matches is sent until then; alone: the list, with buttons that end them."""
    asked = parse(call.arguments, call.names)
    if not call.arguments.strip():
        return await _silences(call)
    if asked.unknown:
        return await unsure(call, asked)
    if asked.span is None:
        return Reply(call.words(texts.SILENCE_HOW))
    wanted, until = as_filter(asked), (call.now + asked.span).replace(microsecond=0)
    identity = hashlib.sha256(repr((wanted, until.replace(second=0), call.user)).encode()).hexdigest()[:12]
    if identity not in {one.id for one in await call.desk.store.silences(call.now)}:
        made = Silence(identity, str(call.user), until, wanted, bounded(call.arguments), call.now)
        await call.desk.store.add_silence(made)
    shown = filter_words(wanted, call)
    end = Button(call.words.plain(texts.SILENCE_END, n=""), f"v1:unmute:{identity}")
    return Reply(call.words(texts.SILENCED, until=call.words.moment(until), filter=shown), ((end,),))


async def _silences(call: Call) -> Reply:
    standing = (await call.desk.store.silences(call.now))[:20]
    if not standing:
        return Reply(replies.joined([call.words(texts.SILENCES_NONE), call.words(texts.SILENCE_HOW)]))
    lines, ends = [], []
    for at, one in enumerate(standing, 1):
        until = call.words.moment(one.until)
        filtered = filter_words(one.filter, call)
        lines.append(call.words(texts.SILENCE_LINE, n=at, filter=filtered, until=until, author=one.author))
        ends.append(Button(call.words.plain(texts.SILENCE_END, n=at), f"v1:unmute:{one.id}"))
    rows = tuple(tuple(ends[at : at + 3]) for at in range(0, len(ends), 3))
    return Reply(replies.joined([call.words(texts.SILENCES_HEAD), replies.joined(lines, "\n")]), rows)


async def unmute(call: Call, identity: str) -> Reply:
    """End a silence; one that is over already is over."""
    await call.desk.store.end_silence(identity[:40])
    return Reply(call.words(texts.SILENCE_ENDED))


async def test(call: Call) -> Reply:
    """/test [ROUTE]: queue a test message to every channel of the configuration, or to one."""
    wanted = bounded(call.arguments, 80)
    routes = [one for one in call.configuration.routes if not wanted or one.id == wanted]
    if not routes:
        return Reply(call.words(texts.TEST_NONE))
    text = call.words(texts.TEST_MESSAGE, moment=call.words.moment(call.now))
    messages = [
        OutboxMessage(
            id=None,
            kind=MessageKind.NOTICE,
            alert="",
            route=one.id,
            chat=one.chat,
            topic=one.topic,
            text=text,
            created=call.now,
            not_before=call.now,
            priority=3,
        )
        for one in routes
    ]
    await call.desk.store.enqueue(messages)
    names = ", ".join(one.id for one in routes)
    return Reply(call.words.count(*texts.TEST_QUEUED, len(routes), names=names[:300]))


async def judge(call: Call, mark: str) -> Reply:
    """Keep what an admin says of an alert, mark it, and queue the edits of its messages."""
    alert = await found_alert(call, call.arguments)
    if alert is None:
        return Reply(call.words(texts.NO_ALERT))
    told = Feedback(alert.id, mark, str(call.user), call.now, _pair(alert))
    await call.desk.store.save_feedback(told, mark)
    await call.desk.amend(replace(alert, marked=mark, updated=call.now))
    return Reply(call.words(texts.MARKED, mark=call.words(texts.MARKS[mark])))


def _pair(alert: Alert) -> str:
    return f"{alert.prior.statement if alert.prior else ''}:{alert.current.statement}"


async def stats(call: Call) -> Reply:
    """/stats: how editors judged the alerts, week by week, the newest judgement of an alert counts."""
    counts = await call.desk.store.status(call.now)
    given = await call.desk.store.feedback(call.now - timedelta(weeks=WEEKS))
    alerts = ", ".join(call.words.count(*texts.KINDS[kind], number) for kind, number in counts.alerts_24h if number)
    told = call.words(texts.STATUS_ALERTS, alerts=Html(alerts)) if alerts else call.words(texts.STATUS_NO_ALERTS)
    weeks = [_week(call, week, tally) for week, tally in reversed(by_week(given))]
    return Reply(
        replies.joined(
            [
                call.words(texts.STATS_HEAD),
                replies.joined(weeks, "\n") if weeks else call.words(texts.STATS_NONE),
                told,
                call.words(texts.STATUS_REFUSED, refused=call.refused),
            ]
        )
    )


def by_week(given: Sequence[Feedback]) -> list[tuple[str, Counter[str]]]:
    """Count the last judgement of each alert in the ISO week in which it was given, oldest week first."""
    last = {one.alert: one for one in sorted(given, key=lambda one: one.at)}
    weeks: dict[str, Counter[str]] = {}
    for one in last.values():
        year, week, _ = one.at.isocalendar()
        weeks.setdefault(f"{year}-W{week:02d}", Counter())[one.mark] += 1
    return sorted(weeks.items())


def precision(tally: Counter[str]) -> int:
    """Return the share of judged alerts that were good, in percent."""
    return round(100 * tally["good"] / max(1, tally.total()))


def _week(call: Call, week: str, tally: Counter[str]) -> Html:
    counts = {"good": tally["good"], "wrong": tally["not a reversal"], "speaker": tally["wrong speaker"]}
    return call.words(texts.STATS_WEEK, week=Html(week), percent=precision(tally), **counts)
