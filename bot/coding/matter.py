"""What a proposition is about: its telling words, cut to their roots, one word for things of one kind.

In: words. Out: the words of the matter. Names, operators and what stands in every headline make no matter.
"""

import re

from bot.actors.roster import Roster
from bot.coding.operators import DO, FAINT, NEGATORS, STRONG, UNDO, spaced, words
from bot.coding.topics import stem, topics

# Words that stand in so many headlines that sharing one of them says nothing about the proposition.
COMMON = spaced(
    """
    after against amid before could first government leader leaders minister month more over people plan plans
    president prime says said state talk talks year years deal new nation country countries call calls war
    official officials would will week day days time make take told foreign"""
)

_WORD = re.compile(r"[^\W\d_][\w'-]+")
# Things of one kind in the diplomacy of headlines: the first word stands for the line.
_KINDS = """
troop soldier force contingent battalion brigade serviceman peacekeeper garrison
vessel ship boat frigate carrier warship tanker
crossing border checkpoint frontier
weapon munition ammunition
prisoner captive detainee hostage
talk negotiation dialogue meeting summit
tariff duty levy
deportee deportation deport
envoy ambassador diplomat
licence license
loan credit
oil crude fuel
truce ceasefire cease-fire
embassy consulate
raid bombing bombardment
inquiry probe investigation
inspection inspector
family relative
ally allied
election ballot"""


def root(word: str) -> str:
    """Cut the endings of a verb: "sending" and "send" are one word."""
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word.removesuffix(ending)
            return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "sl" else bare  # "cutting"
    return word


KIND = {form: line.split()[0] for line in _KINDS.strip().splitlines() for w in line.split() for form in (w, root(w))}
del KIND["meet"]  # whom one meets is another matter than talks

# Words that tell how a matter goes ahead or ends, and the nouns that name issues: they make no matter of its own.
_TONE = ("ready", "open", "keen", "hold", "willing", "full", "entire", "complete", "possible", "further", "planned")
_OPERATORS = (*words(UNDO), *words(DO), *words(NEGATORS), *_TONE)
PLAIN = frozenset(
    root(word.removesuffix("s")) for phrase in (*_OPERATORS, *STRONG, *FAINT, *COMMON) for word in phrase.split()
)
THINGS = frozenset(KIND.values()) | {
    root(word.removesuffix("s")) for word in STRONG
}  # that name a matter by themselves
LOOSE = spaced(
    """
    threat leader power right order move group party house security support issue question situation future pressure
    public capital citizen member part side step role work state force world area region problem risk result case
    claim chance change point reason matter thing place home money price market attack strike action effort"""
)  # that name a matter only beside another word
_OPERATING = frozenset(root(word) for phrase in _OPERATORS for word in phrase.split())


def as_written(text: str, matter: frozenset[str]) -> list[str]:
    """Return the words of a text that stand for words of a matter, in order: "guarantee" for its root."""
    words = dict.fromkeys(match.group().lower() for match in _WORD.finditer(text))
    return [word for word in words if not matter.isdisjoint((kind_of(stem(word)), kind_of(word)))] or sorted(matter)


def kind_of(word: str) -> str:
    """Return the word that stands for a thing's kind, else the word's root."""
    return KIND.get(word) or KIND.get(root(word)) or root(word)


def matter_of(text: str, roster: Roster) -> tuple[str, ...]:
    """Return the roots of a clause's content words, sorted, without names and operators."""
    named = frozenset(part.lower().removesuffix("'s") for hit in roster.scan(text) for part in hit.text.split())
    found = (kind_of(word) for word in topics(text, named))
    return tuple(sorted({word for word in found if word in THINGS or not (word in _OPERATING or word in COMMON)}))
