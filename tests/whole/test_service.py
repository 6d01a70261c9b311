"""Start, poll, alert, stop, restart: what a user lives through."""

from tests.servers.botapi import TOKEN
from tests.whole.stage import CHANNEL, Stage, opening, turning


async def test_a_reversal_reaches_the_channel_once_and_a_restart_does_not_repeat_it(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start_cold()
    await stage.until(stage.polled("/desk", 2))
    assert stage.api.texts(CHANNEL) == []  # the first poll builds positions and alerts nobody
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) == 1)
    text = stage.reversals()[0]
    assert "France is ready" in text and "no nuclear talks" in text
    assert await stage.stop() == 0
    await stage.start()
    await stage.until(stage.polled("/desk", 2))
    assert await stage.stop() == 0
    assert len(stage.reversals()) == 1
    assert TOKEN not in "".join(stage.logs)


async def test_a_second_outlet_edits_the_message_and_sends_none(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.feeds.feed("/other", [opening()])
    stage.configure("/desk", "/other")
    await stage.start()
    await stage.until(lambda: stage.feeds.asked("/desk") and stage.feeds.asked("/other"))
    await stage.until(stage.polled("/other", 2))
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: len(stage.reversals()) == 1)
    other = turning()
    stage.feeds.feed("/other", [other, opening()])
    await stage.until(lambda: stage.rows("select count(*) from outbox where kind = 'edit'") == [(1,)])
    assert len(stage.reversals()) == 1
    assert await stage.stop() == 0


async def test_without_a_token_the_alert_is_printed(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start(token=False)
    await stage.until(stage.polled("/desk", 2))
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: any("no nuclear talks" in line for line in stage.logs))
    assert await stage.stop() == 0
    assert stage.api.calls == []


async def test_a_dead_source_is_recorded_and_the_others_go_on(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.feeds.fault("/dead", "status", code=500)
    stage.configure("/dead", "/desk")
    await stage.start("poll")
    assert await stage.ended() == 1
    said = "".join(stage.logs)
    assert "s1: 1 new entries" in said and "s0: " in said
    assert stage.rows("select count(*) from entry") == [(1,)]
