"""kill -9 along the pipeline: nothing is lost, and a repeat happens only where Telegram's answer was lost."""

from tests.servers.traffic import Fault
from tests.whole.stage import CHANNEL, Stage, opening, turning


async def baseline(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start()
    await stage.until(stage.polled("/desk", 2))
    stage.feeds.feed("/desk", [turning(), opening()])


async def test_killed_while_telegram_is_down_the_alert_is_sent_after_the_restart(stage: Stage) -> None:
    stage.api.strike(Fault("answer", method="sendMessage", times=1000))
    await baseline(stage)
    await stage.until(lambda: ("sendMessage", CHANNEL) in stage.api.calls)
    await stage.kill()
    stage.feeds.feed("/desk", [])  # the feed does not show it again
    stage.api.faults.clear()
    await stage.start()
    await stage.until(lambda: len(stage.reversals()) == 1, 90)
    assert await stage.stop() == 0


async def test_an_answer_that_is_lost_repeats_the_message_once_at_most(stage: Stage) -> None:
    stage.api.strike(Fault("lost", method="sendMessage", times=1))
    await baseline(stage)
    await stage.until(lambda: len(stage.reversals()) >= 1)
    await stage.until(stage.polled("/desk", 4))
    assert await stage.stop() == 0
    assert 1 <= len(stage.reversals()) <= 2


async def test_killed_again_and_again_it_loses_nothing_and_tells_it_once_for_each_kill_at_most(stage: Stage) -> None:
    stage.feeds.feed("/desk", [opening()])
    stage.configure("/desk")
    await stage.start()
    await stage.until(stage.polled("/desk", 2))
    stage.feeds.feed("/desk", [turning(), opening()])
    kills = 6
    for n in range(kills):
        await stage.until(lambda n=n: len(stage.api.calls) + len(stage.feeds.requests) > 4 + n)
        await stage.kill()
        await stage.start()
        await stage.until(stage.polled("/desk", 1))
    await stage.until(lambda: len(stage.reversals()) >= 1)
    await stage.until(stage.polled("/desk", 3))
    assert await stage.stop() == 0
    assert 1 <= len(stage.reversals()) <= 1 + kills
    assert stage.rows("pragma integrity_check") == [("ok",)]
