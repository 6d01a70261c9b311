"""Titles of office: the quick test that comes first never hides a title from the patterns behind it."""

import re

import pytest

from bot.actors import lexicon
from bot.actors.offices import _KEYS, office_key

_BLOCKS = (lexicon.STRONG, lexicon.WEAK, lexicon.BODY, lexicon.ANONYMOUS)
_TITLES = sorted({phrase for block in _BLOCKS for phrase in lexicon.listed(block)})
_OTHERS = (
    "WHO boss",
    "IAEA head",
    "Pentagon chief",
    "Kremlin strongman",
    "head of the UN atomic agency",
    "Security Council secretary",
    "top security official",
    "adviser to the president",
    "the junta",
    "Primer ministro",
    "Vocero",
    "premier of Ontario",
)


@pytest.mark.parametrize("title", [*_TITLES, *_OTHERS])
def test_a_title_has_the_keys_that_its_patterns_tell_one_after_another(title: str) -> None:
    rest = title.lower()
    told = []
    for key, pattern, _ in _KEYS:
        shorter = re.sub(pattern, " | ", rest)
        if shorter != rest:
            told.append(key)
            rest = shorter
    assert office_key(title) == tuple(told)
