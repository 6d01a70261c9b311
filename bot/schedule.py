"""APScheduler with a few ticks: in come coroutine functions and their periods, out goes a scheduler; no logic.

A tick that is late runs once and not once per missed period (coalesce), never beside itself (max_instances=1), and is
never dropped for being late (misfire_grace_time=None; its default of one second drops runs in silence).
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[object]]


def scheduler_of(ticks: dict[str, tuple[Tick, float]]) -> AsyncIOScheduler:
    """Build a scheduler from name -> (tick, period in seconds); every tick runs once at the start."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    for name, (tick, period) in ticks.items():
        scheduler.add_job(
            tick,
            "interval",
            seconds=period,
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
    return scheduler
