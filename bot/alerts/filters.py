r"""A filter and an alert come in; whether the alert passes goes out.

Words are RE2 patterns, which match in linear time whatever a user writes; RE2's \w and \b know ASCII alone, so a
pattern for other scripts says [\p{L}\p{N}_].
"""

from functools import lru_cache
from typing import Any

import re2

from bot.model import Alert, Filter

LONGEST_PATTERN = 200


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 1 << 20
    return re2.compile(pattern, options)


def fault_of(pattern: str) -> str:
    """Tell why a pattern cannot be used, "" if it can: for whoever takes patterns from users."""
    if len(pattern) > LONGEST_PATTERN:
        return f"longer than {LONGEST_PATTERN} characters"
    try:
        _compiled(pattern)
    except re2.error as error:
        return str(error)
    return ""


def passes(wanted: Filter, alert: Alert) -> bool:
    """Tell whether an alert is what this filter asks for; an empty part of a filter asks for everything."""
    return (
        alert.severity >= wanted.min_severity
        and (not wanted.kinds or alert.kind in wanted.kinds)
        and _meets(wanted.actors, (alert.actor, alert.principal))
        and _meets(wanted.countries, (alert.country, alert.principal))
        and _meets(wanted.counterparts, (alert.counterpart, *alert.places))
        and _meets(wanted.issues, (alert.issue.value, alert.issue_id))
        and _meets(wanted.languages, (alert.language,))
        and (not wanted.words or any(_found(pattern, alert) for pattern in wanted.words))
    )


def _meets(wanted: tuple[str, ...], present: tuple[str, ...]) -> bool:
    return not wanted or any(value.casefold() == asked.casefold() for asked in wanted for value in present if value)


def _found(pattern: str, alert: Alert) -> bool:
    if fault_of(pattern):
        return False
    quotes = [alert.current.quote, alert.prior.quote if alert.prior else ""]
    return any(_compiled(pattern).search(quote) for quote in quotes)
