"""Who is answered at all, how fast, and what happens when something fails."""

import asyncio
import sqlite3
from dataclasses import replace

import pytest
import structlog

from bot.alerts.escape import seen
from bot.chat import reception
from bot.chat.access import GROUP_PER_MINUTE, STRANGERS_BURST, STRANGERS_PER_SECOND
from bot.chat.commands import COMMANDS
from bot.errors import StorageBusy, StorageError
from tests.chat.office import ADMIN, ANNA, CONFIGURATION, Bureau, said, statement
from tests.servers import updates
from tests.servers.traffic import Fault, error

CHANNEL = {"id": -1001, "type": "channel", "title": "The channel", "username": "channel"}


async def ask(bureau: Bureau, text: str, who: int = ANNA, **more: object) -> str:
    return seen(await bureau.ask(updates.message(who, text, **more)))


async def test_a_post_in_a_channel_commands_nothing(bureau: Bureau) -> None:
    post = updates.message(ADMIN, "/reload")["message"] | {"chat": CHANNEL, "sender_chat": CHANNEL}
    post.pop("from")
    assert await bureau.ask({"channel_post": post}) == ""
    assert bureau.reloads == []


async def test_an_edited_command_commands_nothing(bureau: Bureau) -> None:
    edited = updates.message(ADMIN, "/reload")["message"] | {"edit_date": 1_780_000_100}
    assert await bureau.ask({"edited_message": edited}) == ""
    assert bureau.reloads == []


async def test_an_anonymous_admin_of_a_group_is_nobody(bureau: Bureau) -> None:
    group = {"id": -44, "type": "supergroup", "title": "A group"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    message = updates.message(ADMIN, "/reload", where=-44)["message"] | {"sender_chat": group, "from": anonymous}
    assert await bureau.ask({"message": message}) == ""
    assert bureau.reloads == []


async def test_who_only_bears_an_admins_name_is_a_stranger(bureau: Bureau) -> None:
    message = updates.message(ANNA, "/reload")["message"]
    message["from"] |= {"username": str(ADMIN), "first_name": "Admin"}
    assert "not for you" in seen(await bureau.ask({"message": message}))


async def test_another_bot_and_plain_words_are_passed_over(bureau: Bureau) -> None:
    message = updates.message(ANNA, "/recent")["message"]
    message["from"] |= {"is_bot": True}
    assert await bureau.ask({"message": message}) == ""
    assert await ask(bureau, "hello there") == ""
    assert len(bureau.service.reception.gate) == 0


async def test_an_answer_in_a_forum_stays_in_its_topic(bureau: Bureau) -> None:
    message = updates.message(ANNA, "/recent", where=-44)["message"]
    message |= {"message_thread_id": 9, "is_topic_message": True}
    await bureau.tell({"message": message})
    sent = bureau.api.sent(chat="-44")[-1]
    assert sent.params["message_thread_id"] == "9"
    assert sent.params["reply_parameters"]["message_id"] == message["message_id"]


async def test_a_flood_of_strangers_is_answered_a_few_times_and_leaves_no_line_in_the_log(bureau: Bureau) -> None:
    with structlog.testing.capture_logs() as lines:
        for number in range(5_000):
            await bureau.api.happen(updates.message(2_000 + number % 50, "/recent " + "x" * 4_000))
        await bureau.drain()
    answers = len(bureau.api.sent(method="sendMessage"))
    assert answers <= STRANGERS_BURST + 50 + STRANGERS_PER_SECOND * 30  # the burst, one polite line each, some seconds
    assert lines == []
    assert len(bureau.service.reception.gate) == 50
    assert not bureau.service._application.user_data
    assert not bureau.service._application.chat_data


async def test_one_stranger_who_floods_gets_the_budget_and_one_polite_line(bureau: Bureau) -> None:
    bureau.service.reception._monotonic = lambda: 0.0
    for _ in range(300):
        await bureau.api.happen(updates.message(ANNA, "/mine"))
    await bureau.drain()
    texts = bureau.api.texts(str(ANNA))
    assert len(texts) == CONFIGURATION.telegram.per_minute + 1
    assert "faster than I may answer" in texts[-1]
    assert "in force" in await ask(bureau, "/reload", who=ADMIN)


async def test_a_group_that_asks_too_much_leaves_room_for_its_alerts(bureau: Bureau) -> None:
    bureau.service.reception._monotonic = lambda: 0.0
    for member in range(30):
        await bureau.api.happen(updates.message(3_000 + member, "/recent", where=-44))
    await bureau.drain()
    assert len(bureau.api.texts("-44")) == GROUP_PER_MINUTE


async def test_a_press_that_is_too_old_to_be_answered_is_carried_out(bureau: Bureau) -> None:
    old = error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    bureau.api.strike(Fault("answer", "answerCallbackQuery", code=400, body=old))
    await bureau.tell(updates.press(ANNA, "v1:lang:es"))
    assert (await bureau.store.chat_state(str(ANNA))).language == "es"
    assert not bureau.service.reception.failures


async def test_a_locked_database_is_said_and_the_change_may_be_asked_for_again(
    bureau: Bureau, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "SECONDS", 0.3)
    other = sqlite3.connect(tmp_path / "volteface.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "I am busy" in await ask(bureau, "/subscribe Norway")
    other.execute("ROLLBACK")
    other.close()
    monkeypatch.setattr(reception, "SECONDS", 15.0)
    assert "Norway" in await ask(bureau, "/subscribe Norway")
    assert len(await bureau.store.subscriptions(str(ANNA))) == 1


async def test_a_busy_store_is_said_and_nothing_hangs(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "SECONDS", 0.05)

    async def busy(*_: object) -> None:
        raise StorageBusy("locked")

    async def slow(*_: object) -> None:
        await asyncio.Event().wait()

    for act in (busy, slow):
        bureau.service.reception._desk = replace(bureau.service.reception._desk, store=Failing(bureau.store, act))
        assert "I am busy" in await ask(bureau, "/status")


async def test_a_failing_store_is_said_politely_and_logged_once_a_minute(bureau: Bureau) -> None:
    async def broken(*_: object) -> None:
        raise StorageError("disk is full; token 123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")

    whole = bureau.service.reception._desk
    bureau.service.reception._desk = replace(whole, store=Failing(bureau.store, broken))
    with structlog.testing.capture_logs() as lines:
        for _ in range(10):
            assert "That did not work" in await ask(bureau, "/status")
    assert [line["kind"] for line in lines] == ["StorageError"]
    assert "AAAA" not in str(lines)


async def test_an_error_of_ours_is_answered_by_silence_not_by_a_trace(bureau: Bureau) -> None:
    async def bug(*_: object) -> None:
        raise ZeroDivisionError

    bureau.service.reception._desk = replace(bureau.service.reception._desk, store=Failing(bureau.store, bug))
    with structlog.testing.capture_logs() as lines:
        assert "Traceback" not in await ask(bureau, "/status")
    assert [line["kind"] for line in lines] == ["ZeroDivisionError"]


async def test_a_user_who_blocked_us_meanwhile_is_no_fault(bureau: Bureau) -> None:
    bureau.api.rooms.closed[str(ANNA)] = "Forbidden: bot was blocked by the user"
    with structlog.testing.capture_logs() as lines:
        assert await ask(bureau, "/recent") == ""
    assert lines == []


async def test_a_lost_answer_does_not_stop_the_next_command(bureau: Bureau) -> None:
    bureau.api.strike(Fault("reset", "sendMessage"))
    await ask(bureau, "/recent")
    assert "Nothing on record" in await ask(bureau, "/recent")


async def test_a_group_that_moves_is_followed(bureau: Bureau) -> None:
    await ask(bureau, "/subscribe Norway", who=ADMIN, where=-44)
    moved = updates.message(ADMIN, "", where=-44)["message"] | {"migrate_to_chat_id": -10044}
    moved.pop("text")
    await bureau.tell({"message": moved})
    assert len(await bureau.store.subscriptions("-10044")) == 1


@pytest.mark.parametrize(
    "words", ["", "\0\0\0", "'; DROP TABLE alert; --", "../../etc/passwd", "<b>" * 400, "🇳🇴" * 900]
)
async def test_every_command_stands_hostile_words(bureau: Bureau, words: str) -> None:
    await said(bureau.store, statement(1))
    for name in COMMANDS:
        assert await ask(bureau, f"/{name} {words}", who=ADMIN), name
    assert not bureau.service.reception.failures


class Failing:
    """The store, with reading acts that fail as a test wants."""

    def __init__(self, store, act) -> None:
        self._store, self._act = store, act

    def __getattr__(self, name: str):
        return self._act if name in ("status", "recent_statements") else getattr(self._store, name)
