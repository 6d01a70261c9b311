"""One occasion, several sentences: statements of one article in, the same with the day and venue of their occasion.

A report names the day and the place of a speech once and quotes it on for paragraphs; what a speaker says without a
day of its own belongs to the occasion told last, or to the first one told later (a lead comes before its details).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.model import Field, Modality, Statement

UNDATED = (Modality.HISTORICAL, Modality.REPORTED)


NEAR_LEAD = 5  # paragraphs in which a report still tells of the occasion in its lead
FRESH = 2  # days: a lead that dates its story


def settle_occasions(statements: Sequence[Statement], text: str, published: date) -> list[Statement]:
    """Fill in days and venues from the nearest statement of the same speaker; what is history keeps none.

    Near the top of a report, who has no day of its own speaks on the day of the lead.
    """
    settled = list(statements)
    by_speaker: dict[str, list[int]] = {}
    for at, statement in enumerate(settled):
        if statement.modality is not Modality.HISTORICAL:
            by_speaker.setdefault(_key(statement), []).append(at)
    for places in by_speaker.values():
        _fill(settled, places)
    _follow_lead(settled, text, published)
    return settled


def _follow_lead(settled: list[Statement], text: str, published: date) -> None:
    near = _end_of_paragraph(text, NEAR_LEAD)
    top = _end_of_paragraph(text, 2)
    body = [(at, s.context[0].start) for at, s in enumerate(settled) if s.context and s.context[0].field is Field.TEXT]
    lead = next((settled[at].said_on for at, start in body if start < top and settled[at].said_on), None)
    if lead is None or not 0 <= (published - lead).days <= FRESH:
        return
    for at, start in body:
        statement = settled[at]
        if start < near and statement.said_on is None and statement.modality not in UNDATED:
            settled[at] = replace(statement, said_on=lead)


def _end_of_paragraph(text: str, count: int) -> int:
    """Where the paragraph of this number ends."""
    at = -1
    for _ in range(count):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at


def _key(statement: Statement) -> str:
    return (statement.speaker.name or statement.speaker.surface).lower()


def _fill(settled: list[Statement], places: list[int]) -> None:
    dated = [at for at in places if settled[at].said_on is not None]
    if not dated:
        return
    for at in places:
        if settled[at].said_on is None:
            nearest = max((d for d in dated if d < at), default=dated[0])
            settled[at] = replace(settled[at], said_on=settled[nearest].said_on)
    for at in places:
        if not settled[at].venue:
            same = [d for d in places if settled[d].venue and settled[d].said_on == settled[at].said_on]
            if same:
                nearest = max((d for d in same if d < at), default=same[0])
                settled[at] = replace(settled[at], venue=settled[nearest].venue)
