"""What stands between a call and its answer: Telegram's limits and the faults of a network, both by script."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Fault:
    """Strikes the next ``times`` calls of ``method`` ("" all) to ``chat`` ("" all).

    ``kind``: "answer" (``code``, ``body`` as JSON or text, not carried out), "reset" (closed, not carried out), "hang"
    (held for ``seconds``, not carried out), "lost" (carried out, then closed), "mute" (carried out, then held for
    ``seconds``), "late" (held, then carried out), "page" (carried out, answered with HTML), "cut" (carried out, half
    an answer), "drip" (carried out, answered one byte at a time with ``seconds`` between).
    """

    kind: str
    method: str = ""
    chat: str = ""
    times: int = 1
    code: int = 500
    body: dict | str = ""
    seconds: float = 30.0

    def strikes(self, method: str, chat: str) -> bool:
        return self.times > 0 and self.method in ("", method) and self.chat in ("", chat)


def error(code: int, description: str, **parameters: object) -> dict:
    """Return an answer as the Bot API words its errors."""
    body = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


@dataclass
class Limits:
    """At most so many calls in so many seconds, as (calls, seconds); None is no limit."""

    overall: tuple[int, float] | None = None
    chat: tuple[int, float] | None = None
    group: tuple[int, float] | None = None

    @classmethod
    def telegram(cls, scale: float = 1.0) -> "Limits":
        """Telegram's limits, with time running ``scale`` times as fast."""
        return cls((30, 1.0 / scale), (1, 1.0 / scale), (20, 60.0 / scale))


@dataclass
class Gate:
    """Holds calls to the limits by the server's own clock, and notes who comes back too early."""

    limits: Limits
    clock: Callable[[], float]
    shut: dict[str, float] = field(default_factory=dict)
    refused: int = 0
    early: list[tuple[str, float]] = field(default_factory=list)
    _calls: dict[str, deque] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, chat: str) -> float:
        """Return 0 and count the call, or the seconds after which it may come again."""
        now = self.clock()
        if (until := self.shut.get(chat, 0.0)) > now:
            self.early.append((chat, until - now))
            return until - now
        windows = [("", self.limits.overall), (chat, self.limits.chat)]
        if not chat.isdigit():
            windows.append((f"group {chat}", self.limits.group))
        kept = [(self._calls[name], limit) for name, limit in windows if limit]
        opens = max((times[-limit[0]] + limit[1] for times, limit in kept if len(times) >= limit[0]), default=0.0)
        if opens > now:
            self.refused += 1
            retry = math.ceil(opens - now)
            self.shut[chat] = now + retry
            return retry
        for times, limit in kept:
            times.append(now)
            while len(times) > limit[0]:
                times.popleft()
        return 0.0
