"""Programs that are killed: each runs in a process of its own that ends itself with SIGKILL at a chosen point."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.model import StatementQuery
from bot.storage.store import Database
from tests.storage import postgres
from tests.storage.values import MINUTE, NOW

ROOT = Path(__file__).parents[2]
PREAMBLE = """
import asyncio, os, signal, sys
from dataclasses import replace
from sqlalchemy import event
from bot.model import *
from bot.storage.engine import Runner
from bot.storage.migrate import upgrade
from bot.storage.store import Database
from tests.storage.values import *

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

class Deadly(tuple):
    __iter__ = die

READING = Reading(entry(), article(), (coded(),), (), (position(),), (alert(),), (message(),), NOW)

async def main(store):
    await store.sync_sources([source()], NOW)
    await store.save_poll(Poll("north", NOW, NOW, (entry(),), etag='"v1"'))
    {body}

async def run():
    await main(await Database.open(sys.argv[1]))

asyncio.run(run())
"""


def killed(body: str, url: str) -> None:
    """Run ``body`` in a process that must die by SIGKILL."""
    script = body if "asyncio.run" in body else PREAMBLE.replace("{body}", body)
    done = subprocess.run([sys.executable, "-c", script, url], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


async def test_killed_inside_the_transaction_nothing_of_the_reading_is_kept(shared_url: str) -> None:
    killed("await store.save_reading(replace(READING, messages=Deadly(READING.messages)))", shared_url)
    store = await Database.open(shared_url)
    status = await store.status(NOW)
    assert (status.entries, status.unread, status.statements, status.positions) == (1, 1, 0, 0)
    assert await store.alert("a1") is None
    assert await store.claim_messages(NOW, lease=60) == []
    assert (await store.search("meet", StatementQuery())).total == 0
    await store.close()


async def test_killed_inside_a_poll_neither_entries_nor_validators_are_kept(shared_url: str) -> None:
    killed(
        "event.listen(store._runner.engine, 'commit', die);"
        " await store.save_poll(Poll('north', NOW, NOW, (entry('e2'),), etag='v2'))",
        shared_url,
    )
    store = await Database.open(shared_url)
    state = await store.source_state("north")
    assert state is not None
    assert (state.etag, state.entries) == ('"v1"', 1)
    assert await store.known_entries("north", {("guid-e2", "digest-e2")}) == set()
    await store.close()


async def test_killed_after_the_commit_the_message_is_sent_without_the_feed(shared_url: str) -> None:
    killed("await store.save_reading(READING); die()", shared_url)
    store = await Database.open(shared_url)
    await store.acquire_instance()
    assert await store.unread_entries() == []
    (waiting,) = await store.claim_messages(NOW, lease=60)
    assert (waiting.alert, waiting.uncertain) == ("a1", False)
    await store.close()


async def test_killed_with_a_message_in_its_hands_it_is_repeated_and_marked_and_its_lock_is_free(
    shared_url: str,
) -> None:
    killed(
        "await store.acquire_instance(); await store.save_reading(READING);"
        " await store.claim_messages(NOW, lease=600); die()",
        shared_url,
    )
    store = await Database.open(shared_url)
    assert await store.claim_messages(NOW + MINUTE, lease=60) == []
    await store.acquire_instance()
    (again,) = await store.claim_messages(NOW + MINUTE, lease=60)
    assert again.uncertain
    await store.close()


MIGRATING = """
import asyncio, os, signal, sys
from sqlalchemy import event
from bot.storage.engine import Runner
from bot.storage.migrate import upgrade

runner, left = Runner(sys.argv[1]), [{steps}]

def step(*_):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(runner.engine, "before_cursor_execute", step)
runner.act_now(lambda connection: upgrade(connection, "here"), write=True)
asyncio.run(None)
"""


@pytest.mark.parametrize(("kind", "steps"), [("file", 4), ("file", 30), ("postgresql", 30)])
async def test_killed_at_its_first_start_it_starts_again_by_itself(
    kind: str, steps: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "file":
        await _starts_again(f"sqlite:///{tmp_path}/volteface.db", steps)
    else:
        with postgres.database(request.getfixturevalue("server")) as url:
            await _starts_again(url, steps)


async def _starts_again(url: str, steps: int) -> None:
    killed(MIGRATING.replace("{steps}", str(steps)), url)
    store = await Database.open(url)
    assert (await store.status(NOW)).entries == 0
    await store.close()
