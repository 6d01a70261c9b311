import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import DatabaseUnusable, StorageError
from bot.model import (
    AlertKind,
    Delivery,
    MessageKind,
    MessageState,
    Poll,
    Pruned,
    Reading,
    StatementQuery,
    StoreStatus,
)
from bot.storage.store import Database
from tests.storage.values import (
    DAY,
    MINUTE,
    NOW,
    alert,
    article,
    coded,
    entry,
    message,
    position,
    source,
)


async def test_an_empty_store_counts_nothing(store: Database) -> None:
    assert await store.status(NOW) == StoreStatus()


async def test_the_status_counts_sources_entries_messages_and_alerts(store: Database) -> None:
    await store.sync_sources([source("ok"), source("bad"), source("gone"), source("idle"), source("removed")], NOW)
    await store.sync_sources([source("ok"), source("bad"), source("gone"), source("idle")], NOW)
    await store.pause_source("idle", True)
    await store.save_poll(Poll("ok", NOW, NOW, (entry("e1"), entry("e2"))))
    await store.save_poll(Poll("bad", NOW, NOW, error="x"))
    await store.save_poll(Poll("gone", NOW, NOW, error="410", gone=True))
    told = (alert(), alert("a2", kind=AlertKind.STATEMENT), alert("a3", at=NOW - 2 * DAY))
    messages = (
        message("a1", created=NOW - DAY),
        message("a2", not_before=NOW + DAY),
        message("a3", held="quiet", not_before=NOW + DAY),
    )
    await store.save_reading(Reading(entry("e1"), article("e1"), (coded(),), (), (position(),), told, messages, NOW))
    await store.suspend_chat("-5", "kicked", NOW)
    status = await store.status(NOW)
    assert status == StoreStatus(
        sources_ok=1,
        sources_failing=1,
        sources_gone=1,
        sources_paused=1,
        last_success=NOW,
        entries=2,
        unread=1,
        statements=1,
        positions=1,
        outbox_waiting=2,
        outbox_held=1,
        oldest_due=NOW - DAY,
        alerts_24h=((AlertKind.STATEMENT, 1), (AlertKind.REVERSAL, 1)),
        suspended_chats=1,
    )


async def test_pruning_empties_old_pages_and_forgets_old_attempts_and_keeps_what_was_said(store: Database) -> None:
    old = entry("old", seen=NOW - 40 * DAY, text="long")
    unread = entry("unread", seen=NOW - 40 * DAY)
    await store.save_poll(Poll("north", NOW, NOW, (old, unread, entry("young"))))
    for one in (old, entry("young")):
        await store.save_reading(
            Reading(one, article(one.id), (coded(f"s-{one.id}", on=one.id),), decisions=(alert(),), at=NOW)
        )
    await store.enqueue(
        [message("a1", created=NOW - 40 * DAY), message("", kind=MessageKind.NOTICE, created=NOW - 40 * DAY)]
    )
    for one in await store.claim_messages(NOW, lease=60):
        done = replace(one, state=MessageState.SENT, message_id=1)
        await store.record_delivery(done, Delivery(one.id or 0, NOW - 40 * DAY, "sent"))
    assert await store.prune(NOW, timedelta(0)) == Pruned()
    assert await store.prune(NOW - 500 * DAY, 30 * DAY) == Pruned()
    assert await store.prune(NOW, 30 * DAY) == Pruned(entries_emptied=1, deliveries=2, messages=1)
    assert await store.prune(NOW, 30 * DAY) == Pruned()
    kept = {e.id: e.html + e.text for e in await store.entries(["old", "unread", "young"])}
    assert (kept["old"], bool(kept["unread"]), bool(kept["young"])) == ("", True, True)
    assert await store.article("old") == article("old")
    assert (await store.recent_statements(StatementQuery())).total == 2
    assert await store.alert("a1") is not None
    assert len(await store.messages_of(["a1"])) == 1


async def test_attempts_are_forgotten_after_a_year_where_pages_are_kept_for_ever(store: Database) -> None:
    await store.save_reading(Reading(entry(), article(), messages=(message(),), at=NOW))
    (one,) = await store.claim_messages(NOW, lease=60)
    await store.record_delivery(replace(one, state=MessageState.SENT), Delivery(one.id or 0, NOW, "sent"))
    assert await store.prune(NOW + 300 * DAY, timedelta(0)) == Pruned()
    assert await store.prune(NOW + 400 * DAY, timedelta(0)) == Pruned(deliveries=1)
    assert (await store.entries(["e1"]))[0].html


async def test_a_backup_is_complete_and_opens_while_the_original_is_used(tmp_path: Path) -> None:
    store = await Database.open(f"sqlite:///{tmp_path}/volteface.db")
    await store.acquire_instance()
    entries = tuple(entry(f"e{n}", html="x" * 3000) for n in range(900))
    await store.save_poll(Poll("north", NOW, NOW, entries))
    steps: list[int] = []
    target = tmp_path / "kept" / "copy.db"
    target.parent.mkdir()
    await store.backup(target, steps.append)
    await store.backup(target)
    await store.close()
    assert sum(steps) == 100
    assert sorted(p.name for p in target.parent.iterdir()) == ["copy.db"]
    copy = await Database.open(f"sqlite:///{target}")
    assert (await copy.status(NOW)).entries == 900
    await copy.close()


async def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    store = await Database.open(f"sqlite:///{tmp_path}/volteface.db")
    with pytest.raises(StorageError, match="cannot be written"):
        await store.backup(tmp_path / "missing" / "copy.db")
    await store.close()


async def test_other_databases_say_how_they_are_backed_up(store: Database, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"in memory|pg_dump"):
        await store.backup(tmp_path / "copy.db")


async def test_only_one_program_runs_on_a_database(shared: Database, shared_url: str) -> None:
    await shared.acquire_instance()
    second = await Database.open(shared_url)
    with pytest.raises(DatabaseUnusable, match="another Volteface runs"):
        await second.acquire_instance()
    assert (await second.status(NOW)).entries == 0
    await shared.close()
    await second.acquire_instance()
    await second.close()


async def test_the_next_program_need_not_wait_for_the_leases_of_a_dead_one(shared: Database, shared_url: str) -> None:
    await shared.enqueue([message()])
    assert len(await shared.claim_messages(NOW, lease=3600)) == 1
    second = await Database.open(shared_url)
    await second.acquire_instance()
    (again,) = await second.claim_messages(NOW + MINUTE, lease=60)
    assert again.uncertain
    await second.close()


async def test_another_bot_is_refused_on_a_database(shared: Database, shared_url: str) -> None:
    await shared.bind_bot("123456")
    await shared.bind_bot("123456")
    second = await Database.open(shared_url)
    with pytest.raises(DatabaseUnusable, match="belongs to bot 123456"):
        await second.bind_bot("654321")
    await second.close()


async def test_a_store_can_be_closed_twice(shared: Database) -> None:
    await shared.acquire_instance()
    await shared.close()
    await shared.close()


def test_sqlite_is_new_enough_for_what_is_asked_of_it() -> None:
    assert sqlite3.sqlite_version_info >= (3, 35)
