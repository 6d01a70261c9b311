from dataclasses import replace

from bot.model import AlertKind, AlertQuery, ChatState, Feedback, Filter, Joined, QuietHours, Reading, Route, Silence
from bot.storage.store import Database
from tests.storage.values import DAY, MINUTE, NOW, alert, article, entry, message, ruled_out

ROUTE = Route(
    id="p1",
    chat="42",
    filter=Filter(kinds=(AlertKind.REVERSAL,), countries=("NOR",), words=("ferr(y|ies)",), min_severity=2),
    quiet=QuietHours("22:00", "07:00", "Europe/Oslo"),
    private=True,
)


async def test_a_subscription_is_kept_replaced_and_forgotten(store: Database) -> None:
    await store.subscribe(ROUTE, "42", NOW)
    await store.subscribe(replace(ROUTE, id="p2"), "42", NOW + MINUTE)
    assert await store.subscriptions("42") == [ROUTE, replace(ROUTE, id="p2")]
    changed = replace(ROUTE, language="fr")
    await store.subscribe(changed, "42", NOW + DAY)
    assert await store.private_routes() == [changed, replace(ROUTE, id="p2")]
    assert not await store.unsubscribe("p1", "43")
    await store.enqueue([message(chat="42", route="p1"), message("a2", chat="42", route="p2")])
    assert await store.unsubscribe("p1", "42")
    assert not await store.unsubscribe("p1", "42")
    assert await store.subscriptions("43") == []
    assert [m.route for m in await store.claim_messages(NOW, lease=60)] == ["p2"]


async def test_a_suspended_chat_hears_nothing_until_it_is_resumed(store: Database) -> None:
    await store.subscribe(ROUTE, "42", NOW)
    assert await store.chat_state("42") is None
    assert await store.suspend_chat("42", "bot was blocked", NOW)
    assert not await store.suspend_chat("42", "again", NOW + DAY)
    assert await store.private_routes() == []
    assert await store.suspended_chats() == [ChatState("42", "en", True, "bot was blocked", NOW)]
    assert await store.resume_chat("42")
    assert await store.private_routes() == [ROUTE]
    assert await store.suspended_chats() == []


async def test_a_chat_keeps_its_language_through_suspension_and_move(store: Database) -> None:
    await store.set_language("42", "fr")
    await store.suspend_chat("42", "kicked", NOW)
    await store.set_language("42", "ar")
    state = await store.chat_state("42")
    assert state is not None
    assert (state.language, state.suspended) == ("ar", True)
    await store.subscribe(ROUTE, "42", NOW)
    await store.move_chat("42", "-10042")
    moved = await store.chat_state("-10042")
    assert moved is not None
    assert (moved.language, moved.suspended) == ("ar", False)
    assert await store.private_routes() == [replace(ROUTE, chat="-10042")]
    assert await store.suspended_chats() == []


async def test_a_silence_holds_until_it_ends_or_is_ended(store: Database) -> None:
    one = Silence("s1", "1001", NOW + DAY, Filter(countries=("IRN",)), "a summit", NOW)
    two = replace(one, id="s2", until=NOW + MINUTE)
    await store.add_silence(one)
    await store.add_silence(two)
    assert await store.silences(NOW) == [one, two]
    assert await store.silences(NOW + MINUTE) == [one]
    assert await store.end_silence("s1")
    assert not await store.end_silence("s1")
    assert not await store.end_silence("none")
    assert await store.silences(NOW) == [two]


async def test_feedback_marks_the_alert_and_binds_its_pair(store: Database) -> None:
    await store.save_reading(Reading(entry(), article(), decisions=(alert(), alert("a2")), at=NOW))
    said = Feedback("a1", "not a reversal", "1001", NOW)
    await store.save_feedback(said)
    await store.save_feedback(Feedback("a2", "good", "1001", NOW + MINUTE, pair="x:y"), "good")
    await store.save_feedback(Feedback("unknown", "not a reversal", "1001", NOW + DAY))
    marked = await store.alert("a1")
    assert marked is not None
    assert marked.marked == "not a reversal"
    assert await ruled_out(store, "gov.nor", "gov.swe") == {"s1:s2"}
    assert await ruled_out(store, "gov.swe") == set()
    assert await store.feedback() == [
        replace(said, pair="s1:s2"),
        Feedback("a2", "good", "1001", NOW + MINUTE, "x:y"),
        Feedback("unknown", "not a reversal", "1001", NOW + DAY),
    ]
    assert len(await store.feedback(NOW + DAY)) == 1


async def test_a_reading_that_began_before_a_mark_does_not_take_it_away(store: Database) -> None:
    await store.save_reading(Reading(entry(), article(), decisions=(alert(),), at=NOW))
    await store.save_feedback(Feedback("a1", "wrong speaker", "1001", NOW))
    grown = alert(outlets=("The North", "The South"))
    await store.save_reading(Reading(entry("e2"), article("e2"), decisions=(Joined(grown),), at=NOW))
    kept = replace(grown, marked="wrong speaker")
    assert await store.alert("a1") == kept
    assert await store.recent_alerts({"gov.nor"}, NOW) == [kept]
    assert (await store.alerts(AlertQuery())).rows == (kept,)
    assert [one async for one in store.all_alerts()] == [kept]
    await store.save_feedback(Feedback("a1", "good", "1001", NOW), "")
    assert await store.alert("a1") == grown


async def test_facts_are_kept_by_key(store: Database) -> None:
    assert await store.value("heartbeat") is None
    await store.set_value("heartbeat", "1")
    await store.set_value("heartbeat", "2")
    await store.set_value("heart%", "3")
    assert await store.values("heart") == {"heartbeat": "2", "heart%": "3"}
    assert await store.values("heart%") == {"heart%": "3"}
    assert await store.values("Heart") == {}
    await store.set_value("empty", "")
    assert (await store.value("heartbeat"), await store.value("empty")) == ("2", "")


async def test_languages_are_counted(store: Database) -> None:
    for code, entries in (("fa", 2), ("fa", 1), ("he", 5)):
        await store.count_language(code, entries)
    assert (await store.status(NOW)).skipped_languages == (("fa", 3), ("he", 5))
