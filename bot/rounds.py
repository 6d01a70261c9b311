"""One round over what is due: the hops of the spine, many at a time where they may be, one by one where they must.

In come the doors and a way to the knowledge of the moment; out go counts. An expected failure of one source, entry or
message is recorded and the round goes on; anything else is logged with its trace and leaves the others untouched.
"""

import asyncio
import html
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.alerts.digest import digest_of
from bot.alerts.routing import edits
from bot.delivery.outcome import Effect, MoveChat, StopSending, SuspendChat, TellAdmins
from bot.doors import Doors
from bot.errors import StorageError, VoltefaceError
from bot.facts import Configuration
from bot.feeds.site import OTHER_SITE
from bot.knowledge import Knowledge
from bot.model import Alert, Entry, MessageKind, OutboxMessage, Poll, Reading, SourceState, StoreStatus
from bot.pipeline import deliver_due, page_of, poll_source, read_entry, routes_now

log = structlog.get_logger("volteface")

SIDE_BY_SIDE = 48  # sources polled at once; the web door keeps one request a host
READ_AT_ONCE = 50
DUE_AT_ONCE = 50
STOPPED = "sending.stopped"
STOPPED_MOST = timedelta(hours=1)  # what is further ahead was written by a clock that was wrong
SEEN = "clock.seen"  # the wall clock when the program last looked
TROUBLES = ("silence", "outbox")
SILENT_AFTER = timedelta(hours=2)  # no source succeeded for so long: an alarm of its own
STUCK_AFTER = timedelta(minutes=30)
FOREIGN = " site"
FAILURES_TOLD = 5  # a source that failed so often in a row is told to the admins


class Polls:
    """The polls under way: a slow source holds up nobody, and none is asked twice at once."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._gate = asyncio.Semaphore(SIDE_BY_SIDE)
        self._under_way: dict[str, asyncio.Task[Poll | None]] = {}

    async def begin(self, knowledge: Knowledge) -> None:
        """Begin to poll what is due and is not being polled; returns at once."""
        busy = set(self._under_way)  # taken first: a poll may end, and store its next time, while we ask
        due = await self._doors.store.due_sources(self._doors.clock(), DUE_AT_ONCE + len(busy))
        for state in due:
            if state.source.id not in busy:
                task = asyncio.create_task(self._poll(state, knowledge), name=f"poll {state.source.id}")
                self._under_way[state.source.id] = task
                task.add_done_callback(partial(self._over, state.source.id))

    async def ended(self) -> None:
        """Wait for the polls under way."""
        await asyncio.gather(*self._under_way.values())

    async def stop(self) -> None:
        """Cut short what is under way: nothing of it is kept, and it is asked again after the next start."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _over(self, source: str, _task: asyncio.Task[Poll | None]) -> None:
        self._under_way.pop(source, None)

    async def _poll(self, state: SourceState, knowledge: Knowledge) -> Poll | None:
        async with self._gate:
            try:
                return await _poll_or_record(state, self._doors, knowledge)
            except Exception:  # a fault of ours in one source leaves the others untouched
                log.exception("poll broke off", source=state.source.id)
                return None


async def poll_round(doors: Doors, knowledge: Knowledge, states: Sequence[SourceState] | None = None) -> list[Poll]:
    """Poll the given sources, or all that are due, and wait for all of them."""
    due = list(states) if states is not None else await doors.store.due_sources(doors.clock())
    gate = asyncio.Semaphore(SIDE_BY_SIDE)

    async def poll(state: SourceState) -> Poll | None:
        async with gate:
            return await _poll_or_record(state, doors, knowledge)

    polls = await asyncio.gather(*(poll(state) for state in due))
    return [done for done in polls if done is not None]


async def _poll_or_record(state: SourceState, doors: Doors, knowledge: Knowledge) -> Poll | None:
    try:
        poll = await poll_source(state, doors, knowledge.configuration.polling)
    except StorageError as error:
        log.error("poll not stored", source=state.source.id, reason=str(error))
        return None
    if poll.error and not state.failures:  # a dead feed is logged when it dies, not on every poll
        log.warning("source failed", source=state.source.id, reason=poll.error)
    elif not poll.error and state.failures:
        log.info("source works again", source=state.source.id, failures=state.failures)
    return poll


async def read_round(doors: Doors, knowledge: Callable[[], Knowledge]) -> list[Reading]:
    """Read every unread entry, oldest first and one by one: the ledger needs them in order. Pages come side by side."""
    readings: list[Reading] = []
    while entries := await doors.store.unread_entries(READ_AT_ONCE):
        pages = [asyncio.create_task(page_of(entry, doors, knowledge())) for entry in entries]
        try:
            for entry, page in zip(entries, pages, strict=True):
                readings.append(await _read_or_record(entry, doors, knowledge(), page))
        finally:
            for page in pages:
                page.cancel()
    return readings


async def _read_or_record(entry: Entry, doors: Doors, knowledge: Knowledge, page: Awaitable[bytes | None]) -> Reading:
    try:
        return await read_entry(entry, doors, knowledge, page)
    except StorageError:
        raise  # nothing can be recorded either: the round ends and is tried again
    except Exception as error:
        if not isinstance(error, VoltefaceError):
            log.exception("entry could not be read", entry=entry.id, source=entry.source)
        reading = Reading(entry, None, at=doors.clock(), error=f"{type(error).__name__}: {error}"[:500])
        await doors.store.save_reading(reading)
        return reading


async def deliver_round(doors: Doors, admins: Sequence[int]) -> int:
    """Send all that is due and carry out what follows; returns how many messages were tried."""
    stopped = await doors.store.value(STOPPED)
    if stopped and timedelta(0) < datetime.fromisoformat(stopped) - doors.clock() < STOPPED_MOST:
        return 0
    total = 0
    while outcomes := await deliver_due(doors):
        total += len(outcomes)
        for effect in (effect for outcome in outcomes for effect in outcome.effects):
            await carry_out(effect, doors, admins)
        if any(isinstance(effect, StopSending) for outcome in outcomes for effect in outcome.effects):
            break
    return total


async def carry_out(effect: Effect, doors: Doors, admins: Sequence[int]) -> None:
    """Do what an attempt to send demands beyond its own message."""
    match effect:
        case SuspendChat(chat=chat, reason=reason):
            if await doors.store.suspend_chat(chat, reason, doors.clock()):
                await tell_admins(doors, admins, f"chat {chat}", f"Chat {chat} is suspended: {reason}", but=chat)
        case MoveChat(old=old, new=new):
            await doors.store.move_chat(old, new)
        case StopSending(until=until, reason=reason):
            log.error("sending stopped", reason=reason, until=until.isoformat())
            await doors.store.set_value(STOPPED, until.isoformat())
        case TellAdmins(about=about, text=text):
            await tell_admins(doors, admins, about, text)


async def digest_round(doors: Doors, configuration: Configuration) -> int:
    """Make one message of what was held for each route whose time has come; returns how many."""
    now, made = doors.clock(), 0
    routes = {route.id: route for route in await routes_now(doors, configuration)}
    held = await doors.store.held_messages(None, now)
    for name in dict.fromkeys(message.route for message in held):
        own = [message for message in held if message.route == name]
        route = routes.get(name)
        alerts = [await doors.store.alert(message.alert) for message in own]
        known = [alert for alert in alerts if alert is not None]
        if route is None or not known:
            continue
        await doors.store.replace_held(own, digest_of(own, known, route, now, wordings=doors.wordings))
        made += 1
    return made


async def amend(alert: Alert, doors: Doors, configuration: Configuration) -> None:
    """Queue the edits that bring an alert's messages up to date, after a mark or a retraction."""
    sent = await doors.store.messages_of([alert.id])
    routes = await routes_now(doors, configuration)
    await doors.store.enqueue(edits(alert, sent, routes, doors.clock(), wordings=doors.wordings))


async def upkeep_round(doors: Doors, configuration: Configuration) -> None:
    """Write the heartbeat and say what is wrong, once."""
    now = doors.clock()
    status = await doors.store.status(now)
    troubles = troubles_of(status, now)
    for key in ("heartbeat", SEEN):
        await doors.store.set_value(key, now.isoformat())
    await doors.store.set_value("trouble", "; ".join(troubles.values()))
    for about in TROUBLES:
        if about in troubles:
            await tell_admins(doors, configuration.telegram.admins, about, troubles[about], once=True)
        else:
            await doors.store.set_value(f"told:{about}", "")
    await tell_sources(doors, configuration)


def troubles_of(status: StoreStatus, now: datetime) -> dict[str, str]:
    """Name what is an alarm of its own: no source succeeded for long, or messages that wait too long."""
    found: dict[str, str] = {}
    if status.last_success is not None and now - status.last_success > SILENT_AFTER:
        found["silence"] = f"No source has succeeded since {status.last_success:%Y-%m-%d %H:%M} UTC"
    if status.last_success is None and status.sources_failing and not status.sources_ok:
        found["silence"] = "No source has succeeded yet"
    if status.oldest_due is not None and now - status.oldest_due > STUCK_AFTER:
        found["outbox"] = f"Messages have waited since {status.oldest_due:%Y-%m-%d %H:%M} UTC"
    return found


async def tell_sources(doors: Doors, configuration: Configuration) -> None:
    """Tell the admins once of a source that stopped working, and forget it when it works again."""
    told = await doors.store.values("told:source ")
    for state in await doors.store.source_states():
        complaint = complaint_of(state)
        if complaint is not None:
            await tell_admins(doors, configuration.telegram.admins, *complaint, once=True)
        elif state.failures == 0:
            for key in (f"told:source {state.source.id}{kind}" for kind in ("", FOREIGN)):
                if told.get(key):
                    await doors.store.set_value(key, "")


def complaint_of(state: SourceState) -> tuple[str, str] | None:
    """Return what admins must hear of a source, and under which name it is told once; None for nothing."""
    name = state.source.id
    if state.last_error.startswith(OTHER_SITE):
        moved = "If it has moved, put its new address into sources.yaml as url or among alternates."
        text = f"Source {name} brings {state.last_error}. Nothing of it is kept. {moved}"
        return f"source {name}{FOREIGN}", text
    if state.gone:
        return f"source {name}", f"Source {name} is gone (410) and is not polled any more: {state.last_error}"
    if state.failures >= FAILURES_TOLD:
        return f"source {name}", f"Source {name} has failed {FAILURES_TOLD} times: {state.last_error}"
    return None


async def tell_admins(
    doors: Doors, admins: Sequence[int], about: str, text: str, *, once: bool = False, but: str = ""
) -> bool:
    """Queue a notice to every admin, once for each text (``once``: for each ``about``), never into the chat ``but``."""
    told = await doors.store.value(f"told:{about}")
    if told and (once or told == text):
        return False
    log.warning("notice", about=about, text=text)
    now = doors.clock()
    notice = OutboxMessage(
        id=None, kind=MessageKind.NOTICE, alert="", route="admins", chat="", topic=None, text=html.escape(text[:3000]),
        created=now, not_before=now, priority=3,
    )  # fmt: skip
    await doors.store.enqueue([replace(notice, chat=str(admin)) for admin in admins if str(admin) != but])
    await doors.store.set_value(f"told:{about}", text)  # last: killed before, it is told again and not never
    return True
