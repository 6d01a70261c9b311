"""Where words were said: adverbials, cue and listener of a statement in, a venue out ("Truth Social", "statement")."""

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.facts import Venue
from bot.languages import LanguagePack

MEDIUM = re.compile(r"(?i)^(?:a )?(?:social media )?(?:post|thread|message|video) on ")


class Venues:
    """The venue phrases of one language as an automaton."""

    def __init__(self, venues: tuple[Venue, ...], pack: LanguagePack) -> None:
        """Compile the phrases that name a place, a medium or an occasion."""
        barred = pack.words("not_venues")
        named = [venue for venue in venues if venue.cls not in barred]
        platforms = tuple(Venue(name, name, "platform") for name in pack.words("platforms"))
        named += platforms
        self.phrases = list(dict.fromkeys(venue.phrase.lower() for venue in named))
        self.openers = pack.words("venue_openers")
        self.automaton = (
            AhoCorasick(self.phrases, MatchKind.LeftmostLongest, implementation=Implementation.DFA)
            if self.phrases
            else None
        )
        kinds = {venue.phrase.lower(): venue.cls for venue in named}
        written = {phrase: venue.phrase for venue in named for phrase in [venue.phrase.lower()]}
        self.names = [self._name(written[phrase]) for phrase in self.phrases]
        self.hearers = pack.words("addressees") | {""}
        self.kinds = {
            name: 1 for name, phrase in zip(self.names, self.phrases, strict=True) if kinds[phrase] == "statement"
        }
        carriers = (
            "|".join(sorted((re.escape(word) for word in pack.words("occasions")), key=len, reverse=True)) or "(?!)"
        )
        openers = "|".join(re.escape(word) for word in pack.words("occasion_openers")) or "(?!)"
        self.occasion = re.compile(rf"\b(?:{openers})\s+((?:[\w’'-]+\s+){{0,3}}?(?:{carriers}))\b")
        self.occasions = tuple(pack.words("occasions"))
        self.outlets = pack.words("outlets")
        self.ranks = [self._rank(name) for name in self.names]

    def _rank(self, name: str) -> tuple[int, int]:
        """A medium or an occasion before a bare "statement", and that before whoever was told."""
        return (0 if name.lower() in self.hearers else self.kinds.get(name, 2), len(name))

    def _name(self, phrase: str) -> str:
        words = phrase.split()
        if len(words) > 2 and words[-1] in ("with", "from"):
            words.pop()
        while len(words) > 1 and words[0].lower() in self.openers:
            words = words[1:]
        return MEDIUM.sub("", " ".join(words))

    def of(self, zone: str, addressee: str) -> str:
        """The venue named in the words around a cue; an outlet that was told counts too."""
        best, rank = "", (0, 0)
        lowered = zone.lower()
        if self.automaton is not None:
            for index, start, end in self.automaton.find_matches_as_indexes(lowered):
                whole = (start == 0 or not lowered[start - 1].isalnum()) and (
                    end == len(lowered) or not lowered[end].isalnum()
                )
                if whole and self.ranks[index] > rank:
                    best, rank = self.names[index], self.ranks[index]
        if rank < (2, 0) and len(lowered) == len(zone) and (match := self.occasion.search(lowered)):
            best = zone[match.start(1) : match.end(1)]
            rank = self._rank(best)
        if not addressee:
            return best
        plain = addressee.removesuffix("'s").removesuffix("’s")
        told = " ".join([word for word in plain.split() if word.lower() not in self.openers])
        if rank < (1, 0) and told and told.lower().endswith(self.occasions):
            return told
        if plain in self.outlets:
            return (
                plain.removeprefix("the ").removeprefix("The ")
                if plain.startswith(("the ", "The ")) and plain.count(" ") == 1
                else plain
            )
        return best
