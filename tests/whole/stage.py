"""A stage for whole-process tests: a feed server, a Bot API server, a configuration, and the program itself."""

import asyncio
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.__main__ import main
from tests.servers.botapi import TOKEN, BotApi
from tests.servers.feedserver import FeedServer
from tests.servers.rss import FeedEntry

ROOT = Path(__file__).parent.parent.parent
CHANNEL = "@desk"
ADMIN = 1001


ACTORS = """actors:
  - id: gov.fra
    type: government
    name: France
    names: [France]
    demonyms: [French]
    capital: Paris
    metonyms: [Paris]
    country: FRA
  - id: gov.irn
    type: government
    name: Iran
    names: [Iran]
    demonyms: [Iranian]
    capital: Tehran
    metonyms: [Tehran]
    country: IRN
  - id: person.emmanuel-macron
    type: person
    name: Emmanuel Macron
    surname: Macron
    surname_use: unique
    country: FRA
    offices: [{title: President, org: gov.fra, principal: gov.fra, from: "2017-05-14"}]
"""  # three actors instead of the default's two thousand: the program starts sooner


def story(title: str, text: str, guid: str, ago: timedelta = timedelta(minutes=5)) -> FeedEntry:
    """One entry, published a little while ago."""
    link = f"https://desk.example/{guid}"
    html = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return FeedEntry(title, guid=guid, link=link, html=html, published=datetime.now(UTC) - ago)


def opening() -> FeedEntry:
    """The first position: open to talks."""
    said = "President Emmanuel Macron said on {day} that France is ready to hold direct nuclear talks with Iran."
    title = "Macron says France is ready for nuclear talks with Iran"
    return story(title, said.format(day=_day(2)), "open", timedelta(days=2))


def turning() -> FeedEntry:
    """Its reversal."""
    said = (
        "President Emmanuel Macron said on {day} that France has cancelled all nuclear talks with Iran. “There will be "
        "no nuclear talks with Iran,” Macron told reporters in Paris."
    )
    return story("Macron cancels all nuclear talks with Iran", said.format(day=_day(0)), "turn")


def back_again() -> FeedEntry:
    """And back: a new change."""
    said = (
        "President Emmanuel Macron said on {day} that France is resuming nuclear talks with Iran. “We will hold "
        "nuclear talks with Iran after all,” Macron told reporters in Paris."
    )
    title = "Macron reverses course, resumes nuclear talks with Iran"
    return story(title, said.format(day=_day(0)), "back", timedelta(minutes=1))


def _day(ago: int) -> str:
    return f"{datetime.now(UTC) - timedelta(days=ago):%A}"


WARM = multiprocessing.get_context("forkserver")  # loads the program once; every start is a fork of that
WARM.set_forkserver_preload(["bot.app", "bot.__main__", "bot.commands.stored"])


def play(arguments: Sequence[str], environment: dict[str, str], folder: str, said: str) -> None:
    """Be the program: with its arguments and environment, its output in a file."""
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout = os.fdopen(1, "w", buffering=1, encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["volteface", *arguments]
    main()


@dataclass
class Stage:
    """Everything that a whole-process test touches."""

    folder: Path
    feeds: FeedServer
    api: BotApi
    process: Any = None
    files: list[Path] = field(default_factory=list)
    tried: int = 0  # what a scene found on its way
    memory: int = 0
    vault: FeedServer | None = None

    @property
    def database(self) -> Path:
        return self.folder / "volteface.sqlite"

    def configure(self, *paths: str, channels: str = "", settings: str = "", more: str = "") -> None:
        """Write the four files; every path of the feed server is one source, ``more`` holds further ones."""
        private = (
            f'web: {{allow_private: ["{self.feeds.allowed}"], timeout: 2s}}\npolling: {{floor: 300ms, ceiling: 2s}}\n'
        )
        (self.folder / "settings.yaml").write_text(private + (settings or f"telegram: {{admins: [{ADMIN}]}}\n"))
        (self.folder / "actors.yaml").write_text(ACTORS)
        rows = "".join(
            f'  - {{id: s{n}, name: "Desk {n}", url: "{self.feeds.url(path)}", tier: news, language: en, '
            "full_text: true, interval: 300ms}\n"
            for n, path in enumerate(paths)
        )
        (self.folder / "sources.yaml").write_text("sources:\n" + rows + more)
        default = f'channels:\n  - {{id: main, chat: "{CHANNEL}", kinds: [reversal, walkback]}}\n'
        (self.folder / "channels.yaml").write_text(channels or default)

    def environment(self, *, token: bool) -> dict[str, str]:
        own = {
            "DATABASE_URL": f"sqlite:///{self.database}",
            "TELEGRAM_BOT_TOKEN": TOKEN if token else "",
            "TELEGRAM_API_URL": self.api.url,
            "VOLTEFACE_CONFIG": str(self.folder),
            "NO_COLOR": "1",
        }
        return {**os.environ, **own}

    async def start(self, *arguments: str, token: bool = True) -> None:
        """Start the program in a process of its own, its modules loaded already; what it says is kept in ``logs``."""
        said = self._new_file()
        environment = self.environment(token=token)
        process = WARM.Process(target=play, args=(arguments or ("run",), environment, str(ROOT), str(said)))
        await asyncio.to_thread(process.start)
        self.process = process

    async def start_cold(self, *arguments: str, program: Sequence[str] = ("-m", "bot")) -> None:
        """Start the program as a user does, from nothing."""
        with self._new_file().open("wb") as out:
            self.process = await asyncio.to_thread(
                subprocess.Popen, [sys.executable, *program, *(arguments or ("run",))], cwd=ROOT,
                env=self.environment(token=True), stdout=out, stderr=out,
            )  # fmt: skip

    def _new_file(self) -> Path:
        self.files.append(self.folder / f"said.{len(self.files)}")
        return self.files[-1]

    @property
    def logs(self) -> list[str]:
        """Every line that the program has said so far, over all its starts."""
        texts = (file.read_text(encoding="utf-8", errors="replace") for file in self.files if file.exists())
        return "".join(texts).splitlines(keepends=True)

    @property
    def running(self) -> bool:
        return self.process is not None and self._code() is None

    def _code(self) -> int | None:
        return self.process.poll() if isinstance(self.process, subprocess.Popen) else self.process.exitcode

    async def begin(self, path: str = "/desk", **more: str) -> None:
        """Start with one source whose first poll, the opening position, is stored and read."""
        self.feeds.feed(path, [opening()])
        self.configure(path, **more)
        await self.start()
        await self.baseline()

    async def baseline(self, entries: int = 1) -> None:
        """Wait until so many entries are read."""
        count = "select count(*) from entry where read_at is not null"
        await self.until(lambda: self.feeds.requests and self.rows(count)[0][0] >= entries)

    async def ended(self) -> int:
        """Wait until the program has ended: its exit code."""
        await self.until(lambda: not self.running, 60)
        code = self._code()
        assert code is not None
        return code

    async def verb(self, *arguments: str) -> int:
        """Run another command of the program beside the service; what it says joins ``logs``."""
        service = self.process
        await self.start(*arguments)
        code = await self.ended()
        self.process = service
        return code

    async def stop(self) -> int:
        """Send SIGTERM and wait: the exit code."""
        os.kill(self.process.pid, signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        """Send SIGKILL, as a crash would."""
        self.process.kill()
        await self.ended()

    async def until(self, condition: Callable[[], object], seconds: float = 150.0) -> None:
        """Wait until the condition holds, looking fifty times a second; fails with what the program said."""
        deadline = asyncio.get_running_loop().time() + seconds
        while not condition():
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError("waited in vain; the program said:\n" + "".join(self.logs[-60:]))
            await asyncio.sleep(0.02)

    def polled(self, path: str, times: int = 1) -> Callable[[], bool]:
        """A condition: the path was asked so often since now."""
        before = len(self.feeds.asked(path))
        return lambda: len(self.feeds.asked(path)) >= before + times

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """Look into the database, as another process may."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def said(self, words: str) -> int:
        """How many lines of the program hold these words."""
        return sum(words in line for line in self.logs)

    def reversals(self) -> list[str]:
        """The reversal messages that the channel got."""
        return [text for text in self.api.texts(CHANNEL) if "Macron" in text]


@asynccontextmanager
async def set_up(folder: Path) -> AsyncIterator[Stage]:
    """Build a stage, and kill what still runs on it at the end."""
    async with FeedServer() as feeds, BotApi() as api:
        stage = Stage(folder, feeds, api)
        yield stage
        if stage.running:
            await stage.kill()
