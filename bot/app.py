"""The composition root: builds doors, spine, schedule and chat, starts them, and stops them within ten seconds.

It alone knows every part. Without a token the same service runs with alerts in the terminal.
"""

import asyncio
import contextlib
import signal
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from pydantic import TypeAdapter

from bot.chat.application import ChatService
from bot.chat.console import ConsoleSender
from bot.chat.desk import Desk
from bot.chat.pictures import timeline_png
from bot.chat.sender import TelegramSender
from bot.chat.translation import wordings
from bot.clock import JUMP, ClockWatch
from bot.doors import Clock, Doors, Sender
from bot.errors import VoltefaceError
from bot.facts import Configuration
from bot.knowledge import Knowledge
from bot.logs import set_up_logs
from bot.model import Alert, Filter, Route, Source
from bot.rounds import (
    SEEN,
    STOPPED,
    Polls,
    amend,
    deliver_round,
    digest_round,
    read_round,
    tell_admins,
    upkeep_round,
)
from bot.schedule import Schedule
from bot.settings.environment import Environment, read
from bot.settings.live import Live
from bot.storage.store import Database
from bot.web.client import WebClient
from bot.web.listener import WebhookListener

log = structlog.get_logger("volteface")

POLL_EVERY, READ_EVERY, DELIVER_EVERY, DIGEST_EVERY, UPKEEP_EVERY = 1.0, 0.5, 1.0, 5.0, 60.0  # seconds
PRUNE_EVERY = 3600.0
DRAIN_FOR = 7.0  # seconds that a round under way may take to end when the service stops
LOCAL_SOURCES = "sources.local"
SOURCES = TypeAdapter(tuple[Source, ...])


def wall_clock() -> datetime:
    """Return the time, aware UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Service:
    """The running parts; ``reading`` keeps hop 2 in order, ``configured`` holds a reload apart from a round."""

    doors: Doors
    store: Database
    web: WebClient
    live: Live[Knowledge]
    polls: Polls
    watch: ClockWatch
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    def knowledge(self) -> Knowledge:
        """The configuration in force, compiled."""
        return self.live.current()

    def configuration(self) -> Configuration:
        """The configuration in force."""
        return self.knowledge().configuration

    async def adopt_sources(self) -> None:
        """Tell the store which sources there are: those of the files and those that an admin added."""
        known = {source.id: source for source in self.configuration().sources}
        added = (source for source in await self._added_sources() if source.id not in known)
        await self.store.sync_sources([*known.values(), *added], self.doors.clock())

    async def add_source(self, source: Source) -> None:
        """Keep a source that an admin added; the editor's files are not touched."""
        others = [other for other in await self._added_sources() if other.id != source.id]
        await self.store.set_value(LOCAL_SOURCES, SOURCES.dump_json((*others, source)).decode())
        await self.adopt_sources()

    async def _added_sources(self) -> tuple[Source, ...]:
        kept = await self.store.value(LOCAL_SOURCES)
        return SOURCES.validate_json(kept) if kept else ()

    async def poll_tick(self) -> None:
        """Begin to poll what is due, by a clock that may have jumped meanwhile."""
        await self.heed_clock(self.watch.jump())
        self.watch.heed()
        await self.polls.begin(self.knowledge())

    async def heed_clock(self, jump: timedelta) -> None:
        """Where the clock jumped, say so and let nothing wait longer for it."""
        if jump:
            where = "ahead, or the machine slept" if jump > timedelta(0) else "back"
            log.warning("the clock jumped", by=str(abs(jump)), where=where)
            await self.store.follow_clock(jump, self.doors.clock())

    async def heed_start(self) -> None:
        """Notice a clock that was set back since the program last ran."""
        seen = await self.store.value(SEEN)
        lag = self.doors.clock() - datetime.fromisoformat(seen) if seen else timedelta(0)
        if lag < -JUMP:
            await self.heed_clock(lag)

    async def read_tick(self) -> None:
        """Read what polls have brought."""
        async with self.reading:
            await read_round(self.doors, self.knowledge)

    async def deliver_tick(self) -> int:
        """Send what is due."""
        return await deliver_round(self.doors, self.configuration().telegram.admins)

    async def digest_tick(self) -> None:
        """Make digests of what was held until now."""
        await digest_round(self.doors, self.configuration())

    async def upkeep_tick(self) -> None:
        """Write the heartbeat, tell of silence, forget what may be forgotten."""
        await upkeep_round(self.doors, self.configuration())

    async def prune_tick(self) -> None:
        """Let go of what retention allows."""
        await self.store.prune(self.doors.clock(), self.configuration().retention)

    async def amend(self, alert: Alert) -> None:
        """Queue the edits that bring an alert's messages up to date in every chat."""
        await amend(alert, self.doors, self.configuration())

    async def tell(self, about: str, text: str) -> None:
        """Queue a notice to the admins."""
        await tell_admins(self.doors, self.configuration().telegram.admins, about, text)

    async def changed(self, changes: Sequence[str]) -> None:
        """A new configuration is in force: adopt its sources and say what changed."""
        self.web.adopt(self.configuration().web)
        await self.adopt_sources()
        log.info("configuration changed", changes=list(changes))
        await self.store.set_value("configuration.fault", "")

    async def faulty(self, faults: Sequence[str]) -> None:
        """A new configuration cannot be used: the last good one stays, and the admins hear of it once."""
        log.error("configuration not changed, the last good one stays", faults=list(faults))
        await self.store.set_value("configuration.fault", "\n".join(faults))
        await self.tell(
            "configuration",
            "The configuration has faults, the last good one stays in force:\n" + "\n".join(faults[:10]),
        )

    async def reload(self) -> Sequence[str]:
        """Load the configuration again now; returns the faults, none when it is in force."""
        return () if await self.live.reload() else self.live.faults

    def desk(self) -> Desk:
        """Lay out what the commands may touch."""
        return Desk(
            store=self.store, configuration=self.configuration, clock=self.doors.clock, reload=self.reload,
            add_source=self.add_source, picture=timeline_png, amend=self.amend, tell_admins=self.tell,
        )  # fmt: skip


@asynccontextmanager
async def opened_service(
    folder: Path,
    environment: Environment,
    clock: Clock = wall_clock,
    sender: Sender | None = None,
    steady: Callable[[], float] = time.monotonic,
) -> AsyncIterator[Service]:
    """Build everything but schedule and chat: enough for one round, the demo and tests."""
    async with AsyncExitStack() as stack:
        heard = Heard()
        token = environment.token().get_secret_value()
        live = Live(folder, lambda c: knowledge_of(c, token), heard.change, heard.fault)
        store = await Database.open(environment.database_url.get_secret_value())
        stack.push_async_callback(store.close)
        await store.acquire_instance()
        if token:
            await store.bind_bot(token.partition(":")[0])
        web = WebClient(live.current().configuration.web)
        stack.push_async_callback(web.close)
        door_out = sender or await sender_of(token, environment, stack)
        names = {actor.id: actor.name for actor in live.current().configuration.actors}
        doors = Doors(web, store, door_out, clock, wordings=wordings(names))
        service = Service(doors, store, web, live, Polls(doors), ClockWatch(clock, steady))
        heard.service = service
        await service.adopt_sources()
        yield service


def knowledge_of(configuration: Configuration, token: str) -> Knowledge:
    """What the rooms read with, compiled to stay."""
    return Knowledge.compile(configuration if token else to_terminal(configuration)).lasting()


def to_terminal(configuration: Configuration) -> Configuration:
    """Without a token there is one place to tell things to: the terminal, with the first channel's filter."""
    first = configuration.routes[0].filter if configuration.routes else Filter()
    return replace(configuration, routes=(Route(id="terminal", chat="terminal", filter=first),))


@dataclass(slots=True)
class Heard:
    """Hands the watch's news to the service, which is built after the watch."""

    service: Service | None = None

    async def change(self, changes: Sequence[str]) -> None:
        """Pass on what changed."""
        if self.service:
            await self.service.changed(changes)

    async def fault(self, faults: Sequence[str]) -> None:
        """Pass on what is wrong."""
        if self.service:
            await self.service.faulty(faults)


async def sender_of(token: str, environment: Environment, stack: AsyncExitStack) -> Sender:
    """Telegram where there is a token, else the terminal."""
    if not token:
        return ConsoleSender()
    sender = TelegramSender(token, api_url=environment.telegram_api_url)
    await sender.start()
    stack.push_async_callback(sender.stop)
    return sender


async def serve(folder: Path) -> None:
    """Run the service until SIGTERM or SIGINT."""
    environment = read()
    token = environment.token().get_secret_value()
    set_up_logs([token])
    async with opened_service(folder, environment) as service:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        async with running(service, token):
            await stop.wait()
            log.info("stopping")


@asynccontextmanager
async def running(service: Service, token: str) -> AsyncIterator[None]:
    """Start schedule, chat and the watch over config/; on leaving, let the rounds under way end, then stop all."""
    schedule = Schedule(
        {
            "poll": (service.poll_tick, POLL_EVERY),
            "read": (service.read_tick, READ_EVERY),
            "deliver": (service.deliver_tick, DELIVER_EVERY),
            "digest": (service.digest_tick, DIGEST_EVERY),
            "upkeep": (service.upkeep_tick, UPKEEP_EVERY),
            "prune": (service.prune_tick, PRUNE_EVERY),
        }
    )
    async with AsyncExitStack() as stack:
        stack.push_async_callback(cancelled, asyncio.create_task(service.live.watch()))
        if isinstance(service.doors.sender, TelegramSender):
            chat = ChatService(service.doors.sender.bot, service.desk(), token=token, listener=WebhookListener())
            await chat.start()
            stack.push_async_callback(chat.stop)
        await service.store.set_value(STOPPED, "")  # the token may have been mended
        await service.heed_start()
        await service.digest_tick()  # what was held through a stop goes out as one message, before single ones do
        schedule.start()
        log.info("running", sources=len(service.configuration().sources), telegram=bool(token))
        try:
            yield
        finally:
            schedule.pause()
            await service.polls.stop()
            await asyncio.gather(schedule.stop(DRAIN_FOR), stack.aclose())  # side by side: each may take its seconds
            with contextlib.suppress(VoltefaceError):
                await service.store.set_value("heartbeat", "")  # who asks for our health need not wait for it to age


async def cancelled(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait for its end."""
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
