"""Pressed buttons: forged data, channels that stay quiet, and who may press what."""

from dataclasses import replace

import pytest

from bot.alerts.card import render
from bot.alerts.escape import seen
from bot.chat.asks import SLOTS, Ask, find, keep
from bot.model import Reading
from tests.alerts import examples
from tests.chat.office import ADMIN, ANNA, NOW, Bureau, said, statement
from tests.servers import updates
from tests.storage import values


async def told(bureau: Bureau, **changes: object) -> None:
    alert = replace(examples.REVERSAL, at=NOW, **changes)
    await bureau.store.save_reading(Reading(values.entry("told"), None, decisions=(alert,), at=NOW))


@pytest.mark.parametrize(
    "data",
    [
        "v1:page:0123456789abcdef:0", "v1:page:../../x:0", "v1:page:0123456789ABCDEF:5", "v1:admin:x", "v2:why:a", "x",
        "v1:stop:sub-000000000000", "v1:lang:xx", "v1:why:nobody", "v1:sources:nobody", "v1:timeline:nobody",
        "v1:no:nobody", "v1:why:' OR 1=1 --", "v1:unmute:1", "v1:page:" + "9" * 16 + ":999999", "v1:", "\0\0",
    ],
)  # fmt: skip
async def test_forged_data_is_answered_politely_and_changes_nothing(bureau: Bureau, data: str) -> None:
    before = len(bureau.api.accepted)
    await bureau.tell(updates.press(ANNA, data, where=-44))
    calls = [one.method for one in bureau.api.accepted[before:]]
    assert calls[0] == "answerCallbackQuery"
    assert not bureau.service.reception.failures
    assert await bureau.store.feedback(None) == []


async def test_a_kept_command_of_admins_is_not_run_for_another(bureau: Bureau) -> None:
    key = await keep(bureau.store, Ask("silence", "Iran 6h"))
    assert "not for you" in await bureau.toast(updates.press(ANNA, f"v1:page:{key}:0"))
    assert await bureau.store.silences(NOW) == []


async def test_a_kept_command_that_no_button_may_repeat_is_not_run(bureau: Bureau) -> None:
    key = await keep(bureau.store, Ask("reload", ""))
    assert "too old" in await bureau.toast(updates.press(ADMIN, f"v1:page:{key}:0"))
    assert bureau.reloads == []


async def test_the_rows_for_buttons_are_a_ring(bureau: Bureau) -> None:
    first = await keep(bureau.store, Ask("recent", "Norway"))
    assert await find(bureau.store, first) == Ask("recent", "Norway")
    slot = int(first[:8], 16) % SLOTS
    await bureau.store.set_value(f"ask:{slot:04d}", '{"key": "other", "command": "recent", "arguments": ""}')
    assert await find(bureau.store, first) is None


async def test_in_a_channel_a_short_why_is_a_toast_and_nothing_is_written(bureau: Bureau) -> None:
    await told(bureau)
    before = len(bureau.api.texts())
    toast = await bureau.toast(updates.press(ANNA, "v1:why:a1b2c3", where=-1001))
    assert toast == "reversed: from openness to talks to a decision against them, two days later"
    assert "Example Wire, The Example Times" in await bureau.toast(
        updates.press(ANNA, "v1:sources:a1b2c3", where=-1001)
    )
    assert len(bureau.api.texts()) == before


async def test_in_a_channel_a_long_page_opens_in_the_private_chat(bureau: Bureau) -> None:
    await told(bureau, reason="because of this and that " * 30)
    await said(bureau.store, statement(1, principal="gov.can", counterpart="NOR"))
    for verb in ("why", "timeline"):
        await bureau.tell(updates.press(ANNA, f"v1:{verb}:a1b2c3", where=-1001))
        url = bureau.api.sent(method="answerCallbackQuery")[-1].params["url"]
        assert url == f"https://t.me/volteface_bot?start={verb}_a1b2c3"
    assert "because of this" in seen(await bureau.ask(updates.message(ANNA, "/start why_a1b2c3")))
    await bureau.ask(updates.message(ANNA, "/start timeline_a1b2c3"))
    assert bureau.api.accepted[-1].method == "sendPhoto"


async def test_in_private_the_card_s_buttons_are_answered_with_messages(bureau: Bureau) -> None:
    await told(bureau)
    await bureau.store.save_reading(Reading(values.entry("e2", outlet="Example Wire"), None, at=NOW))
    card = render(examples.REVERSAL)
    data = {button.data.split(":")[1]: button.data for row in card.buttons for button in row}
    assert "Why #a1b2c3" in seen(await bureau.ask(updates.press(ANNA, data["why"])))
    listed = seen(await bureau.ask(updates.press(ANNA, data["sources"])))
    assert "Example Wire: Minister opens the door" in listed
    assert "Before\n• The Example Times" in listed
    assert "Nothing on record" in await bureau.ask(updates.press(ANNA, data["timeline"]))


async def test_data_of_every_button_fits_telegrams_limit(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number) for number in range(30)))
    for text in ("/recent", "/recent " + "Norway toward Sweden talks " * 9, "/mine", "/issues", "/language"):
        await bureau.ask(updates.message(ANNA, text))
    for button in bureau.buttons():
        assert len(button["callback_data"].encode()) <= 64
    assert not bureau.service.reception.failures
