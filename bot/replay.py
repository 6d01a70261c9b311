"""The spine over an archive on a virtual clock: entries in time order in, alerts with all their sources out.

No network, no Telegram, no chance and no wall clock: the same archive and configuration give the same bytes. An archive
is history and not a first poll, so its entries may alert; each is read at the moment when it was published. State is in
the store alone, so an archive fed in daily pieces with restarts between gives the same alerts as one fed whole.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.doors import Doors, Store, in_place
from bot.knowledge import Knowledge
from bot.model import Alert, Entry, Fetched, NotModified, OutboxMessage, Poll, Sent
from bot.pipeline import read_entry


class NoWeb:
    """A web that is not there: a replay reads what the archive carries."""

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | NotModified:
        """Refuse: a replay that asks the network is a bug."""
        raise AssertionError(f"a replay must not fetch {url}")


class NoSender:
    """A sender that is not there: a replay tells nobody."""

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Sent:
        """Refuse: a replay that sends is a bug."""
        raise AssertionError("a replay must not send")


@dataclass(slots=True)
class VirtualClock:
    """A clock that stands at the entry being read."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the virtual time."""
        return self.moment


def in_time_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort by publication, then by id, so that the order of an archive's lines changes nothing."""
    return sorted(entries, key=lambda e: (e.published, e.id))


CHUNK = 200


async def replay(
    entries: Sequence[Entry], store: Store, knowledge: Knowledge, progress: Callable[[int], None] = lambda _: None
) -> list[str]:
    """Feed the entries through the spine; returns the ids of the alerts first told, in the order of their telling.

    Entries that the store has already are passed over, so that a piece fed twice changes nothing.
    """
    if not entries:
        return []
    clock = VirtualClock(entries[0].published)
    doors = Doors(NoWeb(), store, NoSender(), clock, in_place)
    quiet = replace(knowledge, configuration=replace(knowledge.configuration, routes=()))
    told: dict[str, None] = {}
    for chunk in batched(entries, CHUNK):
        for entry in await _saved(chunk, store):
            clock.moment = max(clock.moment, entry.published)
            reading = await read_entry(entry, doors, quiet)
            told |= dict.fromkeys(d.id for d in reading.decisions if isinstance(d, Alert))
        progress(len(chunk))
    return list(told)


def batched(entries: Sequence[Entry], size: int) -> Iterator[Sequence[Entry]]:
    """Cut the entries into runs of ``size``."""
    return (entries[start : start + size] for start in range(0, len(entries), size))


async def _saved(chunk: Sequence[Entry], store: Store) -> list[Entry]:
    """Store the entries that are new to this store, as a poll would, and return them in order."""
    seen = [replace(entry, seen=entry.published) for entry in chunk]
    fresh: set[str] = set()
    for source in dict.fromkeys(entry.source for entry in seen):
        own = [entry for entry in seen if entry.source == source]
        known = await store.known_entries(source, {(entry.guid, entry.digest) for entry in own})
        new = tuple(entry for entry in own if (entry.guid, entry.digest) not in known)
        last = own[-1].published
        await store.save_poll(Poll(source, last, last, new))
        fresh |= {entry.id for entry in new}
    return [entry for entry in seen if entry.id in fresh]
