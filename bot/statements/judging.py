"""Is it a verb, and may its subject speak? A cue's place in a sentence in, yes or no out."""

from bot.statements.clauses import Clauses
from bot.statements.grammar import CueForm, Grammar
from bot.statements.lexis import CLOSING
from bot.statements.sentences import QUOTE, Sentence


class Judging:
    """Decisions about single cues of one sentence."""

    def __init__(self, s: Sentence, grammar: Grammar) -> None:
        """``last`` is the token after the sentence's last word."""
        self.s, self.g = s, grammar
        self.c: Clauses = grammar.clauses
        self.last = len(s.low)
        while self.last and s.low[self.last - 1][0] in CLOSING and s.low[self.last - 1] != QUOTE:
            self.last -= 1

    def is_noun(self, i: int, j: int, form: CueForm) -> bool:
        """The form stands as a noun or an adjective: "the claims", "his threats", "proposed plan"."""
        if i == 0:
            return form.tense != "past" or (self.s.headline is False and form.tense == "base")
        c, previous = self.c, self.s.low[i - 1]
        if self.s.headline and form.text in self.g.kind("headline_nouns"):
            return True
        if not self.s.headline and self.s.is_capital(i):
            return True
        if form.tense in ("present", "base") and c.is_verb(self.s, i - 1) and previous not in c.auxiliaries:
            return True  # "faces calls to", "makes state visit"
        if form.text in self.g.kind("adjectival") and (
            previous.endswith(c.participle_endings) or self._is_deed_of_headline(i - 1)
        ):
            return True  # "targeting alleged kingpins", "Norland slashes proposed tariffs"
        bare = self.s.headline and form.tense == "past" and form.text != "said" and form.that and j < self.last
        if bare and self.s.low[j] in c.prepositions and not self.s.is_capital(i):
            return True  # "evacuation announced in border villages"
        if form.text in self.g.kind("noun_cues") and j < self.last and self._always_says(j):
            return True  # "multiple reports said"
        if form.tense == "past" and j + 1 < self.last and self.s.low[j] in self.g.kind("by_words"):
            return previous not in c.be and not (
                form.quotes and self.s.low[j + 1].endswith(c.participle_endings)
            )  # "a plan rejected by"
        owner = i - 1
        while form.tense == "past" and owner > 0 and c.is_adverb(self.s, owner):
            owner -= 1
        if owner < i - 1 and self.s.low[owner].endswith(("'s", "’s")) and form.text != "said":
            return True  # "Norland's widely criticised election"
        if previous in c.possessives or (previous.endswith(("'s", "’s", "s’", "s'")) and form.text != "said"):
            return True
        if previous in c.determiners and previous not in (
            "all",
            "both",
            "many",
            "some",
            "several",
            "most",
            "this",
            "that",
        ):
            return True
        return previous in c.prepositions and previous not in c.breaks_before

    def _is_deed_of_headline(self, i: int) -> bool:
        people = self.s.low[i] in self.c.roles or self.s.low[i] in self.c.collectives
        return self.s.headline and not people and self.c.is_headline_verb(self.s, i)

    def _always_says(self, i: int) -> bool:
        form = self.g.by_text.get(self.s.low[i])
        return form is not None and form.speech == "always" and form.tense != "ing"

    def may_speak(self, start: int, e: int, form: CueForm) -> bool:
        low = self.s.low
        if start == e and low[start] in self.c.mute:
            return False
        if form.cue in self.g.kind("paper_verbs") and low[e] not in self.c.carriers:
            return False
        bare = start == e and not self.s.headline and not self.s.is_capital(e) and low[e] not in self.c.pronouns
        several = low[e] in self.c.roles or low[e] in self.c.collectives or low[e].endswith(self.c.plural_endings)
        if bare and not several:
            return False
        if low[e] in self.c.possessives:
            return False
        if low[e] in self.c.prepositions or (low[e] in self.c.determiners and low[e] not in self.c.collectives):
            return low[e] in ("these", "those", "many", "some", "both", "several", "most", "all", "others")
        return low[e] != QUOTE or start < e

    def is_plural(self, start: int, e: int) -> bool:
        low, c = self.s.low, self.c
        word = low[e]
        if any(low[k] in c.coordinators for k in range(start, e)):
            return True
        if word in ("they", "we", "i", "you") or word in c.collectives or word in self.g.kind("plurals"):
            return True
        head = next((low[k - 1] for k in range(start + 1, e + 1) if low[k] in c.prepositions), word)
        return (head.endswith("s") and not head.endswith(("ss", "us", "'s", "’s"))) or head in c.collectives

    def _listed(self, start: int) -> bool:
        s = self.s
        return start > 1 and s.low[start - 1] == "," and all(s.is_capital(k) for k in range(start - 1))

    def _has_carrier(self, k: int) -> bool:
        return any(self.s.low[m] in self.c.carriers for m in range(max(0, k - 8), k + 1))

    def _apposes(self, i: int) -> bool:
        low = self.s.low
        for k in range(i, min(self.last, i + 15)):
            if low[k] == ",":
                return not self.c.has_verb(self.s, i, k)
        return False

    def joins_new_clause(self, i: int) -> bool:
        return self.s.low[i] in self.c.contrasts or self.s.low[i] in self.c.coordinators
