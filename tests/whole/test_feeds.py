"""What feeds can do to us, seen from the whole program: a bad source stops no other, nothing forbidden is reached.

One scene: a sound feed among hostile ones, an alert, a kill -9, a restart. The tests look at what came of it.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from tests.servers.feedserver import FeedServer
from tests.whole.stage import ADMIN, CHANNEL, Stage, opening, set_up, story, turning

SECRET = "word-that-only-the-vault-knows"
HOSTILE = ("/inside", "/file", "/loop", "/gone", "/later", "/slow", "/bomb", "/page")
MOST_MEMORY = 500_000  # kB resident at most, two hundred megabytes of bomb notwithstanding


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with FeedServer() as vault, set_up(tmp_path_factory.mktemp("feeds")) as stage:
        hidden = vault.page("/secret", f"<p>{SECRET}</p>")
        feeds = stage.feeds
        feeds.feed("/desk", [opening()])
        feeds.fault("/inside", "redirect", to=hidden)
        feeds.fault("/file", "redirect", to="file:///etc/passwd")
        feeds.fault("/loop", "redirect_loop")
        feeds.fault("/gone", "status", code=410)
        feeds.fault("/later", "status", code=429, headers={"Retry-After": "3600"})
        feeds.fault("/slow", "hang")
        feeds.fault("/bomb", "bomb")
        feeds.page("/page", "<html><body><p>President Emmanuel Macron said nothing here.</p></body></html>")
        luring = replace(story("Macron is quoted on a page", "Follow the link.", "lure"), link=hidden, html=None)
        lure = f'  - {{id: lure, name: "Lure", url: "{feeds.feed("/lure", [luring])}", fetch_page: true}}\n'
        stage.configure("/desk", *HOSTILE, more=lure, settings=f"telegram: {{admins: [{ADMIN}]}}\n")
        await stage.start()
        await stage.baseline(2)
        for path in HOSTILE:
            await stage.until(lambda path=path: feeds.asked(path))
        feeds.feed("/desk", [turning(), opening()])
        await stage.until(lambda: len(stage.reversals()) == 1)
        await stage.until(lambda: stage.rows("select failures > 0 from source where id = 's6'") == [(1,)])
        await stage.until(lambda: not stage.rows("select 1 from outbox where state != 'sent'"))
        stage.memory = peak(stage)
        await stage.kill()
        await stage.start()
        feeds.feed(
            "/desk", [replace(turning(), guid="turn-2", link="https://desk.example/turn?utm_source=x"), opening()]
        )
        await stage.until(lambda: any("s4" in text for text in stage.api.texts(str(ADMIN))), 90)  # told at an upkeep
        await stage.until(stage.polled("/desk", 3))
        assert await stage.stop() == 0
        stage.vault = vault
        yield stage


def peak(stage: Stage) -> int:
    """The most memory that the program held so far, in kB."""
    assert stage.process
    lines = Path(f"/proc/{stage.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


@pytest.mark.asyncio(loop_scope="module")
class TestASoundFeedAmongHostileOnes:
    async def test_the_alert_is_told_once_however_its_entry_changes_its_name(self, played: Stage) -> None:
        assert len(played.reversals()) == 1
        assert len(played.api.texts(CHANNEL)) == 1

    async def test_no_address_inside_is_reached_by_redirect_or_link(self, played: Stage) -> None:
        assert played.vault.requests == []
        assert SECRET not in "".join(played.logs)

    async def test_a_wait_that_a_server_asks_for_is_kept_across_a_kill(self, played: Stage) -> None:
        assert len(played.feeds.asked("/later")) == 1

    async def test_a_feed_that_is_gone_is_not_asked_again_and_told_once(self, played: Stage) -> None:
        assert len(played.feeds.asked("/gone")) == 1
        assert len([text for text in played.api.texts(str(ADMIN)) if "s4" in text]) == 1

    async def test_a_source_that_hangs_holds_up_no_other(self, played: Stage) -> None:
        asked = [request.path for request in played.feeds.requests]
        first = asked.index("/slow")
        meanwhile = asked[first + 1 : asked.index("/slow", first + 1)]
        assert meanwhile.count("/desk") >= 2

    async def test_bombs_do_not_fill_the_memory(self, played: Stage) -> None:
        assert played.memory < MOST_MEMORY

    async def test_bad_sources_fail_and_keep_nothing(self, played: Stage) -> None:
        failing = {str(row[0]) for row in played.rows("select id from source where failures > 0")}
        assert failing == {f"s{number}" for number in range(1, len(HOSTILE) + 1)}
        assert played.rows("select distinct source from entry order by 1") == [("lure",), ("s0",)]

    async def test_a_failing_source_is_logged_when_it_begins_to_fail_and_not_on_every_poll(self, played: Stage) -> None:
        assert played.said("source failed") <= 2 * len(HOSTILE)
