"""The third ring: the real program in a process of its own, against servers on loopback."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.whole.stage import Stage, set_up


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with set_up(tmp_path) as built:
        yield built
