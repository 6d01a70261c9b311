"""A process that answers commands until it is killed: ``python -m tests.chat.victim DATABASE_URL API_URL``."""

import asyncio
import sys
from datetime import UTC, datetime

from bot.chat.application import ChatService
from bot.chat.desk import Desk
from bot.chat.sender import TelegramSender
from bot.storage.store import Database
from tests.chat.office import CONFIGURATION, FAST
from tests.servers.botapi import TOKEN


async def nothing(*_: object) -> list[str]:
    return []


async def main(database: str, api: str) -> None:
    sender = TelegramSender(TOKEN, api_url=api, rates=FAST)
    desk = Desk(
        store=await Database.open(database),
        configuration=lambda: CONFIGURATION,
        clock=lambda: datetime.now(UTC),
        reload=nothing,
        add_source=nothing,
        picture=lambda _: b"",
        amend=nothing,
        tell_admins=nothing,
    )
    await ChatService(sender.bot, desk, token=TOKEN).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
