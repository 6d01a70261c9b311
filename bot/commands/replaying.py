"""``replay``: an archive through the whole pipeline on a virtual clock, and what another configuration would change."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from bot.alerts.card import render
from bot.commands.common import day, knowledge_of, to_json, write_whole
from bot.commands.database import opened
from bot.commands.extraction import source_of_feed
from bot.feeds.archive import read_archive
from bot.knowledge import Knowledge
from bot.model import Alert, Entry
from bot.records import alert_of, iso
from bot.replay import in_time_order, replay
from bot.settings.environment import read

Step = Callable[[int], None]


async def replay_archive(archive: Path, alerts: Path, folder: Path, step: Step, against: Path | None) -> None:
    """Replay an archive into ``alerts``; with ``against``, print which alerts another configuration adds or drops."""
    entries = in_time_order(read_archive(archive))
    url = os.environ.get("DATABASE_URL", "sqlite://")
    told = await replayed(entries, knowledge_of(folder), url, step)
    if against is not None:
        other = await replayed(entries, knowledge_of(against), "sqlite://", step)
        print_difference(told, other)
    write_whole(alerts, (to_json(alert_of(alert, render(alert).plain)) for alert in told))
    print(f"{len(entries)} entries, {len(told)} alerts, written to {alerts}", file=sys.stderr)


async def preview(folder: Path, against: Path, since: str, step: Step, out: IO[str]) -> None:
    """Run what is stored through another configuration and print which alerts it adds or drops; nobody is told."""
    first, second = knowledge_of(folder), knowledge_of(against)
    async with opened(read().database_url.get_secret_value()) as store:
        entries = [entry async for entry in store.all_entries(day(since) if since else None)]
    told = await replayed(entries, first, "sqlite://", step)
    other = await replayed(entries, second, "sqlite://", step)
    print_difference(told, other, out)


async def replayed(entries: Sequence[Entry], knowledge: Knowledge, url: str, step: Step) -> list[Alert]:
    """Return the alerts of a replay with all their sources, in the order of their telling."""
    feeds = dict.fromkeys(entry.source for entry in entries)
    sources = {feed: source_of_feed(feed, knowledge) for feed in feeds}
    async with opened(url) as store:
        await store.sync_sources(list(sources.values()), entries[0].published if entries else datetime.now(UTC))
        told = await replay(entries, store, knowledge.with_sources(sources), step)
        found = [await store.alert(name) for name in told]
    return [alert for alert in found if alert is not None]


def print_difference(told: Iterable[Alert], other: Iterable[Alert], out: IO[str] = sys.stderr) -> None:
    """Print the alerts that only one of two configurations tells."""
    mine, theirs = ({alert.id: alert for alert in alerts} for alerts in (told, other))
    for sign, alerts, rest in (("-", mine, theirs), ("+", theirs, mine)):
        for alert in (a for name, a in alerts.items() if name not in rest):
            said = f"{alert.kind.value} {alert.name} → {alert.counterpart or '–'} ({alert.issue.value})"
            print(f"{sign} {iso(alert.at)} #{alert.id} {said}: {alert.current.quote[:120]}", file=out)
    same = len(mine.keys() & theirs.keys())
    print(f"= {same} alerts in both; - only in the first, + only in the second configuration", file=out)
