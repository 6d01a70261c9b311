"""Which side a statement takes, from an entry as it comes to the position that is kept: the table of polarity.yaml."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import Knowledge
from bot.model import Article
from bot.reading import read_article
from bot.settings.load import load

ROOT = Path(__file__).parent.parent.parent
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@cache
def knowledge() -> Knowledge:
    return Knowledge.compile(load(ROOT / "config"))


def _rows() -> list[Any]:
    rows = yaml.safe_load((ROOT / "tests" / "cases" / "polarity.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(
            row,
            id=row.get("title") or row["text"],
            marks=[pytest.mark.xfail(strict=True, reason=row["xfail"])] if "xfail" in row else [],
        )
        for row in rows
    ]


@pytest.mark.parametrize("row", _rows())
def test_the_side_that_is_taken_is_the_one_that_is_meant(row: dict[str, Any]) -> None:
    title, text = row.get("title", "Minister speaks"), row.get("text", "")
    article = Article("e1", "news", "https://news.example/1", title, "", text, NOON, NOON)
    read = [(coded.issue.value, coded.stance) for coded in read_article(article, knowledge()) if coded.stance]
    assert row["side"] in [stance for _, stance in read], read
    assert -row["side"] not in [stance for _, stance in read], read
    if "issue" in row:
        assert row["issue"] in [issue for issue, _ in read]
