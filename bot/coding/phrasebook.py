"""Phrases and what each stands for, compiled into one automaton: a text in, the phrases that stand in it out.

Several books share one automaton (a ``Shelf``), so that a text is folded and scanned once for all of them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from bot.actors.spelling import smooth

T = TypeVar("T")
_PLAIN = ('"', "[", "(", "/", "\n", "\t")  # marks that may open a word
_CURLY = ("“", "”", "„", "«", "—", "–", "…")
_GAP = 48  # characters between the two parts of "release * prisoners"
_LONGEST = 40  # characters of a needed word
_CLAUSE_END = re.compile(r"[.;:!?]|, ")


class Spot(NamedTuple, Generic[T]):
    """A phrase in a text, and one thing that it stands for."""

    start: int
    end: int
    text: str
    means: T


_spot: Callable[[tuple[int, int, str, Any]], Spot[Any]] = partial(tuple.__new__, Spot)  # half the cost of Spot(…)
Table = Mapping[str, tuple[tuple[T, str], ...]]  # phrase -> its meanings, each with a word that must follow or ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase stands for in one book: always, and beside which words what else."""

    book: int
    free: tuple[Any, ...]
    needed: tuple[str, ...]
    reach: int  # characters behind the phrase in which the longest needed word ends
    meanings: tuple[tuple[Any, str], ...]

    def told(self, plain: str, start: int, end: int) -> Sequence[Any]:
        """What the phrase stands for here; nearly always none of the words that it needs is anywhere near."""
        around = plain[max(0, start - _GAP) : end + self.reach]
        for word in self.needed:
            if word in around:
                told = [means for means, needed in self.meanings if not needed or _near(needed, plain, start, end)]
                return tuple(dict.fromkeys(told))
        return self.free


def _entry(book: int, meanings: tuple[tuple[Any, str], ...]) -> _Entry:
    needed = tuple(dict.fromkeys([word for _, word in meanings if word]))
    free = tuple(dict.fromkeys([means for means, word in meanings if not word]))
    return _Entry(book, free, needed, _GAP + max(map(len, needed), default=0), meanings)


class Shelf:
    """Books of phrases in lower case; a meaning may need a second word to follow ("release * prisoners")."""

    def __init__(self, *tables: Table[Any]) -> None:
        """Compile the phrases of all books; what each finds comes out in the order of the books."""
        phrases = tuple(dict.fromkeys(phrase for table in tables for phrase in table))
        self._books = len(tables)
        self._entries = tuple(
            tuple(_entry(book, table[phrase]) for book, table in enumerate(tables) if phrase in table)
            for phrase in phrases
        )
        self._automaton = AhoCorasick(tuple(" " + phrase for phrase in phrases))

    def find(self, text: str) -> tuple[list[Spot[Any]], ...]:
        """Phrases that stand as whole words, leftmost and longest first; of one book none inside another."""
        found: tuple[list[Spot[Any]], ...] = tuple([[] for _ in range(self._books)])
        plain = lower(text)
        reached = [0] * self._books
        for start, last, index in self._spans(plain):
            end = -last
            for entry in self._entries[index]:
                if start < reached[entry.book]:
                    continue
                told = entry.told(plain, start, end) if entry.needed else entry.free
                if told:
                    reached[entry.book] = end
                    words = text[start:end]
                    found[entry.book].extend([_spot((start, end, words, means)) for means in told])
        return found

    def _spans(self, plain: str) -> list[tuple[int, int, int]]:
        """Start, minus end and phrase of all that stands whole, overlapping, leftmost and longest first."""
        matches = self._automaton.find_matches_as_indexes(opened(plain), overlapping=True)
        size = len(plain)
        spans = [  # a space before each phrase lets the automaton itself hold the left edge of the word
            (start, 1 - end, index)
            for index, start, end in matches
            if end > size or not ((after := plain[end - 1]).isalnum() or after == "_")
        ]
        spans.sort()
        return spans


class Phrasebook(Generic[T]):
    """One book on a shelf of its own."""

    def __init__(self, table: Table[T]) -> None:
        """Compile the phrases."""
        self._shelf = Shelf(table)

    def find(self, text: str) -> list[Spot[T]]:
        """Phrases that stand as whole words, leftmost and longest first, none inside another."""
        return self._shelf.find(text)[0]


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay."""
    plain = smooth(text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def opened(text: str) -> str:
    """Put a space in front and for every mark that may open a word; every word stands one further."""
    text = " " + text
    for mark in _PLAIN if text.isascii() else _PLAIN + _CURLY:
        text = text.replace(mark, " ")
    return text.replace(" '", "  ").replace("-'", "- ")


def whole(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` stands as whole words; the second half of a hyphened word does not."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "_-") and not (after.isalnum() or after == "_")


def _near(needed: str, text: str, start: int, end: int) -> bool:
    """The needed word stands whole within a few words of the same clause, behind or before ("prisoners released")."""
    at = text.find(needed, end, end + _GAP + len(needed))
    if at > 0 and whole(text, at, at + len(needed)) and not _CLAUSE_END.search(text, end, at):
        return True
    at = text.rfind(needed, max(0, start - _GAP), start)
    return at >= 0 and whole(text, at, at + len(needed)) and not _CLAUSE_END.search(text, at, start)
