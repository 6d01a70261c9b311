"""Outbox messages come in; Telegram's message ids, or a DeliveryError that says what happened, go out.

One call is one message: nothing is repeated here, for the outbox knows better. Every call of the bot, whoever makes it,
passes the same pacer.
"""

import math
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot

from bot.alerts.markup import plain
from bot.chat.door import DEADLINE, Door, NeverLeft, ServerFault, Unclear, delivery_error, hush_libraries, seconds_of
from bot.chat.pace import NotNow, Pacer, Rates
from bot.errors import DeliveryError
from bot.model import Button, DeliveryFault, MessageKind, OutboxMessage, Sent

PATIENCE = 1.5  # seconds for which a message of the outbox waits in memory for its chat
GIVE_UP = 45.0  # seconds for which any call waits for a way that is shut for all
TELEGRAM = "https://api.telegram.org"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FREE = frozenset({"getMe", "getUpdates", "answerCallbackQuery", "answerInlineQuery", "setWebhook", "deleteWebhook"})


class PacedLimiter(BaseRateLimiter[int]):
    """PTB's hook before every call: lets the pacer decide, and tells it what came back. Repeats nothing itself."""

    def __init__(self, pacer: Pacer) -> None:
        self.pacer = pacer

    async def initialize(self) -> None:
        """Nothing to start."""

    async def shutdown(self) -> None:
        """Nothing to stop."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make one call when its turn has come."""
        if endpoint in _FREE:
            return await callback(*args, **kwargs)
        chat = str(data.get("chat_id") or "")
        try:
            async with self.pacer.turn(chat, GIVE_UP):
                return await self._noted(callback(*args, **kwargs), chat)
        except NotNow as later:
            raise RetryAfter(timedelta(seconds=math.ceil(later.seconds))) from None

    async def _noted(self, call: Coroutine[Any, Any, Any], chat: str) -> Any:
        try:
            answer = await call
        except RetryAfter as error:
            self.pacer.flooded(chat, seconds_of(error))
            raise
        except (NeverLeft, ServerFault, Unclear):
            self.pacer.failed()
            raise
        except TelegramError:
            self.pacer.answered()
            raise
        self.pacer.answered()
        return answer


class TelegramSender:
    """The door out, over PTB's bot. The commands share ``bot``, and with it the pacer."""

    def __init__(
        self, token: str, *, api_url: str = "", deadline: float = DEADLINE, rates: Rates | None = None
    ) -> None:
        hush_libraries()
        self.pacer = Pacer(rates)
        base = (api_url or TELEGRAM).rstrip("/")
        self._doors = (Door(deadline), Door(deadline, pool=2))
        self.bot: ExtBot[int] = ExtBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._doors[0],
            get_updates_request=self._doors[1],
            rate_limiter=PacedLimiter(self.pacer),
        )

    async def start(self) -> None:
        """Open the connections. Asks Telegram nothing: the bot starts while Telegram is down."""
        for door in self._doors:
            await door.initialize()

    async def stop(self) -> None:
        """Close the connections; a call under way ends with an error that the outbox survives."""
        for door in self._doors:
            await door.shutdown()

    def busy(self) -> frozenset[str]:
        """Chats whose limits keep them shut for more than a moment."""
        return self.pacer.busy()

    def shut(self) -> float:
        """Seconds for which nothing may leave at all."""
        return self.pacer.shut_for()

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Sent:
        """Send a new message, or edit ``message.message_id`` where the kind is EDIT. Raises DeliveryError."""
        wait = self.pacer.wait_for(message.chat)
        if wait > PATIENCE:  # better on disk than in memory: what is more urgent can overtake it there
            raise DeliveryError(message.chat, DeliveryFault.FLOOD, "our own pace", retry_after=wait)
        try:
            if message.kind is MessageKind.EDIT:
                return await self._edit(message)
            return await self._new(message, reply_to or message.reply_to)
        except TelegramError as error:
            raise delivery_error(message.chat, error) from error
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # PTB cannot read what it was answered
            reason = f"an answer that makes no sense ({type(error).__name__})"
            raise DeliveryError(message.chat, DeliveryFault.UNCERTAIN, reason) from error

    async def _new(self, message: OutboxMessage, reply_to: int | None) -> Sent:
        text, mode = _text(message.text)
        sent = await self.bot.send_message(
            chat_id=_chat(message.chat),
            text=text,
            parse_mode=mode,
            message_thread_id=message.topic,
            disable_notification=message.silent,
            reply_markup=keyboard(message.buttons),
            link_preview_options=_NO_PREVIEW,
            reply_parameters=ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        )
        return Sent(sent.message_id)

    async def _edit(self, message: OutboxMessage) -> Sent:
        if message.message_id is None:
            raise DeliveryError(message.chat, DeliveryFault.EDIT_GONE, "the message to edit was never sent")
        text, mode = _text(message.text)
        edited = await self.bot.edit_message_text(
            chat_id=_chat(message.chat),
            message_id=message.message_id,
            text=text,
            parse_mode=mode,
            reply_markup=keyboard(message.buttons),
            link_preview_options=_NO_PREVIEW,
        )
        return Sent(edited.message_id if isinstance(edited, Message) else message.message_id)


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return the buttons as Telegram takes them, None for none."""
    made = [
        [
            InlineKeyboardButton(button.label, callback_data=button.data or None, url=button.url or None)
            for button in row
        ]
        for row in rows
    ]
    return InlineKeyboardMarkup(made) if made else None


def _text(markup: str) -> tuple[str, str | None]:
    """A text without tags goes as plain text: what was refused for its markup cannot be refused for it twice."""
    return (markup, ParseMode.HTML) if "<" in markup else (plain(markup), None)


def _chat(chat: str) -> int | str:
    return int(chat) if chat.lstrip("-").isdigit() else chat
