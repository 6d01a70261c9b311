"""Rounds under way: coroutine functions in, the same functions out, counted and safe; stopping can wait for them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog

from bot.errors import VoltefaceError

log = structlog.get_logger("volteface")


@dataclass(slots=True)
class Ticks:
    """Knows which rounds are under way, so that stopping can wait for them; a round that fails is logged, not lost."""

    under_way: set[asyncio.Task[object]] = field(default_factory=set)

    def counted(self, tick: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
        """Wrap a tick so that it is counted while it runs."""

        async def run() -> None:
            task = asyncio.current_task()
            assert task is not None
            self.under_way.add(task)
            try:
                await tick()
            except VoltefaceError as error:
                log.error("round failed, it is tried again", tick=getattr(tick, "__name__", ""), reason=str(error))
            except Exception:
                log.exception("round failed, it is tried again", tick=getattr(tick, "__name__", ""))
            finally:
                self.under_way.discard(task)

        return run

    async def drain(self, seconds: float) -> None:
        """Wait for the rounds under way; what is not done by then is cancelled and repeated after the next start."""
        if not self.under_way:
            return
        _, late = await asyncio.wait(set(self.under_way), timeout=seconds)
        for task in late:
            task.cancel()
