"""What follows a command, hostile or mistyped: text and the known names come in; what was asked for goes out.

Nothing is refused here: a word that no name is near to is returned as unknown, with the nearest names. The text is
bounded before anything else looks at it, so that its length decides no running time.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

from bot.chat.names import LONGEST_NAME, Names, Term, TermKind, fold
from bot.model import AlertKind, Filter

LONGEST = 256  # characters that are read of a command's arguments
MOST_WORDS = 24
MOST_GUESSES = 4  # unknown stretches for which a near name is looked up
COUNT_LIMIT = 20
_NUMBER = re.compile(r"\d{1,6}")
_SPAN = re.compile(r"(\d{1,4})(m|min|h|d)")
_UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST_SILENCE = timedelta(days=30)
_SEVERITY = re.compile(r"(?:severity|min|gravedad|gravité)[:=]?([123])", re.IGNORECASE)
_DEGREES = {"minor": 1, "notable": 2, "major": 3, "mayor": 3, "majeur": 3, "menor": 1, "mineur": 1}
_LANGUAGE = re.compile(r"(?:lang|language)[:=]([a-z]{2})", re.IGNORECASE)
_QUOTED = re.compile(r'["“”«]([^"“”«»]{2,60})["“”»]')
_WORD = re.compile(r"\S+")
PARTIES = (TermKind.ACTOR, TermKind.COUNTRY, TermKind.PLACE)
TOWARD = frozenset(
    {"toward", "towards", "to", "against", "with", "hacia", "contra", "con", "vers", "contre", "avec", "envers"}
)
FILLERS = frozenset(
    {
        "the",
        "of",
        "and",
        "in",
        "for",
        "at",
        "by",
        "on",
        "about",
        "over",
        "el",
        "la",
        "los",
        "las",
        "de",
        "del",
        "y",
        "en",
    }
    | {"sobre", "a", "al", "le", "les", "du", "des", "et", "sur", "l", "d", "au", "aux"}
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A mistyped word, and what it was taken for."""

    typed: str
    term: Term


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words after a command ask for. ``toward`` are terms that stand behind "toward", "against" and so on."""

    number: int | None = None
    terms: tuple[Term, ...] = ()
    toward: tuple[Term, ...] = ()
    span: timedelta | None = None
    severity: int = 0
    languages: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    guesses: tuple[Guess, ...] = ()
    unknown: tuple[str, ...] = ()
    suggestions: tuple[Guess, ...] = ()  # for the unknown words, the nearest names
    ambiguous: tuple[Term, ...] = ()  # other meanings of a name that was taken for its best known one

    def of(self, kind: TermKind) -> tuple[Term, ...]:
        """Return the terms of one kind, those behind "toward" excepted."""
        return tuple(term for term in self.terms if term.kind is kind)

    @property
    def speaker(self) -> Term | None:
        """Who is asked about: an actor before a country."""
        return next(iter((*self.of(TermKind.ACTOR), *self.of(TermKind.COUNTRY))), None)

    @property
    def issue(self) -> str:
        return next((term.id for term in self.of(TermKind.ISSUE)), "")

    @property
    def counterpart(self) -> str:
        """Toward whom: what stands behind "toward", else a place, else a second actor or country."""
        others = [*self.of(TermKind.PLACE), *[*self.of(TermKind.ACTOR), *self.of(TermKind.COUNTRY)][1:]]
        return next((term.id for term in (*self.toward, *others)), "")


@dataclass(slots=True)
class _Reading:
    terms: list[Term] = field(default_factory=list)
    toward: list[Term] = field(default_factory=list)
    ambiguous: list[Term] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def bounded(text: str, limit: int = LONGEST) -> str:
    """Cut at the limit and take control characters out: what is stored or shown of a user's words."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * limit]).split())[:limit]


def parse(text: str, names: Names) -> Asked:
    """Read "[n] [actor or country or issue] …" in any order."""
    kept = bounded(text)
    quoted = tuple(match[1].strip() for match in _QUOTED.finditer(kept))[:3]
    asked = Asked(quoted=quoted)
    plain: list[str] = []
    for word in _WORD.findall(_QUOTED.sub(" ", kept))[:MOST_WORDS]:
        if changed := _option(word, asked):
            asked = changed
        else:
            plain.append(word)
    reading = _read(plain, names)
    return _guess(asked, reading, names)


def _option(word: str, asked: Asked) -> Asked | None:
    """Read a word that is no name: a count, a time, a severity, a language."""
    if asked.number is None and _NUMBER.fullmatch(word):
        return replace(asked, number=max(1, min(COUNT_LIMIT, int(word))))
    if asked.span is None and (found := _SPAN.fullmatch(word.lower())):
        return replace(asked, span=min(LONGEST_SILENCE, int(found[1]) * _UNITS[found[2]]))
    if found := _SEVERITY.fullmatch(word):
        return replace(asked, severity=int(found[1]))
    if degree := _DEGREES.get(word.lower()):
        return replace(asked, severity=degree)
    if found := _LANGUAGE.fullmatch(word):
        return replace(asked, languages=(*asked.languages, found[1].lower())[:5])
    return None


def _read(typed: list[str], names: Names) -> _Reading:
    """Take the longest known name at each word; what is no name is kept as unknown, stretch by stretch."""
    reading, at, toward = _Reading(), 0, False
    stretch: list[str] = []
    while at < len(typed):
        length, meanings = _longest(typed[at : at + LONGEST_NAME], names)
        if meanings:
            party = meanings[0].kind in PARTIES
            (reading.toward if toward and party else reading.terms).append(meanings[0])
            reading.ambiguous += [term for term in meanings[1:] if _as_good(term, meanings[0])]
            at, toward = at + length, False
            _close(stretch, reading)
            continue
        folded = fold(typed[at])
        if folded in TOWARD:
            toward = True
        elif folded and folded not in FILLERS:
            stretch.append(typed[at])
        at += 1
    _close(stretch, reading)
    return reading


def _as_good(term: Term, taken: Term) -> bool:
    return term.kind is taken.kind and term.weight == taken.weight


def _longest(typed: list[str], names: Names) -> tuple[int, tuple[Term, ...]]:
    for length in range(len(typed), 0, -1):
        if meanings := names.exact(" ".join(typed[:length])):
            return length, meanings
    return 0, ()


def _close(stretch: list[str], reading: _Reading) -> None:
    if stretch:
        reading.unknown.append(" ".join(stretch))
        stretch.clear()


def _guess(asked: Asked, reading: _Reading, names: Names) -> Asked:
    """Take each unknown stretch for a near name, whole or word by word; the rest stays unknown with suggestions."""
    guesses: list[Guess] = []
    unknown: list[str] = []
    suggestions: list[Guess] = []
    for stretch in reading.unknown[:MOST_GUESSES]:
        parts = [stretch] if names.meant(stretch) else stretch.split()[:MOST_GUESSES]
        for part in parts:
            if term := names.meant(part):
                guesses.append(Guess(part, term))
            else:
                unknown.append(part)
                suggestions += [Guess(part, near.term) for near in names.nearest(part)]
    return replace(
        asked,
        terms=(*reading.terms, *(guess.term for guess in guesses)),
        toward=tuple(reading.toward),
        guesses=tuple(guesses),
        unknown=(*unknown, *reading.unknown[MOST_GUESSES:]),
        suggestions=tuple(dict.fromkeys(suggestions))[:4],
        ambiguous=tuple(dict.fromkeys(reading.ambiguous))[:4],
    )


def as_filter(asked: Asked) -> Filter:
    """Make a route's or silence's filter of what was asked; quoted words are literal, not patterns."""
    toward = tuple(term.id for term in (*asked.toward, *asked.of(TermKind.PLACE)))
    return Filter(
        kinds=tuple(AlertKind(term.id) for term in asked.of(TermKind.KIND)),
        actors=tuple(term.id for term in asked.of(TermKind.ACTOR)),
        countries=tuple(term.id for term in asked.of(TermKind.COUNTRY)),
        counterparts=toward,
        issues=tuple(term.id for term in asked.of(TermKind.ISSUE)),
        languages=asked.languages,
        words=tuple(_literal(words) for words in asked.quoted),
        min_severity=asked.severity or 1,
    )


def _literal(words: str) -> str:
    """Escape what RE2 reads as an operator; everything else stands for itself."""
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", words)


def feed_address(text: str) -> str:
    """Return the address if it is a web address that a feed may have, else "". What it leads to is checked on fetch."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    host = parts.hostname or ""
    named = "." in host and not host.replace(".", "").isdigit() and not host.startswith("0x")
    outside = named and not host.endswith((".local", ".internal", ".localhost", ".home.arpa")) and ":" not in host
    whole = parts.scheme in ("http", "https") and len(text) <= 2000 and text.isprintable() and " " not in text
    if not (whole and outside and port in (None, 80, 443, 8080, 8443) and not parts.username and not parts.password):
        return ""
    return text
