"""What holds for any text: exact offsets, no crash, the same answer twice, work in proportion to length."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Statement
from bot.statements.quotes import find_quotes
from tests.statements.conftest import article

ARCHIVE = Path(__file__).parents[3] / "shared" / "data" / "archive_dev.jsonl.gz"
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TELLING = """said|says|Hartmann|the minister|he|that|"|“|”|'|’|‘|,|.|:|—|(|)|told|reporters|on Monday|according to
|\n|\xa0|who|and|warned|U.S.|Mr.|No|?|calling|adding|was quoted by|as saying|rejected|the plan
|(NU)|cuts aid|lifts|\\"|\u200f|İ|ß|😀"""
WORDS = st.sampled_from([*TELLING.split("|"), "x" * 90])
Read = Callable[..., list[Statement]]


def assert_exact(statements: list[Statement], **texts: str) -> None:
    made = article(**texts)
    for statement in statements:
        for span in (*statement.content, *statement.context):
            assert made.field_text(span.field)[span.start : span.end] == span.text
            assert span.text.strip()


@QUIET
@given(text=st.text(max_size=400), title=st.text(max_size=120))
def test_any_characters_give_exact_offsets(read: Read, text: str, title: str) -> None:
    assert_exact(read(text, title=title), text=text, title=title)


@QUIET
@given(words=st.lists(WORDS, max_size=60))
def test_any_order_of_telling_words_gives_exact_offsets(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    assert_exact(read(text, title=text), text=text, title=text)
    assert_exact(read(text, aggregator=True), text=text)


@QUIET
@given(words=st.lists(WORDS, max_size=60))
def test_reading_twice_gives_the_same(read: Read, words: list[str]) -> None:
    text = " ".join(words)
    assert read(text) == read(text)


@QUIET
@given(text=st.text(alphabet="\"“”'’‘«» ab\n.,", max_size=200), headline=st.booleans())
def test_quotations_are_in_order_and_never_overlap(text: str, headline: bool) -> None:
    end = 0
    for quote in find_quotes(text, headline=headline):
        assert end <= quote.start <= quote.inner <= quote.stop <= quote.end <= len(text)
        end = quote.end


ODD = {
    "one sentence without an end": "Hartmann said that the minister, who said he was ready, told him to wait and ",
    "nothing but quotation marks": '" ',
    "nothing but opening marks": "“ab ",
    "nothing but apostrophes": "'a ",
    "nothing but cues": "said ",
    "nothing but commas": "Hartmann, ",
    "nothing but brackets": " (a) said",
    "nothing but full stops": ". ",
    "nothing but initials": "U.S. ",
    "nothing but lines": "Kremlin: no talks\n",
    "nothing but pronouns": "He said he was ready. She left it there. \n",
}


@pytest.mark.parametrize("unit", ODD.values(), ids=ODD.keys())
def test_work_grows_no_faster_than_the_text(grammars: dict, unit: str) -> None:
    """Counted in calls of Python functions, not in seconds: four times the text, at most about four times the calls."""
    small, large = calls(grammars, unit * (4_000 // len(unit))), calls(grammars, unit * (16_000 // len(unit)))
    assert large < 5.5 * small + 2_000


def calls(grammars: dict, text: str) -> int:
    import cProfile
    import pstats

    from bot.statements.attribution import attribute

    profile = cProfile.Profile()
    profile.runcall(attribute, article(text), grammars["en"])
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


def test_a_megabyte_is_read_within_bounds(read: Read) -> None:
    text = "Hartmann said that the talks would go on. " * 25_000
    assert 0 < len(read(text)) <= 600


def test_one_stray_mark_does_not_void_the_rest(read: Read) -> None:
    text = 'The 5" pipe burst.\n"We will repair it," Mayor Ana Ruiz said.\nThe mayor said that the road would open.'
    assert [s.quote for s in read(text)] == ["We will repair it", "the road would open"]


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the archive of real entries is not beside this repository")
def test_every_content_of_the_archive_is_an_exact_part_of_its_text(read: Read) -> None:
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 5 == 0:
                entry = json.loads(line)
                texts = {"title": entry.get("title") or "", "summary": entry.get("summary") or ""}
                assert_exact(read(**texts), **texts)
