"""Shortcuts of coding find what the long way finds: one automaton for several books, letters before patterns."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from bot.coding.lexicon import _needed
from bot.coding.phrasebook import Phrasebook, Shelf
from bot.coding.pledges import may_open, pledges
from bot.settings.load import load
from tests.coding.ground import CONFIG

TALKS = {"talks": (("t", ""),), "call off": (("off", "talks"), ("end", "")), "off": (("away", ""),)}
MORE = {"off talks": (("x", ""),), "call": (("c", ""), ("tie", "talks"))}
WORDS = st.lists(st.sampled_from(["call", "off", "talks", "the", ".", ",", "'", "(", "-"]), max_size=12)


@given(WORDS, st.sampled_from([" ", ""]))
def test_books_on_one_shelf_find_what_each_finds_alone(words: list[str], between: str) -> None:
    text = between.join(words)
    assert Shelf(TALKS, MORE).find(text) == (Phrasebook(TALKS).find(text), Phrasebook(MORE).find(text))


def test_the_letters_that_a_pattern_needs_stand_in_all_that_it_matches() -> None:
    for book in load(CONFIG).cues:
        for turn in book.turns:
            pattern = re2.compile(f"(?i){turn.pattern}") if turn.pattern else None
            for form in turn.forms if pattern else ():
                match = pattern.search(form.lower())
                assert match is None or _needed(turn.pattern) in match.group()


def test_letters_that_only_may_stand_are_not_needed() -> None:
    assert _needed(r"\bwalk(?:s|ed|ing)? back\b") == " back"
    assert _needed(r"\bdrop(?:s|ped)? (?:[\p{L}'-]+ ){0,3}threats?\b") == "threat"
    assert _needed(r"\bopts? against\b|\bthinks? better of\b") == ""
    assert _needed(r"\b(?:a|b(?:c|d) e)+\b") == ""
    assert _needed(r"x\(y\)z[abc]{2,3}") == "x"


def test_a_cue_opens_a_pledge_alone_or_with_what_follows() -> None:
    assert may_open("agreed") and "agreed to" in pledges()
    assert may_open("vowed") and may_open("has agreed")
    assert not may_open("said") and not may_open("told")
