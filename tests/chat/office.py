"""A small world for the tests of the commands: a configuration, a real database, the bot and a local Bot API server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot.alerts.routing import edits
from bot.chat.application import ChatService
from bot.chat.desk import Desk, Timeline
from bot.chat.pace import Limit, Rates
from bot.chat.sender import TelegramSender
from bot.facts import Actor, ActorType, Configuration, Issue, Office, Place, TelegramPolicy
from bot.model import Alert, Article, CodedStatement, Entry, IssueClass, Reading, Route, Source
from bot.storage.store import Database
from tests.servers.botapi import TOKEN, BotApi
from tests.storage import values

ADMIN, ANNA, BEN = 1001, 501, 502
NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
FAST = Rates(Limit(100_000, 1.0), Limit(100_000, 1.0), Limit(100_000, 1.0))
ACTORS = (
    Actor("gov.nor", ActorType.GOVERNMENT, "Norway", demonyms=("Norwegian",), capital="Oslo", country="NOR"),
    Actor("gov.swe", ActorType.GOVERNMENT, "Sweden", ("Sweden",), demonyms=("Swedish",), country="SWE"),
    Actor("gov.irn", ActorType.GOVERNMENT, "Iran", ("Iran",), metonyms=("Tehran",), country="IRN"),
    Actor("gov.usa", ActorType.GOVERNMENT, "United States", ("America",), metonyms=("Washington",), country="USA"),
    Actor("org.eu", ActorType.ORGANISATION, "European Union", ("EU", "European Union")),
    Actor("mfa.nor", ActorType.MINISTRY, "Utenriksdepartementet", country="NOR", role="foreign_ministry"),
    Actor(
        "berg", ActorType.PERSON, "Anna Berg", country="NOR", surname="Berg",
        offices=(Office("Foreign Minister", "mfa.nor", "gov.nor", date(2025, 1, 1), None, 3),),
    ),
    Actor("holmgren", ActorType.PERSON, "Nils Holmgren", country="SWE", surname="Holmgren"),
    Actor("lindqvist-a", ActorType.PERSON, "Ada Lindqvist", country="SWE", surname="Lindqvist"),
    Actor("lindqvist-b", ActorType.PERSON, "Bo Lindqvist", country="SWE", surname="Lindqvist"),
)  # fmt: skip
ISSUES = (
    Issue("border-talks", "Border talks", IssueClass.TALKS, "meet", "call off", ("border talks", "border meeting")),
    Issue("steel-tariffs", "Steel tariffs", IssueClass.TARIFFS, "impose", "lift", ("steel duties",)),
)
CONFIGURATION = Configuration(
    actors=ACTORS,
    issues=ISSUES,
    sources=(values.source("north"),),
    places=(Place("jan-mayen", "Jan Mayen", ("Mayen",), ("NOR",)),),
    routes=(Route("main", "-1001"), Route("desk", "-1002", topic=7, language="fr")),
    telegram=TelegramPolicy(admins=(ADMIN,), languages=("en",)),
)


@dataclass
class Bureau:
    """What a test holds: the server, the store, the service, and a record of what the desk was asked to do."""

    api: BotApi
    store: Database
    sender: TelegramSender
    service: ChatService
    configuration: Configuration
    now: datetime = NOW
    reloads: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    added: list[Source] = field(default_factory=list)
    drawn: list[Timeline] = field(default_factory=list)
    notices: list[tuple[str, str]] = field(default_factory=list)

    async def tell(self, update: dict) -> None:
        """Let a user do something, and wait until the bot has handled it."""
        await self.api.happen(update)
        await self.service.poller.once()

    async def drain(self) -> None:
        """Handle everything that users did."""
        while (self.service.poller.next_update or 0) < self.api._next_update:
            await self.service.poller.once()

    async def ask(self, update: dict) -> str:
        """Let a user do something, and return the text that came back, "" for silence."""
        before = len(self.api.accepted)
        await self.tell(update)
        told = [one for one in self.api.accepted[before:] if one.method != "answerCallbackQuery"]
        return "\n".join(one.text for one in told)

    async def toast(self, update: dict) -> str:
        """Press a button, and return the toast."""
        await self.tell(update)
        return self.api.sent(method="answerCallbackQuery")[-1].text

    def buttons(self) -> list[dict]:
        """Return the buttons under the last message that has some."""
        marked = [one for one in self.api.accepted if one.params.get("reply_markup")]
        return [button for row in marked[-1].params["reply_markup"]["inline_keyboard"] for button in row]

    def button(self, label: str) -> str:
        """Return the data of the button whose label holds these words."""
        return next(button["callback_data"] for button in self.buttons() if label in button["text"])


@asynccontextmanager
async def opened(
    folder: Path, configuration: Configuration = CONFIGURATION, first_update: int = 1
) -> AsyncIterator[Bureau]:
    """Open a bot with a database in ``folder``; a second time with the same folder is a restart."""
    store = await Database.open(f"sqlite:///{folder / 'volteface.db'}")
    async with BotApi() as api:
        api._next_update = first_update
        sender = TelegramSender(TOKEN, api_url=api.url, rates=FAST)
        office: Bureau

        async def reload() -> list[str]:
            office.reloads.append("now")
            return office.faults

        async def add_source(source: Source) -> None:
            office.added.append(source)

        async def tell_admins(about: str, text: str) -> None:
            office.notices.append((about, text))

        async def amend(alert: Alert) -> None:
            told = await store.messages_of([alert.id])
            await store.enqueue(edits(alert, told, office.configuration.routes, office.now))

        def picture(chart: Timeline) -> bytes:
            office.drawn.append(chart)
            return b"\x89PNG small"

        desk = Desk(
            store=store,
            configuration=lambda: office.configuration,
            clock=lambda: office.now,
            reload=reload,
            add_source=add_source,
            picture=picture,
            amend=amend,
            tell_admins=tell_admins,
        )
        service = ChatService(sender.bot, desk, token=TOKEN)
        office = Bureau(api, store, sender, service, configuration)
        await store.sync_sources(configuration.sources, NOW)
        await service.connect()
        try:
            yield office
        finally:
            await sender.stop()
            await store.close()


async def said(store: Database, *statements: CodedStatement, **more: object) -> None:
    """Store statements as one reading of an entry of their own."""
    for one in statements:
        entry: Entry = values.entry(one.statement.entry)
        article: Article = values.article(one.statement.entry)
        await store.save_reading(Reading(entry, article, (one,), at=NOW, **more))


def statement(number: int, words: str = "We will meet them", **changes: object) -> CodedStatement:
    return values.coded(f"s{number}", on=f"e{number}", words=words, **changes)
