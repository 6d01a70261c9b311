"""The demo: Sunday's feeds are polled, then Tuesday's; what the service would tell its channel is printed.

All but the clock is real: HTTP on loopback, the poller, the rooms, a throw-away database, the outbox, the sender.
"""

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.app import Service, opened_service
from bot.demo.feeds import MORNING_POST, ON_SUNDAY, ON_TUESDAY, WORLD_DESK
from bot.demo.server import FeedServer
from bot.logs import set_up_logs
from bot.rounds import poll_round, read_round
from bot.settings.environment import Environment, read

SUNDAY_EVENING = datetime(2026, 1, 11, 22, 0, tzinfo=UTC)
TUESDAY_AFTERNOON = datetime(2026, 1, 13, 15, 30, tzinfo=UTC)


@dataclass(slots=True)
class StoryClock:
    """Story time: set to a day, then running as the wall clock does."""

    start: datetime
    since: float = 0.0

    def set(self, moment: datetime) -> None:
        """Jump to a moment of the story."""
        self.start, self.since = moment, time.monotonic()

    def __call__(self) -> datetime:
        """Return the story's time."""
        return self.start + timedelta(seconds=time.monotonic() - self.since)


async def play(chat: str, say: Callable[[str], None] = print) -> None:
    """Play both days; with a chat and a token the alerts are sent there, else printed."""
    with ExitStack() as stack:
        server = stack.enter_context(FeedServer(ON_SUNDAY))
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="volteface-demo-")))
        environment = environment_for(folder / "demo.sqlite", keep_token=bool(chat))
        set_up_logs([environment.token().get_secret_value()])
        write_configuration(folder, server, chat)
        clock = StoryClock(SUNDAY_EVENING)
        clock.set(SUNDAY_EVENING)
        async with opened_service(folder, environment, clock) as service:
            say(f"Sunday 11 January 2026: first poll of two feeds at {server.base}")
            entries, statements, _ = await one_round(service)
            say(f"  {entries} entries, {statements} statements: positions are built, nobody is alerted\n")
            server.show(ON_TUESDAY)
            clock.set(TUESDAY_AFTERNOON)
            say("Tuesday 13 January 2026: the feeds have changed\n")
            entries, statements, tried = await one_round(service)
            say(f"  {entries} new entries, {statements} statements, {tried} messages")


def environment_for(database: Path, *, keep_token: bool) -> Environment:
    """Return the environment with a throw-away database, and without the token unless a chat was named."""
    ours: dict[str, object] = {"database_url": SecretStr(f"sqlite:///{database}")}
    if not keep_token:
        ours |= {"telegram_bot_token": SecretStr(""), "telegram_bot_token_file": None}
    return read().model_copy(update=ours)


async def one_round(service: Service) -> tuple[int, int, int]:
    """Poll all sources, read what they brought, send what follows; returns entries, statements, messages."""
    states = await service.store.source_states()
    await poll_round(service.doors, service.knowledge(), [state for state in states if state.source.enabled])
    readings = await read_round(service.doors, service.knowledge)
    tried = await service.deliver_tick()
    return len(readings), sum(len(reading.statements) for reading in readings), tried


def write_configuration(folder: Path, server: FeedServer, chat: str) -> None:
    """Write the three files that a configuration needs; actors, issues and cues are the default's."""
    names = {WORLD_DESK: "World Desk", MORNING_POST: "Morning Wire"}
    sources = [
        f'  - {{id: demo{path.replace("/", "-")}, name: "{name}", url: "{server.base}{path}", tier: news, '
        f"language: en, full_text: true}}"
        for path, name in names.items()
    ]
    settings = f'web: {{allow_private: ["{server.host}"]}}\nalerts: {{statement_scope: quoted}}\n'
    (folder / "settings.yaml").write_text(settings, encoding="utf-8")
    (folder / "sources.yaml").write_text("sources:\n" + "\n".join(sources) + "\n", encoding="utf-8")
    target = chat or "@demo_channel"
    (folder / "channels.yaml").write_text(f'channels:\n  - {{id: demo, chat: "{target}"}}\n', encoding="utf-8")
