"""What the coding tests stand on: the default configuration compiled once, and statements made from a few words."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from bot.actors.roster import Roster
from bot.coding.codebook import Codebook
from bot.model import Article, Field, Form, Mention, Modality, Span, Speaker, Statement
from bot.settings.load import load

CONFIG = Path(__file__).parent.parent.parent / "config"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@cache
def codebook() -> Codebook:
    settings = load(CONFIG)
    return Codebook.compile(settings.issues, settings.cues, Roster.compile(settings.actors, settings.places))


def article(title: str = "", text: str = "", published: datetime = NOON) -> Article:
    return Article("e1", "news", "https://news.example/1", title, "", text, published, published)


def statement(
    words: str,
    *,
    cue: str = "said",
    cue_class: str = "neutral",
    form: str = "words",
    mention: Mention | None = None,
    modality: Modality = Modality.ASSERTED,
    said_on: date | None = None,
) -> Statement:
    span = Span(words, 0, len(words), Field.TITLE)
    kind = "act" if form == "act" else cue_class
    who = mention or Mention("the speaker")
    return Statement("e1", who, cue, kind, Form(form), (span,), (span,), False, modality, said_on)


def speaker(country: str) -> Speaker:
    government = codebook().roster.governments[country]
    return Speaker(country, country, government, country, True, principal=government, rank=4)
