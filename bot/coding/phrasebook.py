"""Phrases and what each stands for, compiled into one automaton: a text in, the phrases that stand in it out."""

import re
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

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


class Phrasebook(Generic[T]):
    """Phrases in lower case with their meanings; a meaning may need a second word to follow ("release * prisoners")."""

    def __init__(self, table: Mapping[str, tuple[tuple[T, str], ...]]) -> None:
        self._meanings = tuple(table.values())
        self._automaton = AhoCorasick(tuple(" " + phrase for phrase in table))

    def find(self, text: str) -> list[Spot[T]]:
        """Phrases that stand as whole words, leftmost and longest first, none inside another."""
        plain = lower(text)
        spans = [  # a space before each phrase lets the automaton itself hold the left edge of the word
            (start, 1 - end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(_opened(plain), overlapping=True)
            if end > len(plain) or not (plain[end - 1].isalnum() or plain[end - 1] == "_")
        ]
        spans.sort()
        found: list[Spot[T]] = []
        reached = 0
        for start, end, index in spans:
            if start < reached:
                continue
            around = plain[max(0, start - _GAP) : _GAP + _LONGEST - end]
            means = [
                m
                for m, needed in self._meanings[index]
                if not needed or (needed in around and _near(needed, plain, start, -end))
            ]
            spots = [Spot(start, -end, text[start:-end], meant) for meant in (dict.fromkeys(means) if means else ())]
            if spots:
                reached = -end
                found += spots
        return found


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay."""
    plain = smooth(text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _opened(text: str) -> str:
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
