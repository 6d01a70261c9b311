"""A folder in, the newest good configuration out, all or nothing: what fails to load or to build changes nothing.

watchfiles gives the hint, a stamp of the six files (through symlinks) decides: a folder or link that was swapped, and
a bind mount that reports no events, are noticed by the stamp within a second.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from inspect import isawaitable
from pathlib import Path
from typing import Generic, TypeVar

from watchfiles import awatch

from bot.errors import ConfigError, VoltefaceError
from bot.facts import Configuration
from bot.settings.changes import diff
from bot.settings.load import REQUIRED, inspect
from bot.settings.schema import FILES

_log = logging.getLogger(__name__)

T = TypeVar("T")
Tell = Callable[[list[str]], Awaitable[None] | None]
Stamp = tuple[tuple[int, ...] | None, ...]

LOOK_EVERY = 1.0  # seconds between two looks at the stamp when no event comes
SETTLE = 0.15  # seconds without a change before a save counts as complete
SETTLE_AT_MOST = 1.0

MENDED = "the configuration is in order again, nothing in it changed"


class Live(Generic[T]):
    """Holds what ``build`` made of the last good configuration; raises ConfigError when there is none at the start."""

    def __init__(self, folder: Path, build: Callable[[Configuration], T], on_change: Tell, on_fault: Tell) -> None:
        self._folder, self._build = folder, build
        self._on_change, self._on_fault = on_change, on_fault
        self._turn = asyncio.Lock()
        self._stamp = _stamp(folder)
        self._required: tuple[str, ...] = REQUIRED
        self._configuration, self._built = self._load()
        self.faults: tuple[str, ...] = ()

    def current(self) -> T:
        """Return what was built of the last good configuration; take it once per piece of work."""
        return self._built

    def configuration(self) -> Configuration:
        """Return the last good configuration itself."""
        return self._configuration

    async def watch(self) -> None:
        """Look for changes until cancelled."""
        async for _ in _hints(self._folder):
            if _stamp(self._folder) != self._stamp:
                await self._settled()
                await self._reload_and_go_on()

    async def reload(self) -> bool:
        """Load, build, swap and tell what changed; on a fault keep everything and tell the fault once."""
        async with self._turn:  # an older load must not overtake a newer one
            return await self._reload()

    async def _reload_and_go_on(self) -> None:
        try:
            await self.reload()
        except VoltefaceError as error:
            # Only the telling can fail here (a database that is away); the next edit must still be noticed.
            _log.error("what the configuration became could not be told: %s", error)

    async def _reload(self) -> bool:
        stamp = _stamp(self._folder)
        try:
            configuration, built = await asyncio.to_thread(self._load)
        except VoltefaceError as error:
            self._stamp = stamp
            await self._fail(error)
            return False
        changes = diff(self._configuration, configuration)
        mended, self.faults = bool(self.faults), ()
        self._configuration, self._built, self._stamp = configuration, built, stamp
        if changes or mended:
            await _told(self._on_change, changes or [MENDED])
        return True

    def _load(self) -> tuple[Configuration, T]:
        loaded = inspect(self._folder, required=self._required)
        if loaded.configuration is None:
            raise ConfigError([str(fault) for fault in loaded.faults])
        built = self._build(loaded.configuration)
        # A file that was there once must not vanish, or the built-in one would replace it in silence.
        own = (name for name, path in loaded.files.items() if path.parent == self._folder)
        self._required = tuple(dict.fromkeys((*REQUIRED, *own)))
        return loaded.configuration, built

    async def _fail(self, error: VoltefaceError) -> None:
        faults = tuple(error.faults) if isinstance(error, ConfigError) else (str(error),)
        if faults != self.faults:
            self.faults = faults
            await _told(self._on_fault, list(faults))

    async def _settled(self) -> None:
        """Wait until a save is complete: no change for a moment, but not for ever."""
        before, waited = None, 0.0
        while (now := _stamp(self._folder)) != before and waited < SETTLE_AT_MOST:
            before = now
            await asyncio.sleep(SETTLE)
            waited += SETTLE


async def _told(tell: Tell, lines: list[str]) -> None:
    answer = tell(lines)
    if isawaitable(answer):
        await answer


async def _hints(folder: Path) -> AsyncIterator[None]:
    """Give a hint whenever something may have changed, at the latest after LOOK_EVERY."""
    while True:
        try:
            async for _ in awatch(
                folder,
                recursive=False,
                debounce=50,
                step=20,
                rust_timeout=int(LOOK_EVERY * 1000),
                yield_on_timeout=True,
            ):
                yield
        except (OSError, RuntimeError):
            # The folder is away for a moment, or the system gives no more watches: the stamp alone must do.
            await asyncio.sleep(LOOK_EVERY)
            yield


def _stamp(folder: Path) -> Stamp:
    return tuple(_stamp_of(folder / f"{name}.yaml") for name in FILES)


def _stamp_of(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
