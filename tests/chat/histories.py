"""Histories of one actor's statements, written for the tests of pictures and the rendered examples."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.model import (
    Alert,
    CodedStatement,
    Commitment,
    Field,
    Form,
    IssueClass,
    Mention,
    Modality,
    Plover,
    Span,
    Speaker,
    Statement,
)
from tests.alerts import examples

FIRST = datetime(2026, 1, 4, 9, 0, tzinfo=UTC)
WORDS = "We are ready to sit down with Norland"


def said(day: int, stance: int, modality: Modality = Modality.ASSERTED, *, hour: int = 9) -> CodedStatement:
    """A statement on talks, ``day`` days after the first."""
    moment = FIRST + timedelta(days=day, hours=hour)
    statement = Statement(
        entry=f"e{day}",
        speaker=Mention("Keller"),
        cue="said",
        cue_class="neutral",
        form=Form.WORDS,
        content=(Span(WORDS, 0, len(WORDS), Field.TEXT),),
        context=(),
        direct=True,
        modality=modality,
        said_on=moment.date(),
    )
    return CodedStatement(
        id=f"s{day}-{hour}",
        statement=statement,
        speaker=Speaker("Keller", "Maria Keller", "per.maria-keller", "CAN", official=True, office="Prime Minister"),
        targets=("NOR",),
        counterpart="NOR",
        act=Plover.NONE,
        issue=IssueClass.TALKS,
        issue_id="",
        stance=stance,
        commitment=Commitment.INTENTION,
        published=moment,
        seen=moment,
        url="https://www.example.com/a",
        source="wire",
    )


@dataclass(frozen=True)
class Drawn:
    """What a picture needs."""

    title: str
    subtitle: str
    statements: tuple[CodedStatement, ...]
    alerts: tuple[Alert, ...]
    language: str = "en"


def turned(day: int, stance: int) -> Alert:
    moment = FIRST + timedelta(days=day)
    side = replace(examples.NOW, said_on=moment.date(), published=moment, stance=stance)
    return replace(examples.REVERSAL, id=f"t{day}", at=moment, current=side)


QUARTER = Drawn(
    "Maria Keller on talks",
    "Norway",
    (
        *(said(day, 1) for day in (0, 3, 9, 14)),
        said(14, 1, hour=11),
        said(14, 1, hour=12),
        said(18, 1, Modality.CONDITIONAL),
        said(21, -1),
        said(22, -1),
        said(30, -1),
        said(33, 0),
        said(41, -1, Modality.DENIED),
        said(47, -1),
        said(56, 1),
        said(58, 1),
        said(58, 1, hour=13),
    ),
    (turned(21, -1), turned(56, 1)),
)
ONE = Drawn("Maria Keller on talks", "", (said(0, 1),), ())
LONG_AGO = date(2019, 1, 1)
CROWDED = Drawn(
    "A very long name of an official body of a very large federation on visas/border",
    "United Kingdom of Great Britain and Northern Ireland",
    tuple(said(day % 400, (-1, 0, 1)[day // 7 % 3], hour=day % 20) for day in range(1700)),
    tuple(turned(day * 20, (-1, 1)[day % 2]) for day in range(20)),
)
