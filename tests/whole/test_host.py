"""The host, the configuration and the operator: what is refused at the start, what is survived while it runs."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.botapi import TOKEN
from tests.whole.stage import Stage, turning

PASSWORD = "swordfish-of-the-feed"
LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
from bot.__main__ import main
main()
"""


async def test_a_faulty_configuration_is_refused_with_file_and_line(stage: Stage) -> None:
    stage.configure("/desk")
    sources = stage.folder / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("tier: news", "tier: nwes"), encoding="utf-8")
    await stage.start()
    assert await stage.ended() == 2
    assert stage.said("sources.yaml:2:") == 1 and stage.said("did you mean 'news'?") == 1
    assert not stage.said("Traceback") and not stage.said(TOKEN)
    assert not stage.database.exists()


async def test_a_damaged_database_is_refused_and_left_as_it_is(stage: Stage) -> None:
    stage.configure("/desk")
    await stage.start("sources")
    assert await stage.ended() == 0
    damaged = b"no database at all, and yet somebody's".ljust(8192, b"!")
    stage.database.write_bytes(damaged)
    for beside in stage.folder.glob("volteface.sqlite-*"):
        beside.unlink()
    await stage.start()
    assert await stage.ended() == 2
    assert stage.said("backup") and not stage.said("Traceback")
    assert stage.database.read_bytes() == damaged
    assert stage.feeds.requests == []


async def test_a_second_instance_is_refused_the_first_goes_on_and_health_tells_which(stage: Stage) -> None:
    await stage.begin()
    assert await stage.verb("health") == 0
    assert stage.said("well")
    assert await stage.verb("run") == 2
    assert stage.said("another Volteface runs on this database")
    stage.feeds.feed("/desk", [turning()])
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert await stage.stop() == 0
    assert await stage.verb("health") == 1


@contextmanager
def no_room(stage: Stage) -> Iterator[None]:
    """Let no file of the program grow: every write fails as it does where space has run out, that of logs too."""
    assert stage.process
    before = resource.prlimit(stage.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(stage.process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    yield
    resource.prlimit(stage.process.pid, resource.RLIMIT_FSIZE, before)


async def test_while_nothing_can_be_written_nothing_is_sent_and_then_nothing_is_missing(stage: Stage) -> None:
    await stage.begin()
    with no_room(stage):
        stage.feeds.feed("/desk", [turning()])
        await stage.until(stage.polled("/desk", 4))  # it goes on: the entry is seen, and cannot be kept
        assert stage.reversals() == []
        assert stage.running
    await stage.until(lambda: len(stage.reversals()) == 1)
    assert await stage.stop() == 0


def command_line(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_bytes().decode()


async def test_secrets_are_in_no_output_at_debug_and_in_no_command_line(stage: Stage) -> None:
    stage.feeds.fault("/locked", "status", code=403)
    stage.configure("/desk", "/locked")
    sources = stage.folder / "sources.yaml"
    known = sources.read_text(encoding="utf-8").replace("127.0.0.1", f"reader:{PASSWORD}@127.0.0.1")
    sources.write_text(known, encoding="utf-8")
    stage.feeds.feed("/desk", [turning()])
    await stage.start_cold(program=("-c", LOUD))
    assert stage.process
    await stage.until(lambda: stage.feeds.asked("/locked") and any(m == "getUpdates" for m, _ in stage.api.calls))
    await stage.until(lambda: stage.said("source failed"))
    command = command_line(stage.process.pid)
    assert await stage.verb("sources", "--json") == 0
    assert await stage.stop() == 0
    said = "".join(stage.logs)
    assert stage.said("DEBUG")
    for secret in (TOKEN, TOKEN.split(":")[1], PASSWORD):
        assert secret not in said
        assert secret not in command
    kept = b"".join(file.read_bytes() for file in stage.folder.glob("volteface.sqlite*"))
    assert TOKEN.split(":")[1].encode() not in kept
