"""The error tree: one base, each class names its thing and states the consequence of being raised.

Expected outcomes (a 304, an unresolved speaker, a withheld alert) are values, not errors.
"""


class VoltefaceError(Exception):
    """Base of every failure that Volteface expects; the spine records it for the item at hand and goes on."""


class ConfigError(VoltefaceError):
    """The configuration cannot be used: the program does not start, or keeps the last good configuration.

    ``faults`` are finished lines, each ``file:line:column: what is wrong, what would be right``.
    """

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class FetchError(VoltefaceError):
    """An address gave no usable answer: the source is marked as failing and polled again later."""

    def __init__(self, url: str, reason: str, *, retry_after: float | None = None, gone: bool = False) -> None:
        super().__init__(f"{url}: {reason}")
        self.url, self.reason, self.retry_after, self.gone = url, reason, retry_after, gone


class FeedUnreadable(VoltefaceError):
    """A body is no feed: nothing of it is kept, no validator is saved, and the source is polled again later."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"source {source}: {reason}")
        self.source, self.reason = source, reason


class ArticleUnreadable(VoltefaceError):
    """A page gave no article text: the entry is read from its own title and summary instead."""

    def __init__(self, entry: str, reason: str) -> None:
        super().__init__(f"entry {entry}: {reason}")
        self.entry, self.reason = entry, reason


class ArchiveError(VoltefaceError):
    """An archive line cannot be read: the command stops with exit code 2 before anything is written."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class StorageError(VoltefaceError):
    """The database did not do what was asked: the transaction was rolled back and nothing of it is kept."""


class StorageBusy(StorageError):
    """The database was locked for longer than we wait: the same call may be made again."""


class DatabaseUnusable(StorageError):
    """The database is missing, corrupt, newer than this program or not writable: the program refuses to start."""


class DeliveryError(VoltefaceError):
    """A message did not reach a chat; ``kind`` (model.DeliveryFault) and ``retry_after`` decide what happens next.

    ``retry_after`` is in seconds; ``migrate_to`` is the new chat id of a group that moved.
    """

    def __init__(
        self, chat: str, kind: str, reason: str, *, retry_after: float | None = None, migrate_to: str | None = None
    ) -> None:
        super().__init__(f"chat {chat}: {kind}: {reason}")
        self.chat, self.kind, self.reason = chat, kind, reason
        self.retry_after, self.migrate_to = retry_after, migrate_to
