"""A reply comes in; it goes to its chat as one or more messages, within Telegram's limits and a deadline.

A reply is not an alert: it is tried once, and what Telegram refuses is dropped with a line in the log at most.
"""

import asyncio

from telegram import InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.alerts.markup import CAPTION, fits
from bot.chat.desk import Reply
from bot.chat.sender import keyboard
from bot.delivery.split import bare, split

DEADLINE = 25.0  # seconds, waiting for the chat's turn included
MOST_PARTS = 4
_HARMLESS = ("message is not modified", "message to edit not found", "message can't be edited")
_QUIETLY = LinkPreviewOptions(is_disabled=True)


async def send(bot: ExtBot[int], chat: int, topic: int | None, reply: Reply, reply_to: int | None = None) -> None:
    """Send a reply; raises TelegramError when Telegram does not take it."""
    answering = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None
    async with asyncio.timeout(DEADLINE):
        if reply.picture and fits(reply.text, CAPTION):
            await bot.send_photo(
                chat,
                InputFile(reply.picture, filename="timeline.png"),
                caption=reply.text,
                parse_mode=ParseMode.HTML,
                message_thread_id=topic,
                reply_markup=keyboard(reply.buttons),
                reply_parameters=answering,
            )
            return
        parts = split(reply.text)[:MOST_PARTS]
        for part in parts:
            last = part is parts[-1]
            await bot.send_message(
                chat,
                part,
                parse_mode=ParseMode.HTML,
                message_thread_id=topic,
                reply_markup=keyboard(reply.buttons) if last else None,
                reply_parameters=answering,
                link_preview_options=_QUIETLY,
            )


async def edit(bot: ExtBot[int], chat: int, message: int, reply: Reply) -> None:
    """Put a reply in the place of the message whose button was pressed.

    The same text again is no fault, and where the message is gone there is nothing to change.
    """
    text = reply.text if fits(reply.text) else bare(split(reply.text)[0])
    try:
        async with asyncio.timeout(DEADLINE):
            await bot.edit_message_text(
                text,
                chat_id=chat,
                message_id=message,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(reply.buttons),
                link_preview_options=_QUIETLY,
            )
    except BadRequest as error:
        if not any(part in error.message.lower() for part in _HARMLESS):
            raise
