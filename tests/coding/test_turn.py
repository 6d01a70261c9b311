"""Headlines -> whether the report itself tells of a turn by its subject; the cases are data, with the default files."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import Knowledge
from bot.model import Article, Turn, TurnKind
from bot.reading import read_article
from bot.settings.load import load

ROOT = Path(__file__).parent.parent.parent
WHEN = datetime(2026, 2, 3, 12, tzinfo=UTC)


def cases(name: str) -> list[dict[str, Any]]:
    path = ROOT / "tests" / "cases" / "turns" / f"{name}.yaml"
    return list(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def knowledge() -> Knowledge:
    return Knowledge.compile(load(ROOT / "config"))


def turns(title: str, summary: str = "") -> list[Turn]:
    article = Article("e", "s", "https://news.example/1", title, summary, "", WHEN, WHEN)
    return [coded.turn for coded in read_article(article, knowledge()) if coded.turn and coded.turn.strength >= 2]


@pytest.mark.parametrize("case", cases("told"), ids=lambda case: case["title"][:70])
def test_a_report_that_tells_of_a_change_is_read_as_one(case: dict[str, Any]) -> None:
    assert turns(case["title"], case.get("summary", ""))


@pytest.mark.parametrize("case", cases("not_told"), ids=lambda case: case["title"][:70])
def test_what_only_looks_like_a_change_is_read_as_none(case: dict[str, Any]) -> None:
    assert turns(case["title"]) == []


def test_a_recap_gives_the_earlier_side_in_the_reports_own_words_with_its_day() -> None:
    title = "France invites Iran's foreign minister, days after saying on Sunday that talks were over"
    found = turns(title)[0]
    assert found.prior is not None
    assert found.prior.text == "saying on Sunday that talks were over"
    assert found.prior_on is not None
    assert found.prior_on.isoformat() == "2026-02-01"


def test_a_recap_in_the_line_under_a_headline_belongs_to_it_when_its_subject_is_the_speaker() -> None:
    found = turns("Italy agrees to host talks with Libya", "Rome had previously ruled out any such meeting.")
    assert {turn.kind for turn in found} == {TurnKind.SWITCH}
    assert turns("Italy agrees to host talks with Libya", "Egypt had previously ruled out any such meeting.") == []
