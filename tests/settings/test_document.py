"""YAML text to plain values and places."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings.document import Document


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("2026-01-20", "2026-01-20"),
        ("0777", 777),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("-1001234567890", -1001234567890),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("~", None),
        ("null", None),
        ("", None),
        ('"null"', "null"),
        ("!!str 12", "12"),
    ],
)
def test_a_scalar_has_its_meaning_of_yaml_one_two(text: str, value: Any) -> None:
    document = Document("x.yaml", f"key: {text}\n")
    assert (document.faults, document.value) == ([], {"key": value})


def test_every_value_and_key_can_be_located() -> None:
    document = Document("x.yaml", "a:\n  - b: 1\n    c: {d: 2}\n")
    assert document.locate(("a", 0, "c", "d")) == (3, 12)
    assert document.locate(("a", 0, "c", "d"), key=True) == (3, 9)
    assert document.locate(("a", 0, "zz")) == (2, 5)
    assert document.locate(("a", 7)) == (2, 3)
    assert document.locate(()) == (1, 1)


def test_every_duplicate_is_told_and_the_first_counts() -> None:
    document = Document("x.yaml", "a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert [(fault.line, fault.column) for fault in document.faults] == [(2, 11), (3, 1)]
    assert document.value == {"a": 1, "b": {"c": 1}}


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    document = Document("x.yaml", text)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in document.faults)


@given(st.text(alphabet="ab:-[]{}&*!,#'\"|>% \n\t~0", max_size=60))
def test_no_arrangement_of_signs_breaks_the_reader(text: str) -> None:
    document = Document("x.yaml", text)
    assert all(fault.line >= 1 and fault.column >= 1 for fault in document.faults)
