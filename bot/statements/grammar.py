"""One language's grammar: a CueBook and a language pack in, compiled automaton and word classes out.

Compiled once per configuration and shared by all articles; it holds no state.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.facts import Cue, CueBook
from bot.languages import LanguagePack
from bot.statements.clauses import Clauses
from bot.statements.dates import Calendar
from bot.statements.modality import Moods
from bot.statements.sentences import Splitter, lower
from bot.statements.venues import Venues
from bot.statements.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a cue: ``tense`` is base, present, past, ing or phrase."""

    text: str
    cue: str  # id
    cls: str
    tense: str
    speech: str  # always, usually, sometimes
    quotes: bool
    that: bool
    inf: bool
    np: bool


class Hit(NamedTuple):
    """A cue form found in a text."""

    start: int
    end: int
    form: CueForm


def _tense(forms: tuple[str, ...], form: str, participles: tuple[str, ...], unchanged: frozenset[str]) -> str:
    head, base = form.split(maxsplit=1)[0], forms[0].split()[0]
    if head == base:
        return "past" if head in unchanged else "base"
    if participles and head.endswith(participles):
        return "ing"
    return (
        "present"
        if head.endswith("s") and (head[:-1] == base or head[:-2] == base or head[:-3] == base[:-1])
        else "past"
    )


class Grammar:
    """Everything that reading one language needs."""

    def __init__(self, cues: CueBook, pack: LanguagePack) -> None:
        """Build automata and word classes."""
        self.language = pack.language
        self.pack = pack
        self.kind: Callable[[str], frozenset[str]] = defaultdict(frozenset, pack.classes).__getitem__  # asked per token
        self.vocabulary = Vocabulary(pack)
        self.cues = cues
        self.forms: list[CueForm] = list(self._cue_forms())
        self.by_text = {form.text: form for form in self.forms}
        self.automaton = (
            AhoCorasick(
                [form.text for form in self.forms], MatchKind.LeftmostLongest, implementation=Implementation.DFA
            )
            if self.forms
            else None
        )
        self.splitter = Splitter.compile(
            pack.words("abbreviations"),
            pack.words("starters"),
            [
                f.text
                for f in self.forms
                if (f.quotes or f.cue in pack.words("quotable")) and f.tense in ("past", "present")
            ],
        )
        self.places = Venues(cues.venues, pack)
        self.telling, self.asking = pack.words("telling"), pack.words("requesting")
        self.quotable = pack.words("quotable")
        self.clauses, self.calendar, self.moods = Clauses(pack), Calendar(pack), Moods(pack)

    @classmethod
    def compile(cls, cues: CueBook, pack: LanguagePack) -> "Grammar":
        """Compile the words of one language."""
        return cls(cues, pack)

    def _cue_forms(self) -> Iterable[CueForm]:
        seen: set[str] = set()
        participles = tuple(self.pack.words("participle_endings"))
        heads, barred = self.pack.words("cue_phrase_heads"), self.pack.words("not_cues")
        for cue in self.cues.verbs:
            for text in cue.forms:
                if text.lower() not in seen:
                    seen.add(text.lower())
                    yield _form(cue, text.lower(), _tense(cue.forms, text, participles, self.pack.words("unchanged")))
        for cue in self.cues.phrases:
            for text in cue.forms:
                folded = text.lower()
                if "{" in folded or folded in barred or folded in seen or folded.split()[0] not in heads:
                    continue
                seen.add(folded)
                # a phrase of several words governs whatever follows it
                yield CueForm(folded, cue.id, cue.cls, "past", "phrase", False, False, False, False)
        for text in self.pack.words("according"):
            if text not in seen:
                seen.add(text)
                yield CueForm(text, "according", "neutral", "phrase", "always", True, True, False, False)

    def hits(self, lowered: str) -> list[Hit]:
        """Cue forms that stand as whole words, in order; one pass over the text."""
        if self.automaton is None:
            return []
        text = f" {lowered} "  # so that every hit has a character before it and one behind
        return [
            Hit(start, end, self.forms[index])
            for index, start, end in self.automaton.find_matches_as_indexes(lowered)
            if not ((before := text[start]).isalnum() or before in "-’'" or (after := text[end + 1]).isalnum())
            and after != "-"
        ]


def _form(cue: Cue, text: str, tense: str) -> CueForm:
    kinds = cue.complements
    return CueForm(
        lower(text),
        cue.id,
        cue.cls,
        tense,
        cue.speech,
        "quote" in kinds,
        "that" in kinds,
        "inf" in kinds,
        "np" in kinds,
    )
