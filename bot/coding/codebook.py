"""Everything that coding looks words up in, compiled once: issues, cues and roster in, one automaton out."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick

from bot.actors.roster import Roster, smooth
from bot.coding import operators
from bot.coding.inflection import forms, phrases
from bot.coding.lexicon import Changes
from bot.facts import CueBook, Issue


_WORD, _FAINT, _PHRASE, _VERB, _VERBAL = 1.0, 0.5, 1.6, 1.2, 2.0  # how much one hit says of the issue
_GAP = 48  # characters between the two parts of "release * prisoners"
_CLAUSE_END = re.compile(r"[.;:!?]|, ")


class TermKind(StrEnum):
    """What a term does in its clause."""

    CORE = "core"  # names an issue
    UNDO = "undo"
    NOT = "not"
    DO = "do"
    PSEUDO = "pseudo"  # looks like a negation and is none
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of the codebook. ``sign`` of a core: +1, or -1 where it names the contrary ("travel ban")."""

    kind: TermKind
    sign: int = 1
    weight: float = 1.0
    issue: str = ""
    verbal: bool = False  # a pro or con phrase: says by itself that the action goes ahead or not
    needs: str = ""  # "release * prisoners": this must follow within a few words


@dataclass(frozen=True, slots=True)
class Found:
    """A term in a text, with its offsets."""

    start: int
    end: int
    text: str
    term: Term


class Codebook:
    """The compiled lexicon. Compared by identity."""

    def __init__(
        self, issues: dict[str, Issue], terms: dict[str, tuple[Term, ...]], roster: Roster, changes: Changes
    ) -> None:
        self.changes = changes
        self.issues = issues
        self.roster = roster
        self._terms = tuple(terms.values())
        self._automaton = AhoCorasick(tuple(terms))

    @classmethod
    def compile(cls, issues: Iterable[Issue], cues: Iterable[CueBook], roster: Roster) -> "Codebook":
        """Compile issues and the generic verbs of ``cues`` (any mix of languages) into one automaton."""
        known = {issue.id: issue for issue in issues}
        books = tuple(cues)
        table: dict[str, list[Term]] = defaultdict(list)
        for issue in known.values():
            _enter_issue(table, issue)
        for kind, block in ((TermKind.UNDO, operators.UNDO), (TermKind.DO, operators.DO)):
            for verb in operators.words(block):
                for form in phrases(verb):
                    _enter(table, form, Term(kind, -1 if kind is TermKind.UNDO else 1))
        for kind, block in (
            (TermKind.NOT, operators.NEGATORS),
            (TermKind.PSEUDO, operators.PSEUDO),
            (TermKind.EDGE, operators.EDGES),
        ):
            for phrase in operators.words(block):
                _enter(table, phrase, Term(kind, -1 if kind is TermKind.NOT else 1))
        return cls(known, {phrase: tuple(found) for phrase, found in table.items()}, roster, Changes(books))

    def find(self, text: str) -> list[Found]:
        """Terms that stand as whole words, leftmost and longest first, none inside another."""
        plain = lower(text)
        spans = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if _whole(plain, start, end)
        ]
        spans.sort()
        found: list[Found] = []
        reached = 0
        for start, end, index in spans:
            if start >= reached:
                reached = -end
                found.extend(
                    Found(start, reached, text[start:reached], term)
                    for term in self._terms[index]
                    if not term.needs or _follows(term.needs, plain, reached)
                )
        return found


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay."""
    plain = smooth(text)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


def _follows(needed: str, text: str, end: int) -> bool:
    """The needed words stand whole within the next few words."""
    at = text.find(needed, end, end + _GAP + len(needed))
    return at > 0 and _whole(text, at, at + len(needed)) and not _CLAUSE_END.search(text, end, at)


def _whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_")


def _enter(table: dict[str, list[Term]], phrase: str, term: Term) -> None:
    key = lower(phrase)
    if key and not any(t.issue == term.issue and t.kind is term.kind and t.needs == term.needs for t in table[key]):
        table[key].append(term)


def _enter_issue(table: dict[str, list[Term]], issue: Issue) -> None:
    contrary = set(issue.con_nouns)
    for noun in dict.fromkeys((*issue.con_nouns, *issue.nouns)):
        weight = _PHRASE if " " in noun else _FAINT if noun in operators.FAINT else _WORD
        for form in {noun, *_plurals(noun)}:
            _enter(table, form, Term(TermKind.CORE, -1 if noun in contrary else 1, weight, issue.id))
    for sign, group in ((1, issue.pro), (-1, issue.con)):
        for phrase in group:
            head, _, needed = (part.strip() for part in phrase.partition("*"))
            weight = _VERBAL if " " in phrase else _VERB
            for form in phrases(head):
                for object_ in needed.split("|") if needed else ("",):
                    _enter(table, form, Term(TermKind.CORE, sign, weight, issue.id, True, lower(object_.strip())))


def _plurals(noun: str) -> tuple[str, ...]:
    return () if noun.endswith("s") or not noun[-1:].isalpha() else (noun + "s",)


__all__ = ["Codebook", "Found", "Term", "TermKind", "forms", "lower"]
