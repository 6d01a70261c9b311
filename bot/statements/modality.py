"""How a proposition is put: the words of a content and of its cue in, a modality and the words that say so out.

ASSERTED is what a speaker stands by, a refusal ("will not negotiate") included: its side is the stance's business.
NEGATED is a saying that was not made or a thing left open ("did not rule out"), DENIED a report that the speaker calls
untrue, REPORTED the word of someone else, HISTORICAL what was said long before the report.
"""

import re

from ahocorasick_rs import AhoCorasick, Implementation

from bot.languages import LanguagePack
from bot.model import Modality
from bot.statements.patterns import any_of

MAIN = 240  # characters: a condition further on belongs to a side remark


class Moods:
    """The words of condition, possibility and denial of one language, compiled."""

    def __init__(self, pack: LanguagePack) -> None:
        """Build one pattern for each mood."""
        self.conditions = _pattern(pack.words("conditions"))
        self.hypotheticals = _pattern(pack.words("hypotheticals"))
        words = sorted(pack.words("conditions") | pack.words("hypotheticals"))
        self.either = AhoCorasick(words, implementation=Implementation.DFA) if words else None
        self.finite = _pattern(
            pack.words("be") | pack.words("have") | pack.words("modals") - pack.words("hypotheticals")
        )

    def _leads(self, content: str, start: int) -> bool:
        """Whether a word of possibility belongs to the main clause: no other finite verb stands before it."""
        return self.finite.search(content, 0, start) is None

    def of(
        self, content: str, *, denied: bool = False, negated: bool = False, nested: bool = False, past: bool = False
    ) -> tuple[Modality, str]:
        """Return the modality, and the words in the content that led to it."""
        if past:
            return Modality.HISTORICAL, ""
        if denied and not negated:
            return Modality.DENIED, ""
        if negated:
            return Modality.NEGATED, ""
        if nested:
            return Modality.REPORTED, ""
        if self.either is None or not self.either.find_matches_as_indexes(content[:MAIN].lower()):
            return Modality.ASSERTED, ""  # most contents hold neither, and this is told faster
        for pattern, modality in ((self.conditions, Modality.CONDITIONAL), (self.hypotheticals, Modality.HYPOTHETICAL)):
            match = pattern.search(content, 0, MAIN)
            if match is not None and (modality is Modality.CONDITIONAL or self._leads(content, match.start())):
                return modality, match.group()
        return Modality.ASSERTED, ""


def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(any_of(words, cased=frozenset({"may"})))  # with a capital it is a month
