"""Interface languages: a language code comes in; words, dates and country names in that language go out.

Catalogues are the ``.po`` files of ``locales/``, compiled in memory at first use, so that none can be stale. A value
put into a template is escaped and isolated unless it is ``Html``: nothing from a feed or a user can become markup.
"""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from io import BytesIO

from babel import Locale
from babel.dates import format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.alerts import escape
from bot.alerts.wording import Wording, flag

LANGUAGES = ("en", "es", "fr")  # the first is the language of the templates


class Html(str):
    """Finished Telegram HTML: put into a template as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. Calling it with a template gives the translated, filled and escaped text."""

    wording: Wording

    def __call__(self, template: str, **values: object) -> Html:
        """Translate ``template`` and fill it in; values are escaped unless they are ``Html``."""
        return Html(self.wording.say(template).format_map(_safe(values)))

    def count(self, one: str, many: str, number: int, **values: object) -> Html:
        """Translate with the plural form of ``number``, which the template may show as ``{n}``."""
        return Html(self.wording.plural(one, many, number).format_map(_safe(values | {"n": number})))

    def plain(self, template: str, **values: object) -> str:
        """Translate for a place that takes no markup: a button, a toast, a picture."""
        return self.wording.say(template).format_map({name: str(value) for name, value in values.items()})

    @property
    def language(self) -> str:
        return self.wording.language

    def day(self, day: date) -> Html:
        """Write a day with its weekday."""
        return Html(self.wording.day(day))

    def moment(self, moment: datetime) -> Html:
        """Write a day and time in UTC."""
        return Html(self.wording.moment(moment))

    def since(self, then: datetime, now: datetime) -> Html:
        """Write how long ago ``then`` was, or how far ahead it is."""
        return Html(format_timedelta(then - now, add_direction=True, locale=_locale(self.language)))

    def party(self, code: str) -> str:
        """Name a country, organisation or place, its flag first."""
        return f"{flag(code)} {self.wording.party(code)}".strip()


def words(language: str, names: Mapping[str, str] | None = None) -> Words:
    """Return the words of a language; an unknown one gets the first. ``names``: roster and place ids to names."""
    return Words(wording(language, names or {}))


def wording(language: str, names: Mapping[str, str]) -> Wording:
    """Return what the cards of ``bot.alerts`` are written with."""
    known = _plain(language if language in LANGUAGES else LANGUAGES[0])
    return replace(known, names=names) if names else known


def wordings(names: Mapping[str, str]) -> dict[str, Wording]:
    """Return the wording of every interface language."""
    return {language: wording(language, names) for language in LANGUAGES}


def offered(code: str | None, fallback: str) -> str:
    """Return the interface language for a code of Telegram ("es-AR"), else the fallback."""
    short = (code or "").split("-")[0].lower()
    return short if short in LANGUAGES else fallback


def tongue(code: str) -> str:
    """Name a language in itself."""
    return str(_locale(code).get_display_name(code)).capitalize()


def country_names(code: str) -> tuple[str, ...]:
    """Return what a country is called in each interface language."""
    return tuple(_plain(language).party(code) for language in LANGUAGES)


def _safe(values: Mapping[str, object]) -> dict[str, str]:
    return {name: _safe_value(value) for name, value in values.items()}


def _safe_value(value: object) -> str:
    if isinstance(value, Html | int):
        return str(value)
    return escape.text(str(value))


@lru_cache(maxsize=len(LANGUAGES))
def _plain(language: str) -> Wording:
    catalogue = _catalogue(language)
    return Wording(language, catalogue.gettext, catalogue.ngettext)


@lru_cache(maxsize=len(LANGUAGES))
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == LANGUAGES[0]:
        return gettext.NullTranslations()
    source = resources.files("bot.chat").joinpath("locales", f"{language}.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
