"""Editing the configuration while the program polls and alerts: nothing is lost, nothing is done twice."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic

from tests.whole.stage import ADMIN, Stage, back_again, opening, story, turning

LOADED = 3  # times as slow as promised may a busy machine be


def save(file: Path, text: str) -> None:
    """Save as careful editors do: beside, then renamed into place."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def changed(stage: Stage, times: int = 1) -> bool:
    return sum("configuration changed" in line for line in stage.logs) >= times


def asked_twice_at_once(stage: Stage, path: str) -> bool:
    """Whether two requests for a path came within the least pause between two polls."""
    times = [request.at for request in stage.feeds.asked(path)]
    return any(later - earlier < 0.25 for earlier, later in pairwise(times))


async def test_edits_under_load_lose_no_alert_repeat_none_and_poll_nothing_twice(stage: Stage) -> None:
    paths = [f"/desk{number}" for number in range(4)]
    for path in paths:
        stage.feeds.feed(path, [opening()])
    stage.configure(*paths)
    sources = stage.folder / "sources.yaml"
    good = sources.read_text(encoding="utf-8")
    await stage.start()
    await stage.baseline(4)
    slowest = 0.0
    for number in range(4):
        saved = monotonic()
        save(sources, good.replace("Desk 0", f"Desk 0, edit {number}"))
        await stage.until(lambda wanted=number + 1: changed(stage, wanted))
        slowest = max(slowest, monotonic() - saved)
        if number == 1:
            stage.feeds.feed("/desk0", [turning(), opening()])
        sources.write_text(good[: len(good) // 2], encoding="utf-8")  # an editor that saves in two steps
    save(sources, good)
    await stage.until(lambda: len(stage.reversals()) == 1)
    await stage.until(stage.polled("/desk0", 2))
    assert await stage.stop() == 0
    assert slowest < 2 * LOADED
    assert stage.said("1 source changed (s0)")
    assert len(stage.reversals()) == 1
    assert not any(asked_twice_at_once(stage, path) for path in paths)
    assert stage.rows("select count(*) from entry where source = 's0'") == [(2,)]
    assert stage.rows("select count(*) from entry") == [(5,)]


async def test_a_source_that_is_added_or_comes_back_alerts_nobody_with_its_backlog(stage: Stage) -> None:
    stage.feeds.feed("/desk1", [turning(), opening()])
    await stage.begin("/desk0")
    stage.configure("/desk0", "/desk1")
    await stage.baseline(3)
    assert stage.said("source added")
    stage.feeds.feed("/desk0", [opening()])
    (stage.folder / "sources.yaml").write_text("sources: []\n", encoding="utf-8")
    await stage.until(lambda: stage.rows("select sum(removed) from source") == [(2,)])
    stage.feeds.feed("/desk0", [back_again(), turning(), opening()])
    stage.configure("/desk0")
    await stage.baseline(5)
    await stage.until(stage.polled("/desk0", 2))
    assert await stage.stop() == 0
    assert stage.reversals() == []


async def test_a_fault_is_told_to_the_admins_and_the_last_good_configuration_works_on(stage: Stage) -> None:
    await stage.begin("/desk0")
    sources = stage.folder / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("tier: news", "tier: nwes"), encoding="utf-8")
    await stage.until(lambda: any("did you mean 'news'?" in text for text in stage.api.texts(str(ADMIN))))
    (stage.folder / "channels.yaml").unlink()
    await stage.until(lambda: any("channels.yaml:1:1: cannot be read" in text for text in stage.api.texts(str(ADMIN))))
    stage.feeds.feed("/desk0", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert await stage.stop() == 0


async def test_a_route_that_is_added_gets_the_next_alert(stage: Stage) -> None:
    await stage.begin("/desk0")
    channels = stage.folder / "channels.yaml"
    more = '  - {id: second, chat: "@second_desk", kinds: [reversal]}\n'
    save(channels, channels.read_text(encoding="utf-8") + more)
    await stage.until(lambda: changed(stage))
    stage.feeds.feed(
        "/desk0", [turning(), story("Weather is fine", "It rains.", "rain", timedelta(hours=1)), opening()]
    )
    await stage.until(lambda: len(stage.api.texts("@second_desk")) == 1 and len(stage.reversals()) == 1)
    assert await stage.stop() == 0


async def test_an_edited_entry_is_kept_beside_the_old_one_and_told_as_a_correction(stage: Stage) -> None:
    await stage.begin("/desk0")
    stage.feeds.feed("/desk0", [replace(turning(), guid="open", link="https://desk.example/open")])
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert "CORRECTED TEXT" in stage.reversals()[0]
    assert await stage.stop() == 0
    kept = stage.rows("select guid, digest from entry")
    assert [row[0] for row in kept] == ["open", "open"] and kept[0] != kept[1]
