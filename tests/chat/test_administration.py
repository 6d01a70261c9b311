"""What admins may do, and that nobody else may: by user id, whatever the chat."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.escape import seen
from bot.chat.administration import by_week, precision
from bot.chat.commands import COMMANDS
from bot.model import Delivery, Feedback, MessageKind, MessageState, Reading
from tests.alerts import examples
from tests.chat.office import ADMIN, ANNA, NOW, Bureau, opened
from tests.servers import updates
from tests.storage import values


async def ask(bureau: Bureau, text: str, who: int = ADMIN, **more: object) -> str:
    return seen(await bureau.ask(updates.message(who, text, **more)))


async def told(bureau: Bureau, alert=examples.REVERSAL) -> None:
    first = values.message(alert.id, "-1001", text="the card", state=MessageState.WAITING)
    await bureau.store.save_reading(
        Reading(values.entry("told"), None, decisions=(replace(alert, at=NOW),), messages=(first,), at=NOW)
    )


@pytest.mark.parametrize("command", [one.name for one in COMMANDS.values() if one.audience == "admin"])
async def test_a_stranger_cannot_give_an_admins_command(bureau: Bureau, command: str) -> None:
    text = f"/{command} add https://feeds.example.org/a.xml" if command == "source" else f"/{command} Iran 6h"
    assert "not for you" in await ask(bureau, text, who=ANNA)
    assert await ask(bureau, text, who=ANNA, where=-44) == ""  # in a group, silence
    assert (bureau.reloads, bureau.added, await bureau.store.silences(NOW)) == ([], [], [])
    assert await bureau.store.claim_messages(NOW, lease=60) == []


async def test_reload_says_what_is_in_force_or_what_is_wrong(bureau: Bureau) -> None:
    assert "in force. Sources: 1, actors: 10, channels: 2." in await ask(bureau, "/reload")
    bureau.faults = ["config/sources.yaml:3:5: <nope>, write id"] * 12
    answer = await ask(bureau, "/reload")
    assert "12 faults; the one before stays in force" in answer
    assert answer.count("<nope>") == 10


async def test_a_source_is_added_paused_and_resumed(bureau: Bureau) -> None:
    assert "Added feeds-example-org-" in await ask(bureau, "/source add https://feeds.example.org/a.xml")
    assert [one.url for one in bureau.added] == ["https://feeds.example.org/a.xml"]
    assert "Paused north" in await ask(bureau, "/source pause north")
    assert [one.paused for one in await bureau.store.source_states()] == [True]
    assert "north is read again" in await ask(bureau, "/source resume north")
    assert [one.paused for one in await bureau.store.source_states()] == [False]
    assert "There is no source south" in await ask(bureau, "/source pause south")
    assert "/source add" in await ask(bureau, "/source")


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "file:///etc/passwd", "http://u:p@example.org/", "nonsense"])
async def test_a_source_that_is_not_public_is_not_added(bureau: Bureau, address: str) -> None:
    assert "no web address that I may read" in await ask(bureau, f"/source add {address}")
    assert bureau.added == []


async def test_a_source_that_is_there_is_not_added_again(bureau: Bureau) -> None:
    assert "there already: north" in await ask(bureau, "/source add https://north.example/feed")


async def test_a_silence_has_author_filter_and_end_and_a_button_that_ends_it(bureau: Bureau) -> None:
    assert "Silent until 3 Mar, 18:00 UTC: from: 🇮🇷 Iran; on: tariffs" in await ask(bureau, "/silence Iran tariffs 6h")
    (silence,) = await bureau.store.silences(NOW)
    assert (silence.author, silence.until - NOW) == (str(ADMIN), timedelta(hours=6))
    assert (silence.filter.countries, silence.filter.issues) == (("IRN",), ("tariffs",))
    assert "1. from: 🇮🇷 Iran; on: tariffs · until 3 Mar, 18:00 UTC, by 1001" in await ask(bureau, "/silence")
    end = bureau.button("End 1")
    assert "not for you" in await bureau.toast(updates.press(ANNA, end))
    assert len(await bureau.store.silences(NOW)) == 1
    assert "over" in await bureau.toast(updates.press(ADMIN, end, number=bureau.api.accepted[-1].message_id))
    assert await bureau.store.silences(NOW) == []
    assert "No silence" in await ask(bureau, "/silence")


async def test_a_silence_needs_a_time_and_known_names(bureau: Bureau) -> None:
    assert "For how long" in await ask(bureau, "/silence Iran")
    assert "I do not know" in await ask(bureau, "/silence zzzzzz 6h")
    assert await bureau.store.silences(NOW) == []


async def test_a_suggestion_keeps_everything_else_that_was_asked_for(bureau: Bureau) -> None:
    assert "Did you mean" in await ask(bureau, "/silence norwaylandia toward Sweden tariffs 6h")
    under = bureau.api.accepted[-1].message_id
    await bureau.tell(updates.press(ADMIN, bureau.button("Norway"), number=under))
    (silence,) = await bureau.store.silences(NOW)
    assert (silence.filter.countries, silence.filter.counterparts) == (("NOR",), ("SWE",))
    assert silence.until - NOW == timedelta(hours=6)


async def test_a_test_message_goes_to_each_channel_or_to_one(bureau: Bureau) -> None:
    assert "goes to 2 chats: main, desk" in await ask(bureau, "/test")
    assert "goes to 1 chat: desk" in await ask(bureau, "/test desk")
    assert "no such channel" in await ask(bureau, "/test nowhere")
    waiting = await bureau.store.claim_messages(NOW, lease=60)
    assert sorted((one.kind, one.chat, one.topic) for one in waiting)[:2] == [
        (MessageKind.NOTICE, "-1001", None),
        (MessageKind.NOTICE, "-1002", 7),
    ]


async def test_an_admins_mark_binds_and_changes_the_message(bureau: Bureau) -> None:
    await told(bureau)
    assert "Noted: not a reversal" in await bureau.toast(updates.press(ADMIN, "v1:no:a1b2c3", where=-1001))
    (kept,) = await bureau.store.feedback(None)
    assert (kept.alert, kept.mark, kept.user, kept.pair) == ("a1b2c3", "not a reversal", str(ADMIN), "s1:s2")
    assert (await bureau.store.alert("a1b2c3")).marked == "not a reversal"
    assert "s1:s2" in await values.ruled_out(bureau.store, "gov.can")
    (waiting,) = await bureau.store.claim_messages(NOW + timedelta(minutes=2), lease=60)
    assert "RETRACTED" in waiting.text
    assert "<s>" in waiting.text
    assert "Editors said: not a reversal" in await ask(bureau, "/why a1b2c3")


async def test_a_mark_of_a_stranger_is_refused(bureau: Bureau) -> None:
    await told(bureau)
    for verb in ("no", "speaker", "good"):
        assert "Only the bot's admins" in await bureau.toast(updates.press(ANNA, f"v1:{verb}:a1b2c3", where=-1001))
    assert await bureau.store.feedback(None) == []
    assert (await bureau.store.alert("a1b2c3")).marked == ""


async def test_the_buttons_that_judge_are_shown_to_admins_alone(bureau: Bureau) -> None:
    await told(bureau)
    await ask(bureau, "/why a1b2c3", who=ANNA)
    assert [button["callback_data"] for button in bureau.buttons()] == ["v1:sources:a1b2c3"]
    await ask(bureau, "/why a1b2c3")
    assert "Noted: wrong speaker" in await bureau.toast(updates.press(ADMIN, bureau.button("Wrong speaker")))


async def test_stats_show_precision_by_week_with_the_last_mark_of_each_alert(bureau: Bureau) -> None:
    assert "No alert was judged yet" in await ask(bureau, "/stats")
    await told(bureau)
    await bureau.tell(updates.press(ADMIN, "v1:no:a1b2c3"))
    bureau.now += timedelta(minutes=1)
    await bureau.tell(updates.press(ADMIN, "v1:good:a1b2c3"))
    assert "2026-W10: 1 good, 0 not a reversal, 0 wrong speaker; precision 100 %" in await ask(bureau, "/stats")


def test_precision_is_the_share_of_judged_alerts_that_were_good() -> None:
    given = [Feedback(f"a{n}", mark, "1", NOW) for n, mark in enumerate(["good", "good", "not a reversal"])]
    given.append(Feedback("a0", "wrong speaker", "1", NOW - timedelta(days=7)))
    ((week, tally),) = by_week(given)
    assert (week, precision(tally)) == ("2026-W10", 67)


async def test_a_command_that_comes_twice_after_a_kill_changes_once(tmp_path) -> None:
    async with opened(tmp_path) as bureau:
        await ask(bureau, "/silence Iran 6h")
    async with opened(tmp_path) as bureau:  # the same update number: Telegram was never told that it was handled
        await ask(bureau, "/silence Iran 6h")
        assert len(await bureau.store.silences(NOW)) == 1


async def test_a_mark_that_is_taken_back_brings_the_message_back(bureau: Bureau) -> None:
    await told(bureau)
    (card,) = await bureau.store.claim_messages(NOW, lease=60)
    await bureau.store.record_delivery(replace(card, state=MessageState.SENT, message_id=7), delivery(card))
    shown = []
    for minute, verb in enumerate(("no", "good", "no"), 2):
        bureau.now = NOW + timedelta(minutes=minute)
        await bureau.tell(updates.press(ADMIN, f"v1:{verb}:a1b2c3", where=-1001))
        (edit,) = await bureau.store.claim_messages(bureau.now, lease=60)
        await bureau.store.record_delivery(replace(edit, state=MessageState.SENT), delivery(edit))
        shown.append("RETRACTED" in edit.text)
    assert shown == [True, False, True]


def delivery(message) -> Delivery:
    return Delivery(message.id, NOW, "sent", message_id=7)
