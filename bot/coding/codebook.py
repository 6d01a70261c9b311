"""Everything that coding looks words up in, compiled once: issues, cues and roster in, one automaton out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from bot.actors.roster import Roster
from bot.coding import operators
from bot.coding.inflection import forms, phrases, spelled
from bot.coding.lexicon import Changes
from bot.coding.phrasebook import Shelf, Spot, Table, lower
from bot.coding.pledges import pledges
from bot.coding.speech import ACT_WORDS, JUDGEMENTS
from bot.facts import CueBook, Issue
from bot.model import Commitment, Plover

_WORD, _FAINT, _PHRASE, _VERB, _VERBAL = 1.0, 0.5, 1.6, 1.2, 2.0  # how much one hit says of the issue
_REMEMBERED = 256  # texts whose words are kept: the sentences of the article at hand


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


Found = Spot[Term]
Speech = tuple[Plover, float]


class Codebook:
    """The compiled lexicon. Compared by identity."""

    def __init__(self, issues: dict[str, Issue], terms: Table[Term], roster: Roster, changes: Changes) -> None:
        self.changes = changes
        self.issues = issues
        self.roster = roster
        self._found = lru_cache(maxsize=_REMEMBERED)(Shelf(terms, _speech(), pledges(), _judgements()).find)

    def find(self, text: str) -> list[Found]:
        """Find issues and operators."""
        return self._found(text)[0]

    def speech(self, text: str) -> list[Spot[Speech]]:
        """Find words that tell a PLOVER type."""
        return self._found(text)[1]

    def pledges(self, text: str) -> list[Spot[Commitment]]:
        """Find words that tell how firmly a speaker binds itself."""
        return self._found(text)[2]

    def judgements(self, text: str) -> list[Spot[bool]]:
        """Find words that blame."""
        return self._found(text)[3]

    @classmethod
    def compile(cls, issues: Iterable[Issue], cues: Iterable[CueBook], roster: Roster) -> "Codebook":
        """Compile issues and the generic verbs of ``cues`` (any mix of languages) into one automaton."""
        known = {issue.id: issue for issue in issues}
        books = tuple(cues)
        table: _Entries = defaultdict(dict)
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
        return cls(known, {p: tuple(m) for p, m in table.items()}, roster, Changes(books))


_Entries = defaultdict[str, dict[tuple[Term, str], None]]


def _enter(table: _Entries, phrase: str, term: Term, needed: str = "") -> None:
    key = lower(phrase)
    known = table[key] if key else {}
    if not any(t.issue == term.issue and t.kind is term.kind and n == needed for t, n in known):
        known[(term, needed)] = None


@cache
def _speech() -> Table[Speech]:
    """The words that tell a PLOVER type, as a table."""
    table: dict[str, dict[tuple[Speech, str], None]] = defaultdict(dict)
    for kind, weight, block in ACT_WORDS:
        for phrase in operators.words(block):
            head, _, needed = (part.strip() for part in phrase.partition("*"))
            for form in spelled(head):
                table[form][((kind, weight), needed)] = None
    return {phrase: tuple(meanings) for phrase, meanings in table.items()}


@cache
def _judgements() -> Table[bool]:
    """The words that judge what they stand beside, as a table."""
    table: dict[str, tuple[tuple[bool, str], ...]] = {}
    for word in operators.words(JUDGEMENTS):
        for form in spelled(word):
            table[form] = ((True, ""),)
    return table


def _enter_issue(table: _Entries, issue: Issue) -> None:
    contrary = set(issue.con_nouns)
    faint = operators.FAINT | operators.FAINT_PHRASES
    for noun in dict.fromkeys((*issue.con_nouns, *issue.nouns)):
        weight = _FAINT if noun in faint else _PHRASE if " " in noun or noun in operators.STRONG else _WORD
        for form in {noun, *_plurals(noun)}:
            _enter(table, form, Term(TermKind.CORE, -1 if noun in contrary else 1, weight, issue.id))
    for sign, group in ((1, issue.pro), (-1, issue.con)):
        for phrase in group:
            head, _, needed = (part.strip() for part in phrase.partition("*"))
            weight = _FAINT if phrase in faint else _VERBAL if " " in phrase else _VERB
            term = Term(TermKind.CORE, sign, weight, issue.id, True)
            objects = [lower(part.strip()) for part in needed.split("|")]
            for form in phrases(head):
                for object_ in objects:
                    _enter(table, form, term, object_)


def _plurals(noun: str) -> tuple[str, ...]:
    return () if noun.endswith("s") or not noun[-1:].isalpha() else (noun + "s",)


__all__ = ["Codebook", "Found", "Term", "TermKind", "forms", "lower"]
