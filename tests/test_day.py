"""A day and a night of fifty feeds on a virtual clock: what is remembered in between stays bounded.

Real spine, rooms, database and sender; the web is a script, and Telegram a server on loopback. Nothing here measures
the wall clock: sizes of tables, of caches and of Python's own memory are what counts.
"""

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.alerts.routing import route
from bot.chat.pace import Limit, Pacer, Rates
from bot.chat.sender import PacedLimiter, TelegramSender
from bot.doors import Doors, in_place
from bot.errors import FetchError
from bot.knowledge import Knowledge
from bot.model import Fetched, NotModified, Route
from bot.rounds import Polls, deliver_round, digest_round, read_round, upkeep_round
from bot.settings.load import load
from bot.storage.store import Database
from tests.alerts import examples
from tests.lands import ACTORS, LANDS, land_of, saying
from tests.scene import entry
from tests.servers.botapi import TOKEN, BotApi
from tests.servers.rss import FeedEntry, rss
from tests.servers.traffic import Fault

START = datetime(2026, 1, 13, 0, 0, tzinfo=UTC)
STEP, HOUR = timedelta(minutes=5), timedelta(hours=1)
FEEDS = 50
ADMIN, CHANNEL = 1001, "@desk"
FAST = Rates(Limit(100_000, 1.0), Limit(100_000, 1.0), Limit(100_000, 1.0))


@dataclass
class Script:
    """A web by script: most feeds bring something new now and then, some fail, lie, or never change."""

    clock: Any
    asked: int = 0

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | NotModified:
        self.asked += 1
        number, hours = int(url.rpartition("/")[2]), int((self.clock() - START) / HOUR)
        match number % 10:
            case 9 if hours % 3 == 1:
                raise FetchError(url, "HTTP 503 Service Unavailable", retry_after=600.0)
            case 8:
                return Fetched(url, b"<html><body>" + b"Log in. " * 2_000 + b"</body></html>", "text/html")
            case 7 if etag:
                return NotModified(url)
            case 6:  # the same entry under another guid each time
                same = entry("Rain again", "It rains.", f"rain-{number}", START)
                return Fetched(url, rss([FeedEntry(same.title, f"{self.asked}", same.link, html=same.html)]))
        if etag == f'"{hours}"':
            return NotModified(url)
        return Fetched(url, rss(self._entries(number, hours)), etag=f'"{hours}"')

    def _entries(self, number: int, hours: int) -> list[FeedEntry]:
        """What a feed shows now: the hours' last entries, and for its land the one position, then the other."""
        found = [
            entry(
                f"Harvest report {hour} of {number}",
                f"Rain fell {hour} times. " * 40,
                f"{number}-{hour}",
                START + hour * HOUR,
            )
            for hour in range(max(0, hours - 2), hours + 1)
        ]
        if number < LANDS:
            found.append(saying(number, START - timedelta(days=2), against=False))
            if hours >= number:
                found.append(saying(number, START + number * HOUR, against=True))
        return found


@dataclass
class Day:
    """The parts of the service, on a clock that the test moves."""

    store: Database
    api: BotApi
    sender: TelegramSender
    knowledge: Knowledge
    now: datetime = START
    script: Script = field(init=False)
    doors: Doors = field(init=False)
    polls: Polls = field(init=False)

    def __post_init__(self) -> None:
        self.sender.pacer = Pacer(FAST, clock=self.seconds, sleep=self.pass_time)
        limiter = self.sender.bot.rate_limiter
        assert isinstance(limiter, PacedLimiter)
        limiter.pacer = self.sender.pacer
        self.script = Script(lambda: self.now)
        self.doors = Doors(self.script, self.store, self.sender, lambda: self.now, in_place)
        self.polls = Polls(self.doors)

    def seconds(self) -> float:
        return (self.now - START).total_seconds()

    async def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def step(self) -> None:
        """All that the service does, once each."""
        configuration = self.knowledge.configuration
        await self.polls.begin(self.knowledge)
        await self.polls.ended()
        await read_round(self.doors, lambda: self.knowledge)
        await deliver_round(self.doors, configuration.telegram.admins)
        await digest_round(self.doors, configuration)
        await upkeep_round(self.doors, configuration)
        self.now += STEP

    async def hours(self, count: int) -> None:
        for _ in range(count * (HOUR // STEP)):
            await self.step()


@pytest.fixture
async def day(tmp_path: Path) -> AsyncIterator[Day]:
    (tmp_path / "actors.yaml").write_text(ACTORS)
    rows = "".join(f'  - {{id: s{n}, name: "Desk {n}", url: "https://desk.example/{n}"}}\n' for n in range(FEEDS))
    (tmp_path / "sources.yaml").write_text("sources:\n" + rows)
    (tmp_path / "channels.yaml").write_text(f'channels:\n  - {{id: main, chat: "{CHANNEL}", kinds: [reversal]}}\n')
    (tmp_path / "settings.yaml").write_text(f"telegram: {{admins: [{ADMIN}]}}\n")
    knowledge = Knowledge.compile(load(tmp_path))
    async with BotApi() as api:
        store, sender = await Database.open("sqlite://"), TelegramSender(TOKEN, api_url=api.url)
        await store.sync_sources(knowledge.configuration.sources, START)
        yield Day(store, api, sender, knowledge)
        await sender.stop()
        await store.close()


TOLD = {land for land in range(1, LANDS) if land % 10 not in (6, 8)}  # of land 0 the first poll brings both sides
KEPT = 2_000_000  # bytes that may live on of what hours bring


async def test_a_day_of_fifty_feeds_tells_every_change_once_and_keeps_hardly_anything_in_memory(day: Day) -> None:
    await day.hours(20)
    facts, tasks = await day.store.values(""), len(asyncio.all_tasks())
    tracemalloc.start()
    try:
        await day.hours(4)
        gc.collect()
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < KEPT
    assert peak < 5 * KEPT
    told = day.api.texts(CHANNEL)
    assert sorted(land_of(text) for text in told) == sorted(TOLD)
    status = await day.store.status(day.now)
    assert (status.unread, status.outbox_waiting, status.outbox_dead, status.outbox_uncertain) == (0, 0, 0, 0)
    sound = [number for number in range(FEEDS) if number % 10 not in (6, 7, 8)]
    assert status.entries < len(sound) * 25 + FEEDS * 4  # one an hour each, and what the rest brought
    assert (await day.store.values("")).keys() == facts.keys()
    assert len(asyncio.all_tasks()) == tasks
    assert day.script.asked < FEEDS * 24 * 4


async def test_an_outage_of_twelve_hours_waits_on_disk_and_goes_out_in_order(day: Day) -> None:
    day.api.strike(Fault("reset", times=1_000_000))
    made = [replace(examples.STATEMENT, id=f"n{number:03}") for number in range(12 * 60)]
    tracemalloc.start()
    try:
        for start in range(0, len(made), 5):
            for alert in made[start : start + 5]:
                await day.store.enqueue(route([alert], [Route("main", CHANNEL)], (), (), day.now))
            await deliver_round(day.doors, [ADMIN])
            day.now += STEP
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < KEPT
    assert len(day.api.calls) < 300  # no hot loop
    day.api.faults.clear()
    for _ in range(60):
        await deliver_round(day.doors, [ADMIN])
        day.now += timedelta(minutes=1)
    texts = day.api.texts(CHANNEL)
    assert [text.rpartition("#")[2] for text in texts] == [alert.id for alert in made]
    assert texts[0].startswith("⏳ Delayed")
