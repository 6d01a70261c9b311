"""Quiet hours or a digest's schedule, a time zone and now come in; the moment at which sending goes on goes out.

Times of day are local: on the day the clock jumps, a time that does not exist is read an hour later.
"""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import QuietHours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SCHEDULE = re.compile(r"hourly|daily(?: ([\d:]{4,5}))?|weekly(?: (mon|tue|wed|thu|fri|sat|sun))?(?: ([\d:]{4,5}))?")
MORNING = "07:30"


def clock(words: str) -> time:
    """Read "HH:MM"; raises ValueError with what would be right."""
    hour, _, minute = words.partition(":")
    if not (hour.isdigit() and minute.isdigit() and int(hour) < 24 and int(minute) < 60):
        raise ValueError(f"{words!r} is no time of day: write HH:MM")
    return time(int(hour), int(minute))


def quiet_until(quiet: QuietHours, now: datetime) -> datetime | None:
    """Return when the quiet hours end, or None outside them; a ``start`` later than ``end`` spans midnight."""
    start, end = clock(quiet.start), clock(quiet.end)
    local = now.astimezone(ZoneInfo(quiet.zone))
    at = local.time().replace(second=0, microsecond=0)
    inside = start <= at < end if start < end else (at >= start or at < end)
    if start == end or not inside:
        return None
    return _next(local, end)


def next_digest(schedule: str, zone: str, now: datetime) -> datetime:
    """Return when the next digest of "hourly", "daily HH:MM" or "weekly DAY HH:MM" is due; ValueError for others."""
    found = _SCHEDULE.fullmatch(schedule.strip().lower())
    if not found:
        raise ValueError(f"{schedule!r} is no schedule: write hourly, daily HH:MM or weekly DAY HH:MM")
    local = now.astimezone(ZoneInfo(zone))
    if schedule.strip().lower() == "hourly":
        return (local.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)).astimezone(UTC)
    at = clock(found[1] or found[3] or MORNING)
    if found[0].startswith("daily"):
        return _next(local, at)
    days = (WEEKDAYS.index(found[2] or "mon") - local.weekday()) % 7
    due = _on(local, days, at)
    return due if due > now else _on(local, days + 7, at)


def _next(local: datetime, at: time) -> datetime:
    today = _on(local, 0, at)
    return today if today > local else _on(local, 1, at)


def _on(local: datetime, days: int, at: time) -> datetime:
    day = local.date() + timedelta(days=days)
    return datetime.combine(day, at, tzinfo=local.tzinfo).astimezone(UTC)
