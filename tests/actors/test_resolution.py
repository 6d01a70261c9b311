"""Speakers as texts name them, read from tests/cases/resolution."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actors.resolution import resolve, voices
from bot.model import Article, Field, Mention, Span
from tests.coding.ground import NOON, article, codebook, statement

CASES = Path(__file__).parent.parent / "cases" / "resolution"
ROWS = yaml.safe_load((CASES / "speakers.yaml").read_text(encoding="utf-8"))
KEYS = ("actor", "country", "official", "principal", "rank", "anonymous")


def _around(text: str, surface: str) -> tuple[Article, tuple[Span, ...]]:
    """An article in which the statement is the last sentence."""
    start = text.rstrip(". ").rfind(". ") + 2 if text else 0
    return article("A headline", text), (Span(text[start:], start, len(text), Field.TEXT),) if text else ()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['surface']} {row.get('day', '')}".strip() for row in ROWS])
def test_a_speaker_is_who_the_table_says(row: dict[str, Any]) -> None:
    around, spans = _around(row.get("text", ""), row["surface"])
    mention = Mention(row["surface"], row.get("name", ""), row.get("role", ""))
    said = statement("it was so", mention=mention, said_on=row.get("day"))
    if spans:
        said = type(said)(**{**{f: getattr(said, f) for f in said.__slots__}, "content": spans, "context": spans})
    found = resolve(said, around, codebook().roster)
    assert {key: getattr(found, key) for key in KEYS if key in row} == {key: row[key] for key in KEYS if key in row}, (
        found.reason
    )
    assert found.reason
    assert found.surface == row["surface"]


def test_an_office_goes_to_its_holder_on_the_day_of_the_statement_not_of_the_poll() -> None:
    mention = Mention("the US President")
    then = statement("it was so", mention=mention, said_on=datetime(2022, 3, 1, tzinfo=UTC).date())
    found = resolve(then, article(published=NOON), codebook().roster)
    assert found.country == "USA"
    assert found.actor != "person.donald-trump"


def test_the_publisher_of_an_official_source_is_the_speaker() -> None:
    said = statement("it was so", mention=Mention("the ministry", publisher="mfa.nor"))
    found = resolve(said, article(), codebook().roster)
    assert (found.actor, found.country, found.principal) == ("mfa.nor", "NOR", "gov.nor")


def test_several_persons_of_one_surname_leave_candidates() -> None:
    said = statement("it was so", mention=Mention("President Rodríguez"))
    found = resolve(said, article(), codebook().roster)
    assert found.actor is not None or found.candidates or "surname" not in found.reason


@pytest.mark.parametrize(
    ("surface", "countries"),
    [
        ("South Korea and Japan", ["KOR", "JPN"]),
        ("Norway, Sweden and Finland", ["NOR", "SWE", "FIN"]),
        ("Bosnia and Herzegovina", ["BIH"]),
        ("the three governments", [""]),
    ],
)
def test_several_who_say_it_are_heard_one_by_one(surface: str, countries: list[str]) -> None:
    told = voices(statement("it was so", mention=Mention(surface)), article(), codebook().roster)
    assert [speaker.country for _, speaker in told] == countries
    assert [said.speaker.surface for said, _ in told] == [speaker.surface for _, speaker in told]


def test_several_who_do_one_thing_together_do_one_deed() -> None:
    deed = statement("South Korea and Japan sign", form="act", mention=Mention("South Korea and Japan"))
    ((_, both),) = voices(deed, article(), codebook().roster)
    assert (both.actor, both.official, both.country) == (None, True, "KOR")
    assert both.candidates == ("gov.kor", "gov.jpn")


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_words_resolve_to_some_speaker(surface: str, name: str, role: str) -> None:
    found = resolve(
        statement("it was so", mention=Mention(surface, name, role)), article("x", surface), codebook().roster
    )
    assert found.surface == surface
