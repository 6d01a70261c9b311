"""When rounds run: at once, each by itself, once when late; a failed one comes again, and stopping waits."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import ClockWatch
from bot.errors import StorageError
from bot.schedule import Schedule

SHORT, LONG = 0.005, 3600.0


async def test_every_tick_runs_at_once_and_again_after_its_period() -> None:
    runs = {"often": 0, "seldom": 0}
    enough = asyncio.Event()

    def counting(name: str):
        async def tick() -> None:
            runs[name] += 1
            if runs["often"] >= 5:
                enough.set()

        return tick

    built = Schedule({name: (counting(name), period) for name, period in (("often", SHORT), ("seldom", LONG))})
    built.start()
    await enough.wait()
    await built.stop(1.0)
    assert runs["seldom"] == 1


async def test_a_slow_tick_never_runs_beside_itself_nor_holds_up_another() -> None:
    beside, most, others = 0, 0, 0
    enough = asyncio.Event()

    async def slow() -> None:
        nonlocal beside, most
        beside += 1
        most = max(most, beside)
        await enough.wait()
        beside -= 1

    async def quick() -> None:
        nonlocal others
        others += 1
        if others >= 5:
            enough.set()

    built = Schedule({"slow": (slow, SHORT), "quick": (quick, SHORT)})
    built.start()
    await enough.wait()
    await built.stop(1.0)
    assert most == 1


@pytest.mark.parametrize("fault", [StorageError("busy"), RuntimeError("a bug")])
async def test_a_round_that_fails_comes_again(fault: Exception) -> None:
    tried = 0
    enough = asyncio.Event()

    async def failing() -> None:
        nonlocal tried
        tried += 1
        if tried >= 3:
            enough.set()
        raise fault

    built = Schedule({"failing": (failing, SHORT)})
    built.start()
    await enough.wait()
    await built.stop(1.0)


async def test_stopping_lets_a_round_end_and_cancels_one_that_does_not() -> None:
    begun, release, ended = asyncio.Event(), asyncio.Event(), []

    async def ends() -> None:
        await release.wait()
        ended.append("ends")

    async def hangs() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("cancelled")

    built = Schedule({"ends": (ends, LONG), "hangs": (hangs, LONG)})
    built.start()
    await begun.wait()
    built.pause()
    release.set()
    await built.stop(0.05)
    assert ended == ["ends", "cancelled"]


async def test_a_wall_clock_set_back_by_a_year_stalls_nothing() -> None:
    runs, seconds = 0, 0.0
    once, again = asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        nonlocal runs
        runs += 1
        (once if runs == 1 else again).set()

    wall = [datetime(2031, 3, 3, 12, tzinfo=UTC)]
    watch = ClockWatch(lambda: wall[0], lambda: seconds)
    built = Schedule({"tick": (tick, LONG)}, watch, look=SHORT)
    built.start()
    await once.wait()
    wall[0] -= timedelta(days=365)  # its next run would lie a year and an hour ahead
    await again.wait()
    await built.stop(1.0)
    assert runs == 2
