"""Two clocks come in, the wall's and one that never jumps; how far the wall clock has jumped comes out.

A wall clock is set by people and by time servers, by a day or by a year; a machine that slept looks as if its clock had
been set ahead. What waits until a time of day must not then wait for a year, or everything come at once.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

JUMP = timedelta(minutes=1)  # less is an adjustment, which no wait here minds


@dataclass(slots=True)
class ClockWatch:
    """Holds the wall clock against a steady one (seconds)."""

    wall: Callable[[], datetime]
    steady: Callable[[], float]
    _wall: datetime = field(init=False)
    _steady: float = field(init=False)

    def __post_init__(self) -> None:
        self.heed()

    def jump(self) -> timedelta:
        """Return how far the wall clock jumped, ahead (+) or back (-), since it was heeded; next to nothing is none."""
        passed = timedelta(seconds=self.steady() - self._steady)
        ahead = self.wall() - self._wall - passed
        return ahead if abs(ahead) >= JUMP else timedelta(0)

    def heed(self) -> None:
        """Take the wall clock as it now is."""
        self._wall, self._steady = self.wall(), self.steady()
