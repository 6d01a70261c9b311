"""The doors as the spine sees them: Protocols of the web, the sender and the store, the clock, and where work runs.

The spine and the rounds call these and nothing else; ``bot.app`` builds the real ones, tests and replay their own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from bot.alerts.wording import Wording
from bot.model import (
    Alert,
    Context,
    Delivery,
    Entry,
    Fetched,
    IssueClass,
    NotModified,
    OutboxMessage,
    Poll,
    Reading,
    Route,
    Sent,
    Silence,
    SourceState,
    StoreStatus,
)


class Web(Protocol):
    """The door in. Raises FetchError."""

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | NotModified:
        """Fetch one address: size, time and address are bounded, redirects checked on every hop."""
        ...


class Sender(Protocol):
    """The door out: one call, one message. Raises DeliveryError."""

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Sent:
        """Send a new message, or edit ``message.message_id`` where the kind is EDIT."""
        ...


class Store(Protocol):
    """The door to memory, as far as the spine needs it. Every act is one short transaction. Raises StorageError."""

    async def source_states(self) -> list[SourceState]:
        """Every source that is not removed."""
        ...

    async def source_state(self, source: str) -> SourceState | None:
        """What is remembered of one source, configured, added by command or removed."""
        ...

    async def due_sources(self, now: datetime, limit: int = 50) -> list[SourceState]:
        """Sources whose time has come, longest due first; neither paused, gone nor disabled."""
        ...

    async def known_entries(self, source: str, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Of the (guid, digest) pairs, those already stored for this source."""
        ...

    async def versions(self, source: str, guids: Collection[str]) -> dict[str, list[str]]:
        """Guid -> ids of the entries that this source brought under it, newest first."""
        ...

    async def usual_addresses(self, source: str) -> list[str]:
        """Addresses of the last entries that this source brought."""
        ...

    async def save_poll(self, poll: Poll) -> int:
        """Entries, validators, health and next due time in one transaction; returns how many entries were new."""
        ...

    async def unread_entries(self, limit: int = 100) -> list[Entry]:
        """Entries not yet read, oldest published first."""
        ...

    async def context_for(
        self, keys: Collection[tuple[str, IssueClass]], principals: Collection[str], since: datetime
    ) -> Context:
        """Positions of these (principal, issue class) pairs, these principals' alerts since, and the marked pairs."""
        ...

    async def recent_alerts(self, principals: Collection[str], since: datetime) -> list[Alert]:
        """Alerts of these principals at or after ``since``, oldest first."""
        ...

    async def private_routes(self) -> list[Route]:
        """Subscriptions made by /subscribe, in chats that are not suspended."""
        ...

    async def silences(self, now: datetime) -> list[Silence]: ...

    async def messages_of(self, alerts: Collection[str]) -> list[OutboxMessage]:
        """The first (ALERT) message of each alert in each chat, whatever its state: where an edit must go."""
        ...

    async def save_reading(self, reading: Reading) -> None:
        """Statements, positions, alerts and outbox rows together with "this entry is read".

        An ALERT message that exists already for its (alert, chat, topic) is left alone. An EDIT replaces the text of a
        first message that still waits, or the pending edit of the same message, else becomes a row of its own.
        """
        ...

    async def count_language(self, code: str, entries_read: int) -> None:
        """Count entries of a language that no grammar reads."""
        ...

    async def claim_messages(
        self, now: datetime, *, lease: float, limit: int = 50, per_chat: int = 4
    ) -> list[OutboxMessage]:
        """Due messages by priority then age, leased for ``lease`` seconds; per chat and topic never out of order."""
        ...

    async def record_delivery(self, message: OutboxMessage, delivery: Delivery) -> None:
        """Append the attempt and store ``message`` as it now stands (state, not_before, attempts, message_id)."""
        ...

    async def enqueue(self, messages: Sequence[OutboxMessage]) -> None:
        """Queue notices, digests and edits."""
        ...

    async def held_messages(self, route: str | None, now: datetime) -> list[OutboxMessage]:
        """Messages that were held until now or earlier, of one route or of all."""
        ...

    async def replace_held(self, messages: Sequence[OutboxMessage], digest: OutboxMessage) -> bool:
        """Put a digest in the place of held messages; False where none of them was held any more."""
        ...

    async def suspend_chat(self, chat: str, reason: str, now: datetime) -> bool:
        """Stop sending to a chat; True when it was not suspended before."""
        ...

    async def move_chat(self, old: str, new: str) -> None: ...

    async def moved_chats(self) -> dict[str, str]:
        """Old id -> new id of every group that moved."""
        ...

    async def alert(self, alert: str) -> Alert | None: ...

    async def status(self, now: datetime) -> StoreStatus: ...

    async def value(self, key: str) -> str | None:
        """A small durable fact: heartbeat, what admins were told, until when sending stands still."""
        ...

    async def values(self, prefix: str) -> dict[str, str]:
        """Every such fact whose key begins so."""
        ...

    async def set_value(self, key: str, text: str) -> None: ...


Clock = Callable[[], datetime]
T = TypeVar("T")


async def off_loop(work: Callable[..., T], *args: object) -> T:
    """Run CPU-heavy work in a thread, so that nothing slow stands on the event loop."""
    return await asyncio.to_thread(work, *args)


async def in_place(work: Callable[..., T], *args: object) -> T:
    """Run the work here and now: for replay, where there is no loop to keep free."""
    return work(*args)


class OffLoad(Protocol):
    """How heavy work is run: ``off_loop`` in the service, ``in_place`` in a replay."""

    def __call__(self, work: Callable[..., T], *args: object) -> Awaitable[T]: ...


@dataclass(frozen=True, slots=True)
class Doors:
    """The three doors, the clock and the place for heavy work, as the composition root built them."""

    web: Web
    store: Store
    sender: Sender
    clock: Clock
    run: OffLoad = off_loop
    wordings: Mapping[str, Wording] = field(default_factory=dict)
