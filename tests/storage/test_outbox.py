from dataclasses import replace

from bot.model import (
    Button,
    Delivery,
    DeliveryFault,
    MessageKind,
    MessageState,
    OutboxMessage,
)
from bot.storage.claims import HELD_GRACE
from bot.storage.store import Database
from tests.storage.values import DAY, MINUTE, NOW, message

WAITING = MessageState.WAITING


async def sent(store: Database, one: OutboxMessage, number: int = 77) -> None:
    done = replace(one, state=MessageState.SENT, message_id=number, attempts=one.attempts + 1, lease_until=None)
    await store.record_delivery(done, Delivery(one.id or 0, NOW, "sent", message_id=number))


async def failed(
    store: Database, one: OutboxMessage, state: MessageState = MessageState.WAITING, wait: int = 5
) -> None:
    back = replace(
        one,
        state=state,
        attempts=one.attempts + 1,
        not_before=NOW + wait * MINUTE,
        last_error="server error",
        lease_until=None,
    )
    await store.record_delivery(back, Delivery(one.id or 0, NOW, DeliveryFault.TRANSIENT, "server error"))


async def claimed(store: Database, minutes: float = 0, **options: int) -> list[OutboxMessage]:
    return await store.claim_messages(NOW + minutes * MINUTE, lease=60, **options)


def edit(version: int = 2, name: str = "a1", **changes: object) -> OutboxMessage:
    return message(name, kind=MessageKind.EDIT, version=version, text=f"edit {version}", priority=6, **changes)


async def test_a_message_comes_back_as_it_was_queued_with_a_number_and_a_lease(store: Database) -> None:
    one = message(buttons=((Button("Why", "v1:why:a1"),),), topic=7, silent=True, reply_to_alert="a0")
    await store.enqueue([one])
    (got,) = await claimed(store)
    assert got.id is not None
    assert replace(got, id=None, state=MessageState.WAITING, lease_until=None) == one
    assert (got.state, got.lease_until) == (MessageState.CLAIMED, NOW + MINUTE)
    assert await claimed(store) == []


async def test_an_alert_is_queued_once_for_each_chat_and_topic(store: Database) -> None:
    twice = [message(), message(), message(chat="-1002"), message(topic=7), message("a2")]
    await store.enqueue(twice)
    await store.enqueue([message(text="another text")])
    got = await claimed(store, per_chat=10)
    assert [(m.alert, m.chat, m.topic) for m in got] == [
        ("a1", "-1001", None),
        ("a1", "-1002", None),
        ("a1", "-1001", 7),
        ("a2", "-1001", None),
    ]
    assert got[0].text == "text of a1"


async def test_notices_are_not_taken_for_each_other(store: Database) -> None:
    notice = message("", kind=MessageKind.NOTICE)
    await store.enqueue([notice, notice])
    assert len(await claimed(store)) == 2


async def test_reversals_go_before_statements_and_older_before_newer(store: Database) -> None:
    await store.enqueue([message("s1"), message("s2"), message("r1", priority=1), message("s3")])
    assert [m.alert for m in await claimed(store)] == ["r1", "s1", "s2", "s3"]


async def test_what_is_not_due_is_not_claimed(store: Database) -> None:
    await store.enqueue([message(not_before=NOW + MINUTE)])
    assert await claimed(store) == []
    assert len(await claimed(store, 1)) == 1


async def test_no_message_of_a_chat_is_claimed_beside_another(store: Database) -> None:
    await store.enqueue([message("a1")])
    (first,) = await claimed(store)
    await store.enqueue([message("a2", priority=1), message("a3", chat="-1002")])
    assert [m.alert for m in await claimed(store)] == ["a3"]
    await sent(store, first)
    assert [m.alert for m in await claimed(store)] == ["a2"]


async def test_a_message_that_waits_for_a_retry_holds_its_chat_and_no_other(store: Database) -> None:
    await store.enqueue([message("a1"), message("b1", chat="-1002")])
    first, other = await claimed(store)
    await failed(store, first, wait=5)
    await sent(store, other)
    await store.enqueue([message("a2"), message("b2", chat="-1002")])
    assert [m.alert for m in await claimed(store, 2)] == ["b2"]
    assert [m.alert for m in await claimed(store, 5) if m.chat == "-1001"] == ["a1", "a2"]


async def test_a_flood_wait_holds_the_chat_even_where_the_attempt_does_not_count(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2")])
    (first,) = await claimed(store, per_chat=1)
    waiting = replace(first, state=MessageState.WAITING, not_before=NOW + 3 * MINUTE, lease_until=None)
    await store.record_delivery(waiting, Delivery(first.id or 0, NOW, DeliveryFault.FLOOD))
    assert await claimed(store, 2) == []
    assert [m.alert for m in await claimed(store, 3)] == ["a1", "a2"]


async def test_a_dead_message_is_kept_and_blocks_nobody(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2")])
    (first,) = await claimed(store, per_chat=1)
    await failed(store, first, MessageState.DEAD)
    assert [m.alert for m in await claimed(store)] == ["a2"]
    status = await store.status(NOW)
    assert status.outbox_dead == 1
    (kept,) = await store.messages_of(["a1"])
    assert (kept.state, kept.last_error) == (MessageState.DEAD, "server error")


async def test_a_lease_that_ran_out_means_doubt_and_one_more_attempt(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2")])
    (first,) = await claimed(store, per_chat=1)
    assert not first.uncertain
    assert await claimed(store, 0.5) == []
    again = await claimed(store, 1)
    assert [(m.id, m.uncertain) for m in again] == [(first.id, True), (again[1].id, False)]
    await sent(store, again[0])
    assert (await store.status(NOW)).outbox_uncertain == 1
    assert again[0].id not in [m.id for m in await claimed(store, 9)]


async def test_one_chat_gets_only_so_many_in_one_claim(store: Database) -> None:
    await store.enqueue([message(f"a{n}") for n in range(9)] + [message("b", chat="-1002")])
    got = await claimed(store, per_chat=3)
    assert [m.alert for m in got] == ["a0", "a1", "a2", "b"]


async def test_a_claim_is_bounded(store: Database) -> None:
    await store.enqueue([message("a", chat=str(n)) for n in range(20)])
    assert len(await claimed(store, limit=7)) == 7
    assert len(await claimed(store, limit=50)) == 13


# --- edits ----------------------------------------------------------------------------------------------------------


async def test_an_edit_rewrites_a_first_message_that_still_waits(store: Database) -> None:
    await store.enqueue([message(), edit(3, buttons=((Button("Why", "v1:why:a1"),),), not_before=NOW + DAY)])
    (got,) = await claimed(store)
    assert (got.kind, got.text, got.version, got.priority) == (MessageKind.ALERT, "edit 3", 0, 5)
    assert got.buttons


async def test_an_edit_waits_for_its_message_and_carries_its_number(store: Database) -> None:
    await store.enqueue([message()])
    (first,) = await claimed(store)
    await store.enqueue([edit()])
    assert await claimed(store) == []
    await sent(store, first, 4711)
    (got,) = await claimed(store)
    assert (got.kind, got.message_id, got.text) == (MessageKind.EDIT, 4711, "edit 2")


async def test_edits_that_wait_together_become_one(store: Database) -> None:
    await store.enqueue([message()])
    await sent(store, (await claimed(store))[0])
    await store.enqueue([edit(2, not_before=NOW + MINUTE), edit(3, not_before=NOW + 2 * MINUTE)])
    await store.enqueue([edit(2)])
    (got,) = await claimed(store, 1)
    assert (got.text, got.version) == ("edit 3", 3)


async def test_an_edit_that_was_sent_is_not_sent_again(store: Database) -> None:
    await store.enqueue([message()])
    await sent(store, (await claimed(store))[0])
    await store.enqueue([edit(2)])
    await sent(store, (await claimed(store))[0])
    await store.enqueue([edit(2)])
    assert await claimed(store) == []


async def test_an_edit_of_a_message_that_died_is_dropped(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2")])
    first, second = await claimed(store)
    await store.enqueue([edit(2, "a1"), edit(2, "none")])
    await failed(store, first, MessageState.DEAD)
    await sent(store, second)
    await store.enqueue([edit(3, "a1")])
    assert await claimed(store, 60) == []
    assert (await store.status(NOW)).outbox_waiting == 0


async def test_edits_in_two_chats_and_topics_stay_apart(store: Database) -> None:
    await store.enqueue([message(), message(topic=7), message(chat="-1002")])
    numbers = {}
    for number, one in enumerate(await claimed(store), 100):
        await sent(store, one, number)
        numbers[one.chat, one.topic] = number
    await store.enqueue([edit(topic=7), edit(chat="-1002"), edit()])
    got = {(m.chat, m.topic): m.message_id for m in await claimed(store)}
    assert got == numbers


async def test_a_reply_knows_the_message_that_it_answers_in_the_same_chat(store: Database) -> None:
    await store.enqueue([message("a1"), message("a1", chat="-1002")])
    first, _ = await claimed(store)
    await sent(store, first, 500)
    await store.enqueue([message("a2", reply_to_alert="a1"), message("a2", chat="-1003", reply_to_alert="a1")])
    got = {m.chat: m.reply_to for m in await claimed(store, 2) if m.alert == "a2"}
    assert got["-1001"] == 500
    assert got["-1003"] is None


# --- held back ------------------------------------------------------------------------------------------------------


async def test_held_messages_become_one_digest(store: Database) -> None:
    held = [message(f"a{n}", held="quiet", not_before=NOW + MINUTE) for n in range(3)]
    await store.enqueue([*held, message("b", held="digest", route="other", not_before=NOW + MINUTE)])
    assert await store.held_messages(None, NOW) == []
    due = await store.held_messages("main", NOW + MINUTE)
    assert [m.alert for m in due] == ["a0", "a1", "a2"]
    assert len(await store.held_messages(None, NOW + MINUTE)) == 4
    digest = message("", kind=MessageKind.DIGEST, text="three", created=NOW + MINUTE, not_before=NOW + MINUTE)
    assert await store.replace_held(due, digest)
    assert not await store.replace_held(due, digest)
    assert [m.text for m in await claimed(store, 1)] == ["three"]
    assert [m.state for m in await store.messages_of(["a1"])] == [MessageState.DROPPED]


async def test_a_held_message_leaves_by_itself_where_no_digest_was_made(store: Database) -> None:
    await store.enqueue([message(held="digest", not_before=NOW)])
    assert await claimed(store) == []
    assert len(await store.claim_messages(NOW + HELD_GRACE, lease=60)) == 1


async def test_a_held_message_does_not_hold_its_chat(store: Database) -> None:
    await store.enqueue([message("a1", held="quiet", not_before=NOW + DAY), message("a2")])
    assert [m.alert for m in await claimed(store)] == ["a2"]


# --- chats that are closed or moved ---------------------------------------------------------------------------------


async def test_a_closed_chat_is_tried_with_its_next_message_alone(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2"), message("a3", priority=1)])
    assert await store.suspend_chat("-1001", "kicked", NOW)
    got = await claimed(store)
    assert [m.alert for m in got] == ["a3"]
    await failed(store, got[0], wait=60)
    assert await claimed(store, 30) == []
    again = await claimed(store, 60)
    assert [m.alert for m in again] == ["a3"]
    await sent(store, again[0])
    state = await store.chat_state("-1001")
    assert state is not None and not state.suspended
    assert [m.alert for m in await claimed(store, 60)] == ["a1", "a2"]


async def test_a_chat_that_lets_us_in_again_gets_its_backlog_at_once(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2")])
    (first,) = await claimed(store, per_chat=1)
    await failed(store, first, wait=600)
    await store.suspend_chat("-1001", "kicked", NOW)
    assert await store.resume_chat("-1001")
    assert not await store.resume_chat("-1001")
    assert [m.alert for m in await claimed(store)] == ["a1", "a2"]


async def test_a_group_that_moved_takes_everything_along(store: Database) -> None:
    await store.enqueue([message("a1"), message("a2"), message("a2", chat="-200")])
    first = next(m for m in await claimed(store, per_chat=1) if m.chat == "-1001")
    moved = replace(first, chat="-100", state=MessageState.WAITING, last_error="moved", lease_until=None)
    await store.record_delivery(moved, Delivery(first.id or 0, NOW, DeliveryFault.MIGRATED))
    await store.move_chat("-1001", "-100")
    await store.move_chat("-1001", "-100")
    await store.enqueue([message("a1"), message("a3"), message("a4", chat="-100")])
    got = [(m.alert, m.chat) for m in await claimed(store, 9, per_chat=9) if m.chat != "-200"]
    assert got == [("a1", "-100"), ("a2", "-100"), ("a3", "-100"), ("a4", "-100")]
    assert await store.moved_chats() == {"-1001": "-100"}
    assert {m.chat for m in await store.messages_of(["a1", "a2"])} == {"-100", "-200"}


async def test_a_group_that_moves_twice_is_found_from_its_first_id(store: Database) -> None:
    await store.move_chat("1", "2")
    await store.move_chat("2", "3")
    await store.enqueue([message(chat="1"), message(chat="2")])
    assert [m.chat for m in await claimed(store)] == ["3"]


async def test_a_group_that_moved_where_the_alert_is_already_gets_it_once(store: Database) -> None:
    await store.enqueue([message("a1"), message("a1", chat="-100")])
    first = next(m for m in await claimed(store) if m.chat == "-1001")
    moved = replace(first, chat="-100", state=MessageState.WAITING, last_error="moved", lease_until=None)
    await store.record_delivery(moved, Delivery(first.id or 0, NOW, DeliveryFault.MIGRATED))
    await store.move_chat("-1001", "-100")
    assert len([m for m in await claimed(store, 9) if m.chat == "-100"]) == 1
