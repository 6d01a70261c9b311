"""Words of office and of no office: a speaker's words in, what kind of speaker they name out."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.actors import lexicon
from bot.actors.offices import office_key, rank_of

_TOKEN = re.compile(r"[^\W_](?:[\w'-]|\.(?=\w))*")
_LONGEST = 5  # words of the longest phrase looked up


class Standing(StrEnum):
    """Whether words name someone who speaks for a government or an organisation of states."""

    OFFICIAL = "official"
    BODY = "body"  # an organ: ministry, army, police
    ANONYMOUS = "anonymous"  # officials without a name
    WEAK = "weak"  # a leader, a spokesman: official only beside a country or a body
    PRIVATE = "private"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Role:
    """What the words say of a speaker: standing, rank, office keys, the words that decided, the country they imply."""

    standing: Standing
    rank: int = 0
    keys: tuple[str, ...] = ()
    words: str = ""
    country: str = ""


class _Kind(StrEnum):
    STRONG = "strong"
    WEAK = "weak"
    BODY = "body"
    PAST = "past"
    PRIVATE = "private"


def is_role_word(token: str) -> bool:
    """Tell whether a word can be part of a title: "Foreign", "Minister", "Col"."""
    return token.lower().strip(".").removesuffix("'s").removesuffix("’s") in _PARTS


def _phrases() -> dict[str, _Kind]:
    table: dict[str, _Kind] = {}
    for kind, block in (
        (_Kind.PRIVATE, lexicon.PRIVATE),
        (_Kind.WEAK, lexicon.WEAK),
        (_Kind.BODY, lexicon.BODY),
        (_Kind.STRONG, lexicon.STRONG),
        (_Kind.PAST, lexicon.PAST),
    ):
        table.update(dict.fromkeys((p.replace("'s ", " ") for p in lexicon.listed(block)), kind))
    return table


def _heads() -> dict[str, int]:
    """First words of phrases, each with the number of words of its longest phrase."""
    heads: dict[str, int] = {}
    for phrase in (*_TABLE, *_LANDS):
        head = phrase.partition(" ")[0]
        heads[head] = max(heads.get(head, 0), min(_LONGEST, phrase.count(" ") + 1))
    return heads


def _lands() -> dict[str, str]:
    rows = lexicon.OF_COUNTRY.strip().replace(",\n", ", ").splitlines()
    return {p.strip(): row.partition(":")[0].strip() for row in rows for p in row.partition(":")[2].split(",")}


_TOP = re.compile(r"\b(top|chief) ([\w.]+) (diplomat|negotiator)\b")  # "the top Thai diplomat"
_SOURCE = re.compile(  # "a foreign ministry source"
    r"\b(?:ministry|government|official|palace|presidential|presidency|kremlin|white house) sources?$"
)
_OFFICIALS = re.compile(
    r"(?:an?|one|two|three|four|several|some|senior|top|unnamed|many|multiple)\b[^,]{0,40}\bofficials?\b"
)
_AIDE = re.compile(  # who speaks for a minister is none
    r"(?:spokes(?:man|woman|person|people)|advis[eo]rs?|aides?) (?:for|to|of)\b"
    r"|'s? (?:\w+ ){0,2}(?:spokes\w+|advis\w+|aides?)\b"
)
INSIDER = "close to"  # the words of a role that is nobody's named behind it: "a source familiar with X's plans"
_MOST = 40  # words of a speaker that are looked at
_TABLE = _phrases()
_ANONYMOUS = frozenset(lexicon.listed(lexicon.ANONYMOUS))
_LANDS = _lands()
_HEADS = _heads()
_PARTS = frozenset(part for phrase in _TABLE for part in phrase.split()) | {
    "the",
    "a",
    "an",
    "mr",
    "mrs",
    "ms",
    "dr",
    "top",
    "senior",
}


@lru_cache(maxsize=4096)
def role_of(words: str) -> Role:
    """Tell what kind of speaker the words name."""
    text = words[:300].replace("’", "'").lower()
    if "diplomat" in text or "negotiator" in text:
        text = _TOP.sub(r"\2 \1 \3", text)
    tokens = [token.removesuffix("'s") for token in _TOKEN.findall(text)][:_MOST]
    found = [(phrase, _TABLE[phrase]) for phrase in _grams(tokens, _TABLE)]
    keys = office_key(text)
    land = next((_LANDS[phrase] for phrase in _grams(tokens, _LANDS)), "")
    kinds = {kind: phrase for phrase, kind in reversed(found)}
    front, knows, _ = text.partition(" familiar with ")
    if knows and (told := role_of(front)).standing not in (Standing.PRIVATE, Standing.UNKNOWN):
        return told  # "a U.S. official familiar with the matter"
    if knows or " close to " in text:
        return Role(Standing.PRIVATE, 0, keys, INSIDER, land)
    if _Kind.PAST in kinds or text.startswith("ex-") or " ex-" in text:
        return Role(Standing.PRIVATE, 0, keys, kinds.get(_Kind.PAST, "ex-"), land)
    if _SOURCE.search(text):
        return Role(Standing.ANONYMOUS, 1, (), text.strip(), land)
    if _Kind.STRONG in kinds and not _behind_private(found) and not (keys == ("vp",) and _Kind.PRIVATE in kinds):
        rank = max(rank_of(text), 1)
        return Role(Standing.OFFICIAL, min(rank, 2) if _AIDE.search(text) else rank, keys, kinds[_Kind.STRONG], land)
    if _Kind.PRIVATE in kinds:
        return Role(Standing.PRIVATE, 0, keys, kinds[_Kind.PRIVATE], land)
    if _anonymous(text):
        return Role(Standing.ANONYMOUS, 1, (), text.strip(), land)
    if _Kind.BODY in kinds:
        rank = 3 if "ministr" in text or "department" in text else 2
        return Role(Standing.BODY, 2 if _Kind.WEAK in kinds else rank, keys, kinds[_Kind.BODY], land)
    if _Kind.WEAK in kinds:
        standing = Standing.OFFICIAL if {"president", "vp"} & set(keys) else Standing.WEAK
        rank = max(rank_of(text), 1)
        return Role(standing, min(rank, 2) if _AIDE.search(text) else rank, keys, kinds[_Kind.WEAK], land)
    return Role(Standing.UNKNOWN, 0, keys, "", land)


def _grams(tokens: list[str], table: dict[str, _Kind] | dict[str, str]) -> list[str]:
    """The phrases of a table that stand in the words, the longest at each place, none inside another."""
    found: list[str] = []
    reached = 0
    for i, token in enumerate(tokens):
        if i < reached or token not in _HEADS:
            continue
        for size in range(min(_HEADS[token], len(tokens) - i), 0, -1):
            phrase = " ".join(tokens[i : i + size])
            if phrase in table:
                found.append(phrase)
                reached = i + size
                break
    return found


def _behind_private(found: list[tuple[str, _Kind]]) -> bool:
    """As in "Son of the minister", "lawyer for the president": a private head before " of " decides."""
    first = found[0][1] if found else None
    return first is _Kind.PRIVATE and found[0][0] in _KIN


_KIN = frozenset(
    lexicon.listed("""son, daughter, wife, husband, brother, sister, lawyer, attorney, ally, friend, supporter, critic,
    relative,
    family, mother, father, granddaughter, grandson, opponent, cousin, nephew, niece, widow, biographer, rival""")
)


def _anonymous(text: str) -> bool:
    """As in "A senior official", "U.S. officials": the phrase ends in a word for officials and names nobody."""
    tokens = _TOKEN.findall(text)
    for size in (3, 2, 1):
        if len(tokens) >= size and " ".join(tokens[-size:]) in _ANONYMOUS:
            return True
    return "official" in text and _OFFICIALS.match(text) is not None
