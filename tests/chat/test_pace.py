"""The pacer on a clock of its own: limits are kept, none waits for another's fault, memory is bounded."""

import asyncio
import heapq
from collections import Counter

import pytest

from bot.chat.pace import FORGET_ABOVE, Limit, NotNow, Pacer, Rates


class Clock:
    """Time that passes when everyone waits: sleepers wake in order, at once."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future]] = []
        self._number = 0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self._number += 1
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, self._number, woken))
        await woken

    async def run(self, *jobs) -> None:
        tasks = asyncio.gather(*jobs)
        while not tasks.done():
            for _ in range(5):
                await asyncio.sleep(0)
            if self._sleepers and not tasks.done():
                at, _, woken = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                woken.set_result(None)
        await tasks


def paced(rates: Rates | None = None) -> tuple[Clock, Pacer]:
    clock = Clock()
    return clock, Pacer(rates, clock=clock, sleep=clock.sleep)


async def calls(clock, pacer, chats) -> list[tuple[float, str]]:
    made: list[tuple[float, str]] = []

    async def call(chat: str) -> None:
        async with pacer.turn(chat):
            made.append((clock.now - 1000.0, chat))

    await clock.run(*(call(chat) for chat in chats))
    return made


async def calls_once(pacer, chat: str, **patience) -> None:
    async with pacer.turn(chat, **patience):
        pass


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(1 for t in times if start <= t < start + seconds) for start in times)


async def test_a_channel_gets_twenty_a_minute_and_one_a_second():
    clock, pacer = paced()
    times = [at for at, _ in await calls(clock, pacer, ["@channel"] * 50)]
    assert most_within(times, 60.0) == 20
    assert most_within(times, 1.0) == 1
    assert 120 < times[-1] < 133


async def test_a_private_chat_gets_one_a_second_for_as_long_as_it_likes():
    clock, pacer = paced()
    times = [at for at, _ in await calls(clock, pacer, ["77"] * 100)]
    assert most_within(times, 1.0) == 1 and times[-1] < 102


async def test_all_chats_together_get_less_than_thirty_a_second():
    clock, pacer = paced()
    times = [at for at, _ in await calls(clock, pacer, [str(n) for n in range(1, 301)])]
    assert most_within(times, 1.0) <= 30 and times[-1] < 11


async def test_a_chat_that_waits_does_not_hold_the_others():
    clock, pacer = paced()
    made = await calls(clock, pacer, ["@slow"] * 30 + ["1", "2", "3"])
    assert all(at < 1.0 for at, chat in made if chat in "123")


async def test_a_flooded_chat_waits_alone():
    clock, pacer = paced()
    pacer.flooded("-5", 30)
    made = {chat: at for at, chat in await calls(clock, pacer, ["-5", "-6"])}
    assert made["-5"] >= 30 and made["-6"] < 1
    clock, pacer = paced()
    pacer.flooded("-5", 30)
    assert pacer.busy() == {"-5"} and pacer.wait_for("-6") == 0 and pacer.wait_for("-5") >= 30


async def test_several_flooded_chats_mean_that_the_whole_bot_is_too_fast():
    clock, pacer = paced()
    for chat in ("-5", "-6", "-7"):
        pacer.flooded(chat, 10)
    assert pacer.shut_for() >= 10
    ((at, _),) = await calls(clock, pacer, ["-8"])
    assert at >= 10


async def test_a_second_flood_while_waiting_prolongs_the_wait():
    clock, pacer = paced()
    pacer.flooded("-5", 3)

    async def again() -> None:
        await clock.sleep(1)
        pacer.flooded("-5", 9)

    await clock.run(again(), calls_once(pacer, "-5"))
    assert clock.now >= 1010


async def test_the_time_of_a_chat_counts_from_the_answer():
    clock, pacer = paced()

    async def slow() -> None:
        async with pacer.turn("5"):
            clock.now += 4

    await clock.run(slow())
    assert 1 <= pacer.wait_for("5") < 1.1


async def test_failures_in_a_row_shut_the_way_for_longer_and_longer_until_an_answer_comes():
    _, pacer = paced()
    shut = []
    for _ in range(12):
        pacer.failed()
        shut.append(pacer.shut_for())
    assert shut[1] == 0 and shut[2] == 1 and shut[4] == 4 and shut[-1] == 30
    pacer.answered()
    assert not pacer.in_trouble and pacer.shut_for() == 0


async def test_while_the_way_is_in_doubt_one_call_at_a_time_tries_it():
    clock, pacer = paced()
    for _ in range(3):
        pacer.failed()
    clock.now += 1
    async with pacer.turn("1"):
        assert pacer.shut_for() > 20
        with pytest.raises(NotNow):
            await calls_once(pacer, "2", patience=5)
        pacer.answered()
    assert pacer.shut_for() == 0


async def test_chats_of_the_past_are_forgotten():
    clock, pacer = paced(Rates(Limit(10**6, 1.0), Limit(1, 1.0), Limit(20, 60.0)))
    for number in range(3 * FORGET_ABOVE):
        await calls_once(pacer, str(number))
        clock.now += 0.01
    assert len(pacer._chats) <= FORGET_ABOVE
    assert Counter(chat.isdigit() for chat in pacer._chats)[True] > 0
