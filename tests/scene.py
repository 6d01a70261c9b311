"""The real service in this process on a clock that the test moves: real web, spine and database, a sender that notes.

Feeds come over real sockets. Time passes only when a test says so, so that a year takes no time.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.app import Service, opened_service
from bot.errors import DeliveryError
from bot.model import Alert, DeliveryFault, MessageKind, OutboxMessage, Poll, Reading, Sent
from bot.rounds import poll_round, read_round
from bot.settings.environment import Environment
from tests.servers.feedserver import FeedServer
from tests.servers.rss import FeedEntry
from tests.whole.stage import ACTORS

START = datetime(2026, 1, 13, 8, 0, tzinfo=UTC)
OPENING = "President Emmanuel Macron said on {day} that France is ready to hold direct nuclear talks with Iran."
TURNING = (
    "President Emmanuel Macron said on {day} that France has cancelled all nuclear talks with Iran. “There will be no "
    "nuclear talks with Iran,” Macron told reporters in Paris."
)


@dataclass
class Ears:
    """A sender that keeps every message and gives it a number, unless the way is shut."""

    heard: list[OutboxMessage] = field(default_factory=list)
    shut: bool = False

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Sent:
        if self.shut:
            raise DeliveryError(message.chat, DeliveryFault.TRANSIENT, "the way is shut")
        self.heard.append(message)
        return Sent(len(self.heard))


@dataclass
class Scene:
    """The parts, and the time."""

    folder: Path
    feeds: FeedServer
    ears: Ears
    now: datetime = START
    passed: float = 0.0  # seconds that a clock would count which never jumps
    service: Service = field(init=False)

    def wait(self, span: timedelta) -> None:
        """Let time pass."""
        self.now += span
        self.passed += span.total_seconds()

    def jump(self, span: timedelta) -> None:
        """Set the wall clock, or let the machine sleep: no other clock notices."""
        self.now += span

    async def tick(self, seconds: int = 1) -> None:
        """Let the service do every second what it does, for so many seconds."""
        for _ in range(seconds):
            self.wait(timedelta(seconds=1))
            await self.service.poll_tick()
            await self.service.polls.ended()
            await self.service.read_tick()
            await self.service.deliver_tick()

    async def poll(self, *, after: timedelta = timedelta()) -> list[Poll]:
        """Let time pass and poll what is due."""
        self.wait(after)
        return await poll_round(self.service.doors, self.service.knowledge())

    async def read(self) -> list[Reading]:
        """Read what polls have brought."""
        return await read_round(self.service.doors, self.service.knowledge)

    async def round(self, *, after: timedelta = timedelta()) -> list[Alert]:
        """Let time pass, then poll, read, look after things and send; returns the alerts that were decided."""
        await self.poll(after=after)
        readings = await self.read()
        await self.service.upkeep_tick()
        await self.service.deliver_tick()
        return [made for reading in readings for made in reading.decisions if isinstance(made, Alert)]

    def told(self, kind: MessageKind = MessageKind.ALERT) -> list[str]:
        """The texts of what was sent."""
        return [message.text for message in self.ears.heard if message.kind is kind]

    async def health(self, source: str) -> str:
        """What is wrong with a source, "" for nothing."""
        state = await self.service.store.source_state(source)
        assert state is not None
        return state.last_error


def entry(title: str, text: str, guid: str, at: datetime, site: str = "https://desk.example") -> FeedEntry:
    """One entry of a feed; ``{day}`` in its text becomes the weekday of its publication."""
    html = f"<p>{text.format(day=f'{at:%A}')}</p>"
    return FeedEntry(title, guid=guid, link=f"{site}/{guid}", html=html, published=at)


def opening(at: datetime = START - timedelta(days=2), guid: str = "open") -> FeedEntry:
    """The first position: open to talks."""
    return entry("Macron says France is ready for nuclear talks with Iran", OPENING, guid, at)


def turning(at: datetime = START, guid: str = "turn", site: str = "https://desk.example") -> FeedEntry:
    """Its reversal."""
    return entry("Macron cancels all nuclear talks with Iran", TURNING, guid, at, site)


def weather(number: int, at: datetime = START, site: str = "https://desk.example") -> FeedEntry:
    """An entry without a statement."""
    return entry(f"Rain on day {number}", "It rains in the mountains.", f"rain-{number}", at, site)


@asynccontextmanager
async def set_up(folder: Path, *, feeds: int = 0) -> AsyncIterator[Scene]:
    """Open the service over a feed server with the sources s0 at /0 and so on; without a number, with desk at /desk."""
    async with FeedServer() as server:
        scene = Scene(folder, server, Ears())
        named = {f"s{number}": f"/{number}" for number in range(feeds)} or {"desk": "/desk"}
        rows = "".join(
            f'  - {{id: {name}, name: "Desk", url: "{server.url(path)}", language: en, full_text: true}}\n'
            for name, path in named.items()
        )
        settings = f'web: {{allow_private: ["{server.allowed}"], timeout: 2s}}\ntelegram: {{admins: [1001]}}\n'
        (folder / "settings.yaml").write_text(settings)
        (folder / "actors.yaml").write_text(ACTORS)
        (folder / "sources.yaml").write_text("sources:\n" + rows)
        (folder / "channels.yaml").write_text('channels:\n  - {id: main, chat: "@desk", kinds: [reversal, walkback]}\n')
        environment = Environment(_env_file=None, database_url=SecretStr("sqlite://"))  # type: ignore[call-arg]
        quiet = environment.model_copy(update={"telegram_bot_token": SecretStr(""), "telegram_bot_token_file": None})
        async with opened_service(folder, quiet, lambda: scene.now, scene.ears, lambda: scene.passed) as service:
            scene.service = service
            yield scene
