"""The spine from feed to message, in one process: what a source is taken for, and what is told of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.model import MessageKind, Source, Tier
from tests.scene import Scene, opening, set_up, turning, weather
from tests.servers.rss import FeedEntry

QUARTER, HOURS = timedelta(minutes=20), timedelta(hours=7)


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


CASINO = "https://casino.example.net"


def about_site(scene: Scene) -> list[str]:
    return [text for text in scene.told(MessageKind.NOTICE) if "brings another site" in text]


async def test_a_feed_that_is_suddenly_another_sites_alerts_nobody_is_told_once_and_may_come_back(scene: Scene) -> None:
    usual = [*(weather(number) for number in range(4)), opening()]
    scene.feeds.feed("/desk", usual)
    await scene.round()
    stored = await scene.service.store.source_state("desk")
    assert stored is not None
    scene.feeds.feed("/desk", [turning(guid="spin", site=CASINO), weather(9, site=CASINO)])
    for _ in range(4):
        assert await scene.round(after=HOURS) == []
    taken_over = await scene.service.store.source_state("desk")
    assert taken_over is not None
    assert taken_over.last_error == (
        "another site's feed: its entries lead to example.net, those before to desk.example"
    )
    assert (taken_over.entries, taken_over.etag) == (stored.entries, stored.etag)
    (notice,) = about_site(scene)
    assert "alternates" in notice
    scene.feeds.feed("/desk", [turning(scene.now), *usual])
    assert len(await scene.round(after=HOURS)) == 1
    assert await scene.health("desk") == ""
    scene.feeds.feed("/desk", [weather(10, site=CASINO)])
    await scene.round(after=HOURS)
    assert len(about_site(scene)) == 2  # a second time is news again


async def test_a_source_that_moved_is_taken_again_once_its_new_address_is_configured(scene: Scene) -> None:
    scene.feeds.feed("/desk", [*(weather(number) for number in range(4)), opening()])
    await scene.round()
    scene.feeds.feed("/desk", [turning(site="https://www.desk-news.example")])
    assert await scene.round(after=QUARTER) == []
    sources = scene.folder / "sources.yaml"
    sources.write_text(
        sources.read_text().replace("full_text", "alternates: [https://desk-news.example/rss], full_text")
    )
    assert await scene.service.reload() == ()
    assert len(await scene.round(after=HOURS)) == 1


async def test_what_was_stored_and_could_not_be_read_for_days_is_told_all_the_same(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    await scene.round()
    scene.feeds.feed("/desk", [turning(), opening()])
    await scene.poll(after=QUARTER)  # and the program is away for four days
    assert len(await scene.round(after=timedelta(days=4))) == 1
    assert len(scene.told()) == 1


async def test_what_comes_when_it_is_old_already_alerts_nobody(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    await scene.round()
    scene.feeds.feed("/desk", [turning(), opening()])
    assert await scene.round(after=timedelta(days=4)) == []


def edited(at: datetime) -> FeedEntry:
    """The opening under its own guid and address, with the contrary words."""
    return replace(turning(at, guid="open"), published=at)


async def test_a_change_that_an_edit_of_the_very_entry_makes_is_told_as_a_correction(scene: Scene) -> None:
    scene.feeds.feed("/desk", [weather(1), opening()])
    await scene.round()
    scene.feeds.feed("/desk", [weather(1), edited(scene.now)])
    (alert,) = await scene.round(after=QUARTER)
    assert alert.correction and alert.reason.startswith("the source changed its own text")
    (text,) = scene.told()
    assert "CORRECTED TEXT" in text and "REVERSAL" not in text
    old, new = await scene.service.store.entries(
        [*(alert.prior.entries if alert.prior else ()), *alert.current.entries]
    )
    assert (old.guid, new.guid, new.revises) == ("open", "open", old.id)


async def test_a_further_edit_is_held_against_every_version_before_it(scene: Scene) -> None:
    scene.feeds.feed("/desk", [weather(1), opening()])
    await scene.round()
    scene.feeds.feed("/desk", [weather(1), replace(opening(), title="Macron: France is ready for nuclear talks")])
    await scene.round(after=QUARTER)
    scene.feeds.feed("/desk", [weather(1), edited(scene.now)])
    (alert,) = await scene.round(after=QUARTER)
    assert alert.correction


async def test_entries_that_share_one_guid_are_no_edits_of_each_other(scene: Scene) -> None:
    scene.feeds.feed("/desk", [replace(weather(1), guid="all"), replace(opening(), guid="all")])
    await scene.round()
    both = [replace(turning(), guid="all"), replace(weather(2), guid="all"), replace(opening(), guid="all")]
    scene.feeds.feed("/desk", both)
    (alert,) = await scene.round(after=QUARTER)
    assert not alert.correction
    assert "REVERSAL" in scene.told()[0]
