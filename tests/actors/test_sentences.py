"""Whole sentences read and resolved, from tests/cases/resolution/countries.yaml."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.actors.resolution import resolve
from bot.languages import load as load_pack
from bot.settings.load import load
from bot.statements.attribution import attribute
from bot.statements.grammar import Grammar
from tests.coding.ground import CONFIG, article, codebook

CASES = Path(__file__).parent.parent / "cases" / "resolution"
ROWS = yaml.safe_load((CASES / "countries.yaml").read_text(encoding="utf-8"))
KEYS = ("actor", "name", "country", "official", "principal", "rank", "anonymous", "via")


@cache
def _grammar() -> Grammar:
    book = next(book for book in load(CONFIG).cues if book.language == "en")
    return Grammar.compile(book, load_pack("en"))


def _title(row: dict[str, Any]) -> str:
    return f"{row.get('headline') or row['text']} {row.get('day', '')}".strip()


@pytest.mark.parametrize("row", ROWS, ids=[_title(row) for row in ROWS])
def test_a_sentence_has_the_speaker_that_the_table_says(row: dict[str, Any]) -> None:
    day = row.get("day", date(2026, 1, 15))
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    read = article(row.get("headline", "A day of talks"), row.get("text", ""), noon)
    statements = attribute(read, _grammar())
    assert statements
    said = next((s for s in statements if row.get("text", "") and "Trump said" in s.cue), statements[0])
    found = resolve(said, read, codebook().roster)
    shown = {"via": said.via} | {key: getattr(found, key) for key in KEYS if key != "via"}
    assert {key: shown[key] for key in KEYS if key in row} == {key: row[key] for key in KEYS if key in row}, (
        found.reason
    )
