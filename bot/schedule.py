"""APScheduler with a few ticks: in come coroutine functions and their periods, out goes a schedule; no logic.

A tick that is late runs once and not once per missed period (coalesce), never beside itself (max_instances=1), and is
never dropped for being late (misfire_grace_time=None; its default of one second drops runs in silence). APScheduler
keeps the next run as a time of the wall clock, which may be set back by a year: a watch on the loop's own clock notices
that and lets every tick run at once, so that nothing stalls.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import ClockWatch
from bot.errors import VoltefaceError

log = structlog.get_logger("volteface")
logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick that is still running is no news

Tick = Callable[[], Awaitable[object]]
LOOK = 1.0  # seconds between two looks at the wall clock


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Schedule:
    """Name -> (tick, period in seconds); every tick runs once at the start."""

    ticks: Mapping[str, tuple[Tick, float]]
    watch: ClockWatch = field(default_factory=lambda: ClockWatch(_utc_now, time.monotonic))
    look: float = LOOK
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))
    _rounds: set[asyncio.Task[object]] = field(default_factory=set)
    _watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Let every tick run, now and each time its period is over."""
        for name, (tick, period) in self.ticks.items():
            self._scheduler.add_job(
                self._round,
                "interval",
                args=(name, tick),
                seconds=period,
                id=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=_utc_now(),
            )
        self._scheduler.start()
        self._watching = asyncio.create_task(self._heed_clock(), name="watch on the wall clock")

    def pause(self) -> None:
        """Begin no further round; those under way go on."""
        if self._scheduler.running:
            self._scheduler.pause()
        if self._watching is not None:
            self._watching.cancel()

    async def stop(self, seconds: float) -> None:
        """Wait for the rounds under way; what is not done by then is cancelled and repeated after the next start."""
        self.pause()
        if self._rounds:
            _, late = await asyncio.wait(self._rounds, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)  # wait=True would cancel what we have just let end

    async def _round(self, name: str, tick: Tick) -> None:
        """Run one round; one that fails is logged and comes again."""
        task = asyncio.current_task()
        assert task is not None
        self._rounds.add(task)
        task.add_done_callback(self._rounds.discard)
        try:
            await tick()
        except VoltefaceError as error:
            log.error("round failed, it is tried again", tick=name, reason=str(error))
        except Exception:
            log.exception("round failed, it is tried again", tick=name)

    async def _heed_clock(self) -> None:
        """Plan every tick anew when the wall clock has jumped."""
        while True:
            await asyncio.sleep(self.look)
            if self.watch.jump():
                self.watch.heed()
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=_utc_now())
