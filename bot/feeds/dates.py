"""What a feed says of an entry's time -> aware UTC, never later than when it was seen."""

import re
from calendar import timegm
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_NO_FEEDS_BEFORE = datetime(1995, 1, 1, tzinfo=UTC)  # an earlier date is a default value, such as 1 January 1970
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?")


def published(parsed: tuple[int, ...] | None, written: str, seen: datetime) -> datetime:
    """Return when an entry was published: as parsed, else as written, else (or where that lies ahead) as seen."""
    moment = _from_parsed(parsed) or from_text(written)
    if moment is None or moment < _NO_FEEDS_BEFORE or moment > seen:
        return seen
    return moment


def _from_parsed(parsed: tuple[int, ...] | None) -> datetime | None:
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(0, UTC) + timedelta(seconds=timegm(parsed))
    except (ValueError, OverflowError, TypeError):
        return None


def from_text(written: str) -> datetime | None:
    """Return the moment that a text names, None for none."""
    found = _ISO.search(written[:100])
    try:
        moment = datetime.fromisoformat(found[0]) if found else parsedate_to_datetime(written[:100])
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
