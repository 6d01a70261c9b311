"""One written name in, the spellings that news has of it out, so that the editor writes each name once.

"Danish defence ministry" is also "Danish Defense Ministry" and "Denmark's defence ministry"; "US military" is also
"U.S. military".
"""

from collections.abc import Iterable, Iterator

DOTTED = {"US": "U.S.", "UK": "U.K.", "UN": "U.N.", "EU": "E.U."}
SMALL = frozenset({"a", "and", "at", "de", "del", "for", "in", "of", "on", "the", "to"})
_BODIES = """
affairs administration armed army authorities commerce council defence defense department economy energy finance
foreign forces government high home interior judiciary justice military minister's ministry national navy office
parliament police premiership presidency president's presidential prime secretary security supreme trade treasury
court cabinet state media television
"""
BODIES = frozenset(_BODIES.split())  # words that are written small or large as the outlet likes
SWAPS = (("Defence", "Defense"), ("Defense", "Defence"), ("defence", "defense"), ("defense", "defence"))


def spelled(name: str) -> Iterator[str]:
    """Give ``name`` first, then its spellings; each may come more than once."""
    first, _, rest = name.partition(" ")
    if not rest:
        yield name
        return
    words = rest.split()
    for tail in (rest, " ".join(_capital(word) for word in words), " ".join(_small(word) for word in words)):
        for form in (tail, *(tail.replace(old, new) for old, new in SWAPS if old in tail)):
            yield f"{first} {form}"
            if first in DOTTED:
                yield f"{DOTTED[first]} {form}"


def possessive(name: str, demonyms: Iterable[str], countries: Iterable[str]) -> Iterator[str]:
    """Give "Denmark's defence ministry" for "Danish defence ministry", with every name of the country."""
    for demonym in demonyms:
        rest = name.removeprefix(f"{demonym} ")
        if rest != name and {word.lower() for word in rest.split()} <= BODIES:
            for country in countries:
                yield f"{country}'s {rest}"


def _capital(word: str) -> str:
    return word if word in SMALL else word[:1].upper() + word[1:]


def _small(word: str) -> str:
    return word.lower() if word.lower() in BODIES else word
