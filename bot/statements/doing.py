"""The verbs of doing of one language, compiled: its cue book and its pack in, forms by their first word out.

The verbs come from the cue book and the language pack; the closed classes around them (auxiliaries, words that open a
clause, verbs that only weigh) from the pack alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import re2

from bot.facts import CueBook
from bot.statements.grammar import Grammar

PRESENT, PAST, ING, BASE = "present", "past", "ing", "base"


@dataclass(frozen=True, slots=True)
class DeedForm:
    """One form of a deed: its words, its tense, and whether it may stand without an object ("backs down").

    With a ``pattern`` the first word opens it and the pattern tells the rest: "drops its latest demand".
    """

    words: tuple[str, ...]
    tense: str
    alone: bool
    pattern: "re2._Regexp[str] | None" = None


@dataclass(frozen=True, slots=True)
class Deeds:
    """The compiled verbs of doing, by first word, longest form first, and the pack's classes."""

    forms: Mapping[str, tuple[DeedForm, ...]]
    openers: frozenset[str]  # "as", "after", "and": a clause begins behind them
    past: frozenset[str]  # of those, the ones behind which earlier things stand
    barred: frozenset[str]  # of those, the ones behind which nothing is asserted
    adverbs: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    will: frozenset[str]
    may: frozenset[str]
    leads: frozenset[str]  # "set to", "agrees to": what may stand between subject and "to"
    verbs: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    negations: frozenset[str]
    conditions: frozenset[str]
    questions: frozenset[str]
    objects: frozenset[str]  # nouns that look like verbs: "suspends strikes"
    plurals: frozenset[str]
    relatives: frozenset[str]
    marks: frozenset[str]  # words that open an aside of what was before: "Norland, once opposed, backs"
    by: frozenset[str]
    figures: frozenset[str]  # what is counted and not done: "puts death toll at"
    labels: Mapping[str, tuple[tuple[str, ...], ...]]  # nouns of change: "U-turn", "backdown", "change of heart"


@lru_cache(maxsize=16)
def compile_deeds(grammar: Grammar) -> Deeds:
    """Build the deeds of one language from its cue book and its pack."""
    kind, book = grammar.kind, grammar.cues
    forms: dict[str, list[DeedForm]] = {}
    closed = kind("determiners") | kind("prepositions") | kind("adverbs") | kind("possessives")
    for form in _patterned(book, kind("past_forms")):
        if form.words[0] not in closed:
            forms.setdefault(form.words[0], []).append(form)
    spoken = [*(f for e in book.effects for f in e.forms), *(f for t in book.turns if t.pattern for f in t.forms)]
    for text in dict.fromkeys(form.lower() for form in (*spoken, *sorted(kind("deeds")))):
        words = tuple(text.split())
        if words and (words[0] not in closed or text in kind("deeds")):  # "back" is a verb behind "to" alone
            alone = len(words) > 1 or words[0] in kind("deeds_alone")
            forms.setdefault(words[0], []).append(DeedForm(words, _tense(words[0], kind("past_forms")), alone))
    for text in sorted(kind("deed_adjectives")):
        words = tuple(text.split())
        forms.setdefault(words[0], []).append(DeedForm(words, PRESENT, True))
    ordered = {head: tuple(sorted(rows, key=lambda row: -len(row.words))) for head, rows in forms.items()}
    return Deeds(
        ordered,
        kind("clause_openers"),
        kind("past_openers"),
        kind("barred_openers"),
        kind("adverbs") - kind("clause_openers"),
        kind("be"),
        kind("have"),
        kind("deed_will"),
        kind("deed_may"),
        kind("deed_leads"),
        kind("verbs"),
        kind("prepositions"),
        kind("determiners"),
        kind("negations"),
        kind("conditions"),
        kind("question_words"),
        kind("deed_objects"),
        kind("deed_plurals"),
        kind("relatives"),
        kind("aside_marks"),
        kind("by_words"),
        kind("deed_figures"),
        _labels(book, kind("prepositions")),
    )


def _patterned(book: CueBook, irregular: frozenset[str]) -> Iterable[DeedForm]:
    """Return the verbs of change whose words stand apart in a sentence, by their first words."""
    for turn in book.turns:
        if not turn.pattern or turn.id.startswith("noun-"):
            continue
        pattern = re2.compile(f"(?i){turn.pattern}")
        heads = dict.fromkeys(form.lower().split()[0] for form in turn.forms if " " in form or len(turn.forms) > 6)
        yield from (DeedForm((head,), _tense(head, irregular), True, pattern) for head in heads)


def _labels(book: CueBook, prepositions: frozenset[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the nouns of change of a cue book by their first word: turns without a verb's pattern."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for turn in book.turns:
        for form in turn.forms:
            words = tuple(form.lower().split())
            if (
                not turn.pattern
                and turn.strength >= 2
                and words[0] not in prepositions
                and not words[0].endswith("ing")
            ):
                found.setdefault(words[0], []).append(words)
    return {head: tuple(sorted(rows, key=len, reverse=True)) for head, rows in found.items()}


def _tense(head: str, irregular: frozenset[str]) -> str:
    if head.endswith("ing"):
        return ING
    if head in irregular or head.endswith("ed"):
        return PAST
    return PRESENT if head.endswith("s") and not head.endswith("ss") else BASE
