"""The content words that tell a proposition from another of its issue: "furniture tariff", "pasta tariff"."""

import re

from bot.actors.spelling import fold, smooth
from bot.coding.operators import spaced

_READ, _MOST = 1500, 12  # characters looked at, words kept
_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_COMMON = spaced(
    """
    the and that this with from have has had will would could should must may might not for are was were been
    being its his her their our your they them she him you who what when where why how which than then there
    here into onto over under after before about against between during amid while because but also just more
    most much many some any all both each other such very only own same too now new old first last next year
    years month months week weeks day days today tomorrow yesterday monday tuesday wednesday thursday friday
    saturday sunday said says say saying told tell added adding according president minister government foreign
    country countries state states united nation nations officials official leader people world time make made
    making take taken taking get got going want wants need needs like know think see come came give given back
    still even well long good great right one two three four five six seven eight nine ten hundred thousand
    million billion per cent percent"""
)


def topics(text: str, issue_words: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return up to twelve folded content words, sorted."""
    found: dict[str, None] = {}
    plain_letters = text.isascii()
    for match in _WORD.finditer(smooth(text[:_READ]).lower()):
        word = match.group() if plain_letters else fold(match.group())
        if word in _COMMON:
            continue
        plain = stem(word)
        if plain not in _COMMON and plain not in issue_words and len(plain) > 2:
            found[plain] = None
            if len(found) >= _MOST:
                break
    return tuple(sorted(found))


def stem(word: str) -> str:
    """Cut possessive and plural endings."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
