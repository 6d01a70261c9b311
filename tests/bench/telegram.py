"""How near to Telegram's limits does the outbox come? The real spine, SQLite and sender against a Bot API server.

The server is a process of its own. Its limits, the sender's pace and the clock all run ``SCALE`` times as fast, so that
what is printed are seconds of Telegram's time; the machine's own work counts ``SCALE`` times as much as in life. The
subscribers are served in real time (scale 1): ``python -m tests.bench telegram`` takes about three minutes.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from bot.alerts.routing import route
from bot.chat.pace import Pacer
from bot.chat.sender import PacedLimiter, TelegramSender
from bot.doors import Doors
from bot.model import OutboxMessage, Route
from bot.rounds import deliver_round
from bot.storage.store import Database
from tests.alerts import examples
from tests.servers.botapi import TOKEN

ROOT = Path(__file__).parent.parent.parent
START = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
CHANNELS, EACH = 20, 50
SUBSCRIBERS, AHEAD, TURNS = 10_000, 1_000, 500
SERVED = 3_000  # messages after which the rate is read; ``--all`` waits for every one of them
TICK = 1.0  # seconds between two looks at the outbox, as the service has it
LIMITS = {"overall": (30, 1.0), "chat": (1, 1.0), "group": (20, 60.0)}


class Clock:
    """Time that runs ``scale`` times as fast as the machine's."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._begin = time.monotonic()

    def seconds(self) -> float:
        return (time.monotonic() - self._begin) * self.scale

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds())

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.scale)


class Server:
    """The Bot API server in a process of its own."""

    def __init__(self, scale: float) -> None:
        command = [sys.executable, "-m", "tests.servers.botapi", "--port", "0"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout
        self.url = self._process.stdout.readline().strip()
        self._limits = {name: [calls, seconds / scale] for name, (calls, seconds) in LIMITS.items()}

    async def ask(self, verb: str, body: dict[str, Any] | None = None) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.request("POST" if body is not None else "GET", f"{self.url}/control/{verb}", json=body) as answer,
        ):
            return await answer.json()

    async def limit(self) -> None:
        await self.ask("set", {"limits": self._limits})

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


Measure = Callable[[Clock, Server, Database, Doors], Awaitable[None]]


async def measured(scale: float, measure: Measure) -> None:
    clock, server = Clock(scale), Server(scale)
    with tempfile.TemporaryDirectory() as folder:
        store = await Database.open(f"sqlite:///{folder}/bench.db")
        sender = TelegramSender(TOKEN, api_url=server.url)
        sender.pacer = Pacer(clock=clock.seconds, sleep=clock.sleep)
        limiter = sender.bot.rate_limiter
        assert isinstance(limiter, PacedLimiter)
        limiter.pacer = sender.pacer
        try:
            await server.limit()
            await measure(clock, server, store, Doors(None, store, sender, clock.now))  # type: ignore[arg-type]
        finally:
            await sender.stop()
            await store.close()
            server.stop()


async def deliver_until(doors: Doors, clock: Clock, done: Callable[[], bool]) -> None:
    """Look at the outbox every TICK until nothing is missing; a round ends when nothing is due any more."""
    delivering = asyncio.ensure_future(_deliver(doors, clock))
    while not done():
        await clock.sleep(0.1)
        if delivering.done():
            delivering.result()
    delivering.cancel()
    await asyncio.gather(delivering, return_exceptions=True)


async def _deliver(doors: Doors, clock: Clock) -> None:
    while True:
        await deliver_round(doors, [])
        await clock.sleep(TICK)


class Counting:
    """A sender that notes when each message arrived."""

    def __init__(self, sender: TelegramSender, clock: Clock) -> None:
        self._sender, self._clock = sender, clock
        self.arrived: list[tuple[float, str, str]] = []

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Any:
        sent = await self._sender.send(message, reply_to=reply_to)
        self.arrived.append((self._clock.seconds(), message.chat, message.alert))
        return sent


async def channels(clock: Clock, server: Server, store: Database, doors: Doors) -> None:
    """1,000 queued alerts to 20 channels of 50 each."""
    routes = [Route(f"r{n}", str(-1000 - n)) for n in range(CHANNELS)]
    alerts = [replace(examples.STATEMENT, id=f"a{n:03}") for n in range(EACH)]
    counting = Counting(doors.sender, clock)  # type: ignore[arg-type]
    await store.enqueue([message for alert in alerts for message in route([alert], routes, (), (), clock.now())])
    begin = clock.seconds()
    await deliver_until(replace(doors, sender=counting), clock, lambda: len(counting.arrived) >= CHANNELS * EACH)
    took, allowed = counting.arrived[-1][0] - begin, least_seconds(EACH)
    await judge(server, CHANNELS * EACH, ordered=[alert.id for alert in alerts])
    print(
        f"{CHANNELS * EACH} alerts to {CHANNELS} channels: {took:.1f} s of Telegram's time; its limits allow "
        f"{allowed:.1f} s: {took / allowed - 1:+.1%} (aim: within 5 %)"
    )


def least_seconds(messages: int) -> float:
    """The time that one a second and twenty a minute leave for one channel."""
    calls, window = LIMITS["group"]
    return (messages - 1) // calls * window + (messages - 1) % calls * LIMITS["chat"][1]


async def subscribers(clock: Clock, server: Server, store: Database, doors: Doors) -> None:
    """A statement to 10,000 private chats; a reversal to some of the last comes when a tenth is served."""
    total = SUBSCRIBERS + TURNS if "--all" in sys.argv else SERVED
    routes = [Route(f"r{n}", str(1_000_000 + n), private=True) for n in range(SUBSCRIBERS)]
    counting = Counting(doors.sender, clock)  # type: ignore[arg-type]
    await store.enqueue(route([examples.STATEMENT], routes, (), (), clock.now()))
    begin = clock.seconds()

    async def turn() -> float:
        while len(counting.arrived) < AHEAD:
            await clock.sleep(TICK)
        await store.enqueue(route([examples.REVERSAL], routes[-TURNS:], (), (), clock.now()))
        return clock.seconds()

    turning = asyncio.ensure_future(turn())
    await deliver_until(replace(doors, sender=counting), clock, lambda: len(counting.arrived) >= total)
    asked, took = await turning, counting.arrived[-1][0] - begin
    await judge(server, len(counting.arrived))
    served = len(counting.arrived)
    print(
        f"{SUBSCRIBERS} subscribers: the first {served} of {SUBSCRIBERS + TURNS} messages in {took:.0f} s: "
        f"{served / took:.1f}/s (aim: 25/s or more)"
    )
    turns = [at for at, _, alert in counting.arrived if alert == examples.REVERSAL.id]
    print(
        f"a reversal to {TURNS} of them, behind {SUBSCRIBERS - AHEAD} queued statements: first after "
        f"{turns[0] - asked:.1f} s, last after {turns[-1] - asked:.1f} s (at 30/s: {TURNS / 30:.1f} s)"
    )


async def judge(server: Server, expected: int, ordered: list[str] | None = None) -> None:
    """Every message arrived once, in order within its chat, and Telegram never had to say no."""
    accepted = await server.ask("accepted")
    state = await server.ask("state")
    by_chat: dict[str, list[str]] = {}
    for one in accepted:
        by_chat.setdefault(one["chat"], []).append(one["text"].rsplit("#", 1)[-1])
    doubles = sum(len(tags) - len(set(tags)) for tags in by_chat.values())
    disorder = sum(tags != ordered for tags in by_chat.values()) if ordered else 0
    assert len(accepted) >= expected and not doubles and not disorder, (len(accepted), doubles, disorder)
    print(f"  arrived {len(accepted)}, doubles {doubles}, chats out of order {disorder}, 429s {state['refused']}")


def main() -> None:
    asyncio.run(measured(4.0, channels))
    asyncio.run(measured(1.0, subscribers))


if __name__ == "__main__":
    main()
