"""One occasion, several sentences: statements of one article in, the same with the day and venue of their occasion.

A report names the day and the place of a speech once and quotes it on for paragraphs; what a speaker says without a
day of its own belongs to the occasion told last, or to the first one told later (a lead comes before its details).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import Field, Modality, Statement

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "of", "for", "a", "an", "s", "his", "her", "its", "their", "he", "she", "they", "it", "and"})
_SHORT = 3  # letters of words that tell nothing
UNDATED = (Modality.HISTORICAL, Modality.REPORTED)


NEAR_LEAD = 5  # paragraphs in which a report still tells of the occasion in its lead
FRESH = 2  # days: a lead that dates its story


def settle_occasions(
    statements: Sequence[Statement],
    text: str,
    published: date,
    deeds: Sequence[Statement] = (),
    told: date | None = None,
) -> list[Statement]:
    """Fill in days and venues from the nearest statement of the same speaker; what is history keeps none.

    Near the top of a report, who has no day of its own speaks on the day of the lead: of its words, else of its deed.
    ``told``: the day of an occasion that the lead names, where neither its words nor its deeds have one.
    """
    days = [statement.said_on for statement in statements]
    venues = [statement.venue for statement in statements]
    by_speaker: dict[str, list[int]] = {}
    for at, statement in enumerate(statements):
        if statement.modality is not Modality.HISTORICAL:
            by_speaker.setdefault(_key(statement), []).append(at)
    for places in by_speaker.values():
        _fill(days, venues, places)
    _fill_kin(statements, days)
    _follow_lead(statements, days, text, published, deeds, told)
    _repeat(statements, days)
    return [
        s if s.said_on is day and s.venue is venue else replace(s, said_on=day, venue=venue)
        for s, day, venue in zip(statements, days, venues, strict=True)
    ]


def _follow_lead(
    statements: Sequence[Statement],
    days: list[date | None],
    text: str,
    published: date,
    deeds: Sequence[Statement],
    told: date | None,
) -> None:
    near = _end_of_paragraph(text, NEAR_LEAD)
    top = _end_of_paragraph(text, 2)
    body = [
        (at, s.context[0].start) for at, s in enumerate(statements) if s.context and s.context[0].field is Field.TEXT
    ]
    lead = next((days[at] for at, start in body if start < top and days[at]), None) or next(
        (d.said_on for d in deeds if d.said_on and d.context[0].field is Field.TEXT and d.context[0].start < top), None
    )
    lead = lead or told
    if lead is None or not 0 <= (published - lead).days <= FRESH:
        return
    for at, start in body:
        if start < near and days[at] is None and statements[at].modality not in UNDATED:
            days[at] = lead


def _end_of_paragraph(text: str, count: int) -> int:
    """Where the paragraph of this number ends."""
    at = -1
    for _ in range(count):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at


def _fill_kin(statements: Sequence[Statement], days: list[date | None]) -> None:
    """Who is named in fewer words speaks on the day of the one named in more: "the committee", "Orland's ministry"."""
    seen: list[tuple[frozenset[str], date]] = []
    for at, statement in enumerate(statements):
        if statement.modality is Modality.HISTORICAL:
            continue
        mine = frozenset(_WORD.findall(_key(statement))) - _SMALL
        day = days[at]
        if day is None and mine:
            day = days[at] = next((known for words, known in reversed(seen) if mine <= words), None)
        if day is not None:
            seen.append((mine, day))


def _repeat(statements: Sequence[Statement], days: list[date | None]) -> None:
    """What title or summary gives in short was said on the day of the words in the text that it shortens."""
    dated = [(_told(s), days[at]) for at, s in enumerate(statements) if days[at] and _in_text(s)]
    for at, statement in enumerate(statements):
        if dated and days[at] is None and statement.modality not in UNDATED and not _in_text(statement):
            mine = _told(statement)
            shared = [(len(mine & words), day) for words, day in dated if mine and 2 * len(mine & words) >= len(mine)]
            if shared:
                days[at] = max(shared, key=lambda row: row[0])[1]


def _in_text(statement: Statement) -> bool:
    return statement.content[0].field is Field.TEXT


def _told(statement: Statement) -> frozenset[str]:
    words = _WORD.findall(" ".join(span.text for span in statement.content[:3]).lower())
    return frozenset(word for word in words if len(word) > _SHORT)


def _key(statement: Statement) -> str:
    return (statement.speaker.name or statement.speaker.surface).lower()


def _fill(days: list[date | None], venues: list[str], places: list[int]) -> None:
    dated = [at for at in places if days[at] is not None]
    if not dated:
        return
    for at in places:
        if days[at] is None:
            days[at] = days[max((d for d in dated if d < at), default=dated[0])]
    for at in places:
        if not venues[at]:
            same = [d for d in places if venues[d] and days[d] == days[at]]
            if same:
                venues[at] = venues[max((d for d in same if d < at), default=same[0])]
