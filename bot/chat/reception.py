"""PTB's handlers, a few lines each: who asks is told from the update, the command answers, the reply is sent.

Only messages, buttons and inline queries of a user under its own id count: channel posts, edits, anonymous admins and
other bots are passed over in silence. What fails is answered politely and logged at most once a minute for each kind.
"""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from rapidfuzz import process
from telegram import (
    CallbackQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ContextTypes, ExtBot

from bot.chat import answers, callbacks, inline, membership, texts
from bot.chat.access import Admission, Audience, Gate, allowed
from bot.chat.callbacks import Pressed
from bot.chat.commands import COMMANDS
from bot.chat.desk import Call, Desk, Reply
from bot.chat.door import redact
from bot.chat.names import Names
from bot.chat.translation import LANGUAGES, Html, offered, words
from bot.errors import StorageBusy, VoltefaceError
from bot.facts import Configuration
from bot.model import ChatState

log = structlog.get_logger("volteface.chat")

SECONDS = 15.0  # the longest that a command may take before it says that it is busy
KEYSTROKES = 4  # inline queries come with every key press: their budget is larger
LOG_EVERY = 60.0
INLINE_CACHE = 30


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and where: all that an update tells that we may rely on."""

    user: int
    tongue: str
    chat: int
    private: bool
    topic: int | None = None


def visitor(update: Update) -> Visitor | None:
    """Return who gave a command or pressed a button; None for whom we do not answer."""
    message = update.message or (update.callback_query.message if update.callback_query else None)
    user = update.effective_user
    chat = update.effective_chat
    if user is None or user.is_bot or (update.message and update.message.sender_chat):
        return None
    if update.inline_query:
        return Visitor(user.id, user.language_code or "", user.id, private=True)
    if chat is None or not (update.message or update.callback_query):
        return None
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return Visitor(user.id, user.language_code or "", chat.id, chat.type == ChatType.PRIVATE, topic)


class Reception:
    """The handlers, with what they remember between updates: budgets, and the names of the configuration."""

    def __init__(self, bot: ExtBot[int], desk: Desk, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._desk, self._monotonic = bot, desk, monotonic
        self.gate, self.inline_gate = Gate(), Gate()
        self._named: tuple[Configuration, datetime, Names] | None = None
        self._logged: dict[str, float] = {}
        self.failures: Counter[str] = Counter()

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a command of the table."""
        who, message = visitor(update), update.message
        if who is None or message is None or not message.text:
            return
        name, _, arguments = message.text.partition(" ")
        name = name.lstrip("/").partition("@")[0].lower().partition("\n")[0]
        admission = self._admit(who)
        if admission is not Admission.ADMITTED:
            await self._refuse(admission, who)
            return
        if not who.private and name not in COMMANDS:
            return
        reply = await self._answered(who, name, arguments) if self._room_for(who) else None
        if reply:
            await self._send(who, reply, None if who.private else message.message_id)

    async def _answered(self, who: Visitor, name: str, arguments: str) -> Reply | None:
        call = await self._call(who, name, arguments)
        command = COMMANDS.get(name)
        if command is None:
            return _unknown(call)
        if not allowed(who.user, command.audience, call.configuration.telegram):
            return Reply(call.words(texts.NOT_YOU)) if command.audience is Audience.SUBSCRIBER or who.private else None
        reply = await self._within(call, command.answer(call))
        return reply if isinstance(reply, Reply) else None

    async def button(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a press, and change or send a message where the button asks for it."""
        who, query = visitor(update), update.callback_query
        if who is None or query is None:
            return
        admission = self._admit(who)
        if admission is not Admission.ADMITTED:
            if admission is Admission.SLOW_DOWN:
                await _toast(query, Pressed(toast=words(offered(who.tongue, LANGUAGES[0])).plain(texts.SLOW_DOWN)))
            return
        call = await self._call(who, "", "")
        pressed = await self._within(call, callbacks.press(call, query.data or "", self._bot.username))
        if isinstance(pressed, Reply):
            pressed = Pressed(toast=call.words.plain(texts.BUSY))
        await _toast(query, pressed)
        if pressed.reply is None or not self._room_for(who):
            return
        if pressed.edit and query.message:
            await answers.edit(self._bot, who.chat, query.message.message_id, pressed.reply)
        else:
            await self._send(who, pressed.reply, None)

    async def inline(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an inline query; a stranger, or who types too fast, gets an empty list."""
        who, query = visitor(update), update.inline_query
        if query is None:
            return
        results: list[inline.Found] = []
        following = ""
        policy = self._desk.configuration().telegram
        admitted = who and self.inline_gate.admit(who.user, policy, self._monotonic(), KEYSTROKES)
        if who and admitted is Admission.ADMITTED:
            offset = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 4 else 0
            call = await self._call(who, "inline", query.query, offset)
            found = await self._within(call, inline.found(call))
            results, following = found if isinstance(found, tuple) else ([], "")
        cards = [_article(found) for found in results]
        await query.answer(cards, cache_time=INLINE_CACHE, is_personal=True, next_offset=following)

    async def member(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open or close a chat to alerts, as our own place in it changes."""
        change = update.my_chat_member
        if change:
            old, new = change.old_chat_member.status, change.new_chat_member
            chat, post = change.chat, getattr(new, "can_post_messages", None)
            await membership.changed(self._desk, chat.id, chat.username or "", chat.type, old, new.status, post)

    async def moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Follow a group that became a supergroup."""
        if update.message and update.message.migrate_to_chat_id:
            await membership.moved(self._desk, update.message.chat_id, update.message.migrate_to_chat_id)

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what no handler caught, without the update and without the token."""
        self._note(context.error)

    async def _within(self, call: Call, answer: Awaitable[Any]) -> Any:
        """Await an answer for so long; a busy or failing store becomes a polite reply."""
        try:
            async with asyncio.timeout(SECONDS):
                return await answer
        except (StorageBusy, TimeoutError):
            return Reply(call.words(texts.BUSY))
        except VoltefaceError as error:
            self._note(error)
            return Reply(call.words(texts.FAILED))

    async def _call(self, who: Visitor, command: str, arguments: str, offset: int = 0) -> Call:
        configuration, now = self._desk.configuration(), self._desk.clock()
        policy, names = configuration.telegram, self._names(configuration, now)
        state = await self._state(who)
        first = policy.languages[0] if policy.languages else LANGUAGES[0]
        chosen = state.language if state else offered(who.tongue if who.private else "", first)
        return Call(
            desk=self._desk,
            names=names,
            words=words(chosen, names.labels),
            user=who.user,
            chat=str(who.chat),
            private=who.private,
            admin=who.user in policy.admins,
            arguments=arguments,
            now=now,
            command=command,
            offset=offset,
            topic=who.topic,
            refused=self.gate.refused + self.inline_gate.refused,
        )

    async def _state(self, who: Visitor) -> ChatState | None:
        """Return what is known of the chat; a store that fails here will say so when the command asks it."""
        try:
            async with asyncio.timeout(SECONDS):
                return await self._desk.store.chat_state(str(who.chat))
        except (VoltefaceError, TimeoutError):
            return None

    def _names(self, configuration: Configuration, now: datetime) -> Names:
        known = self._named
        if known is None or known[0] is not configuration or known[1].date() != now.date():
            known = self._named = (configuration, now, Names(configuration, now.date()))
        return known[2]

    def _admit(self, who: Visitor) -> Admission:
        return self.gate.admit(who.user, self._desk.configuration().telegram, self._monotonic())

    def _room_for(self, who: Visitor) -> bool:
        """Tell whether a message may be written where it was asked for; a private chat has only its own budget."""
        policy = self._desk.configuration().telegram
        return who.private or self.gate.admit_in_group(who.chat, who.user, policy, self._monotonic())

    async def _refuse(self, admission: Admission, who: Visitor) -> None:
        if admission is Admission.SLOW_DOWN and who.private:
            await self._send(who, Reply(words(offered(who.tongue, LANGUAGES[0]))(texts.SLOW_DOWN)), None)

    async def _send(self, who: Visitor, reply: Reply, reply_to: int | None) -> None:
        try:
            await answers.send(self._bot, who.chat, who.topic, reply, reply_to)
        except (Forbidden, TimeoutError):
            self.failures["not answered"] += 1  # the chat closed meanwhile, or Telegram is away: the user asks again
        except TelegramError as error:
            self._note(error)

    def _note(self, error: BaseException | None) -> None:
        kind = type(error).__name__
        self.failures[kind] += 1
        now = self._monotonic()
        if now - self._logged.get(kind, -LOG_EVERY) >= LOG_EVERY:
            self._logged[kind] = now
            log.warning("chat failed", kind=kind, reason=redact(str(error))[:300], times=self.failures[kind])


async def _toast(query: CallbackQuery, pressed: Pressed) -> None:
    """Answer a press; one that waited too long can be answered no more, and what it asked for is done all the same."""
    with contextlib.suppress(BadRequest):
        await query.answer(pressed.toast or None, show_alert=pressed.loud, url=pressed.url or None)


def _unknown(call: Call) -> Reply:
    near = process.extractOne(call.command[:32], list(COMMANDS), score_cutoff=70)
    if near and allowed(call.user, COMMANDS[near[0]].audience, call.configuration.telegram):
        return Reply(call.words(texts.NO_SUCH_COMMAND, near=Html(near[0])))
    return Reply(call.words(texts.SEE_HELP))


def _article(found: inline.Found) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        found.text, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(found.id, found.title, content, description=found.description)
