"""A wall clock that jumped: what waits waits as long as before, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model import Delivery, Filter, MessageState, Poll, Silence
from bot.storage.store import Database
from tests.storage.values import DAY, MINUTE, NOW, message, source

YEAR = timedelta(days=365)


async def due_at(store: Database) -> datetime:
    state = await store.source_state("north")
    assert state is not None
    return state.next_due


@pytest.fixture
async def polled(store: Database) -> Database:
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW + 15 * MINUTE))
    return store


async def test_a_source_is_due_as_soon_as_it_was_before_the_clock_went_back(polled: Database) -> None:
    await polled.follow_clock(-YEAR, NOW - YEAR)
    assert await due_at(polled) == NOW - YEAR + 15 * MINUTE
    state = await polled.source_state("north")
    assert state is not None
    assert state.last_success == NOW - YEAR


async def test_after_a_jump_ahead_what_waits_is_due_and_what_was_stays_as_long_ago(polled: Database) -> None:
    await polled.follow_clock(DAY, NOW + DAY)
    assert await due_at(polled) == NOW + 15 * MINUTE
    state = await polled.source_state("north")
    assert state is not None
    assert state.last_success == NOW + DAY


async def test_a_retry_a_lease_and_what_was_held_wait_no_longer(store: Database) -> None:
    tonight = message("held", "-3", held="quiet", not_before=NOW + DAY)
    await store.enqueue([message("tried", "-1"), message("leased", "-2"), tonight])
    claimed = {one.alert: one for one in await store.claim_messages(NOW, lease=120)}
    tried = replace(claimed["tried"], state=MessageState.WAITING, not_before=NOW + MINUTE, lease_until=None)
    await store.record_delivery(tried, Delivery(tried.id or 0, NOW, "transient"))
    before = NOW - YEAR
    await store.follow_clock(-YEAR, before)
    assert await store.claim_messages(before, lease=120) == []
    found = {one.alert: one for one in await store.messages_of(["tried", "leased", "held"])}
    assert found["tried"].not_before == before + MINUTE
    assert found["leased"].lease_until == before + 2 * MINUTE
    assert found["held"].not_before == before + DAY


async def test_a_digest_keeps_its_hour_though_the_clock_goes_back_an_hour(store: Database) -> None:
    await store.enqueue([message(held="digest", not_before=NOW + DAY)])
    await store.follow_clock(-60 * MINUTE, NOW - 60 * MINUTE)
    assert [one.not_before for one in await store.messages_of(["a1"])] == [NOW + DAY]


async def test_a_silence_of_a_clock_that_was_ahead_ends_in_its_time_and_the_others_keep_theirs(store: Database) -> None:
    ahead = Silence("ahead", "1", NOW + YEAR + DAY, Filter(), created=NOW + YEAR)
    usual = Silence("usual", "1", NOW + 2 * DAY, Filter(), created=NOW - DAY)
    for wanted in (ahead, usual):
        await store.add_silence(wanted)
    await store.follow_clock(-YEAR, NOW)
    assert {one.id: one.until for one in await store.silences(NOW)} == {"ahead": NOW + DAY, "usual": NOW + 2 * DAY}
