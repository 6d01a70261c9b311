"""The spine from feed to message, in one process: what a source is taken for, and what is told of it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import Source, Tier
from tests.scene import Scene, opening, set_up, turning

QUARTER = timedelta(minutes=20)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with set_up(tmp_path) as built:
        yield built


async def test_an_entry_of_a_source_that_an_admin_added_carries_its_name_and_tier(scene: Scene) -> None:
    url = scene.feeds.feed("/added", [opening()])
    await scene.service.add_source(Source("added", "The Added Post", url, tier=Tier.OFFICIAL, publisher="gov.fra"))
    await scene.round()
    scene.feeds.feed("/added", [turning(), opening()])
    (alert,) = await scene.round(after=QUARTER)
    article = await scene.service.store.article(alert.current.entries[0])
    assert article is not None
    assert (article.tier, article.publisher) == (Tier.OFFICIAL, "gov.fra")
    assert alert.outlets == ("The Added Post",)


async def test_an_entry_of_a_source_that_was_removed_meanwhile_keeps_its_name_and_tier(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    sources = scene.folder / "sources.yaml"
    sources.write_text(sources.read_text().replace("language: en", "tier: official, publisher: gov.fra"))
    assert await scene.service.reload() == ()
    await scene.poll()
    (scene.folder / "sources.yaml").write_text("sources: []\n")
    assert await scene.service.reload() == ()
    (reading,) = await scene.read()
    assert reading.article is not None
    assert (reading.article.tier, reading.article.publisher) == (Tier.OFFICIAL, "gov.fra")
