"""One request after the other to each host: when the next may start. Bounded, however many hosts there are."""

import asyncio
from collections.abc import Callable

_MAX_HOSTS = 2_000


class Politeness:
    """Hands out start times per host, ``gap`` seconds apart."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._free_at: dict[str, float] = {}

    async def turn(self, host: str, gap: float) -> None:
        """Wait until a request to ``host`` may start, and take that turn."""
        now = self._clock()
        start = max(now, self._free_at.pop(host, now))
        self._free_at[host] = start + gap
        if len(self._free_at) > _MAX_HOSTS:
            self._forget(now)
        if start > now:
            await asyncio.sleep(start - now)

    def _forget(self, now: float) -> None:
        """Drop the hosts whose gap is over, and the oldest if that is not enough."""
        self._free_at = {host: free for host, free in self._free_at.items() if free > now}
        while len(self._free_at) > _MAX_HOSTS:
            del self._free_at[next(iter(self._free_at))]
