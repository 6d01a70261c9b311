"""One open bureau for a test of the commands."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.chat.office import Bureau, opened


@pytest.fixture
async def bureau(tmp_path: Path) -> AsyncIterator[Bureau]:
    async with opened(tmp_path) as one:
        yield one
