from dataclasses import replace
from datetime import timedelta

from bot.model import Poll, SourceChanges
from bot.storage.store import Database
from tests.storage.values import DAY, MINUTE, NOW, entry, source


async def test_a_new_source_is_due_at_once_and_its_first_poll_is_still_to_come(store: Database) -> None:
    assert await store.sync_sources([source("north"), source("south")], NOW) == SourceChanges(("north", "south"))
    due = await store.due_sources(NOW)
    assert [state.source.id for state in due] == ["north", "south"]
    assert not any(state.baseline_done for state in due)


async def test_sources_that_are_disabled_paused_gone_or_not_due_are_not_polled(store: Database) -> None:
    names = [source("off", enabled=False), source("paused"), source("gone"), source("later"), source("due")]
    await store.sync_sources(names, NOW)
    assert await store.pause_source("paused", True)
    await store.save_poll(Poll("gone", NOW, NOW, gone=True, error="410"))
    await store.save_poll(Poll("later", NOW, NOW + MINUTE))
    assert [state.source.id for state in await store.due_sources(NOW)] == ["due"]


async def test_the_source_that_is_due_longest_comes_first(store: Database) -> None:
    await store.sync_sources([source("a"), source("b"), source("c")], NOW)
    for name, minutes in (("a", 3), ("b", 1), ("c", 2)):
        await store.save_poll(Poll(name, NOW, NOW + minutes * MINUTE))
    assert [s.source.id for s in await store.due_sources(NOW + DAY, limit=2)] == ["b", "c"]


async def test_a_poll_stores_entries_and_validators_together(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    poll = Poll(
        "north", NOW, NOW + MINUTE, (entry("e1"), entry("e2")), etag='"v1"', modified="Mon", url="https://x.example/"
    )
    assert await store.save_poll(poll) == 2
    state = await store.source_state("north")
    assert state is not None
    assert (state.etag, state.modified, state.url, state.entries) == ('"v1"', "Mon", "https://x.example/", 2)
    assert state.baseline_done
    assert (state.last_success, state.last_new, state.next_due) == (NOW, NOW, NOW + MINUTE)


async def test_the_same_poll_twice_stores_its_entries_once(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    poll = Poll("north", NOW, NOW + MINUTE, (entry("e1"), entry("e1"), entry("e2")))
    assert [await store.save_poll(poll), await store.save_poll(poll)] == [2, 0]
    assert [e.id for e in await store.unread_entries()] == ["e1", "e2"]


async def test_a_failed_poll_counts_and_keeps_the_validators(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW, (entry(),), etag='"v1"'))
    for _ in range(2):
        await store.save_poll(Poll("north", NOW + MINUTE, NOW + DAY, error="timeout"))
    state = await store.source_state("north")
    assert state is not None
    assert (state.failures, state.last_error, state.etag, state.last_success) == (2, "timeout", '"v1"', NOW)
    await store.save_poll(Poll("north", NOW + DAY, NOW + DAY, not_modified=True))
    state = await store.source_state("north")
    assert state is not None
    assert (state.failures, state.last_error, state.etag) == (0, "", '"v1"')


async def test_a_new_body_without_validators_forgets_the_old_ones(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW, (entry(),), etag='"v1"', modified="Mon"))
    await store.save_poll(Poll("north", NOW, NOW, (entry("e2"),)))
    state = await store.source_state("north")
    assert state is not None
    assert (state.etag, state.modified) == ("", "")


async def test_a_failed_first_poll_leaves_the_baseline_to_the_next(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW, error="refused"))
    state = await store.source_state("north")
    assert state is not None
    assert not state.baseline_done


async def test_a_removed_source_keeps_its_history_and_comes_back_to_a_new_baseline(store: Database) -> None:
    await store.sync_sources([source("north"), source("south")], NOW)
    await store.save_poll(Poll("north", NOW, NOW, (entry(),), etag='"v1"'))
    assert await store.sync_sources([source("south")], NOW + DAY) == SourceChanges(removed=("north",))
    assert [state.source.id for state in await store.source_states()] == ["south"]
    assert [state.source.id for state in await store.due_sources(NOW + 9 * DAY)] == ["south"]
    assert await store.known_entries("north", {("guid-e1", "digest-e1")})
    assert await store.sync_sources([source("north"), source("south")], NOW + 2 * DAY) == SourceChanges(
        added=("north",)
    )
    state = await store.source_state("north")
    assert state is not None
    assert (state.baseline_done, state.etag, state.entries) == (False, '"v1"', 1)


async def test_an_edited_source_keeps_its_health_and_a_new_address_loses_its_validators(store: Database) -> None:
    await store.sync_sources([source("a"), source("b")], NOW)
    for name in ("a", "b"):
        await store.save_poll(Poll(name, NOW, NOW + DAY, etag='"v1"', url=f"https://moved.example/{name}"))
    edited = [replace(source("a"), name="Another name"), source("b", url="https://b.example/new")]
    assert await store.sync_sources(edited, NOW + MINUTE) == SourceChanges(changed=("a", "b"))
    renamed, readdressed = await store.source_states()
    assert (renamed.source.name, renamed.etag, renamed.url) == ("Another name", '"v1"', "https://moved.example/a")
    assert (readdressed.etag, readdressed.url) == ("", "https://b.example/new")
    assert (readdressed.baseline_done, readdressed.next_due) == (True, NOW + MINUTE)
    assert await store.sync_sources(edited, NOW + 2 * MINUTE) == SourceChanges()


async def test_a_resumed_source_that_was_gone_is_asked_again(store: Database) -> None:
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW, gone=True, error="410"))
    assert await store.due_sources(NOW + DAY) == []
    assert await store.pause_source("north", False)
    assert len(await store.due_sources(NOW + DAY)) == 1
    assert not await store.pause_source("nobody", True)


async def test_known_entries_tells_an_edited_entry_from_a_known_one(store: Database) -> None:
    await store.save_poll(Poll("north", NOW, NOW, tuple(entry(f"e{n}") for n in range(1200))))
    asked = {(f"guid-e{n}", f"digest-e{n}") for n in range(1205)} | {("guid-e1", "edited")}
    known = await store.known_entries("north", asked)
    assert known == {(f"guid-e{n}", f"digest-e{n}") for n in range(1200)}
    assert await store.known_entries("south", {("guid-e1", "digest-e1")}) == set()
    assert await store.known_entries("north", set()) == set()


async def test_the_versions_of_an_entry_come_newest_first_and_those_of_one_source_alone(store: Database) -> None:
    old, new = entry("v1", guid="g\0"), entry("v2", guid="g\0", digest="edited", seen=NOW + MINUTE)
    await store.save_poll(Poll("north", NOW, NOW, (old, new, entry("other"))))
    assert await store.versions("north", {"g\0", "none"}) == {"g\0": ["v2", "v1"]}
    assert await store.versions("south", {"g\0"}) == {}
    assert await store.versions("north", set()) == {}


async def test_the_usual_addresses_of_a_source_are_those_of_its_last_entries(store: Database) -> None:
    brought = tuple(entry(f"e{n:02}", seen=NOW + n * MINUTE) for n in range(30))
    await store.save_poll(Poll("north", NOW, NOW, brought))
    usual = await store.usual_addresses("north")
    assert usual == [f"https://north.example/e{n}" for n in range(29, 9, -1)]
    assert await store.usual_addresses("south") == []


async def test_text_that_a_database_refuses_is_stored_and_found_again(store: Database) -> None:
    odd = entry("odd", guid="a\0b\ud800", title="nul \0 and half \udfff", html="<p>\0\ud83d</p>", text="x\0y")
    assert await store.save_poll(Poll("north", NOW, NOW, (odd,))) == 1
    assert await store.known_entries("north", {(odd.guid, odd.digest)}) == {(odd.guid, odd.digest)}
    (back,) = await store.unread_entries()
    assert back.title.startswith("nul ") and back.html.startswith("<p>")


async def test_entries_come_back_as_they_were_oldest_published_first(store: Database) -> None:
    old = entry("old", published=NOW - timedelta(hours=3), baseline=True, revises="x")
    young = entry("young", html="", text="Plain text. " * 500, outlet="Ö", published=NOW.astimezone())
    await store.save_poll(Poll("north", NOW, NOW, (young, old)))
    assert await store.unread_entries() == [old, young]
    assert await store.unread_entries(limit=1) == [old]
    assert await store.entries(["young", "missing", "old"]) == [young, old]
