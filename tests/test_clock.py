"""Clocks that jump and machines that sleep: no storm of polls, nothing waits for a year, and a line says so."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import ClockWatch
from bot.feeds.cadence import failed_poll
from bot.rounds import SEEN, STOPPED
from tests.scene import Scene, opening, set_up, turning

FEEDS = 12
DAY, YEAR = timedelta(days=1), timedelta(days=365)
JUMPS = [DAY, YEAR, -DAY, -YEAR]
INTERVAL = timedelta(minutes=18)  # the default of a quarter of an hour, with its jitter


def asked(scene: Scene) -> list[int]:
    """How often each feed was asked so far."""
    return [len(scene.feeds.asked(f"/{number}")) for number in range(FEEDS)]


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with set_up(tmp_path, feeds=FEEDS) as built:
        for number in range(FEEDS):
            built.feeds.feed(f"/{number}", [opening()])
        await built.tick(2)
        assert asked(built) == [1] * FEEDS
        yield built


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_after_a_jump_every_feed_is_asked_once_at_most_and_again_after_its_interval(
    scene: Scene, jump: timedelta, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.jump(jump)
    await scene.tick(30)
    once = 1 if jump > timedelta(0) else 0
    assert asked(scene) == [1 + once] * FEEDS
    scene.wait(INTERVAL)
    await scene.tick(2)
    assert asked(scene) == [2 + once] * FEEDS
    said = capsys.readouterr()
    assert (said.out + said.err).count("the clock jumped") == 1


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_a_jump_there_and_back_loses_no_change_and_stalls_nothing(scene: Scene, jump: timedelta) -> None:
    scene.jump(jump)
    await scene.tick(5)
    scene.jump(-jump)
    await scene.tick(5)
    scene.feeds.feed("/3", [turning(scene.now), opening()])
    scene.wait(INTERVAL)
    await scene.tick(3)
    assert len(scene.told()) == 1


async def test_a_machine_that_slept_for_hours_catches_up_in_one_round(scene: Scene) -> None:
    scene.feeds.feed("/5", [turning(scene.now + timedelta(hours=2)), opening()])
    scene.jump(timedelta(hours=9))  # thirty-six intervals
    await scene.tick(60)
    assert asked(scene) == [2] * FEEDS
    assert len(scene.told()) == 1


async def test_a_source_that_was_being_asked_while_the_clock_went_back_is_asked_again_after_its_interval(
    scene: Scene,
) -> None:
    scene.wait(INTERVAL)
    scene.feeds.fault("/0", "hang")
    await scene.service.poll_tick()
    scene.jump(-YEAR)
    await scene.tick()  # heeds the jump, and waits until the one that hangs has failed
    assert await scene.health("s0")
    scene.wait(INTERVAL)
    await scene.tick(2)
    assert asked(scene) == [3] * FEEDS


async def test_a_wait_that_a_server_asked_for_is_kept_though_the_clock_goes_back(scene: Scene) -> None:
    state = await scene.service.store.source_state("s0")
    assert state is not None
    policy = scene.service.configuration().polling
    await scene.service.store.save_poll(failed_poll(state, scene.now, policy, "HTTP 429", retry_after=7200.0))
    scene.jump(-DAY)
    await scene.tick()
    scene.wait(timedelta(seconds=7100))
    await scene.tick()
    assert asked(scene)[0] == 1
    scene.wait(timedelta(seconds=900))
    await scene.tick()
    assert asked(scene)[0] == 2


async def test_a_clock_that_was_set_back_while_the_program_was_down_stalls_nothing(scene: Scene) -> None:
    await scene.service.upkeep_tick()
    assert datetime.fromisoformat(await scene.service.store.value(SEEN) or "") == scene.now
    scene.jump(-YEAR)
    scene.service.watch.heed()  # as a program that has just started
    await scene.service.heed_start()
    scene.wait(INTERVAL)
    await scene.tick(2)
    assert asked(scene) == [2] * FEEDS


async def test_sending_that_stands_still_for_a_refused_token_does_not_stand_still_for_a_year(scene: Scene) -> None:
    await scene.service.store.set_value(STOPPED, (scene.now + timedelta(minutes=5)).isoformat())
    scene.feeds.feed("/1", [turning(scene.now), opening()])
    scene.jump(-YEAR)
    scene.wait(INTERVAL)
    await scene.tick(3)
    assert len(scene.told()) == 1


def test_a_watch_tells_jumps_from_the_passing_of_time() -> None:
    now, steady = datetime(2026, 1, 13, tzinfo=UTC), 0.0
    watch = ClockWatch(lambda: now, lambda: steady)
    now, steady = now + timedelta(hours=5), 5 * 3600.0 + 2
    assert watch.jump() == timedelta(0)
    now -= timedelta(hours=8)
    assert watch.jump() == watch.jump() == timedelta(hours=-8, seconds=-2)  # until it is heeded
    watch.heed()
    assert watch.jump() == timedelta(0)
