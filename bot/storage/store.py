"""The door to memory: model values in, model values out, one short transaction for each named act.

Only StorageError leaves. ``Database.open`` checks and migrates; until ``acquire_instance`` it may stand beside others.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.model import (
    Alert,
    ChatState,
    Context,
    Delivery,
    Entry,
    IssueClass,
    OutboxMessage,
    Poll,
    Reading,
    Route,
    Silence,
    Source,
    SourceChanges,
    SourceState,
)
from bot.storage import alerts, chats, claims, entries, facts, outbox, positions, readings, sources
from bot.storage.acts import ChatActs
from bot.storage.codec import Memory
from bot.storage.engine import Runner
from bot.storage.opening import opened
from bot.storage.upkeep import UpkeepActs

PER_CHAT = 4  # messages of one chat in one claim: more, and a reversal waits behind them


class Database(ChatActs, UpkeepActs):
    """Everything that is remembered, on SQLite or PostgreSQL."""

    def __init__(self, runner: Runner) -> None:
        self._runner, self._memory = runner, Memory()

    @classmethod
    async def open(cls, url: str, *, patience: float = 30.0) -> "Database":
        """Open, check and migrate a database; raises DatabaseUnusable. ``patience``: seconds to wait for a lock."""
        return cls(await opened(url, patience))

    # --- sources and entries ---------------------------------------------------------------------------------------

    async def sync_sources(self, configured: Iterable[Source], now: datetime) -> SourceChanges:
        """Make the configured sources those that are polled; removed ones keep their history."""
        wanted = list(configured)
        return await self._runner.write(lambda c: sources.sync(c, wanted, now))

    async def due_sources(self, now: datetime, limit: int = 50) -> list[SourceState]:
        return await self._runner.read(lambda c: sources.due(c, now, limit))

    async def source_state(self, source: str) -> SourceState | None:
        return await self._runner.read(lambda c: sources.state(c, source))

    async def source_states(self) -> list[SourceState]:
        return await self._runner.read(sources.states)

    async def pause_source(self, source: str, paused: bool) -> bool:
        """Pause or resume a source; False where there is none of this id."""
        return await self._runner.write(lambda c: sources.pause(c, source, paused))

    async def known_entries(self, source: str, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        return await self._runner.read(lambda c: entries.known(c, source, keys))

    async def versions(self, source: str, guids: Collection[str]) -> dict[str, list[str]]:
        return await self._runner.read(lambda c: entries.versions(c, source, guids))

    async def usual_addresses(self, source: str) -> list[str]:
        """Addresses of the last entries that this source brought, newest first."""
        return await self._runner.read(lambda c: entries.addresses(c, source))

    async def save_poll(self, poll: Poll) -> int:
        return await self._runner.write(lambda c: entries.save_poll(c, poll))

    async def unread_entries(self, limit: int = 100) -> list[Entry]:
        return await self._runner.read(lambda c: entries.unread(c, limit))

    # --- what a reading is compared with, and the reading itself ---------------------------------------------------

    async def recent_alerts(self, principals: Collection[str], since: datetime) -> list[Alert]:
        return await self._runner.read(lambda c: alerts.recent(c, principals, since, self._memory))

    async def context_for(
        self, keys: Collection[tuple[str, IssueClass]], principals: Collection[str], since: datetime
    ) -> Context:
        """Positions, recent alerts and marked pairs in one transaction: all as of the same moment."""
        return await self._runner.read(
            lambda c: Context(
                tuple(positions.standing(c, keys, self._memory)),
                tuple(alerts.recent(c, principals, since, self._memory)),
                frozenset(alerts.marked_pairs(c, principals)),
            )
        )

    async def private_routes(self) -> list[Route]:
        return await self._runner.read(lambda c: chats.private_routes(c, self._memory))

    async def silences(self, now: datetime) -> list[Silence]:
        return await self._runner.read(lambda c: chats.silences(c, now))

    async def messages_of(self, alerts_told: Collection[str]) -> list[OutboxMessage]:
        return await self._runner.read(lambda c: outbox.firsts(c, alerts_told))

    async def save_reading(self, reading: Reading) -> None:
        await self._runner.write(lambda c: readings.save(c, reading, self._memory))

    # --- messages ----------------------------------------------------------------------------------------------------

    async def enqueue(self, messages: Sequence[OutboxMessage]) -> None:
        """Queue notices, digests, edits and tests."""
        await self._runner.write(lambda c: outbox.add(c, messages))

    async def claim_messages(
        self, now: datetime, *, lease: float, limit: int = 50, per_chat: int = PER_CHAT
    ) -> list[OutboxMessage]:
        return await self._runner.write(lambda c: claims.claim(c, now, lease=lease, limit=limit, per_chat=per_chat))

    async def record_delivery(self, message: OutboxMessage, delivery: Delivery) -> None:
        await self._runner.write(lambda c: claims.record(c, message, delivery))

    async def held_messages(self, route: str | None, now: datetime) -> list[OutboxMessage]:
        """Messages that were held until now or earlier, of one route or of all."""
        return await self._runner.read(lambda c: outbox.held(c, route, now))

    async def replace_held(self, messages: Sequence[OutboxMessage], digest: OutboxMessage) -> bool:
        """Put a digest in the place of held messages; False where none of them was held any more."""
        return await self._runner.write(lambda c: outbox.replace_held(c, messages, digest))

    async def suspend_chat(self, chat: str, reason: str, now: datetime) -> bool:
        return await self._runner.write(lambda c: chats.suspend(c, chat, reason, now))

    async def move_chat(self, old: str, new: str) -> None:
        await self._runner.write(lambda c: chats.move(c, old, new))

    async def chat_state(self, chat: str) -> ChatState | None:
        return await self._runner.read(lambda c: chats.state(c, chat))

    # --- facts -------------------------------------------------------------------------------------------------------

    async def value(self, key: str) -> str | None:
        return await self._runner.read(lambda c: facts.value(c, key))

    async def values(self, prefix: str) -> dict[str, str]:
        """Every fact whose key begins so."""
        return await self._runner.read(lambda c: facts.values(c, prefix))

    async def set_value(self, key: str, text: str) -> None:
        await self._runner.write(lambda c: facts.set_value(c, key, text))

    async def count_language(self, code: str, entries_read: int) -> None:
        """Count entries in a language that has no pack."""
        await self._runner.write(lambda c: facts.count_language(c, code, entries_read))
