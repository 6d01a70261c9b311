"""What the commands of the chat ask of memory: queries, subscriptions, silences, feedback. Each is one transaction."""

from datetime import date, datetime

from bot.model import (
    Alert,
    AlertQuery,
    Article,
    ChatState,
    CodedStatement,
    Entry,
    Feedback,
    IssueClass,
    Page,
    Position,
    Route,
    Silence,
    StatementQuery,
)
from bot.storage import alerts, chats, entries, feedback, positions, statements
from bot.storage.codec import Memory
from bot.storage.engine import Runner


class ChatActs:
    """The part of the store that answers people; a write that cannot be made within seconds raises StorageBusy."""

    _runner: Runner
    _memory: Memory

    async def recent_statements(self, query: StatementQuery) -> Page[CodedStatement]:
        return await self._runner.read(lambda c: statements.page(c, query))

    async def search(self, words: str, query: StatementQuery) -> Page[CodedStatement]:
        """Statements that hold all these words, newest first; nothing for words without a letter or digit."""
        return await self._runner.read(lambda c: statements.page(c, query, words or " "))

    async def statements_of(
        self, name: str, issue: IssueClass | None = None, since: datetime | date | None = None
    ) -> list[CodedStatement]:
        """What an actor, an organ or a principal said, oldest said first."""
        return await self._runner.read(lambda c: statements.timeline(c, name, issue, since))

    async def alerts(self, query: AlertQuery) -> Page[Alert]:
        return await self._runner.read(lambda c: alerts.page(c, query, self._memory))

    async def alert(self, name: str) -> Alert | None:
        return await self._runner.read(lambda c: alerts.one(c, name, self._memory))

    async def positions_of(self, name: str, issue: IssueClass | None = None) -> list[Position]:
        """Positions of a principal, or those in which an actor or an organ has a stand; newest first."""
        return await self._runner.read(lambda c: positions.of_speaker(c, name, issue, self._memory))

    async def entries(self, ids: list[str] | tuple[str, ...]) -> list[Entry]:
        return await self._runner.read(lambda c: entries.some(c, ids))

    async def article(self, entry: str) -> Article | None:
        return await self._runner.read(lambda c: entries.article_of(c, entry))

    async def subscribe(self, route: Route, user: str, now: datetime) -> None:
        await self._runner.write_asked(lambda c: chats.subscribe(c, route, user, now))

    async def unsubscribe(self, route: str, chat: str) -> bool:
        return await self._runner.write_asked(lambda c: chats.unsubscribe(c, route, chat))

    async def subscriptions(self, chat: str) -> list[Route]:
        return await self._runner.read(lambda c: chats.subscriptions(c, chat))

    async def add_silence(self, silence: Silence) -> None:
        await self._runner.write_asked(lambda c: chats.add_silence(c, silence))

    async def end_silence(self, name: str) -> bool:
        return await self._runner.write_asked(lambda c: chats.end_silence(c, name))

    async def save_feedback(self, said: Feedback, mark: str | None = None) -> None:
        """Keep what an admin said and mark the alert, in one transaction; ``mark`` defaults to what was said."""
        await self._runner.write_asked(
            lambda c: feedback.save(c, said, said.mark if mark is None else mark, self._memory)
        )

    async def feedback(self, since: datetime | None = None) -> list[Feedback]:
        return await self._runner.read(lambda c: feedback.since(c, since))

    async def set_language(self, chat: str, code: str) -> None:
        await self._runner.write_asked(lambda c: chats.set_language(c, chat, code))

    async def suspended_chats(self) -> list[ChatState]:
        return await self._runner.read(chats.suspended)

    async def resume_chat(self, chat: str) -> bool:
        """Send to a chat again, its backlog at once; True when it was suspended."""
        return await self._runner.write_asked(lambda c: chats.resume(c, chat))

    async def moved_chats(self) -> dict[str, str]:
        """Old id -> new id of every group that moved."""
        return await self._runner.read(chats.moved)
