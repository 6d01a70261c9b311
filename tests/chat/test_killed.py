"""A process that is killed while it handles a command: what the command changes is there once, and is answered."""

import asyncio
import sys
from contextlib import asynccontextmanager

from bot.storage.store import Database
from tests.chat.office import ANNA
from tests.servers import updates
from tests.servers.botapi import BotApi
from tests.servers.traffic import Fault


@asynccontextmanager
async def answering(url: str, api: BotApi):
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.chat.victim", url, api.url)
    try:
        yield process
    finally:
        process.kill()  # SIGKILL: nothing is flushed, nothing is confirmed
        await process.wait()


async def until(holds) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 -- what is waited for lies in another process
            await asyncio.sleep(0.02)


async def test_a_command_that_is_killed_between_its_change_and_its_reply_comes_again_and_changes_once(tmp_path) -> None:
    url = f"sqlite:///{tmp_path / 'volteface.db'}"
    async with BotApi() as api:
        api.strike(Fault("hang", "sendMessage", times=99))
        await api.happen(updates.message(ANNA, "/subscribe Norway"))
        async with answering(url, api):
            await until(lambda: ("sendMessage", str(ANNA)) in api.calls)
        assert api.texts() == []
        api.faults.clear()
        async with answering(url, api):
            await until(api.texts)
        assert "You have that already" in api.texts()[0]
        store = await Database.open(url)
        assert len(await store.subscriptions(str(ANNA))) == 1
        await store.close()


async def test_commands_that_were_answered_before_the_kill_are_not_answered_again(tmp_path) -> None:
    url = f"sqlite:///{tmp_path / 'volteface.db'}"
    async with BotApi() as api:
        await api.happen(updates.message(ANNA, "/recent"))
        async with answering(url, api):
            await until(lambda: api.confirmed == 1)
        await api.happen(updates.message(ANNA, "/mine"))
        async with answering(url, api):
            await until(lambda: len(api.texts()) > 1)
        assert ["Nothing on record" in text for text in api.texts()] == [True, False]
