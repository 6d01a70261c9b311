"""Calls to Telegram come in; each goes on when the limits of its chat and of the whole bot allow it.

A limit is a number of calls in any stretch of some seconds. A chat's time counts from the answer to its last call: the
way to Telegram takes now longer, now shorter, and two calls sent a second apart may arrive closer. A 429 shuts the chat
that it names; only where several chats are flooded at once is the whole bot at fault, and everything waits. After
network failures in a row one call at a time tries the way. Memory is bounded: a chat is forgotten when its last call no
longer counts.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

FORGET_ABOVE = 2048  # chats kept before idle ones are looked for
FLOODED_CHATS, FLOODED_WITHIN = 3, 5.0  # that many chats flooded within these seconds: the overall limit was hit
FLOOD_MARGIN = 0.25  # seconds on top of retry_after, which counts in whole ones
TROUBLE_AFTER, TROUBLE_LONGEST = 3, 30.0  # failures in a row before the way is shut, and for how long at most
PROBE = 30.0  # seconds for which one call tries the way alone
SOON = 1.0  # a chat that opens within this is worth waiting for


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``calls`` in any ``seconds``."""

    calls: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Rates:
    """Telegram's limits, each a little under what it allows: the clocks at both ends never agree quite."""

    overall: Limit = Limit(1, 1 / 28)  # evenly: thirty at once and thirty a second later may arrive as sixty
    chat: Limit = Limit(1, 1.01)
    group: Limit = Limit(20, 60.2)  # groups and channels, beside ``chat``


@dataclass(slots=True)
class _Window:
    """The times of the last calls under one limit."""

    limit: Limit
    times: deque[float] = field(default_factory=deque)

    def opens(self) -> float:
        """Return the earliest time of the next call."""
        full = len(self.times) >= self.limit.calls
        return self.times[-self.limit.calls] + self.limit.seconds if full else 0.0

    def take(self, at: float) -> None:
        self.times.append(at)
        while len(self.times) > self.limit.calls:
            self.times.popleft()


@dataclass(slots=True)
class _Chat:
    windows: tuple[_Window, ...]
    shut_until: float = 0.0

    def opens(self) -> float:
        return max(self.shut_until, *(window.opens() for window in self.windows))


class NotNow(Exception):
    """The turn is ``seconds`` away, which is more than the caller waits: nothing was called."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not within {seconds:.0f} s")
        self.seconds = seconds


class Pacer:
    """Keeps the limits for one bot. ``clock`` and ``sleep`` are the event loop's unless a test brings its own."""

    def __init__(
        self,
        rates: Rates | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._rates = rates or Rates()
        self._clock, self._sleep = clock, sleep
        self._chats: dict[str, _Chat] = {}
        self._overall = _Window(self._rates.overall)
        self._queue = asyncio.Lock()
        self._all_shut_until = 0.0
        self._trouble_until = 0.0
        self._flooded: deque[tuple[float, str]] = deque(maxlen=FLOODED_CHATS * 4)
        self._failures = 0

    @asynccontextmanager
    async def turn(self, chat: str, patience: float = math.inf) -> AsyncIterator[None]:
        """Wait for this chat's turn, and hold it until the answer is there; "" is a call to no chat.

        Raises NotNow when the turn is further away than ``patience`` seconds.
        """
        until = self._clock() + patience
        known = self._known(chat) if chat else None
        if known:
            await self._take(known.opens, known.windows, until)
        async with self._queue:  # one waits for the next slot of all, the others for it: none wakes in vain
            await self._take(self._opens, (self._overall,), until)
        if self.in_trouble:
            self._trouble_until = self._clock() + PROBE  # the others wait for what comes of this one
        try:
            yield
        finally:
            for window in known.windows if known else ():
                window.times[-1] = self._clock()

    def _opens(self) -> float:
        return max(self._all_shut_until, self._trouble_until, self._overall.opens())

    async def _take(self, opens: Callable[[], float], windows: tuple[_Window, ...], until: float) -> None:
        while (at := opens()) > (now := self._clock()):
            if at > until:
                raise NotNow(at - now)
            await self._sleep(at - now)
        for window in windows:
            window.take(max(at, now - window.limit.seconds) if window is self._overall else now)  # no slot is lost

    def flooded(self, chat: str, retry_after: float) -> None:
        """Note a 429: shut the chat, or everything when several chats are flooded at once."""
        now, until = self._clock(), self._clock() + retry_after + FLOOD_MARGIN
        if chat:
            known = self._known(chat)
            known.shut_until = max(known.shut_until, until)
        self._flooded.append((now, chat))
        recent = {name for at, name in self._flooded if now - at <= FLOODED_WITHIN}
        if len(recent) >= FLOODED_CHATS or not chat:
            self._all_shut_until = max(self._all_shut_until, until)

    def failed(self) -> None:
        """Note that a call did not get through; after a few in a row everything waits, longer each time."""
        self._failures += 1
        if self._failures >= TROUBLE_AFTER:
            wait = min(TROUBLE_LONGEST, 2.0 ** (self._failures - TROUBLE_AFTER))
            self._trouble_until = self._clock() + wait

    def answered(self) -> None:
        """Note that the way is open: any answer that Telegram itself gave."""
        self._failures = 0
        self._trouble_until = 0.0

    def shut(self, seconds: float) -> None:
        """Shut everything for some seconds: the token was refused."""
        self._all_shut_until = max(self._all_shut_until, self._clock() + seconds)

    def shut_for(self) -> float:
        """Seconds for which nothing at all may leave; 0 when the way is open."""
        return max(0.0, max(self._all_shut_until, self._trouble_until) - self._clock())

    @property
    def in_trouble(self) -> bool:
        """Whether the last calls failed, so that one at a time should try the way."""
        return self._failures >= TROUBLE_AFTER

    def wait_for(self, chat: str) -> float:
        """Seconds until the limits of this chat alone let the next call through."""
        known = self._chats.get(chat)
        return max(0.0, known.opens() - self._clock()) if known else 0.0

    def busy(self) -> frozenset[str]:
        """Chats whose next call must wait for more than a moment: their messages are better left on disk."""
        soon = self._clock() + SOON
        return frozenset(chat for chat, known in self._chats.items() if known.opens() > soon)

    def _known(self, chat: str) -> _Chat:
        known = self._chats.get(chat)
        if known is None:
            if len(self._chats) >= FORGET_ABOVE:
                self._forget()
            private = chat.isdigit()
            limits = (self._rates.chat,) if private else (self._rates.chat, self._rates.group)
            known = self._chats[chat] = _Chat(tuple(_Window(limit) for limit in limits))
        return known

    def _forget(self) -> None:
        now = self._clock()
        counting = {
            chat: known
            for chat, known in self._chats.items()
            if known.shut_until > now or any(w.times and w.times[-1] + w.limit.seconds > now for w in known.windows)
        }
        self._chats = counting
