"""What the commands work with: the store's acts, the desk that the composition root lays, one call and its reply.

A command takes a ``Call`` and returns a ``Reply``; it never sees Telegram. The composition root fills a ``Desk``.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.chat.names import Names
from bot.chat.translation import Words
from bot.facts import Configuration
from bot.model import (
    Alert,
    AlertQuery,
    Article,
    Button,
    ChatState,
    CodedStatement,
    Entry,
    Feedback,
    IssueClass,
    OutboxMessage,
    Page,
    Position,
    Route,
    Silence,
    Source,
    SourceState,
    StatementQuery,
    StoreStatus,
)

Buttons = tuple[tuple[Button, ...], ...]


class ChatStore(Protocol):
    """The door to memory, as far as the chat needs it. Every act is one short transaction. Raises StorageError."""

    async def recent_statements(self, query: StatementQuery, /) -> Page[CodedStatement]: ...

    async def search(self, words: str, query: StatementQuery, /) -> Page[CodedStatement]: ...

    async def statements_of(
        self, name: str, issue: IssueClass | None, since: datetime | None, /
    ) -> list[CodedStatement]:
        """Oldest first: what a timeline shows."""
        ...

    async def alerts(self, query: AlertQuery, /) -> Page[Alert]: ...

    async def alert(self, alert: str, /) -> Alert | None: ...

    async def positions_of(self, name: str, issue: IssueClass | None, /) -> list[Position]: ...

    async def entries(self, ids: list[str], /) -> list[Entry]: ...

    async def article(self, entry: str, /) -> Article | None: ...

    async def subscribe(self, route: Route, user: str, now: datetime, /) -> object: ...

    async def unsubscribe(self, route: str, chat: str, /) -> bool: ...

    async def subscriptions(self, chat: str, /) -> list[Route]: ...

    async def add_silence(self, silence: Silence, /) -> object: ...

    async def end_silence(self, silence: str, /) -> bool: ...

    async def silences(self, now: datetime, /) -> list[Silence]: ...

    async def save_feedback(self, feedback: Feedback, alert_mark: str, /) -> object: ...

    async def feedback(self, since: datetime | None, /) -> list[Feedback]: ...

    async def set_language(self, chat: str, language: str, /) -> object: ...

    async def chat_state(self, chat: str, /) -> ChatState | None: ...

    async def resume_chat(self, chat: str, /) -> object: ...

    async def suspend_chat(self, chat: str, reason: str, now: datetime, /) -> bool: ...

    async def suspended_chats(self) -> list[ChatState]: ...

    async def source_states(self) -> list[SourceState]: ...

    async def pause_source(self, source: str, paused: bool, /) -> object: ...

    async def status(self, now: datetime, /) -> StoreStatus: ...

    async def move_chat(self, old: str, new: str, /) -> object: ...

    async def enqueue(self, messages: Sequence[OutboxMessage], /) -> object: ...

    async def value(self, key: str, /) -> str | None: ...

    async def set_value(self, key: str, value: str, /) -> object: ...


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline shows: the statements oldest first, and the alerts that mark its turns."""

    title: str
    subtitle: str
    statements: tuple[CodedStatement, ...]
    alerts: tuple[Alert, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the commands may touch, laid out by the composition root."""

    store: ChatStore
    configuration: Callable[[], Configuration]  # the one in force
    clock: Callable[[], datetime]
    reload: Callable[[], Awaitable[Sequence[str]]]  # the faults; none when the new configuration is in force
    add_source: Callable[[Source], Awaitable[None]]  # durable when it returns, polled from the next round on
    picture: Callable[[Timeline], bytes]  # a PNG; called in a thread
    amend: Callable[[Alert], Awaitable[None]]  # queues the edits of the alert's messages in every chat
    tell_admins: Callable[[str, str], Awaitable[object]]  # about, text: told once for each change
    drawing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))  # pictures drawn at once


@dataclass(frozen=True, slots=True)
class Call:
    """One command or button: who asks, where, and with what words. ``chat`` is Telegram's id as text."""

    desk: Desk
    names: Names
    words: Words
    user: int
    chat: str
    private: bool
    admin: bool
    arguments: str
    now: datetime
    command: str = ""
    offset: int = 0
    topic: int | None = None  # of a forum
    refused: int = 0  # commands that the gate refused since the start

    @property
    def configuration(self) -> Configuration:
        return self.desk.configuration()


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back: Telegram HTML with buttons, or a picture with the text as its caption."""

    text: str
    buttons: Buttons = field(default=())
    picture: bytes = b""
