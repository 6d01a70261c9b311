"""The words of change, compiled: cue books in, one automaton and the patterns behind it out.

An automaton over every form stands before the RE2 patterns, so that a text without any word of change costs one pass.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import re2
from ahocorasick_rs import AhoCorasick, MatchKind

from bot.actors.spelling import smooth
from bot.facts import CueBook
from bot.model import TurnKind

_WORD = re.compile(r"[a-z][a-z'-]*")
_PARTS = re.compile(r"\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^]\\])*\]|\{[^}]*\}|\(\?[^:)]*:|.", re.DOTALL)  # of a pattern


@dataclass(frozen=True, slots=True)
class Change:
    """Words of change in a text. ``measure``: they change what their object names ("suspends" + aid)."""

    start: int
    end: int
    text: str
    id: str
    kind: TurnKind
    strength: int
    measure: bool = False
    label: bool = False  # a noun or adverbial: "in a sharp reversal"


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    kind: TurnKind
    strength: int
    measure: bool
    pattern: "re2._Regexp[str] | None"
    needed: str = ""  # letters that stand in whatever the pattern matches


# What a removing verb leaves: postponed and paused measures may come back.
SUSPENDING = frozenset(
    {
        "postpone",
        "put-off",
        "delay",
        "defer",
        "pause",
        "suspend",
        "halt",
        "freeze",
        "ease",
        "waive",
        "exempt",
        "shelve",
        "stay",
        "slash",
        "narrow",
        "hold-off",
        "scale-down",
        "put-on-hold",
    }
)


class Changes:
    """Every word of change of all cue books."""

    def __init__(self, books: Iterable[CueBook]) -> None:
        """Compile the books."""
        rows: dict[str, list[_Entry]] = {}
        self.holds: tuple[str, ...] = ()
        friends: list[str] = []
        for book in books:
            for turn in book.turns:
                pattern = re2.compile(f"(?i){turn.pattern}") if turn.pattern else None
                needed = _needed(turn.pattern)
                for form in turn.forms:
                    head = _WORD.search(form.lower()) if pattern is not None else None
                    key = head.group() if head else smooth(form).lower()
                    rows.setdefault(key, []).append(_Entry(turn.id, turn.kind, turn.strength, False, pattern, needed))
            for effect in book.effects:
                kind = TurnKind.SWITCH if effect.effect == "restores" else TurnKind.RETREAT
                kind = TurnKind.SUSPEND if effect.id in SUSPENDING else kind
                for form in effect.forms:
                    entry = _Entry(effect.id, kind, 1 if effect.effect == "restores" else 2, True, None)
                    rows.setdefault(smooth(form).lower(), []).append(entry)
            self.holds += tuple(smooth(hold).lower() for hold in book.holds)
            friends += [friend.pattern for friend in book.false_friends]
        self._keys = tuple(rows)
        self._rows = tuple(tuple(dict.fromkeys(found)) for found in rows.values())
        self._automaton = AhoCorasick(self._keys, MatchKind.Standard) if rows else None
        self._friends = re2.compile("(?i)" + "|".join(f"(?:{pattern})" for pattern in friends)) if friends else None

    def find(self, text: str) -> list[Change]:
        """Return the words of change in a text, in order, the longest and strongest of those that overlap."""
        if self._automaton is None:
            return []
        low = fold(text)
        found: dict[tuple[int, int], Change] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if not whole(low, start, end):
                continue
            for entry in self._rows[index]:
                last = self._reach(entry, low, start, end)
                if last:
                    label = not entry.measure and (entry.pattern is None or entry.id.startswith("noun-"))
                    words = text[start:last]
                    change = Change(start, last, words, entry.id, entry.kind, entry.strength, entry.measure, label)
                    old = found.get((start, last))
                    if old is None or change.strength > old.strength:
                        found[start, last] = change
        return longest(list(found.values()))

    @staticmethod
    def _reach(entry: _Entry, low: str, start: int, end: int) -> int:
        """Return where the words of an entry end, 0 where its pattern does not match here."""
        if entry.pattern is None:
            return end
        words = low[start : start + 90]
        if entry.needed not in words:
            return 0  # asking the pattern costs a hundred times as much
        match = entry.pattern.search(words)
        return start + match.end() if match and match.start() == 0 else 0

    def mistaken(self, text: str, change: Change) -> bool:
        """Tell whether words of change mean something else here: a false friend stands over or around them."""
        if self._friends is None:
            return False
        window = text[max(0, change.start - 70) : change.end + 60]
        return self._friends.search(window) is not None

    def held(self, low: str, change: Change) -> bool:
        """Tell whether the words right around a change say that the position did not move ("will not back down")."""
        first = max(0, change.start - 32)
        window = low[first : change.end + 12]
        found = [first + window.find(hold) for hold in self.holds if hold in window]
        return any(not change.start < at < change.end for at in found)  # "no longer insists on" holds nothing


def _needed(pattern: str) -> str:
    """Return the longest letters that stand in whatever a pattern matches, "" where none surely do.

    Groups and sets of characters are passed over, and so is a letter before a quantifier.
    """
    runs, depth = [""], 0
    for part in _PARTS.findall(pattern):
        if part == "|" and not depth:
            return ""
        depth += (part[0] == "(") - (part == ")")
        if not depth and part[0] in "?*+{":
            runs[-1] = runs[-1][:-1]
        if depth or len(part) > 1 or part in ")?*+.^$":
            runs.append("")
        else:
            runs[-1] += part
    return max(runs, key=len).lower()


def longest(found: Sequence[Change]) -> list[Change]:
    """Drop what lies inside something longer."""
    kept: list[Change] = []
    for change in sorted(found, key=lambda c: (c.start, -c.end, -c.strength)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def fold(text: str) -> str:
    """Lower case of the same length, so that offsets stay."""
    plain = smooth(text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text begins and ends at word boundaries."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before in "_-") and not (after.isalnum() or after in "_-")
