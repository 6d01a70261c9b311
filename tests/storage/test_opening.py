# ruff: noqa: ASYNC240 - files are what these tests are about
import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.errors import DatabaseUnusable, StorageBusy, StorageError
from bot.model import Poll
from bot.storage import engine
from bot.storage.opening import check_files, opened
from bot.storage.store import Database
from tests.storage.values import NOW, entry

NOBODY = 65534


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """A database file with some content, closed."""
    made = tmp_path / "data" / "volteface.db"
    store = await Database.open(url_of(made))
    await store.save_poll(Poll("north", NOW, NOW, tuple(entry(f"e{n}", html="y" * 2000) for n in range(200))))
    await store.close()
    return made


async def refused(url: str) -> str:
    with pytest.raises(DatabaseUnusable) as caught:
        await Database.open(url, patience=1)
    return str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "mysql://u:secret@h/d", "sqlite://secret@host/x", "postgresql://u:secret@h", "oracle+x://secret/",
     "http://u:secret@h/", "postgresql://u:secret@h:port/d", "mongodb://secret", "postgresql+asyncpg://u:secret@h/d"],
)  # fmt: skip
async def test_an_address_that_cannot_be_used_is_told_in_one_line_without_its_password(url: str) -> None:
    told = await refused(url)
    assert "secret" not in told
    assert "DATABASE_URL" in told
    assert "\n" not in told


async def test_a_server_that_does_not_answer_is_told_without_the_password() -> None:
    for url in ("postgres://volteface:secret@127.0.0.1:1/news", "postgresql://127.0.0.1:1/news?password=secret"):
        told = await refused(url)
        assert told.startswith("PostgreSQL database news on 127.0.0.1: no connection to the server")
        assert "secret" not in told


async def test_a_closed_store_says_so(file: Path) -> None:
    store = await Database.open(url_of(file))
    await store.close()
    with pytest.raises(StorageError, match="closed"):
        await store.value("a")


async def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    store = await Database.open(url_of(tmp_path / "a" / "b" / "volteface.db"))
    await store.close()
    assert (tmp_path / "a" / "b" / "volteface.db").exists()


async def test_a_file_on_disk_writes_ahead_and_keeps_foreign_keys(file: Path) -> None:
    runner = await opened(url_of(file), 1)
    asked = {}
    for name in ("journal_mode", "synchronous", "foreign_keys"):
        asked[name] = runner.act_now(lambda c, name=name: c.exec_driver_sql(f"PRAGMA {name}").scalar())  # type: ignore[misc]
    runner.close()
    assert asked == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1}


async def test_a_damaged_page_is_noticed_at_the_start_and_the_file_is_left_as_it_is(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for page in range(4, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 4000] = os.urandom(4000)
    file.write_bytes(content)
    told = await refused(url_of(file))
    assert "damaged" in told and "backup" in told
    assert file.read_bytes() == bytes(content)


@pytest.mark.parametrize("keep", [100, 5000, 70_000])
async def test_a_truncated_file_is_refused(file: Path, keep: int) -> None:
    file.write_bytes(file.read_bytes()[:keep])
    assert "damaged" in await refused(url_of(file))


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "volteface.db"
    other.write_text("These are notes, and not a database. " * 300)
    assert "no database" in await refused(url_of(other))
    assert other.read_text().startswith("These are notes")


@pytest.mark.parametrize("emptied", [True, False])
async def test_a_database_that_vanished_is_not_begun_anew_in_silence(file: Path, emptied: bool) -> None:
    file.unlink()
    if emptied:
        file.touch()
    told = await refused(url_of(file))
    assert "gone" in told and "volteface.db.lock" in told
    Path(f"{file}.lock").unlink()
    file.unlink(missing_ok=True)
    store = await Database.open(url_of(file))
    await store.close()


async def test_a_log_without_its_database_and_a_database_without_its_log_are_refused(file: Path) -> None:
    Path(f"{file}-shm").touch()
    told = await refused(url_of(file))
    assert "volteface.db-wal is missing" in told
    Path(f"{file}-shm").unlink()
    Path(f"{file}.lock").unlink()
    Path(f"{file}-wal").write_bytes(b"x" * 100)
    file.unlink()
    assert "log" in await refused(url_of(file))


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in await refused(url_of(tmp_path))


def test_a_folder_that_cannot_be_written_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        child = os.fork()  # root may write everywhere, so the question is asked in a child that is nobody
        if child == 0:
            os._exit(_asked_as_nobody(Path(folder) / "volteface.db"))
        _, status = os.waitpid(child, 0)
        Path(folder).chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 3


def _asked_as_nobody(file: Path) -> int:
    try:
        if os.getuid() == 0:
            os.setuid(NOBODY)
        check_files(file)
    except DatabaseUnusable as error:
        return 3 if "check owner and permissions" in str(error) else 4
    return 5


async def test_two_programs_that_start_at_once_make_one_database(shared_url: str) -> None:
    stores = await asyncio.gather(*(Database.open(shared_url) for _ in range(4)))
    assert [(await store.status(NOW)).entries for store in stores] == [0, 0, 0, 0]
    for store in stores:
        await store.close()


async def test_a_locked_database_is_busy_and_works_again_afterwards(file: Path) -> None:
    store = await Database.open(url_of(file), patience=0.2)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageBusy, match="tried again"):
        await store.set_value("a", "1")
    assert await store.value("a") is None  # readers are not held up
    other.execute("ROLLBACK")
    await store.set_value("a", "2")
    assert await store.value("a") == "2"
    other.close()
    await store.close()


async def test_a_person_hears_within_seconds_that_the_database_is_busy_while_the_program_waits(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "ASKED", 0.1)
    store = await Database.open(url_of(file), patience=60)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(store.set_value("a", "1"))
    with pytest.raises(StorageBusy):
        await store.set_language("42", "fr")
    assert not waiting.done()
    other.execute("ROLLBACK")
    await waiting
    assert await store.chat_state("42") is None
    other.close()
    await store.close()


async def test_a_database_that_is_held_can_still_be_opened_and_read(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = await Database.open(url_of(file), patience=0.1)
    assert (await store.status(NOW)).entries == 200
    other.close()
    await store.close()


async def test_a_write_waits_for_a_lock_to_be_let_go(file: Path) -> None:
    store = await Database.open(url_of(file), patience=20)
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, other.execute, ["COMMIT"])
    release.start()
    await store.set_value("a", "1")
    assert await store.value("a") == "1"
    release.join()
    other.close()
    await store.close()


async def test_a_full_disk_is_told_and_nothing_half_is_kept(tmp_path: Path) -> None:
    runner = await opened(url_of(tmp_path / "volteface.db"), 1)
    limit = {"pages": 110}

    def small(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={limit['pages']}")

    event.listen(runner.engine, "checkout", small)
    store = Database(runner)
    entries = tuple(entry(f"e{n}", html="z" * 4000) for n in range(100))
    with pytest.raises(StorageError, match="disk is full"):
        await store.save_poll(Poll("north", NOW, NOW, entries, etag='"v1"'))
    assert (await store.status(NOW)).entries == 0
    limit["pages"] = 10_000
    assert await store.save_poll(Poll("north", NOW, NOW, entries)) == 100
    await store.close()


def test_opening_from_another_program_needs_only_the_address(file: Path) -> None:
    script = (
        "import asyncio, sys\n"
        "from bot.storage.store import Database\n"
        "async def main():\n"
        "    store = await Database.open(sys.argv[1])\n"
        "    print(len(await store.unread_entries(500)))\n"
        "    await store.close()\n"
        "asyncio.run(main())\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, url_of(file)], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "200"
