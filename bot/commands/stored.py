"""What is in the database: ``export``, ``sources``, ``backup``, ``explain``, ``health``."""

import csv
import json
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from bot.alerts.card import render
from bot.alerts.explain import explain
from bot.commands.common import UsageError, day, to_json
from bot.commands.database import opened
from bot.model import SourceState
from bot.records import alert_of, exported_statement, iso, position_of, source_of
from bot.rounds import STOPPED
from bot.settings.environment import read
from bot.settings.load import load
from bot.storage.store import Database
from bot.web.guard import redacted

Step = Callable[[int], None]
ALIVE_FOR = timedelta(minutes=4)  # the heartbeat comes once a minute


async def export_rows(what: str, since: str, form: str, folder: Path, out: IO[str]) -> None:
    """Write statements, positions, alerts or feedback as JSON Lines or CSV, oldest first."""
    if form not in ("jsonl", "csv"):
        raise UsageError(f"--format {form}: choose jsonl or csv")
    start = day(since) if since else None
    async with opened(read().database_url.get_secret_value()) as store:
        rows = records(store, what, start)
        if form == "jsonl":
            async for record in rows:
                out.write(to_json(record) + "\n")
        else:
            await write_csv(rows, out)


async def records(store: Database, what: str, since: datetime | None) -> AsyncIterator[dict[str, object]]:
    """Stream the stored rows of one kind as records."""
    match what:
        case "statements":
            async for coded in store.all_statements(since):
                yield exported_statement(coded)
        case "positions":
            async for position in store.all_positions(since):
                yield position_of(position)
        case "alerts":
            async for alert in store.all_alerts(since):
                yield alert_of(alert, render(alert).plain)
        case "feedback":
            for mark in await store.feedback(since):
                yield {"alert": mark.alert, "mark": mark.mark, "user": mark.user, "at": iso(mark.at), "pair": mark.pair}
        case _:
            raise UsageError(f"export {what}: choose statements, positions, alerts or feedback")


async def write_csv(rows: AsyncIterator[dict[str, object]], out: IO[str]) -> None:
    """Write records as CSV; nested values stand as JSON, and no cell starts a formula in a spreadsheet."""
    writer: csv.DictWriter[str] | None = None
    async for record in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(record))
            writer.writeheader()
        writer.writerow({key: cell(value) for key, value in record.items()})


def cell(value: object) -> object:
    """Return a value as a safe CSV cell."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value


async def show_sources(folder: Path, out: IO[str], *, as_json: bool) -> None:
    """Show the health of every source as a table or as JSON Lines; what is known is only read, a service may run."""
    configuration = load(folder)
    async with opened(read().database_url.get_secret_value()) as store:
        known = {state.source.id: state for state in await store.source_states()}
    for source in configuration.sources:
        state = known.get(source.id) or SourceState(source, source.url, datetime.now(UTC))
        known[source.id] = replace(state, source=source)
    rows = [source_of(known[name]) for name in sorted(known)]
    rows = [row | {"url": redacted(str(row["url"]))} for row in rows]
    if as_json:
        out.writelines(to_json(row) + "\n" for row in rows)
        return
    out.write(f"{'source':<34} {'health':<9} {'entries':>7}  {'last success':<17} what went wrong\n")
    for row in rows:
        last = str(row["last_success"] or "never")[:16].replace("T", " ")
        out.write(f"{row['id']!s:<34} {row['health']!s:<9} {row['entries']!s:>7}  {last:<17} {row['error']}\n")


async def back_up(file: Path, folder: Path, step: Step) -> None:
    """Copy the database to ``file`` while the service runs."""
    if not file.parent.is_dir():
        raise UsageError(f"{file}: the folder {file.parent} does not exist; make it first")
    async with opened(read().database_url.get_secret_value()) as store:
        await store.backup(file, step)
    print(f"backed up to {file}", file=sys.stderr)


async def explain_alert(name: str, folder: Path, out: IO[str]) -> int:
    """Print how an alert came to be; 1 when there is no such alert."""
    async with opened(read().database_url.get_secret_value()) as store:
        alert = await store.alert(name.lstrip("#"))
    if alert is None:
        print(f"no alert {name}; its id stands at the end of each message", file=sys.stderr)
        return 1
    out.write(explain(alert) + "\n")
    return 0


async def tell_health(folder: Path, out: IO[str]) -> int:
    """0 when the service wrote its heartbeat in the last minutes, 1 with what is wrong."""
    async with opened(read().database_url.get_secret_value()) as store:
        beat = await store.value("heartbeat")
        trouble = await store.value("trouble")
        stopped = await store.value(STOPPED)
    if not beat:
        out.write("not running\n")
        return 1
    now = datetime.now(UTC)
    if abs(now - datetime.fromisoformat(beat)) > ALIVE_FOR:
        out.write(f"not running: last heartbeat {beat}\n")
        return 1
    if stopped and datetime.fromisoformat(stopped) > now:
        trouble = "; ".join(filter(None, (f"Telegram refuses the token, nothing is sent before {stopped}", trouble)))
    out.write(f"{trouble or 'well'}\n")
    return 1 if trouble else 0
