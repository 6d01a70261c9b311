"""The outbox against Telegram's faults: real spine, real SQLite, real sender, a server that answers like Telegram's.

Time is the test's own: sleeping passes it at once, so that hours of outage take no time.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts.routing import edits, route
from bot.chat.pace import Limit, Pacer, Rates
from bot.chat.sender import PacedLimiter, TelegramSender
from bot.doors import Doors
from bot.model import AlertKind, MessageState, OutboxMessage, Route
from bot.rounds import deliver_round
from bot.storage.store import Database
from tests.alerts import examples
from tests.servers.botapi import TOKEN, BotApi
from tests.servers.traffic import Fault, error

START = datetime(2026, 3, 3, 18, 20, tzinfo=UTC)
ADMIN = 1001
FAST = Rates(Limit(1000, 1.0), Limit(1000, 1.0), Limit(1000, 1.0))
REFUSED_MARKUP = error(400, "Bad Request: can't parse entities: Unsupported start tag")


@dataclass
class Office:
    """The outbox of a bot and all it needs, on a clock that the test moves."""

    api: BotApi
    store: Database
    sender: TelegramSender
    now: datetime = START
    doors: Doors = field(init=False)

    def __post_init__(self) -> None:
        pacer = Pacer(FAST, clock=self.seconds, sleep=self.pass_time)
        self.sender.pacer = pacer
        limiter = self.sender.bot.rate_limiter
        assert isinstance(limiter, PacedLimiter)
        limiter.pacer = pacer
        self.doors = Doors(None, self.store, self.sender, lambda: self.now)  # type: ignore[arg-type]

    def seconds(self) -> float:
        return (self.now - START).total_seconds()

    async def pass_time(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def queue(self, *chats: str, alert=examples.REVERSAL, **more) -> None:
        routes = [Route(f"r{chat}", chat, **more) for chat in chats]
        await self.store.enqueue(route([alert], routes, (), (), self.now))

    async def queue_text(self, text: str, chat: str = "-1") -> None:
        (made,) = route([examples.REVERSAL], [Route("r", chat)], (), (), self.now)
        await self.store.enqueue([replace(made, text=text, buttons=())])

    async def deliver(self, seconds: float = 0, step: float = 1.0) -> None:
        """Deliver now, and every ``step`` seconds until ``seconds`` have passed."""
        end = self.now + timedelta(seconds=seconds)
        await deliver_round(self.doors, [ADMIN])
        while self.now < end:
            await self.pass_time(step)
            await deliver_round(self.doors, [ADMIN])

    async def outbox(self, *alerts: str) -> list[OutboxMessage]:
        return await self.store.messages_of(alerts or (examples.REVERSAL.id,))

    def told(self) -> list[str]:
        return self.api.texts(str(ADMIN))


@pytest.fixture
async def office(tmp_path) -> AsyncIterator[Office]:
    async with BotApi() as api:
        store = await Database.open(f"sqlite:///{tmp_path}/outbox.db")
        sender = TelegramSender(TOKEN, api_url=api.url, deadline=2.0)  # of real seconds, on a busy machine
        yield Office(api, store, sender)
        await sender.stop()
        await store.close()


async def test_a_flooded_chat_waits_as_told_and_no_other_waits_with_it(office):
    flood = error(429, "Too Many Requests: retry after 35", retry_after=35)
    office.api.strike(Fault("answer", chat="-1", code=429, body=flood))
    await office.queue("-1", "-2", "-3")
    await office.deliver(34)
    assert office.api.texts("-1") == [] and len(office.api.texts("-2")) == len(office.api.texts("-3")) == 1
    await office.deliver(4)
    assert len(office.api.texts("-1")) == 1
    assert [call for call in office.api.calls if call[1] == "-1"] == [("sendMessage", "-1")] * 2


@pytest.mark.parametrize(
    "fault",
    [
        Fault("answer", code=500, body=error(500, "Internal Server Error"), times=3),
        Fault("answer", code=502, body="<html>502 Bad Gateway</html>", times=3),
        Fault("answer", code=200, body="{broken", times=3),
        Fault("reset", times=3),
        Fault("hang", seconds=2.5, times=2),
    ],
    ids=lambda fault: f"{fault.kind} {fault.code}",
)
async def test_a_server_that_fails_for_a_while_gets_the_message_once_it_works(office, fault):
    office.api.strike(replace(fault))
    await office.queue("-1")
    await office.deliver(240, step=5)
    assert len(office.api.texts("-1")) == 1
    assert [message.state for message in await office.outbox()] == [MessageState.SENT]


@pytest.mark.parametrize("kind", ["lost", "mute", "page", "cut", "drip"])
async def test_a_lost_answer_means_one_repeat_at_most_and_a_mark(office, kind):
    office.api.strike(Fault(kind, seconds=2.5 if kind == "mute" else 0.02))
    await office.queue("-1")
    await office.deliver(40, step=4)
    assert len(office.api.texts("-1")) == 2
    (message,) = await office.outbox()
    assert (message.state, message.uncertain) == (MessageState.SENT, True)


async def test_an_outage_of_hours_keeps_the_backlog_and_sends_it_in_order_marked_as_delayed(office):
    port = int(office.api.url.rpartition(":")[2])
    await office.api.stop()
    alerts = [replace(examples.STATEMENT, id=f"n{n}") for n in range(5)]
    for alert in alerts:
        await office.queue("-1", alert=alert)
    await office.deliver(2 * 3600, step=300)
    await office.api.start(port)
    await office.deliver(600, step=10)
    texts = office.api.texts("-1")
    assert [text.rpartition("#")[2] for text in texts] == [alert.id for alert in alerts]
    assert all(text.startswith("⏳ Delayed · 2026-03-03 18:20 UTC") for text in texts)
    assert not any(message.uncertain for message in await office.outbox("n0", "n4"))


async def test_refused_markup_arrives_as_plain_words(office):
    await office.queue_text("<foo>He said</foo> <b>no &amp; never")
    await office.deliver(5)
    assert office.api.texts("-1") == ["He said no & never"]


async def test_what_is_refused_as_plain_words_too_is_a_dead_letter_and_the_queue_goes_on(office):
    office.api.strike(Fault("answer", chat="-1", code=400, body=REFUSED_MARKUP, times=2))
    await office.queue("-1")
    await office.queue("-1", alert=examples.STATEMENT)
    await office.deliver(5)
    assert [text[:3] for text in office.api.texts("-1")] == ["🗣 S"]
    (dead,) = await office.outbox()
    assert dead.state is MessageState.DEAD and "parse" in dead.last_error.lower()
    assert len(office.told()) == 1 and examples.REVERSAL.id in office.told()[0]


async def test_a_chat_that_throws_the_bot_out_is_suspended_told_once_and_served_again_when_it_opens(office):
    office.api.rooms.closed["-1"] = "Forbidden: bot was kicked from the supergroup chat"
    for number in range(4):
        await office.queue("-1", "-2", alert=replace(examples.STATEMENT, id=f"n{number}"))
    await office.deliver(600, step=20)
    assert len(office.api.texts("-2")) == 4
    assert len(office.told()) == 1 and "kicked" in office.told()[0]
    asked = [call for call in office.api.calls if call[1] == "-1"]
    assert len(asked) == 1
    del office.api.rooms.closed["-1"]
    await office.store.resume_chat("-1")
    await office.deliver(4 * 3600, step=600)
    assert len(office.api.texts("-1")) == 4


async def test_a_chat_that_opens_again_without_a_word_is_found_by_asking_slowly(office):
    office.api.rooms.unknown.add("-1")
    await office.queue("-1")
    await office.deliver(1800, step=300)
    office.api.rooms.unknown.clear()
    await office.deliver(3 * 3600, step=600)
    assert len(office.api.texts("-1")) == 1


async def test_a_group_that_moved_is_followed(office):
    office.api.rooms.moved["-1"] = -1001
    await office.queue("-1")
    await office.queue("-1", alert=examples.STATEMENT)
    await office.deliver(10)
    assert [text[:3] for text in office.api.texts("-1001")] == ["🔄 R", "🗣 S"]


async def test_a_revoked_token_stops_sending_without_a_hot_loop(office):
    office.api.revoked = True
    await office.queue("-1", "-2", "-3")
    await office.deliver(250, step=5)
    assert len(office.api.calls) <= 3
    office.api.revoked = False
    await office.deliver(400, step=5)
    assert all(len(office.api.texts(chat)) == 1 for chat in ("-1", "-2", "-3"))


async def test_a_burst_goes_out_reversals_first_and_meets_no_limit(office):
    for number in range(100):
        kind = AlertKind.REVERSAL if number % 10 == 9 else AlertKind.STATEMENT
        await office.queue("-1", "-2", alert=replace(examples.REVERSAL, id=f"n{number:02}", kind=kind, follows=""))
    await office.deliver(30)
    for chat in ("-1", "-2"):
        signs = [text[0] for text in office.api.texts(chat)]
        assert signs == ["🔄"] * 10 + ["🗣"] * 90


async def test_a_reversal_replies_to_the_message_of_the_statement_that_it_turns(office):
    told = replace(examples.STATEMENT, id=examples.REVERSAL.follows)
    await office.queue("-1", alert=told)
    await office.deliver(2)
    await office.queue("-1")
    await office.deliver(2)
    first, second = office.api.sent("-1", "sendMessage")
    assert second.params["reply_parameters"]["message_id"] == first.message_id


async def test_more_sources_become_one_edit_and_a_message_that_is_gone_is_let_go(office):
    await office.queue("-1", "-2")
    await office.deliver(2)
    sent = await office.outbox()
    del office.api.rooms.messages["-2", next(m.message_id for m in sent if m.chat == "-2")]
    for number in range(5):
        grown = replace(examples.REVERSAL, outlets=(*examples.REVERSAL.outlets, *(f"o{n}" for n in range(number))))
        await office.store.enqueue(edits(grown, sent, (), office.now))
        await office.pass_time(2)
    await office.deliver(120, step=5)
    (edit,) = office.api.sent("-1", "editMessageText")
    assert "8 outlets" in edit.text
    assert len(office.api.texts("-2")) == 1 and office.told() == []


async def test_an_edit_that_was_made_before_the_crash_counts_as_made(office):
    await office.queue("-1")
    await office.deliver(2)
    sent = await office.outbox()
    struck = replace(examples.REVERSAL, marked="not a reversal")
    office.api.strike(Fault("lost", method="editMessageText"))
    await office.store.enqueue(edits(struck, sent, (), office.now))
    await office.deliver(30)
    assert len(office.api.sent("-1", "editMessageText")) == 1 and office.told() == []
    tried = [call for call in office.api.calls if call[0] == "editMessageText"]
    assert len(tried) == 2


async def test_a_program_that_died_after_the_send_repeats_it_once_and_marks_it(office):
    await office.queue("-1")
    (claimed,) = await office.store.claim_messages(office.now, lease=120)
    await office.sender.send(claimed)  # and dies here
    await office.deliver(110, step=10)
    assert len(office.api.texts("-1")) == 1
    await office.deliver(60, step=10)
    assert len(office.api.texts("-1")) == 2
    assert (await office.outbox())[0].uncertain
