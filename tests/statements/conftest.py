"""The reader as the default configuration compiles it, and articles made of a few words."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.languages import load as load_pack
from bot.model import Article, Statement, Tier
from bot.settings.load import load
from bot.statements.attribution import attribute
from bot.statements.grammar import Grammar

ROOT = Path(__file__).parents[2]
PUBLISHED = datetime(2026, 1, 14, 12, tzinfo=UTC)  # a Wednesday


@pytest.fixture(scope="session")
def grammars() -> dict[str, Grammar]:
    return {book.language: Grammar.compile(book, load_pack(book.language)) for book in load(ROOT / "config").cues}


def article(text: str = "", title: str = "", summary: str = "", **more: object) -> Article:
    tier = Tier(str(more.pop("tier", "news")))
    return Article("entry", "source", "url", title, summary, text, PUBLISHED, PUBLISHED, tier=tier, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def read(grammars: dict[str, Grammar]) -> Callable[..., list[Statement]]:
    def read_words(text: str = "", language: str = "en", **more: object) -> list[Statement]:
        return attribute(article(text, language=language, **more), grammars[language])

    return read_words
