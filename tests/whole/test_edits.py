"""Editing the configuration while the program polls and alerts: nothing is lost, nothing is done twice."""

from datetime import timedelta
from pathlib import Path

from tests.whole.stage import ADMIN, Stage, opening, story, turning


def save(file: Path, text: str) -> None:
    """Save as careful editors do: beside, then renamed into place."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def changed(stage: Stage, times: int = 1) -> bool:
    return sum("configuration changed" in line for line in stage.logs) >= times


async def test_edits_under_load_lose_no_alert_and_repeat_none(stage: Stage) -> None:
    paths = [f"/desk{number}" for number in range(4)]
    for path in paths:
        stage.feeds.feed(path, [opening()])
    stage.configure(*paths)
    sources = stage.folder / "sources.yaml"
    good = sources.read_text(encoding="utf-8")
    await stage.start()
    for path in paths:
        await stage.until(stage.polled(path, 1))
    await stage.until(stage.polled("/desk0", 1))
    for number in range(4):
        save(sources, good.replace("Desk 0", f"Desk 0, edit {number}"))
        await stage.until(lambda wanted=number + 1: changed(stage, wanted))
        sources.write_text(good[: len(good) // 2], encoding="utf-8")
        if number == 1:
            stage.feeds.feed("/desk0", [turning(), opening()])
    save(sources, good)
    await stage.until(lambda: len(stage.reversals()) == 1)
    await stage.until(stage.polled("/desk0", 2))
    assert await stage.stop() == 0
    assert len(stage.reversals()) == 1
    assert stage.rows("select count(*) from entry where source = 's0'") == [(2,)]
    assert stage.rows("select count(*) from entry") == [(5,)]


async def test_a_source_that_is_added_is_polled_and_its_first_poll_alerts_nobody(stage: Stage) -> None:
    stage.feeds.feed("/desk0", [opening()])
    stage.feeds.feed("/desk1", [turning(), opening()])
    stage.configure("/desk0")
    await stage.start()
    await stage.until(stage.polled("/desk0", 1))
    stage.configure("/desk0", "/desk1")
    await stage.until(stage.polled("/desk1", 2))
    assert changed(stage)
    assert await stage.stop() == 0
    assert stage.reversals() == []


async def test_a_fault_is_told_to_the_admins_and_the_last_good_configuration_works_on(stage: Stage) -> None:
    stage.feeds.feed("/desk0", [opening()])
    stage.configure("/desk0")
    await stage.start()
    await stage.until(stage.polled("/desk0", 2))
    sources = stage.folder / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("tier: news", "tier: nwes"), encoding="utf-8")
    await stage.until(lambda: any("did you mean 'news'?" in text for text in stage.api.texts(str(ADMIN))))
    (stage.folder / "channels.yaml").unlink()
    await stage.until(lambda: any("channels.yaml:1:1: cannot be read" in text for text in stage.api.texts(str(ADMIN))))
    stage.feeds.feed("/desk0", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert await stage.stop() == 0


async def test_a_route_that_is_added_gets_the_next_alert(stage: Stage) -> None:
    stage.feeds.feed("/desk0", [opening()])
    stage.configure("/desk0")
    await stage.start()
    await stage.until(stage.polled("/desk0", 2))
    channels = stage.folder / "channels.yaml"
    more = '  - {id: second, chat: "@second_desk", kinds: [reversal]}\n'
    save(channels, channels.read_text(encoding="utf-8") + more)
    await stage.until(lambda: changed(stage))
    stage.feeds.feed(
        "/desk0", [turning(), story("Weather is fine", "It rains.", "rain", timedelta(hours=1)), opening()]
    )
    await stage.until(lambda: len(stage.api.texts("@second_desk")) == 1 and len(stage.reversals()) == 1)
    assert await stage.stop() == 0
