"""The closed word classes of one language as sets, and what the form of a word tells.

A language pack in; answers about single tokens out ("may this be a verb?").
"""

from collections.abc import Sequence

from bot.languages import LanguagePack
from bot.statements.sentences import QUOTE, Sentence

REACH = 45  # tokens that a subject or an inserted phrase may hold
CLOSING = frozenset(".!?…;")
DASHES = frozenset({"—", "–", "-", "―", "--", "---"})
PAUSES = DASHES | {","}


def opening_bracket(low: Sequence[str], closing: int, floor: int) -> int:
    """The token of the bracket that opens what ends at ``closing``, no further back than ``floor``; -1 for none."""
    return next((k for k in range(closing - 1, max(floor, closing - 12) - 1, -1) if low[k] == "("), -1)


class Lexis:
    """Word classes, and predicates on one token."""

    def __init__(self, pack: LanguagePack) -> None:
        """Take the sets out of the pack once."""
        words = pack.words
        self.determiners, self.possessives = words("determiners"), words("possessives")
        self.articles = words("articles") | self.possessives
        self.pronouns, self.demonstratives = words("pronouns"), words("demonstratives")
        self.prepositions, self.links = words("prepositions"), words("noun_links")
        self.coordinators, self.contrasts = words("coordinators"), words("contrasts")
        self.subordinators, self.relatives = words("subordinators"), words("relatives")
        self.be, self.have, self.do, self.modals = words("be"), words("have"), words("do"), words("modals")
        self.negations, self.adverbs, self.openers = words("negations"), words("adverbs"), words("openers")
        self.verbs, self.not_verbs = words("verbs"), words("not_verbs")
        self.mute, self.carriers = words("mute_subjects"), words("carriers")
        self.collectives, self.roles = words("collectives"), _with_plurals(words("role_nouns"), pack)
        self.titles = words("title_words")
        self.days = frozenset(pack.numbers.get("weekdays", {})) | words("same_day_words")
        self.months = frozenset(pack.numbers.get("months", {}))
        self.outlets = words("outlets")
        self.addressees = words("addressees")
        self.auxiliaries = self.be | self.have | self.do | self.modals
        self.that = words("complementisers")
        self.endings = tuple(words("adverb_endings"))
        self.past_endings = tuple(words("past_endings"))
        self.speaker_pronouns, self.objects = words("speaker_pronouns"), words("objects")
        self.headline_endings = tuple(words("headline_endings"))
        self.plural_endings = tuple(words("plural_endings"))
        self.floating = words("floating")
        self.stretches, self.spells = words("stretches"), words("spells")
        self.quoting = words("quoting")
        self.counts, self.ago = frozenset(pack.numbers.get("numbers", {})), words("ago")
        self.day_units = words("day_units")
        self.breaks_before = words("breaks_before")
        self.asking = words("asking")
        self.claims = words("claim_words")
        self.links_only = words("links_only")
        self.issued = words("issued")
        self.breaks, self.conditions = words("breaks"), words("condition_words")
        self.speaking_openers = words("speaking_openers")
        self.headline_breaks = words("headline_breaks")
        self.participle_endings = tuple(words("participle_endings"))
        self.to = words("infinitive_marks")
        self.no_longer = frozenset(tuple(pair.split()) for pair in words("negating_pairs"))
        self.before_bare = self.modals | self.do | self.to  # a bare verb follows: "would not confirm"
        self.before_bare |= self.negations - self.be

    def is_adverb(self, s: Sentence, i: int) -> bool:
        """A word that may stand between subject and verb."""
        word = s.low[i]
        if word in self.adverbs:
            return True
        if word == QUOTE and i in s.quotes:  # "categorically" rejected
            quoted = s.text[s.quotes[i].inner : s.quotes[i].stop]
            return bool(self.endings) and quoted.isalpha() and len(quoted) > 4 and quoted.endswith(self.endings)
        return bool(self.endings) and len(word) > 4 and word.endswith(self.endings) and not s.is_capital(i)

    def is_verb(self, s: Sentence, i: int) -> bool:
        """A finite verb, as far as form tells."""
        word = s.low[i]
        if word in self.auxiliaries or word in self.verbs:
            return not (s.is_capital(i) and not s.headline and word not in self.auxiliaries)
        if self.past_endings and len(word) > 4 and word.endswith(self.past_endings) and word not in self.not_verbs:
            if "-" in word and not word.startswith("re-"):
                return False  # "state-controlled"
            return not (s.is_capital(i) and not s.headline) and not (i and s.low[i - 1] in self.articles)
        return False

    def is_headline_verb(self, s: Sentence, i: int) -> bool:
        """A small word in -s or -ing behind a capital, in a headline: "Bengio sounds", "White House discussing"."""
        word = s.low[i]
        if i == 0 or not s.is_capital(i - 1) or s.is_capital(i):
            return False
        return word.endswith(self.headline_endings) and not word.endswith(("'s", "’s", "ss"))

    def is_date(self, s: Sentence, i: int) -> bool:
        """A weekday or month, as written (capital, so that "may" and "march" stay verbs)."""
        word = s.low[i]
        if word[-1] == ".":
            word = word.rstrip(".")
        return word in self.days or (word in self.months and s.is_capital(i))

    def has_verb(self, s: Sentence, i: int, j: int) -> bool:
        """Whether a finite verb stands among the tokens i to j."""
        return any(self.is_verb(s, k) for k in range(i, min(j, i + REACH, len(s.low))))


def _with_plurals(words: frozenset[str], pack: LanguagePack) -> frozenset[str]:
    return words | {word + ending for word in words for ending in pack.words("plural_endings")}
