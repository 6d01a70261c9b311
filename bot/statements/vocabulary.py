"""The word classes that naming people needs: a language pack in, sets out; made once, shared by all articles."""

import re
from collections.abc import Mapping

from bot.languages import LanguagePack


class Vocabulary:
    """Sets of words, some of them joined."""

    def __init__(self, pack: LanguagePack) -> None:
        """Take the sets out of the pack once."""
        words = pack.words
        self.titles, self.roles = words("title_words"), words("role_nouns")
        self.offices = self.titles | self.roles
        self.plural_roles = frozenset(f"{word}s" for word in self.roles)
        self.not_names, self.honorifics = words("not_names"), words("honorifics")
        self.prepositions, self.subordinators = words("prepositions"), words("subordinators")
        self.small = self.prepositions | self.subordinators | words("adverbs")
        self.coordinators, self.determiners = words("coordinators"), words("determiners")
        joints = "|".join(map(re.escape, self.coordinators))
        self.list = re.compile(rf",\s+(?:{joints})\s+|\s+(?:{joints})\s+|,\s+")  # between the names of several
        self.openers = self.determiners | self.coordinators
        self.barring = (self.prepositions - {"of", "for", "to"}) | words("auxiliaries_all") | self.subordinators
        self.verbs, self.not_verbs = words("verbs"), words("not_verbs")
        self.feminine, self.masculine = words("feminine"), words("masculine")
        self.relatives, self.bodies = words("relatives"), words("body_nouns")
        self.possessives = words("possessives")
        self.definite = words("definite") | self.possessives
        self.pronouns, self.plural_pronouns = words("pronouns"), words("plural_pronouns")
        self.personal_pronouns, self.feminine_pronouns = words("personal_pronouns"), words("feminine_pronouns")
        self.collective = words("collectives") | words("plurals")
        self.papers, self.paper_words = words("papers"), words("paper_words")
        papers = "|".join(map(re.escape, self.papers)) or "(?!)"
        self.issued_by = re.compile(rf"(?:\w+ ){{1,3}}?(?:{papers}) (?:from|by|of) ", re.IGNORECASE)
        self.source_marks = words("source_marks")
        self.outlets = words("outlets")
        self.reports, self.introduced = words("reports"), tuple(words("introduced")) or ("\0",)
        self.synonyms: Mapping[str, tuple[str, ...]] = pack.synonyms
