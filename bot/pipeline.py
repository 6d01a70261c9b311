"""The spine: poll_source, read_entry, deliver_due, and the doors that they call, as Protocols."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import (
    Alert,
    ChatState,
    Delivery,
    Entry,
    Fetched,
    IssueClass,
    NotModified,
    OutboxMessage,
    Poll,
    Position,
    Reading,
    Route,
    Sent,
    Silence,
    SourceState,
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

    async def due_sources(self, now: datetime, limit: int = 50) -> list[SourceState]:
        """Sources whose time has come, longest due first; neither paused, gone nor disabled."""
        ...

    async def source_state(self, source: str) -> SourceState | None: ...

    async def known_entries(self, source: str, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Of the (guid, digest) pairs, those already stored for this source."""
        ...

    async def save_poll(self, poll: Poll) -> int:
        """Entries, validators, health and next due time in one transaction; returns how many entries were new."""
        ...

    async def unread_entries(self, limit: int = 100) -> list[Entry]:
        """Entries not yet read, oldest published first."""
        ...

    async def positions(self, keys: Collection[tuple[str, IssueClass]]) -> list[Position]:
        """Every standing position of these (principal, issue class) pairs."""
        ...

    async def recent_alerts(self, principals: Collection[str], since: datetime) -> list[Alert]:
        """Alerts of these principals at or after ``since``, oldest first."""
        ...

    async def marked_pairs(self, principals: Collection[str]) -> set[str]:
        """Pairs "prior:current" that an admin called no reversal: never alerted again."""
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

    async def claim_messages(self, now: datetime, *, lease: float, limit: int = 50) -> list[OutboxMessage]:
        """Due messages by priority then age, leased for ``lease`` seconds; per chat and topic never out of order."""
        ...

    async def record_delivery(self, message: OutboxMessage, delivery: Delivery) -> None:
        """Append the attempt and store ``message`` as it now stands (state, not_before, attempts, message_id)."""
        ...

    async def suspend_chat(self, chat: str, reason: str, now: datetime) -> bool:
        """Stop sending to a chat; True when it was not suspended before."""
        ...

    async def move_chat(self, old: str, new: str) -> None: ...

    async def chat_state(self, chat: str) -> ChatState | None: ...


__all__ = ["Sender", "Sequence", "Store", "Web"]
