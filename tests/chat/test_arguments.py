"""What follows a command: names in any order, with slips of the finger; hostile text harms nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.filters import fault_of, passes
from bot.chat.arguments import LONGEST, LONGEST_SILENCE, MOST_GUESSES, as_filter, bounded, feed_address, parse
from bot.chat.names import Names
from bot.model import AlertKind, Filter
from tests.alerts import examples
from tests.chat.office import CONFIGURATION

NAMES = Names(CONFIGURATION, date(2026, 3, 3))


def ids(words: str) -> list[str]:
    return [term.id for term in parse(words, NAMES).terms]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Norway", ["NOR"]),
        ("norwegian talks", ["NOR", "talks"]),
        ("the talks of Norway", ["talks", "NOR"]),
        ("Noruega aranceles", ["NOR", "tariffs"]),
        ("Norvège droits de douane", ["NOR", "tariffs"]),
        ("IRÁN", ["IRN"]),
        ("Washington", ["USA"]),
        ("Anna Berg steel duties", ["berg", "steel-tariffs"]),
        ("berg", ["berg"]),
        ("european union", ["org.eu"]),
        ("reversals Sweden", ["reversal", "SWE"]),
        ("trade deal", ["trade deal"]),
        ("visas/border", ["visas/border"]),
        ("norwegian foreign ministry", ["mfa.nor"]),
        ("foreign ministry of Norway", ["mfa.nor"]),
        ("", []),
    ],
)
def test_names_are_found_in_any_order_case_and_language(words: str, wanted: list[str]) -> None:
    assert ids(words) == wanted


@pytest.mark.parametrize(
    ("typed", "meant"), [("Norwey", "NOR"), ("Swedn", "SWE"), ("Holmgrn", "holmgren"), ("Lindqvst", "lindqvist-a")]
)
def test_a_slip_of_the_finger_is_taken_as_meant(typed: str, meant: str) -> None:
    asked = parse(typed, NAMES)
    assert [guess.term.id for guess in asked.guesses] == [meant]


@pytest.mark.parametrize("typed", ["Irin", "xx", "Norlandia", "zzzzzz"])
def test_what_is_too_far_from_any_name_stays_unknown(typed: str) -> None:
    asked = parse(typed, NAMES)
    assert asked.unknown == (typed,)
    assert not asked.terms


def test_the_closest_names_are_suggested() -> None:
    assert [guess.term.id for guess in parse("Norwaylandia", NAMES).suggestions][:1] == ["NOR"]


def test_a_name_that_two_people_bear_says_who_else_was_meant() -> None:
    asked = parse("Lindqvist", NAMES)
    assert [term.id for term in asked.terms] == ["lindqvist-a"]
    assert [term.id for term in asked.ambiguous] == ["lindqvist-b"]


def test_a_second_country_or_one_behind_toward_is_the_counterpart() -> None:
    assert parse("Norway Sweden", NAMES).counterpart == "SWE"
    assert parse("toward Sweden Norway", NAMES).counterpart == "SWE"
    assert parse("Norway hacia Sweden", NAMES).counterpart == "SWE"
    assert parse("berg Norway", NAMES).speaker.id == "berg"


def test_a_place_is_what_a_statement_is_about() -> None:
    assert parse("Norway Jan Mayen", NAMES).counterpart == "jan-mayen"
    assert as_filter(parse("Jan Mayen", NAMES)).counterparts == ("jan-mayen",)


def test_count_time_severity_and_language_are_read() -> None:
    asked = parse("5 Norway 6h severity2 lang:fr", NAMES)
    assert (asked.number, asked.span, asked.severity, asked.languages) == (5, timedelta(hours=6), 2, ("fr",))
    assert parse("major", NAMES).severity == 3
    assert parse("999999", NAMES).number == 20
    assert parse("9999d", NAMES).span == LONGEST_SILENCE


def test_a_filter_passes_what_its_words_say() -> None:
    toward = Filter(kinds=(AlertKind.REVERSAL,), countries=("NOR",), counterparts=("SWE",), min_severity=2)
    assert as_filter(parse("reversals Norway toward Sweden severity2", NAMES)) == toward


def test_quoted_words_are_literal_whatever_they_hold() -> None:
    wanted = as_filter(parse('"(off) every.*"', NAMES))
    assert fault_of(wanted.words[0]) == ""
    assert not passes(wanted, examples.REVERSAL)
    assert passes(as_filter(parse('"called off every"', NAMES)), examples.REVERSAL)


@pytest.mark.parametrize(
    "hostile",
    ["\0" * 4096, "a " * 2048, "'; DROP TABLE alert; --", "../../etc/passwd", "%s%n{0}{name}", "\u202e" * 300,
     '"' * 4096, "🇳🇴" * 2000, "toward " * 900, "1" * 4096, "\ud800"],
)  # fmt: skip
def test_hostile_words_are_bounded_and_name_nobody(hostile: str) -> None:
    asked = parse(hostile, NAMES)
    assert not asked.terms
    assert len(asked.unknown) <= 3 * MOST_GUESSES + 8
    assert all(len(word) <= LONGEST for word in asked.unknown)


@given(st.text(max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    parse(text, NAMES)
    assert len(bounded(text)) <= LONGEST
    assert bounded(text).isprintable()


@pytest.mark.parametrize(
    "address",
    ["https://feeds.example.org/a.xml", "http://example.org:8080/feed?x=1", "https://пример.рф/лента"],
)  # fmt: skip
def test_a_public_web_address_may_be_a_feed(address: str) -> None:
    assert feed_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/feed", "http://localhost/feed", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "file:///etc/passwd",
        "ftp://example.org/", "gopher://example.org/", "https://user:secret@example.org/", "https://example.org:22/",
        "http://db.internal/", "http://printer.local/", "javascript:alert(1)", "https://", "https://example",
        "https://example.org/a b", "https://example.org/\n", "http://0177.0.0.1/", "https://" + "a" * 3000 + ".org/",
        "http://[bad/", "http://example.org:99999/",
    ],
)  # fmt: skip
def test_a_private_or_strange_address_is_no_feed(address: str) -> None:
    assert feed_address(address) == ""
