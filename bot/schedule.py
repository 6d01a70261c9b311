"""A few ticks on the loop's own clock: in come coroutine functions and their periods, out goes a schedule; no logic.

A tick never runs beside itself, and one that is late runs once and not once per missed period. The wall clock is never
asked: it may jump by a year, and while the machine sleeps the loop's clock stands still. A round that fails is logged
and comes again; stopping waits for the rounds under way.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import structlog

from bot.errors import VoltefaceError

log = structlog.get_logger("volteface")

Tick = Callable[[], Awaitable[object]]


@dataclass(slots=True)
class Schedule:
    """Name -> (tick, period in seconds); every tick runs once at the start."""

    ticks: Mapping[str, tuple[Tick, float]]
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        """Let every tick run, now and each time its period is over."""
        for name, (tick, period) in self.ticks.items():
            self._tasks.append(asyncio.create_task(self._repeat(name, tick, period), name=f"tick {name}"))

    def pause(self) -> None:
        """Begin no further round; those under way go on."""
        self._stopping.set()

    async def stop(self, seconds: float) -> None:
        """Wait for the rounds under way; what is not done by then is cancelled and repeated after the next start."""
        self.pause()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _repeat(self, name: str, tick: Tick, period: float) -> None:
        loop = asyncio.get_running_loop()
        while not self._stopping.is_set():
            begun = loop.time()
            await _safely(name, tick)
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, begun + period - loop.time())):
                    await self._stopping.wait()


async def _safely(name: str, tick: Tick) -> None:
    try:
        await tick()
    except VoltefaceError as error:
        log.error("round failed, it is tried again", tick=name, reason=str(error))
    except Exception:
        log.exception("round failed, it is tried again", tick=name)
