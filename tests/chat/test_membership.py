"""Our own place in a chat changes: it closes and opens to alerts, and what waited goes out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.membership import changed
from bot.model import Route
from tests.chat.office import ANNA, CONFIGURATION, NOW, Bureau
from tests.servers import updates
from tests.storage import values

GROUP = -1001


async def test_a_user_who_blocks_us_is_closed_and_who_comes_back_is_open(bureau: Bureau) -> None:
    await bureau.tell(updates.message(ANNA, "/subscribe Norway"))
    await bureau.tell(updates.membership(ANNA, "kicked", before="member"))
    assert [(one.chat, one.reason) for one in await bureau.store.suspended_chats()] == [
        (str(ANNA), "blocked by the user")
    ]
    assert await bureau.store.private_routes() == []
    assert bureau.notices == []  # one user less is no news for admins
    await bureau.tell(updates.membership(ANNA, "member", before="kicked"))
    assert await bureau.store.suspended_chats() == []
    assert len(await bureau.store.private_routes()) == 1


async def test_a_group_that_throws_us_out_is_told_to_admins_and_its_backlog_waits(bureau: Bureau) -> None:
    cards = [values.message(name, str(GROUP), created=NOW, not_before=NOW) for name in ("a1", "a2", "a3")]
    await bureau.store.enqueue(cards)
    await bureau.tell(updates.membership(GROUP, "kicked", before="administrator"))
    assert [about for about, _ in bureau.notices] == [f"chat {GROUP}"]
    assert len(await bureau.store.claim_messages(NOW, lease=1)) == 1  # one is tried now and then, to learn whether
    await bureau.tell(updates.membership(GROUP, "administrator", before="kicked"))
    later = NOW + timedelta(minutes=1)
    assert [one.alert for one in await bureau.store.claim_messages(later, lease=60)] == ["a1", "a2", "a3"]


@pytest.mark.parametrize(
    ("kind", "status", "may_post", "is_open"),
    [
        ("channel", "administrator", True, True),
        ("channel", "administrator", False, False),
        ("channel", "member", None, False),
        ("supergroup", "member", None, True),
        ("supergroup", "restricted", None, False),
        ("supergroup", "left", None, False),
        ("private", "member", None, True),
    ],
)
async def test_a_chat_is_open_where_we_may_write(bureau: Bureau, kind, status, may_post, is_open) -> None:
    desk = bureau.service.reception._desk
    bureau.configuration = replace(CONFIGURATION, routes=(Route("main", "-5"),))
    assert await changed(desk, -5, "", kind, "left", status, may_post) is is_open
    assert (await bureau.store.suspended_chats() == []) is is_open


async def test_a_channel_is_closed_under_its_name_and_its_number(bureau: Bureau) -> None:
    desk = bureau.service.reception._desk
    bureau.configuration = replace(CONFIGURATION, routes=(Route("main", "@channel"),))
    await changed(desk, -1009, "channel", "channel", "administrator", "kicked", None)
    assert sorted(one.chat for one in await bureau.store.suspended_chats()) == ["-1009", "@channel"]
    await changed(desk, -1009, "channel", "channel", "kicked", "administrator", True)
    assert await bureau.store.suspended_chats() == []


async def test_who_adds_and_removes_the_bot_somewhere_leaves_no_row_and_calls_no_admin(bureau: Bureau) -> None:
    for number in range(20):
        await bureau.tell(updates.membership(-500 - number, "member"))
        await bureau.tell(updates.membership(-500 - number, "kicked", before="member"))
    assert await bureau.store.suspended_chats() == []
    assert bureau.notices == []
