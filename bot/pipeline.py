"""The spine, in three hops: poll_source, read_entry, deliver_due, and the doors that they call, as Protocols.

Hop 1 stores entries together with the feed's validators. Hop 2 stores statements, positions, alerts and messages
together with "this entry is read". Hop 3 claims with a lease, sends, records the attempt. Each hop may be called again
at any time: a crash repeats a message at worst, and loses none.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.alerts.decision import decide_all
from bot.alerts.routing import route
from bot.articles.extract import extract
from bot.delivery.late import marked as marked_late
from bot.delivery.outcome import Outcome, after
from bot.doors import Doors
from bot.errors import DeliveryError, FeedUnreadable, FetchError
from bot.facts import Configuration, PollingPolicy
from bot.feeds.cadence import conditional, failed_poll, good_poll
from bot.feeds.identity import revised
from bot.feeds.parse import parse
from bot.feeds.site import other_site
from bot.knowledge import Knowledge
from bot.model import (
    Alert,
    Article,
    CodedStatement,
    Decision,
    Entry,
    Fetched,
    Joined,
    NotModified,
    OutboxMessage,
    Poll,
    Reading,
    Route,
    Source,
    SourceState,
    Withheld,
)
from bot.positions.comparison import compare_all
from bot.positions.ledger import keys_wanted, principal_of
from bot.reading import read_article

INHIBITS = timedelta(days=2)  # a reversal told within this silences the plain statement of the same words
RECENT = timedelta(days=60)  # how far back earlier alerts are asked for, so that a change is told once


# --- hop 1: a source -> entries -------------------------------------------------------------------------------------


async def poll_source(state: SourceState, doors: Doors, policy: PollingPolicy) -> Poll:
    """Ask one source, store what it brought together with its validators; a failure is stored and told, not raised."""
    try:
        asked = conditional(state, doors.clock())
        answer = await doors.web.get(state.url, etag=asked.etag, modified=asked.modified)
        poll = await _poll_of(state, answer, doors, doors.clock(), policy)  # by the clock as it is when the answer came
    except FetchError as error:
        waits, gone = error.retry_after, error.gone
        poll = failed_poll(state, doors.clock(), policy, str(error.reason), retry_after=waits, gone=gone)
    except FeedUnreadable as error:
        poll = failed_poll(state, doors.clock(), policy, error.reason)
    await doors.store.save_poll(poll)
    return poll


async def _poll_of(
    state: SourceState, answer: Fetched | NotModified, doors: Doors, now: datetime, policy: PollingPolicy
) -> Poll:
    if isinstance(answer, NotModified):
        return good_poll(state, now, policy, answer, ())
    entries: list[Entry] = await doors.run(_parse, state.source, answer, now)
    return good_poll(state, now, policy, answer, await _news(state, entries, doors))


async def _news(state: SourceState, entries: Sequence[Entry], doors: Doors) -> tuple[Entry, ...]:
    """Return the entries that are not stored yet, each with the version of itself that it edits."""
    name = state.source.id
    known = await doors.store.known_entries(name, {(e.guid, e.digest) for e in entries})
    fresh = [e for e in entries if (e.guid, e.digest) not in known]
    if not fresh:
        return ()
    if not known:  # one familiar entry shows that it is the feed that it was
        await _refuse_other_site(state.source, fresh, doors)
    stored = await doors.store.versions(name, {e.guid for e in fresh})
    first = not state.baseline_done
    return tuple(replace(e, baseline=first, revises=revised(e, entries, stored)) for e in fresh)


async def _refuse_other_site(source: Source, entries: Sequence[Entry], doors: Doors) -> None:
    """Raise FeedUnreadable where a source suddenly brings what another site wrote: nothing of that is kept."""
    reason = other_site(source, entries, await doors.store.usual_addresses(source.id))
    if reason:
        raise FeedUnreadable(source.id, reason)


def _parse(source: Source, answer: Fetched, now: datetime) -> list[Entry]:
    return parse(source, answer.body, content_type=answer.content_type, seen=now)


# --- hop 2: an entry -> statements, positions, alerts, messages -----------------------------------------------------


async def read_entry(
    entry: Entry, doors: Doors, knowledge: Knowledge, page: Awaitable[bytes | None] | None = None
) -> Reading:
    """Read one entry and store all that follows from it in one transaction with "this entry is read".

    ``page`` is the entry's page where somebody has begun to fetch it already.
    """
    now, policy = doors.clock(), knowledge.configuration.alerts
    source = await source_of(entry, doors, knowledge)
    html = await (page if page is not None else page_of(entry, doors, knowledge))
    article: Article = await doors.run(extract, entry, source, html)
    coded: list[CodedStatement] = await doors.run(read_article, article, knowledge)
    if article.language not in knowledge.grammars:
        await doors.store.count_language(article.language, 1)
    principals = {principal_of(c) for c in coded if c.speaker.official}
    record = await doors.store.context_for(keys_wanted(coded), principals, now - RECENT)
    verdicts, positions = compare_all(record.positions, coded, policy)
    earlier = await _earlier_versions(entry, doors)
    decisions = decide_all(verdicts, record.alerts, policy, now, record.marked, earlier)
    messages = await _messages(decisions, doors, knowledge, now)
    reading = Reading(
        entry, article, tuple(coded), tuple(verdicts), tuple(positions), tuple(decisions), tuple(messages), now
    )
    await doors.store.save_reading(reading)
    return reading


async def _earlier_versions(entry: Entry, doors: Doors) -> frozenset[str]:
    """Return the ids of all versions of an entry that it edits, none for one that came as it is."""
    if not entry.revises:
        return frozenset()
    stored = await doors.store.versions(entry.source, {entry.guid})
    return frozenset(stored.get(entry.guid, ())) - {entry.id}


async def source_of(entry: Entry, doors: Doors, knowledge: Knowledge) -> Source:
    """Return the source that carried an entry: as configured, else as the store knows it (added, removed)."""
    if configured := knowledge.sources.get(entry.source):
        return configured
    state = await doors.store.source_state(entry.source)
    return state.source if state else Source(id=entry.source, name=entry.source, url="")


async def page_of(entry: Entry, doors: Doors, knowledge: Knowledge) -> bytes | None:
    """Fetch an entry's page where its source asks for that; None where the entry's own words must do."""
    if not entry.url or not (await source_of(entry, doors, knowledge)).fetch_page:
        return None
    try:
        answer = await doors.web.get(entry.url)
    except FetchError:
        return None  # the entry's own title and summary are read instead
    return answer.body if isinstance(answer, Fetched) else None


async def _messages(
    decisions: Sequence[Decision], doors: Doors, knowledge: Knowledge, now: datetime
) -> list[OutboxMessage]:
    told = [d for d in decisions if not isinstance(d, Withheld)]
    routes = await routes_now(doors, knowledge.configuration) if told else []
    if not routes:
        return []
    fresh = [d for d in told if isinstance(d, Alert)]
    sent = await doors.store.messages_of({d.alert.id for d in told if isinstance(d, Joined)})
    silences = await doors.store.silences(now)
    earlier = await doors.store.recent_alerts({a.principal for a in fresh}, now - INHIBITS)
    return route(told, routes, silences, sent, now, wordings=doors.wordings, told=earlier)


async def routes_now(doors: Doors, configuration: Configuration) -> list[Route]:
    """Return channels and private subscriptions, with the new ids of groups that moved."""
    moved = await doors.store.moved_chats()
    routes = [*configuration.routes, *(await doors.store.private_routes())]
    return [replace(route, chat=moved.get(route.chat, route.chat)) for route in routes]


# --- hop 3: an outbox message -> a chat -----------------------------------------------------------------------------


async def deliver_due(doors: Doors, *, lease: float = 120.0, limit: int = 100) -> list[Outcome]:
    """Claim what is due, one message of each chat, and send them side by side; returns what came of each.

    More than one of a chat would make the other chats wait for its pace.
    """
    messages = await doors.store.claim_messages(doors.clock(), lease=lease, limit=limit, per_chat=1)
    return list(await asyncio.gather(*(deliver(message, doors) for message in messages)))


async def deliver(message: OutboxMessage, doors: Doors) -> Outcome:
    """Send one message and record the attempt; the caller carries out the effects of the outcome."""
    sent, fault = None, None
    try:
        sent = await doors.sender.send(marked_late(message, doors.clock()))
    except DeliveryError as error:
        fault = error
    outcome = after(message, fault, sent, doors.clock())
    await doors.store.record_delivery(outcome.message, outcome.delivery)
    return outcome
