"""The tables of tests/cases/coding: a sentence and who says or does it in; issue, stance, counterpart and act out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.coding.code import code
from bot.model import Field, Span
from tests.coding.ground import article, codebook, speaker, statement

BREADTH = ("breadth", "breadth-unseen", "breadth-later")
CASES = Path(__file__).parent.parent / "cases" / "coding"


def _rows(name: str) -> list[Any]:
    rows = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return [
        pytest.param(
            row,
            id=row["says"][:60],
            marks=[pytest.mark.xfail(strict=True, reason=row["xfail"])] if "xfail" in row else [],
        )
        for row in rows
    ]


def _check(row: dict[str, Any], form: str) -> None:
    said = statement(row["says"], cue=row["cue"], cue_class=row.get("class", "neutral"), form=form)
    title = row["says"]
    if "sentence" in row:
        around = row["sentence"]
        said, title = replace(said, context=(Span(around, 0, len(around), Field.TEXT),)), ""
    coded = code(said, speaker(row["who"]), article(row.get("title", title)), codebook())
    got = {"issue": coded.issue.value, "stance": coded.stance, "toward": coded.counterpart, "act": coded.act.value}
    expected = {key: row[key] for key in got if key in row}
    assert {key: got[key] for key in expected} == expected, coded.evidence


@pytest.mark.parametrize("row", _rows("headlines.yaml"))
def test_a_deed_in_a_headline_is_coded(row: dict[str, Any]) -> None:
    _check(row, "act")


@pytest.mark.parametrize("row", _rows("words.yaml"))
def test_words_are_coded(row: dict[str, Any]) -> None:
    _check(row, "words")


@pytest.mark.parametrize("row", [row for name in BREADTH for row in _rows(f"{name}.yaml")])
def test_words_of_any_issue_and_country_are_coded(row: dict[str, Any]) -> None:
    _check(row, "words")
