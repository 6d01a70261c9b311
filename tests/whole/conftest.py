from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.servers.botapi import BotApi
from tests.servers.feedserver import FeedServer
from tests.whole.stage import Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with FeedServer() as feeds, BotApi() as api:
        set_up = Stage(tmp_path, feeds, api)
        yield set_up
        if set_up.process and set_up.process.returncode is None:
            await set_up.kill()
