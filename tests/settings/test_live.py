"""Edits of a real folder under a watching Live: taken over whole, or refused whole with the last good kept."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.errors import ConfigError, StorageError, VoltefaceError
from bot.facts import Configuration
from bot.settings.live import MENDED, Live
from tests.settings.folders import lay_out

PROMISED = 2.0  # seconds from a save to its taking over
PATIENCE = 10.0  # seconds after which a test gives up, on a machine that is busy


class Told:
    """What a Live said, in order; ``next`` waits for it."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[tuple[str, list[str]]] = asyncio.Queue()

    def change(self, lines: list[str]) -> None:
        self.queue.put_nowait(("change", lines))

    async def fault(self, lines: list[str]) -> None:
        self.queue.put_nowait(("fault", lines))

    async def next(self) -> tuple[str, list[str]]:
        return await asyncio.wait_for(self.queue.get(), PATIENCE)


def names(configuration: Configuration) -> tuple[str, ...]:
    return tuple(source.name for source in configuration.sources)


@asynccontextmanager
async def watching(folder: Path) -> AsyncIterator[tuple[Live[tuple[str, ...]], Told]]:
    told = Told()
    live = Live(folder, names, told.change, told.fault)
    task = asyncio.create_task(live.watch())
    await asyncio.sleep(0)
    try:
        yield live, told
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def write_over(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def write_beside_and_rename(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def swap_a_link(file: Path, text: str) -> None:
    target = file.parent / f"generation-{len(list(file.parent.iterdir()))}"
    target.mkdir()
    (target / file.name).write_text(text, encoding="utf-8")
    link = file.with_name(f".{file.name}.link")
    link.symlink_to(target / file.name)
    link.replace(file)


def edited(folder: Path, old: str = "Foreign ministry of Norway", new: str = "Another name") -> str:
    return (folder / "sources.yaml").read_text(encoding="utf-8").replace(old, new)


@pytest.mark.parametrize("save", [write_over, write_beside_and_rename, swap_a_link])
async def test_a_save_is_taken_over_however_it_is_made(save: Callable[[Path, str], None], tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    async with watching(folder) as (live, told):
        save(folder / "sources.yaml", edited(folder))
        assert await told.next() == ("change", ["1 source changed (mfa-north)"])
        assert live.current() == ("Another name",)


async def test_a_save_is_taken_over_within_two_seconds(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    loop = asyncio.get_running_loop()
    async with watching(folder) as (_, told):
        before = loop.time()
        write_over(folder / "sources.yaml", edited(folder))
        await told.next()
        assert loop.time() - before < PROMISED


async def test_a_folder_that_is_a_link_may_be_swapped(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    lay_out("_base", first)
    shutil.copytree(first, second)
    (second / "sources.yaml").write_text(edited(first), encoding="utf-8")
    folder = tmp_path / "config"
    folder.symlink_to(first)
    async with watching(folder) as (live, told):
        other = tmp_path / "other"
        other.symlink_to(second)
        other.replace(folder)
        assert (await told.next())[0] == "change"
        assert live.current() == ("Another name",)


async def test_a_fault_changes_nothing_is_told_once_and_mended(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    good = (folder / "sources.yaml").read_text(encoding="utf-8")
    async with watching(folder) as (live, told):
        write_over(folder / "sources.yaml", edited(folder, "tier: official", "tier: offical"))
        kind, lines = await told.next()
        assert kind == "fault"
        assert lines == [f"{folder}/sources.yaml:5:11: tier: 'offical' is not known, did you mean 'official'?"]
        assert live.faults == tuple(lines)
        assert live.current() == ("Foreign ministry of Norway",)
        await live.reload()
        assert told.queue.empty()
        write_over(folder / "sources.yaml", good)
        assert await told.next() == ("change", [MENDED])
        assert live.faults == ()


async def test_one_bad_file_keeps_the_good_edit_of_another_out(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    async with watching(folder) as (live, told):
        write_over(folder / "channels.yaml", "channels: [")
        write_over(folder / "sources.yaml", edited(folder))
        assert (await told.next())[0] == "fault"
        assert live.current() == ("Foreign ministry of Norway",)
        write_over(folder / "channels.yaml", "channels: []\n")
        assert await told.next() == ("change", ["1 source changed (mfa-north)", "1 channel removed (main)"])


@pytest.mark.parametrize("name", ["sources", "settings", "actors", "cues"])
async def test_a_vanished_file_is_a_fault_even_where_one_comes_with_the_program(name: str, tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    async with watching(folder) as (live, told):
        (folder / f"{name}.yaml").unlink()
        kind, lines = await told.next()
        assert kind == "fault"
        assert lines[0].startswith(f"{folder}/{name}.yaml:1:1: cannot be read")
        assert live.current() == ("Foreign ministry of Norway",)


async def test_a_vanished_folder_is_a_fault_and_its_return_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    lay_out("_base", folder)
    async with watching(folder) as (live, told):
        folder.rename(tmp_path / "away")
        assert (await told.next())[0] == "fault"
        (tmp_path / "away").rename(folder)
        assert await told.next() == ("change", [MENDED])
        assert live.current() == ("Foreign ministry of Norway",)


async def test_a_file_that_is_cut_short_is_a_fault(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    whole = (folder / "sources.yaml").read_text(encoding="utf-8")
    async with watching(folder) as (live, told):
        write_over(folder / "sources.yaml", whole[: whole.index("publisher") + 5])
        assert (await told.next())[0] == "fault"
        write_over(folder / "sources.yaml", "")
        kind, lines = await told.next()
        assert (kind, lines[0].split(": ", 1)[1]) == (
            "fault",
            "the file is empty, write sources: and what belongs to it",
        )
        assert live.current() == ("Foreign ministry of Norway",)


async def test_what_cannot_be_built_is_a_fault_like_any_other(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    told = Told()

    def build(configuration: Configuration) -> str:
        if configuration.sources[0].name == "Another name":
            raise VoltefaceError("the roster does not compile")
        return configuration.sources[0].name

    live = Live(folder, build, told.change, told.fault)
    write_over(folder / "sources.yaml", edited(folder))
    assert await live.reload() is False
    assert await told.next() == ("fault", ["the roster does not compile"])
    assert live.current() == "Foreign ministry of Norway"


async def test_a_teller_that_fails_does_not_end_the_watch(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    told = Told()

    def change(lines: list[str]) -> None:
        told.change(lines)
        raise StorageError("the database is away")

    live = Live(folder, names, change, told.fault)
    task = asyncio.create_task(live.watch())
    for name in ("Another name", "A third name"):
        write_over(folder / "sources.yaml", edited(folder, live.current()[0], name))
        assert (await told.next())[0] == "change"
        assert live.current() == (name,)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_touch_without_a_change_says_nothing(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    told = Told()
    live = Live(folder, names, told.change, told.fault)
    write_over(folder / "sources.yaml", (folder / "sources.yaml").read_text(encoding="utf-8"))
    assert await live.reload() is True
    assert told.queue.empty()


async def test_a_new_optional_file_is_taken_over(tmp_path: Path) -> None:
    folder = lay_out("_base", tmp_path)
    kept = (folder / "issues.yaml").read_text(encoding="utf-8")
    (folder / "issues.yaml").unlink()
    told = Told()
    live = Live(folder, lambda configuration: len(configuration.issues), told.change, told.fault)
    assert live.current() > 1
    write_over(folder / "issues.yaml", kept)
    assert await live.reload()
    assert live.current() == 1


def test_without_a_good_configuration_there_is_nothing_to_keep(tmp_path: Path) -> None:
    async def silent(lines: list[str]) -> None: ...

    tell: Callable[[list[str]], Awaitable[None]] = silent
    with pytest.raises(ConfigError):
        Live(lay_out("bad_value_tier_typo", tmp_path), names, tell, tell)
