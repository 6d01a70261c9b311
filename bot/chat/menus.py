"""Telegram's command menus: the table of commands comes in; Telegram learns it for each scope and language.

Groups see what is useful to all there, private chats everything, admins their own commands too. Nothing is sent when
nothing changed since the last start.
"""

import hashlib
from collections.abc import Iterator

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.chat.access import Audience
from bot.chat.commands import COMMANDS
from bot.chat.desk import Desk
from bot.chat.door import redact
from bot.chat.translation import LANGUAGES, words
from bot.errors import StorageError

log = structlog.get_logger("volteface.chat")

IN_GROUPS = ("recent", "reversals", "position", "timeline", "search", "why", "mine", "help")
_KEY = "telegram:menus"


def menus(language: str, admins: tuple[int, ...]) -> Iterator[tuple[BotCommandScope, list[BotCommand]]]:
    """Return each scope with its commands in one language."""
    say = words(language)
    lines = {name: BotCommand(name, command.about(say)) for name, command in COMMANDS.items()}
    public = [lines[name] for name, command in COMMANDS.items() if command.audience is not Audience.ADMIN]
    yield BotCommandScopeAllPrivateChats(), public
    yield BotCommandScopeAllGroupChats(), [lines[name] for name in IN_GROUPS]
    for admin in admins:
        yield BotCommandScopeChat(admin), list(lines.values())


async def register(bot: ExtBot[int], desk: Desk) -> bool:
    """Tell Telegram the menus if they changed; returns whether it holds them now. Failing here stops nothing."""
    try:
        return await _register(bot, desk)
    except StorageError as error:
        log.info("menus not told", reason=str(error))
        return False


async def _register(bot: ExtBot[int], desk: Desk) -> bool:
    admins = desk.configuration().telegram.admins
    wanted = _print(admins, bot.id)
    if await desk.store.value(_KEY) == wanted:
        return True
    complete = True
    for language in LANGUAGES:
        for scope, lines in menus(language, admins):
            complete &= await _set(bot, scope, lines, "" if language == LANGUAGES[0] else language)
    if complete:
        await desk.store.set_value(_KEY, wanted)
    return complete


async def _set(bot: ExtBot[int], scope: BotCommandScope, lines: list[BotCommand], language: str) -> bool:
    try:
        await bot.set_my_commands(lines, scope=scope, language_code=language or None)
    except (BadRequest, Forbidden):
        return False  # an admin who never wrote to the bot: tried again at the next start
    except TelegramError as error:
        log.info("menu not set", scope=scope.type, reason=redact(error.message)[:200])
        return False
    return True


def _print(admins: tuple[int, ...], bot: int) -> str:
    told = [(s.to_json(), [c.to_json() for c in lines]) for code in LANGUAGES for s, lines in menus(code, admins)]
    return hashlib.sha256(repr((told, bot)).encode()).hexdigest()
