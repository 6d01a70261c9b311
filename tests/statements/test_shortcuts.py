"""Shortcuts of reading find what the patterns find: words cut between blanks, days by place, names by their letters."""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.languages import load as load_pack
from bot.statements.dates import Calendar
from bot.statements.names import SINGLE, _standing
from bot.statements.sentences import TOKEN, Splitter

PIECES = [
    "said",
    "U.S",
    ".",
    ",",
    " ",
    " ",
    "  ",
    "-",
    "3",
    "'s",
    "’",
    "Jan",
    "_",
    "\xa0",
    "1,000",
    "é",
    "e\u0301",
    "--",
]
DAYS = ["Monday", "MONDAY", "on", " ", "may", "May 3", "satellite", "Fridays", "march", "12", ".", "_"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("The U.S. said, on Jan. 3, no.")
def test_words_between_blanks_are_the_words_of_the_pattern(text: str) -> None:
    spans: list[tuple[int, int]] = []
    low: list[str] = []
    Splitter(frozenset(), frozenset(), TOKEN)._words(text, 0, len(text), spans, low)
    assert spans == [match.span() for match in TOKEN.finditer(text)]
    assert low == [text[start:end] for start, end in spans]


@given(st.lists(st.sampled_from(DAYS), max_size=8).map(" ".join), st.integers(0, 20), st.integers(0, 60))
def test_a_day_named_between_two_places_is_the_one_that_the_pattern_sees(text: str, start: int, end: int) -> None:
    calendar = Calendar(load_pack("en"))
    places = calendar.places(text, text.lower())
    if any(start <= at < end for at in places.starts):
        assert places.named(start, end) == calendar.names_day(text[start:end])


@given(st.text("ABab-_ ‑'3", max_size=20), st.sampled_from(["Ab", "AbA", "A-b", "B"]))
def test_a_name_stands_where_a_word_with_a_capital_is_that_name(text: str, name: str) -> None:
    assert list(_standing(name, text)) == [found.start() for found in SINGLE.finditer(text) if found[0] == name]
