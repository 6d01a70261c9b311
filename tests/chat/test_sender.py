"""The sender against a Bot API server that answers like Telegram's: faults have names, and the token stays in."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.alerts.routing import route
from bot.chat.pace import Limit, Rates
from bot.chat.sender import TelegramSender
from bot.errors import DeliveryError
from bot.model import DeliveryFault, MessageKind, OutboxMessage, Route
from tests.alerts import examples
from tests.servers.botapi import TOKEN, BotApi
from tests.servers.traffic import Fault, error

NOW = datetime(2026, 3, 3, 18, 20, tzinfo=UTC)
FAST = Rates(Limit(1000, 1.0), Limit(1000, 1.0), Limit(1000, 1.0))


def message(text: str = "<b>Hello</b>", chat: str = "-5", **more) -> OutboxMessage:
    return OutboxMessage(1, MessageKind.ALERT, "a1b2c3", "main", chat, None, text, NOW, NOW, **more)


@pytest.fixture
async def api():
    async with BotApi() as server:
        yield server


@pytest.fixture
async def sender(api):
    door = TelegramSender(TOKEN, api_url=api.url, deadline=1.2, rates=FAST)
    yield door
    await door.stop()


async def fault_of(sender, outgoing, **more) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await sender.send(outgoing, **more)
    return caught.value


async def test_every_card_is_taken_as_it_is_and_holds_no_entity_but_its_own(api, sender):
    for alert in examples.ALL:
        (card,) = route([alert], [Route("main", "-5")], (), (), NOW)
        await sender.send(card)
    kinds = {entity["type"] for one in api.accepted for entity in one.entities}
    assert kinds == {"bold", "italic", "blockquote", "text_link", "hashtag", "strikethrough"}
    assert api.accepted[0].text.startswith("🔄 REVERSAL")


async def test_buttons_topics_silence_and_replies_reach_telegram(api, sender):
    (card,) = route([examples.REVERSAL], [Route("main", "-5", topic=7, silent_below=9)], (), (), NOW)
    sent = await sender.send(card, reply_to=4711)
    (one,) = api.accepted
    assert one.message_id == sent.message_id
    assert (one.params["message_thread_id"], one.params["disable_notification"]) == ("7", "true")
    assert one.params["reply_parameters"] == {"message_id": 4711, "allow_sending_without_reply": True}
    assert one.params["reply_markup"]["inline_keyboard"][1][0]["callback_data"] == f"v1:no:{examples.REVERSAL.id}"


async def test_an_edit_changes_the_message_and_one_that_changes_nothing_is_told_apart(api, sender):
    sent = await sender.send(message())
    edit = replace(message("<b>Hello</b> again"), kind=MessageKind.EDIT, message_id=sent.message_id)
    assert (await sender.send(edit)).message_id == sent.message_id
    assert (await fault_of(sender, edit)).kind is DeliveryFault.NOT_MODIFIED
    assert (await fault_of(sender, replace(edit, message_id=9))).kind is DeliveryFault.EDIT_GONE
    assert (await fault_of(sender, replace(edit, message_id=None))).kind is DeliveryFault.EDIT_GONE


async def test_a_text_without_tags_goes_as_plain_text(api, sender):
    await sender.send(message("a &lt;b&gt; c"))
    assert api.texts() == ["a <b> c"]
    assert "parse_mode" not in api.accepted[0].params


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<foo>x</foo>", DeliveryFault.MARKUP),
        ("<b>never closed", DeliveryFault.MARKUP),
        ("<b>crossed <i>over</b></i>", DeliveryFault.MARKUP),
        ("<b></b>", DeliveryFault.REFUSED),
        ("x" * 4097, DeliveryFault.REFUSED),
    ],
)
async def test_refused_texts_are_told_apart(sender, text, kind):
    assert (await fault_of(sender, message(text))).kind is kind


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault("answer", body=error(429, "Too Many Requests: retry after 7", retry_after=7), code=429), "flood"),
        (Fault("answer", body="slow down", code=429), "flood"),
        (Fault("answer", code=500, body=error(500, "Internal Server Error")), "transient"),
        (Fault("answer", code=502, body="<html><h1>502 Bad Gateway</h1></html>"), "uncertain"),
        (Fault("answer", code=200, body="{not json"), "uncertain"),
        (Fault("answer", code=200, body="[1]"), "uncertain"),
        (Fault("answer", code=200, body={"ok": True}), "uncertain"),
        (Fault("answer", code=200, body={"ok": False}), "uncertain"),
        (Fault("answer", code=200, body={"ok": True, "result": True}), "uncertain"),
        (Fault("answer", code=200, body={"ok": True, "result": {"message_id": "x"}}), "uncertain"),
        (Fault("answer", code=200, body={"ok": True, "result": None}), "uncertain"),
        (Fault("answer", code=429, body={"ok": False, "parameters": None}), "flood"),
        (Fault("answer", code=403, body={"ok": False}), "forbidden"),
        (Fault("hang", seconds=1.5), "uncertain"),
        (Fault("lost"), "uncertain"),
        (Fault("mute", seconds=1.5), "uncertain"),
        (Fault("page"), "uncertain"),
        (Fault("cut"), "uncertain"),
        (Fault("drip", seconds=0.02), "uncertain"),
        (Fault("reset"), "uncertain"),
        (Fault("answer", code=403, body=error(403, "Forbidden: bot was blocked by the user")), "forbidden"),
        (Fault("answer", code=400, body=error(400, "Bad Request: chat not found")), "forbidden"),
        (Fault("answer", code=400, body=error(400, "Bad Request: CHAT_WRITE_FORBIDDEN")), "forbidden"),
        (
            Fault("answer", code=400, body=error(400, "Bad Request: not enough rights to send text messages")),
            "forbidden",
        ),
        (Fault("answer", code=400, body=error(400, "Bad Request: message thread not found")), "refused"),
        (Fault("answer", code=401, body=error(401, "Unauthorized")), "unauthorised"),
        (Fault("answer", code=404, body=error(404, "Not Found")), "unauthorised"),
    ],
    ids=lambda value: f"{value.kind} {value.code}" if isinstance(value, Fault) else value,
)
async def test_every_fault_has_its_kind(api, sender, fault, kind):
    api.strike(replace(fault))
    assert (await fault_of(sender, message())).kind == kind


async def test_a_flood_says_how_long_and_a_moved_group_says_where(api, sender):
    api.strike(Fault("answer", body=error(429, "Too Many Requests: retry after 7", retry_after=7), code=429))
    assert (await fault_of(sender, message())).retry_after == 7
    api.rooms.moved["-6"] = -1006
    moved = await fault_of(sender, message(chat="-6"))
    assert (moved.kind, moved.migrate_to) == (DeliveryFault.MIGRATED, "-1006")


async def test_a_refused_connection_is_no_doubt(api, sender):
    await api.stop()
    assert (await fault_of(sender, message())).kind is DeliveryFault.TRANSIENT


async def test_a_flooded_chat_is_busy_and_the_others_are_not(api, sender):
    api.strike(Fault("answer", chat="-5", body=error(429, "Too Many Requests", retry_after=7), code=429))
    await fault_of(sender, message())
    await sender.send(message(chat="-6"))
    assert sender.busy() == {"-5"}
    assert sender.shut() == 0.0


async def test_after_failures_in_a_row_everything_waits(api, sender):
    api.strike(Fault("answer", code=500, body=error(500, "Internal Server Error"), times=4))
    for chat in "6789":
        await fault_of(sender, message(chat=f"-{chat}"))
    assert sender.shut() > 0.0


async def test_the_token_is_in_no_log_and_no_error(api, sender, caplog):
    secret = TOKEN.partition(":")[2]
    logging.getLogger().setLevel(logging.DEBUG)
    with caplog.at_level(logging.DEBUG):
        api.rooms.closed["-5"] = "Forbidden: bot was kicked from the channel chat"
        shown = [await fault_of(sender, message())]
        for kind in ("reset", "page", "lost"):
            api.strike(Fault(kind))
            shown.append(await fault_of(sender, message(chat="-6")))
        api.revoked = True
        shown.append(await fault_of(sender, message()))
        await api.stop()
        shown.append(await fault_of(sender, message()))
    told = caplog.text
    for fault in shown:
        cause: BaseException | None = fault
        while cause:
            told += repr(cause)
            cause = cause.__cause__ or cause.__context__
    assert secret not in told
