"""What Telegram can do to us, seen from the whole program: one chat's trouble is not another's, and none is silent."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.servers import updates
from tests.servers.botapi import TOKEN
from tests.servers.traffic import Fault, error
from tests.whole.stage import ADMIN, CHANNEL, Stage, back_again, opening, set_up, turning

FLOODED, CLOSED, OLD, NEW = "@flooded_desk", -1000777, -1000123, -1000999
WAIT = 3  # seconds that the flooded chat asks for
CHANNELS = "channels:\n" + "".join(
    f"  - {{id: c{number}, chat: {chat}, kinds: [reversal]}}\n"
    for number, chat in enumerate((f'"{CHANNEL}"', f'"{FLOODED}"', CLOSED, OLD))
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def played(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """Two alerts to four chats: one is well, one is flooded, one has thrown us out, one has moved."""
    async with set_up(tmp_path_factory.mktemp("telegram")) as stage:
        body = error(429, f"Too Many Requests: retry after {WAIT}", retry_after=WAIT)
        stage.api.strike(Fault("answer", method="sendMessage", chat=FLOODED, code=429, body=body))
        stage.api.rooms.closed[str(CLOSED)] = "Forbidden: bot was kicked from the supergroup chat"
        stage.api.rooms.moved[str(OLD)] = NEW
        await stage.begin(channels=CHANNELS)
        stage.feeds.feed("/desk", [turning(), opening()])
        for chat in (CHANNEL, FLOODED, str(NEW)):
            await stage.until(lambda chat=chat: len(stage.api.texts(chat)) == 1)
        await stage.until(lambda: ("sendMessage", str(CLOSED)) in stage.api.calls)
        stage.feeds.feed("/desk", [back_again(), turning(), opening()])
        for chat in (CHANNEL, FLOODED, str(NEW)):
            await stage.until(lambda chat=chat: len(stage.api.texts(chat)) == 2)
        stage.tried = stage.api.calls.count(("sendMessage", str(CLOSED)))
        stage.api.rooms.closed.clear()
        await stage.api.happen(updates.membership(CLOSED, "administrator", before="kicked"))
        await stage.until(lambda: len(stage.api.texts(str(CLOSED))) == 2)
        yield stage


def first_at(stage: Stage, chat: str) -> float:
    return next(one.at for one in stage.api.sent(chat, "sendMessage"))


@pytest.mark.asyncio(loop_scope="module")
class TestFourChats:
    async def test_a_flooded_chat_waits_as_told_and_the_others_do_not(self, played: Stage) -> None:
        assert first_at(played, FLOODED) - first_at(played, CHANNEL) >= WAIT - 1
        assert played.api.gate.early == []

    async def test_a_group_that_moved_is_followed_and_the_old_one_is_not_asked_again(self, played: Stage) -> None:
        assert played.api.calls.count(("sendMessage", str(OLD))) == 1
        assert len(played.api.texts(str(NEW))) == 2

    async def test_a_chat_that_threw_us_out_is_suspended_and_the_admin_told_once(self, played: Stage) -> None:
        assert played.tried == 1
        told = [text for text in played.api.texts(str(ADMIN)) if str(CLOSED) in text]
        assert len(told) == 1 and "kicked" in told[0]

    async def test_let_in_again_it_gets_its_backlog_in_order(self, played: Stage) -> None:
        assert played.api.texts(str(CLOSED)) == played.api.texts(CHANNEL)

    async def test_no_alert_was_told_twice_anywhere(self, played: Stage) -> None:
        for chat in (CHANNEL, FLOODED, str(NEW), str(CLOSED)):
            texts = played.api.texts(chat)
            assert len(texts) == len(set(texts)) == 2


async def test_a_revoked_token_stops_sending_is_told_by_health_and_keeps_the_message(stage: Stage) -> None:
    await stage.begin()
    stage.api.revoked = True
    stage.feeds.feed("/desk", [turning(), opening()])
    await stage.until(lambda: ("sendMessage", CHANNEL) in stage.api.calls)
    await stage.until(lambda: stage.said("sending stopped"))
    await stage.until(stage.polled("/desk", 3))  # polling goes on
    assert stage.api.calls.count(("sendMessage", CHANNEL)) == 1
    assert sum(method == "getUpdates" for method, _ in stage.api.calls) <= 3
    assert await stage.verb("health") == 1
    assert stage.said("refuses the token")
    assert await stage.stop() == 0
    assert TOKEN not in "".join(stage.logs) and TOKEN.split(":")[1] not in "".join(stage.logs)
    assert stage.rows("select state from outbox where kind = 'alert'") == [("waiting",)]
