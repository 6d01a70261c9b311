"""The kinds of value that a configuration file holds: durations, days, countries, patterns.

What YAML gave in, the checked value or a complaint out.
"""

import re
from datetime import date, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import re2
from pydantic import (
    AfterValidator,
    BeforeValidator,
    StrictBool,
    StrictInt,
    StrictStr,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from bot.settings.codes import ALPHA3, ALPHA3_OF

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)")
_DURATION = r"^(?:\d+(?:\.\d+)?\s*(?:ms|s|m|h|d|w)\s*)+$"
_DIGEST = r"^(?:hourly|(?:daily|weekly (?:mon|tue|wed|thu|fri|sat|sun)) (?:[01]\d|2[0-3]):[0-5]\d)$"
_DAY = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
GAP = r"(?:[\p{L}\p{N}_'’-]+ ){0,3}"
_LONGEST = 366 * 86400.0 * 100


def complaint(message: str) -> PydanticCustomError:
    """Return the error whose text is the finished message: what is wrong, what would be right."""
    return PydanticCustomError("complaint", "{message}", {"message": message})


def seconds(value: Any) -> float:
    """Read ``90s``, ``5m``, ``1h30m`` or a bare number of seconds."""
    total = _seconds(value)
    if total is None or total > _LONGEST:
        raise complaint(f"{shown(value)} is no length of time, write it like 60s, 5m, 6h or 2d")
    return total


def _seconds(value: Any) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf"):
        return float(value)
    if isinstance(value, str) and len(value) <= 40 and re.match(_DURATION, value):
        return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(value))
    return None


def span(value: Any) -> timedelta:
    """Read a length of time as a timedelta."""
    return timedelta(seconds=seconds(value))


def day(value: Any) -> date | None:
    """Read ``2026-01-20``, ``2026-01`` or ``2026``; the shorter forms mean their first day."""
    if value is None:
        return None
    if (found := _DAY.match(str(value))) is not None and not isinstance(value, bool):
        year, month, number = found.groups()
        try:
            return date(int(year), int(month or 1), int(number or 1))
        except ValueError:
            pass
    raise complaint(f"{shown(value)} is no day, write it like 2026-01-20, 2026-01 or 2026")


def country(value: str) -> str:
    """Pass an alpha-3 code; name the alpha-3 code of an alpha-2 code."""
    if value == "" or value in ALPHA3:
        return value
    if value.upper() in ALPHA3:
        raise complaint(f"{shown(value)} is no country code, did you mean {value.upper()}?")
    if value.upper() in ALPHA3_OF:
        raise complaint(f"{shown(value)} has two letters, write the three of ISO 3166: {ALPHA3_OF[value.upper()]}")
    raise complaint(f"{shown(value)} is no country code, write the three letters of ISO 3166, such as NOR")


def identifier(value: str) -> str:
    """Pass an id: letters, digits, dot, underscore and hyphen."""
    if re.match(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", value) is None:
        raise complaint(f"{shown(value)} is no id, write letters and digits with '.', '_' or '-' between")
    return value


def language(value: str) -> str:
    """Pass a language code."""
    if re.match(r"^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$", value) is None:
        raise complaint(f"{shown(value)} is no language code, write it like en or pt-BR")
    return value


def address(value: str) -> str:
    """Pass an http or https address with a host."""
    if re.match(r"^https?://[^\s/?#]+(?:[/?#]\S*)?$", value) is None:
        raise complaint(f"{shown(value)} is no web address, write it in full: https://host/path")
    return value


def pattern(value: str) -> str:
    """Pass an RE2 pattern, which cannot hang; ``{gap}`` in it becomes up to three words."""
    value = value.replace("{gap}", GAP)
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(value, options)
    except re2.error as error:
        reason = str(error.args[0] if error.args else error).removeprefix("b'").removesuffix("'")
        raise complaint(f"{shown(value)} is no pattern ({reason}), use RE2 syntax without lookaround") from error
    return value


def zone(value: str) -> str:
    """Pass the name of an IANA time zone."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise complaint(f"{shown(value)} is no time zone, write it like Europe/Oslo or UTC") from error
    return value


def clock(value: str) -> str:
    """Pass ``HH:MM``."""
    if re.match(r"^(?:[01]\d|2[0-3]):[0-5]\d$", value) is None:
        raise complaint(f"{shown(value)} is no time of day, write it like 07:30")
    return value


def digest(value: str) -> str:
    """Pass ``hourly``, ``daily 07:30`` or ``weekly mon 07:30``."""
    if (
        value
        and re.match(r"^(?:hourly|(?:daily|weekly (?:mon|tue|wed|thu|fri|sat|sun)) [0-2]\d:[0-5]\d)$", value) is None
    ):
        raise complaint(f"{shown(value)} is no digest, write hourly, daily 07:30 or weekly mon 07:30")
    return value


def chat(value: Any) -> str:
    """Pass ``@name`` or a number; a number becomes text."""
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if re.match(r"^(?:@[A-Za-z]\w{3,31}|-?[1-9]\d{0,18})$", text) is None:
        raise complaint(f'{shown(value)} is no chat, write "@channel" (quoted) or a number like -1001234567890')
    return text


def endpoint(value: str) -> str:
    """Pass ``host:port``."""
    found = re.match(r"^(?:\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})$", value)
    if found is None or not 0 < int(found[1]) < 65536:
        raise complaint(f'{shown(value)} is no host:port pair, write it like "127.0.0.1:8090"')
    return value


def shown(value: Any) -> str:
    """Show a value in a complaint, cut to a length that a terminal line bears."""
    text = value if isinstance(value, str) else str(value)
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"


_time = {"type": ["string", "number"], "pattern": _DURATION}
Text = Annotated[StrictStr, StringConstraints(min_length=1, max_length=2000)]
Id = Annotated[StrictStr, AfterValidator(identifier)]
Language = Annotated[StrictStr, AfterValidator(language)]
Flag = StrictBool
Whole = StrictInt
Seconds = Annotated[float, BeforeValidator(seconds), WithJsonSchema(_time)]
Span = Annotated[timedelta, BeforeValidator(span), WithJsonSchema(_time)]
Day = Annotated[date | None, BeforeValidator(day), WithJsonSchema({"type": ["string", "integer", "null"]})]
Country = Annotated[StrictStr, AfterValidator(country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$|^$"})]
Address = Annotated[StrictStr, AfterValidator(address), WithJsonSchema({"type": "string", "format": "uri"})]
Pattern = Annotated[StrictStr, AfterValidator(pattern)]
Zone = Annotated[StrictStr, AfterValidator(zone)]
Clock = Annotated[StrictStr, AfterValidator(clock)]
Digest = Annotated[StrictStr, AfterValidator(digest)]
Chat = Annotated[StrictStr, BeforeValidator(chat), WithJsonSchema({"type": ["string", "integer"]})]
Endpoint = Annotated[StrictStr, AfterValidator(endpoint)]
Texts = tuple[Text, ...]
