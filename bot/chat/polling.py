"""Long polling that loses no command: updates come in from Telegram and are confirmed only after they were handled.

PTB's own updater confirms what it has only queued, so a kill loses commands. Here the next request confirms a batch,
and that is made after the batch is handled and noted in the database; a batch that comes again after a kill is told
from a new one by that note.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.chat import texts
from bot.chat.desk import Desk
from bot.chat.door import redact, seconds_of
from bot.errors import StorageError

log = structlog.get_logger("volteface.chat")

ALLOWED = ("message", "callback_query", "inline_query", "my_chat_member")
WAIT = 30  # seconds of one long poll
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
UNAUTHORISED_PAUSE = 300.0
SIDE_BY_SIDE = 8  # users whose updates are handled at once; those of one user go in order
KEPT = timedelta(hours=24)  # as long as Telegram keeps updates; later, its numbers may start anew
HANDLE_DEADLINE = 45.0
NOTE_DEADLINE = 2.0  # a locked database must not keep the next command waiting


class Poller:
    """Fetches, hands out, notes, confirms. ``trouble`` says in a word why nothing comes, "" when all is well."""

    def __init__(
        self,
        bot: ExtBot[int],
        desk: Desk,
        handle: Callable[[Update], Awaitable[object]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot, self._desk, self._handle, self._sleep = bot, desk, handle, sleep
        self.next_update: int | None = (
            None  # None: whatever Telegram holds; a number of another week would lose updates
        )
        self._pause = FIRST_PAUSE
        self._gate = asyncio.Semaphore(SIDE_BY_SIDE)
        self.trouble = ""

    async def run(self) -> None:
        """Poll until cancelled. A fault of ours is logged and waited out: updates stay with Telegram meanwhile."""
        while True:
            try:
                await self.once()
            except Exception:
                log.exception("updates could not be taken")
                await self._sleep(LONGEST_PAUSE)

    async def once(self) -> None:
        """Ask for one batch and handle it; after a failure, wait."""
        try:
            updates = await self._bot.get_updates(offset=self.next_update, timeout=WAIT, allowed_updates=list(ALLOWED))
        except TelegramError as error:
            await self._recover(error)
            return
        if self.trouble:
            log.info("updates come again", trouble=self.trouble)
        self.trouble, self._pause = "", FIRST_PAUSE
        if updates:
            await self._take(updates)

    async def _take(self, updates: Sequence[Update]) -> None:
        handled = await self._handled()
        fresh = [update for update in updates if update.update_id > handled]
        by_user = groupby(sorted(fresh, key=_whose), key=_whose)
        await asyncio.gather(*(self._in_order(list(group)) for _, group in by_user))
        last = updates[-1].update_id
        if fresh:
            await self._note(last)
        self.next_update = last + 1

    async def _in_order(self, updates: Sequence[Update]) -> None:
        for update in updates:
            async with self._gate:
                try:
                    async with asyncio.timeout(HANDLE_DEADLINE):
                        await self._handle(update)
                except TimeoutError:
                    log.warning("an update took too long", update=update.update_id)
                except Exception:  # one update that breaks us must not come again and again
                    log.exception("an update could not be handled", update=update.update_id)

    async def _handled(self) -> int:
        """Return the last number that was handled before a restart, -1 where that is long ago."""
        if self.next_update is not None:
            return -1
        try:
            async with asyncio.timeout(NOTE_DEADLINE):
                noted = json.loads(await self._desk.store.value(self._key) or "{}")
        except (StorageError, TimeoutError):
            return -1
        if not noted or self._desk.clock() - datetime.fromisoformat(noted["at"]) > KEPT:
            return -1
        return int(noted["update"])

    async def _note(self, update: int) -> None:
        note = json.dumps({"update": update, "at": self._desk.clock().isoformat()})
        try:
            async with asyncio.timeout(NOTE_DEADLINE):
                await self._desk.store.set_value(self._key, note)
        except (StorageError, TimeoutError):
            return  # the next request confirms them too, and a command that comes twice changes once

    @property
    def _key(self) -> str:
        return f"telegram:handled:{self._bot.id}"

    async def _recover(self, error: TelegramError) -> None:
        """Wait as long as the failure asks for; it is logged when it begins, not each time."""
        trouble = type(error).__name__
        if trouble != self.trouble:
            log.warning("no updates", kind=trouble, reason=redact(error.message)[:200])
        if isinstance(error, Conflict) and trouble != self.trouble:
            await self._desk.tell_admins("telegram conflict", texts.CONFLICT_NOTICE)
        self.trouble = trouble
        if isinstance(error, InvalidToken):
            await self._sleep(UNAUTHORISED_PAUSE)
        elif isinstance(error, RetryAfter):
            await self._sleep(seconds_of(error))
        else:
            await self._sleep(self._pause)
            self._pause = min(LONGEST_PAUSE, self._pause * 2)


def _whose(update: Update) -> int:
    return update.effective_user.id if update.effective_user else 0
