"""Where words were said: the adverbials, cue and listener of a statement in, a venue out ("Truth Social", "statement")."""

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.facts import Venue
from bot.languages import LanguagePack


class Venues:
    """The venue phrases of one language as an automaton."""

    def __init__(self, venues: tuple[Venue, ...], pack: LanguagePack) -> None:
        """Compile the phrases that name a place, a medium or an occasion."""
        barred = pack.words("not_venues")
        named = [venue for venue in venues if venue.cls not in barred]
        self.phrases = list(dict.fromkeys(venue.phrase.lower() for venue in named))
        self.openers = pack.words("venue_openers")
        self.automaton = AhoCorasick(self.phrases, MatchKind.LeftmostLongest) if self.phrases else None
        written = {phrase: venue.phrase for venue in named for phrase in [venue.phrase.lower()]}
        self.names = [self._name(written[phrase]) for phrase in self.phrases]
        self.hearers = pack.words("addressees") | {""}
        self.outlets = pack.words("outlets")

    def _name(self, phrase: str) -> str:
        words = phrase.split()
        while len(words) > 1 and words[0].lower() in self.openers:
            words = words[1:]
        return " ".join(words)

    def of(self, zone: str, addressee: str) -> str:
        """The venue named in the words around a cue; an outlet that was told counts too."""
        best = ""
        if self.automaton is not None:
            lowered = zone.lower()
            for index, start, end in self.automaton.find_matches_as_indexes(lowered):
                whole = (start == 0 or not lowered[start - 1].isalnum()) and (
                    end == len(lowered) or not lowered[end].isalnum()
                )
                name = self.names[index]
                if whole and (best in self.hearers or (name not in self.hearers and len(name) > len(best))):
                    best = name
        plain = addressee.removesuffix("'s").removesuffix("’s")
        if plain in self.outlets:
            return (
                plain.removeprefix("the ").removeprefix("The ")
                if plain.startswith(("the ", "The ")) and plain.count(" ") == 1
                else plain
            )
        return best
