"""kill -9 along the pipeline: nothing is lost, and a repeat happens only where Telegram's answer was lost."""

import asyncio
import os
import random
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

from tests.lands import ACTORS, land_of, saying
from tests.servers import updates
from tests.servers.rss import FeedEntry
from tests.servers.traffic import Fault, error
from tests.whole.stage import ADMIN, CHANNEL, Stage, opening, turning

KILLS, FLOOD = 20, 5


async def test_killed_with_a_body_that_is_not_stored_it_asks_for_the_whole_feed_again(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start("poll")  # makes the database and stores the first poll
    assert await stage.ended() == 0
    stored = stage.rows("select etag from source")[0][0]
    with closing(sqlite3.connect(stage.database, isolation_level=None)) as other:
        await stage.start()
        await stage.until(lambda: stage.said("running"))
        other.execute("begin immediate")  # from now on nothing can be stored
        stage.feeds.feed("/desk", [turning(), opening()])
        before = len(stage.feeds.requests)
        await stage.until(lambda: len(stage.feeds.requests) > before)
        await asyncio.sleep(0.3)  # time for the body to arrive
        await stage.kill()
        other.execute("rollback")
    assert stage.rows("select etag from source") == [(stored,)]
    before = len(stage.feeds.requests)
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert stage.feeds.requests[before].headers.get("If-None-Match", stored) == stored
    assert await stage.stop() == 0


async def test_killed_while_telegram_is_down_the_backlog_is_sent_in_order_without_the_feed(stage: Stage) -> None:
    stage.api.strike(Fault("reset", method="sendMessage", times=1000))
    await stage.begin(settings="telegram: {admins: []}\n")
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: ("sendMessage", CHANNEL) in stage.api.calls)
    await stage.kill()
    stage.feeds.feed("/desk", [])  # the feed does not show it again
    stage.api.faults.clear()
    _an_hour_passes(stage)
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert stage.reversals()[0].startswith("⏳ Delayed")
    assert await stage.stop() == 0


def _an_hour_passes(stage: Stage) -> None:
    """Set the times of what waits back, as if the program had been away for an hour."""
    ago = "strftime('%Y-%m-%d %H:%M:%f000', created, '-1 hour')"
    iso = "strftime('%Y-%m-%dT%H:%M:%fZ', created, '-1 hour')"
    with closing(sqlite3.connect(stage.database)) as connection, connection:
        connection.execute(f"update outbox set payload = json_set(payload, '$.created', {iso}), created = {ago}")


async def test_killed_after_telegram_accepted_it_repeats_the_message_once_at_most_and_marks_it(stage: Stage) -> None:
    stage.api.strike(Fault("mute", method="sendMessage", times=1))
    await stage.begin()
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) == 1)  # accepted, and the answer is held back
    await stage.kill()
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 2)
    assert stage.rows("select distinct uncertain from outbox where kind = 'alert'") == [(1,)]
    await stage.until(stage.polled("/desk", 2))
    assert await stage.stop() == 0
    assert len(stage.reversals()) == 2


async def test_an_answer_that_is_lost_repeats_the_message_once_at_most(stage: Stage) -> None:
    stage.api.strike(Fault("lost", method="sendMessage", times=1))
    await stage.begin()
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) >= 1)
    await stage.until(stage.polled("/desk", 4))
    assert await stage.stop() == 0
    assert 1 <= len(stage.reversals()) <= 2


async def test_killed_again_and_again_it_loses_nothing_and_tells_it_once_for_each_kill_at_most(stage: Stage) -> None:
    chance = random.Random(7)
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start()
    await stage.until(stage.database.exists)  # the tables are being made
    await stage.kill()
    await stage.start()
    await stage.baseline()
    stage.feeds.feed("/desk", [turning(), opening()])
    moments: list[Callable[[], bool]] = [
        stage.polled("/desk"),
        lambda: ("sendMessage", CHANNEL) in stage.api.calls,
        lambda: len(stage.reversals()) > 0,
    ]
    for moment in moments:
        await stage.until(moment)
        await asyncio.sleep(chance.random() * 0.4)
        await stage.kill()
        await stage.start()
    await stage.until(lambda: len(stage.reversals()) >= 1)
    await stage.until(stage.polled("/desk", 2))
    assert await stage.stop() == 0
    assert 1 <= len(stage.reversals()) <= 1 + len(moments)
    assert stage.rows("pragma integrity_check") == [("ok",)]
    assert stage.rows("select count(*) from outbox where state != 'sent' and kind = 'alert'") == [(0,)]


async def test_twenty_kills_at_random_lose_no_alert_and_repeat_hardly_any(stage: Stage) -> None:
    chance, now = random.Random(12), datetime.now(UTC)
    opened = [saying(land, now - timedelta(days=2), against=False) for land in range(KILLS)]
    stage.feeds.feed("/desk", opened)
    stage.configure("/desk")
    (stage.folder / "actors.yaml").write_text(ACTORS)
    await stage.start()
    await stage.baseline(KILLS)
    turned: list[FeedEntry] = []
    for land in range(KILLS):
        turned.insert(0, saying(land, now - timedelta(minutes=1), against=True))
        stage.feeds.feed("/desk", [*turned, *opened])
        stage.api.faults = [Fault(chance.choice(["lost", "cut", "reset", "mute"]), method="sendMessage")][: land % 2]
        await asyncio.sleep(chance.random() * 1.5)
        await stage.kill()
        await stage.start()
    stage.api.faults.clear()
    await stage.until(lambda: len({land_of(text) for text in stage.api.texts(CHANNEL)}) == KILLS)
    assert await stage.stop() == 0
    told = [land_of(text) for text in stage.api.texts(CHANNEL)]
    assert len(told) - KILLS <= KILLS + KILLS // 2  # at most one more for each kill and each lost answer
    assert stage.rows("pragma integrity_check") == [("ok",)]
    assert stage.rows("select count(*) from outbox where state != 'sent' and kind = 'alert'") == [(0,)]
    assert stage.rows("select count(*), count(distinct id) from entry") == [(2 * KILLS, 2 * KILLS)]


async def test_killed_while_a_flooded_chat_waits_it_waits_on_after_the_restart(stage: Stage) -> None:
    flood = error(429, f"Too Many Requests: retry after {FLOOD}", retry_after=FLOOD)
    stage.api.strike(Fault("answer", method="sendMessage", code=429, body=flood))
    await stage.begin()
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: ("sendMessage", CHANNEL) in stage.api.calls)
    flooded = stage.api.clock()
    await stage.until(lambda: stage.rows("select 1 from delivery"))
    await stage.kill()
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert stage.api.sent(CHANNEL)[0].at - flooded > FLOOD - 1
    assert stage.api.calls.count(("sendMessage", CHANNEL)) == 2
    assert await stage.stop() == 0


async def test_a_stop_ends_within_ten_seconds_though_feed_and_telegram_hang(stage: Stage) -> None:
    await stage.begin()
    stage.feeds.fault("/slow", "hang")
    stage.configure("/desk", "/slow")
    await stage.until(lambda: stage.feeds.asked("/slow"))
    stage.feeds.feed("/desk", [turning(), opening()])  # while another source hangs
    stage.api.strike(Fault("hang", method="sendMessage", times=1000))
    await stage.until(lambda: ("sendMessage", CHANNEL) in stage.api.calls)
    await stage.api.happen(updates.message(ADMIN, "/status"))
    await stage.until(lambda: ("sendMessage", str(ADMIN)) in stage.api.calls)
    os.kill(stage.process.pid, signal.SIGTERM)
    async with asyncio.timeout(20):  # ten, and as many for a loaded machine
        assert await stage.ended() == 0
    stage.api.faults.clear()
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 1)
