"""A language and its catalogue come in; words, dates, flags and names of countries go out, for every text we send.

Without a catalogue everything is English. ``N_`` marks a constant that is translated later, where it is shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_datetime, format_skeleton

_ALPHA2: Mapping[str, str] = {
    **{long: short[0] for long, short in get_global("territory_aliases").items() if len(long) == 3 and long.isalpha()},
    "XKX": "XK",
    "KOS": "XK",
}
_FLAGGED = {"eu": "EU", "un": "UN"}  # organisations that have a flag among the emoji


def N_(words: str) -> str:
    """Mark words for translation and return them unchanged."""
    return words


def _count(one: str, more: str, n: int) -> str:
    return one if n == 1 else more


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: gettext and ngettext of its catalogue, and ``names`` from roster and place ids to names."""

    language: str = "en"
    translate: Callable[[str], str] = str
    plural: Callable[[str, str, int], str] = _count
    names: Mapping[str, str] = field(default_factory=dict)

    def say(self, words: str) -> str:
        """Return the words in this language."""
        return self.translate(words) if words else ""

    def many(self, one: str, more: str, n: int) -> str:
        """Return the form for ``n`` with the number filled in: ``many("{n} outlet", "{n} outlets", 3)``."""
        return self.plural(one, more, n).replace("{n}", str(n))

    def party(self, code: str) -> str:
        """Return the name of a country (alpha-3), an organisation or a place by its id; "" for none."""
        short = _ALPHA2.get(code)
        if short and (name := _locale(self.language).territories.get(short)):
            return str(name)
        return self.say(self.names.get(code, "")) or _spelled(code)

    def day(self, day: date) -> str:
        """Return a day with its weekday: "Tue, Jan 13, 2026"."""
        return format_skeleton("yMMMEd", day, locale=_locale(self.language))

    def moment(self, moment: datetime, zone: str = "UTC") -> str:
        """Return a day and time in ``zone``."""
        local = moment.astimezone(ZoneInfo(zone))
        return f"{format_datetime(local, 'd MMM, HH:mm', locale=_locale(self.language))} {zone}"


ENGLISH = Wording()


def flag(code: str) -> str:
    """Return the flag of a country (alpha-3), of the EU or the UN; "" for all others."""
    short = _ALPHA2.get(code) or _FLAGGED.get(code.rpartition(".")[2].lower(), "")
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in short)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="_" if "_" in language else "-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _spelled(code: str) -> str:
    """Make a readable name of an id that no roster explains: ``place.south-china-sea`` -> "South China Sea"."""
    last = code.rpartition(".")[2].replace("-", " ").replace("_", " ")
    return last.upper() if len(last) <= 4 and code.isascii() and " " not in last else last.title()
