"""What the service says of itself when it is kept from its work: once, and no longer when it works again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import MessageKind
from tests.scene import Scene, opening, set_up, turning

HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    async with set_up(tmp_path) as built:
        yield built


async def trouble(scene: Scene) -> str:
    return await scene.service.store.value("trouble") or ""


def notices(scene: Scene, words: str) -> int:
    return sum(words in text for text in scene.told(MessageKind.NOTICE))


async def test_when_no_source_succeeded_for_two_hours_it_is_told_once_until_one_does(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    await scene.round()
    scene.feeds.fault("/desk", "status", code=500)
    for _ in range(4):
        await scene.round(after=HALF_HOUR)
        assert await trouble(scene) == ""
    for _ in range(6):
        await scene.round(after=HALF_HOUR)
        assert await trouble(scene) == "No source has succeeded since 2026-01-13 08:00 UTC"
    assert notices(scene, "No source has succeeded") == 1
    scene.feeds.clear("/desk")
    await scene.round(after=timedelta(hours=4))
    assert await trouble(scene) == ""


async def test_when_no_source_ever_succeeded_that_is_told_too(scene: Scene) -> None:
    scene.feeds.fault("/desk", "status", code=500)
    await scene.round()
    assert await trouble(scene) == "No source has succeeded yet"
    assert notices(scene, "yet") == 1


async def test_messages_that_wait_for_half_an_hour_are_an_alarm_at_every_look_until_they_are_gone(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    await scene.round()
    scene.feeds.feed("/desk", [turning(), opening()])
    scene.ears.shut = True
    await scene.round(after=HALF_HOUR)
    assert await trouble(scene) == ""
    for _ in range(12):  # whether a try is due just now or not
        await scene.round(after=timedelta(minutes=31, seconds=7))
        assert await trouble(scene) == "Messages have waited since 2026-01-13 08:30 UTC"
    scene.ears.shut = False
    await scene.tick(600)
    assert len(scene.told()) == 1
    assert notices(scene, "Messages have waited") == 1
    await scene.round()
    assert await trouble(scene) == ""


async def test_what_waits_for_a_closed_chat_is_no_alarm_of_its_own(scene: Scene) -> None:
    scene.feeds.feed("/desk", [opening()])
    await scene.round()
    await scene.service.store.suspend_chat("terminal", "kicked", scene.now)
    scene.feeds.feed("/desk", [turning(), opening()])
    scene.ears.shut = True
    for _ in range(3):
        await scene.round(after=HALF_HOUR * 2)
    assert await trouble(scene) == ""
