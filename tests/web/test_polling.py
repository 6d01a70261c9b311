"""Hop 1 over real sockets: client, parser, cadence and a real database, against a server that misbehaves."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from bot.doors import Doors
from bot.facts import PollingPolicy, WebPolicy
from bot.model import Entry, Poll, Source
from bot.pipeline import poll_source
from bot.storage.store import Database
from bot.web.client import WebClient
from tests.servers.feedserver import FeedServer
from tests.servers.rss import FeedEntry, rss

START = datetime(2026, 1, 11, 8, 0, tzinfo=UTC)
POLICY = PollingPolicy(floor=60.0, ceiling=21_600.0)
OLD = FeedEntry("Minister open to talks", "g1", "https://news.example/1", published=START - timedelta(days=1))
NEW = FeedEntry("Minister cancels talks", "g2", "https://news.example/2", published=START)


async def inline(function: Any, *values: Any) -> Any:
    return function(*values)


@dataclass
class Poller:
    """A source, what it is asked by, and a clock that the test moves."""

    server: FeedServer
    web: WebClient
    store: Database
    now: datetime = START

    async def poll(self, source: str = "feed", *, after: timedelta = timedelta()) -> Poll:
        self.now += after
        state = await self.store.source_state(source)
        assert state is not None
        doors = Doors(web=self.web, store=self.store, sender=cast(Any, None), clock=lambda: self.now, run=inline)
        return await poll_source(state, doors, POLICY)

    async def unread(self) -> list[Entry]:
        return await self.store.unread_entries()

    async def due(self) -> list[str]:
        return [state.source.id for state in await self.store.due_sources(self.now)]


@pytest.fixture
async def poller() -> AsyncIterator[Poller]:
    store = await Database.open("sqlite://")
    async with FeedServer() as server:
        url = server.feed("/feed", [OLD])
        policy = WebPolicy(allow_private=(server.allowed,), timeout=2.0, max_bytes=2_000_000)
        async with WebClient(policy, now=lambda: START) as web:
            await store.sync_sources([Source("feed", "The Post", url, interval=900.0)], START)
            yield Poller(server, web, store)
    await store.close()


async def test_the_first_poll_is_the_baseline_and_the_next_brings_only_what_is_new(poller: Poller) -> None:
    await poller.poll()
    poller.server.feed("/feed", [NEW, OLD])
    await poller.poll(after=timedelta(minutes=15))
    assert {(entry.title, entry.baseline) for entry in await poller.unread()} == {
        ("Minister open to talks", True),
        ("Minister cancels talks", False),
    }


async def test_an_unchanged_feed_is_asked_conditionally_and_not_sent_again(poller: Poller) -> None:
    await poller.poll()
    assert (await poller.poll(after=timedelta(minutes=15))).not_modified
    assert [request.conditional for request in poller.server.asked("/feed")] == [False, True]


@pytest.mark.parametrize(
    "fault", ["truncate", "chunk_cut", "bad_gzip", "garbage", "cut_before_answer", "bomb", "redirect_loop"]
)
async def test_after_a_failed_poll_nothing_is_kept_and_the_next_finds_everything(poller: Poller, fault: str) -> None:
    await poller.poll()
    poller.server.feed("/feed", [NEW, OLD])
    poller.server.fault("/feed", fault)
    failed = await poller.poll(after=timedelta(minutes=15))
    assert failed.error
    assert failed.entries == ()
    poller.server.clear("/feed")
    assert [entry.title for entry in (await poller.poll(after=timedelta(minutes=30))).entries] == [
        "Minister cancels talks"
    ]


@pytest.mark.parametrize(
    "body", [b"<html><body>Sorry</body></html>", b'{"error": 1}', b"", b"<svg/>", bytes(range(256)) * 20]
)
async def test_a_page_that_is_no_feed_changes_nothing(poller: Poller, body: bytes) -> None:
    await poller.poll()
    before = await poller.store.source_state("feed")
    poller.server.body("/feed", body, headers={"ETag": '"of the page"'})
    assert (await poller.poll(after=timedelta(minutes=15))).error
    after = await poller.store.source_state("feed")
    assert before is not None
    assert after is not None
    assert (after.etag, after.entries, after.failures) == (before.etag, before.entries, 1)


@pytest.mark.parametrize(("code", "remembered"), [(301, True), (308, True), (302, False), (307, False)])
async def test_a_permanent_redirect_is_remembered(poller: Poller, code: int, remembered: bool) -> None:
    poller.server.feed("/new", [OLD])
    poller.server.fault("/feed", "redirect", to="/new", code=code)
    await poller.poll()
    await poller.poll(after=timedelta(minutes=15))
    assert len(poller.server.asked("/feed")) == (1 if remembered else 2)


async def test_a_redirect_to_a_page_that_is_no_feed_is_not_remembered(poller: Poller) -> None:
    poller.server.page("/login", "<html><body>Log in</body></html>")
    poller.server.fault("/feed", "redirect", to="/login", code=301)
    await poller.poll()
    state = await poller.store.source_state("feed")
    assert state is not None
    assert state.url == poller.server.url("/feed")


async def test_a_source_that_is_gone_is_not_asked_again(poller: Poller) -> None:
    poller.server.fault("/feed", "status", code=410)
    assert (await poller.poll()).gone
    poller.now += timedelta(days=30)
    assert await poller.due() == []


@pytest.mark.parametrize("code", [429, 503])
async def test_what_a_server_asks_for_is_waited_for(poller: Poller, code: int) -> None:
    poller.server.fault("/feed", "status", code=code, headers={"Retry-After": "7200"})
    await poller.poll()
    poller.now += timedelta(seconds=7199)
    assert await poller.due() == []
    poller.now += timedelta(seconds=7200 * 0.11)
    assert await poller.due() == ["feed"]


async def test_a_source_that_recovers_counts_no_failures(poller: Poller) -> None:
    poller.server.fault("/feed", "status", code=500)
    for _ in range(3):
        await poller.poll(after=timedelta(hours=2))
    state = await poller.store.source_state("feed")
    assert state is not None
    assert (state.failures, state.last_error) == (3, "HTTP 500 Internal Server Error")
    poller.server.clear("/feed")
    await poller.poll(after=timedelta(hours=2))
    state = await poller.store.source_state("feed")
    assert state is not None
    assert (state.failures, state.last_error) == (0, "")


@pytest.mark.parametrize(
    ("change", "fresh"),
    [
        ([FeedEntry("Minister open to talks", "changed", OLD.link, published=OLD.published)], 0),
        ([FeedEntry("Minister open to talks", "g1", f"{OLD.link}?utm_source=rss", published=OLD.published)], 0),
        ([NEW, OLD], 1),
        ([OLD, NEW], 1),
        ([], 0),
        ([FeedEntry("Minister shuts out talks", "g1", OLD.link)], 1),
        ([OLD, FeedEntry("Minister, again", "g1", "https://news.example/3")], 1),
    ],
    ids=["guid changes", "tracking", "new first", "new last", "empty", "edited", "guid reused"],
)
async def test_an_entry_comes_once_however_its_feed_shuffles_it(
    poller: Poller, change: list[FeedEntry], fresh: int
) -> None:
    await poller.poll()
    for listed in (change, [OLD], change):
        poller.server.feed("/feed", listed)
        await poller.poll(after=timedelta(minutes=15))
    state = await poller.store.source_state("feed")
    assert state is not None
    assert state.entries == 1 + fresh
    assert len(await poller.unread()) == 1 + fresh


async def test_a_server_that_says_304_for_ever_is_caught_within_hours(poller: Poller) -> None:
    poller.server.fault("/feed", "same_etag")
    await poller.poll()
    poller.server.feed("/feed", [NEW, OLD])
    found = [len((await poller.poll(after=timedelta(minutes=15))).entries) for _ in range(26)]
    assert sum(found) == 1
    assert found.index(1) == 23  # after six hours


async def test_many_entries_are_taken_in_bounded_steps(poller: Poller) -> None:
    many = [FeedEntry(f"Title {i}", str(i), f"https://news.example/n{i}") for i in range(3_000)]
    poller.server.body("/feed", rss(many))
    assert len((await poller.poll()).entries) == 500


async def test_slow_servers_hold_up_nobody(poller: Poller) -> None:
    sources = [Source(f"s{i}", "S", poller.server.fault(f"/s{i}", "hang"), interval=900.0) for i in range(5)]
    quick = Source("quick", "Q", poller.server.feed("/quick", [NEW]), interval=900.0)
    await poller.store.sync_sources([*sources, quick], START)
    tasks = [asyncio.create_task(poller.poll(source.id)) for source in sources]
    assert (await poller.poll("quick")).error == ""
    assert not any(task.done() for task in tasks)
    assert all("2 s" in poll.error for poll in await asyncio.gather(*tasks))
