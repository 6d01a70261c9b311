"""The bot that people talk to: a PTB bot and a desk come in; a service that starts, answers and stops goes out.

PTB's application is built by hand: no job queue, no updater. Starting never fails because Telegram is away: what it
needs of Telegram is asked for in the background until it is there.
"""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

import structlog
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat import menus
from bot.chat.desk import Desk
from bot.chat.door import redact
from bot.chat.polling import ALLOWED, FIRST_PAUSE, LONGEST_PAUSE, UNAUTHORISED_PAUSE, Poller
from bot.chat.reception import Reception

log = structlog.get_logger("volteface.chat")

DRAIN = 5.0  # seconds that an update under way gets when the service stops


class Listener(Protocol):
    """Where updates arrive when Telegram calls us: the composition root gives the one of ``bot.web``."""

    async def start(self, listen: str, path: str, secret: str, take: Callable[[bytes], Awaitable[bool]]) -> None: ...

    async def stop(self) -> None: ...


def build(bot: ExtBot[int], reception: Reception) -> Application[Any, Any, Any, Any, Any, Any]:
    """Wire the handlers. Only new messages count: neither edits nor posts of channels."""
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    new = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(new & filters.StatusUpdate.MIGRATE, reception.moved))
    application.add_handler(MessageHandler(new & filters.COMMAND & Addressed(bot), reception.command))
    application.add_handler(CallbackQueryHandler(reception.button))
    application.add_handler(InlineQueryHandler(reception.inline))
    application.add_handler(ChatMemberHandler(reception.member, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(reception.failed)
    return application


class Addressed(filters.MessageFilter):
    """A command for us: "/recent", or "/recent@our_name" where several bots listen; it must open the message."""

    def __init__(self, bot: ExtBot[int]) -> None:
        super().__init__("Addressed")
        self._bot = bot

    def filter(self, message: Any) -> bool:
        """Tell whether the command names nobody, or us."""
        first = message.text.split(maxsplit=1)[0] if message.text and message.text.startswith("/") else ""
        _, _, name = first.partition("@")
        return bool(first) and (not name or name.lower() == self._bot.username.lower())


class ChatService:
    """Starts, answers, stops. ``trouble`` is for the health state: "" when updates come."""

    def __init__(self, bot: ExtBot[int], desk: Desk, *, token: str, listener: Listener | None = None) -> None:
        self._bot, self._desk, self._token, self._listener = bot, desk, token, listener
        self.reception = Reception(bot, desk)
        self._application = build(bot, self.reception)
        self.poller = Poller(bot, desk, self._handle)
        self._task: asyncio.Task[None] | None = None
        self._busy: set[asyncio.Task[Any]] = set()
        self._trouble, self._ready, self._listening = "", False, False

    @property
    def trouble(self) -> str:
        """Say in a word why no update comes."""
        return self._trouble or self.poller.trouble

    async def start(self) -> None:
        """Begin in the background; returns at once. Fails only where the webhook's address cannot be listened on."""
        policy = self._desk.configuration().telegram
        if policy.webhook and self._listener:
            await self._listener.start(policy.listen, _path(policy.webhook), secret(self._token), self.take)
            self._listening = True
        self._task = asyncio.create_task(self._run(), name="chat")

    async def stop(self) -> None:
        """Stop asking for updates; one that is being handled may end, then the rest is left to Telegram's memory."""
        if self._listener and self._listening:
            await self._listener.stop()
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task], timeout=DRAIN)
        if self._busy:
            await asyncio.wait(self._busy, timeout=DRAIN)

    async def take(self, body: bytes) -> bool:
        """Handle one update that Telegram brought; False for what is none, and while we do not know who we are."""
        if not self._ready:
            return False
        try:
            update = Update.de_json(json.loads(body), self._bot)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return False
        if not isinstance(update, Update):
            return False
        await self._handle(update)
        return True

    async def _handle(self, update: Update) -> None:
        """Handle in a task of its own, so that stopping does not cut a command between its change and its reply."""
        task = asyncio.create_task(self._application.process_update(update))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
        await asyncio.shield(task)

    async def connect(self) -> None:
        """Ask Telegram who we are, for as long as it takes; commands are answered from then on."""
        await self._until_it_works(self._application.initialize)
        self._ready = True

    async def _run(self) -> None:
        await self.connect()
        if self._listening:
            await self._until_it_works(self._call_us)
            await menus.register(self._bot, self._desk)
            return
        await self._until_it_works(self._bot.delete_webhook)
        await menus.register(self._bot, self._desk)
        await self.poller.run()

    async def _call_us(self) -> None:
        await self._bot.set_webhook(
            self._desk.configuration().telegram.webhook,
            secret_token=secret(self._token),
            allowed_updates=list(ALLOWED),
            max_connections=8,
        )

    async def _until_it_works(self, act: Callable[[], Awaitable[Any]]) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                await act()
            except TelegramError as error:
                trouble = type(error).__name__
                if trouble != self._trouble:
                    log.warning("Telegram is away", kind=trouble, reason=redact(str(error))[:200])
                self._trouble = trouble
                await asyncio.sleep(UNAUTHORISED_PAUSE if isinstance(error, InvalidToken) else pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                self._trouble = ""
                return


def secret(token: str) -> str:
    """Return what Telegram must show with every call: made from the token, so that there is no second secret."""
    return hmac.new(token.encode(), b"volteface webhook", hashlib.sha256).hexdigest()


def _path(address: str) -> str:
    return urlsplit(address).path or "/"
