"""One occasion, several sentences: statements of one article in, the same with the day and venue of their occasion.

A report names the day and the place of a speech once and quotes it on for paragraphs; what a speaker says without a
day of its own belongs to the occasion told last, or to the first one told later (a lead comes before its details).
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Modality, Statement


def settle_occasions(statements: Sequence[Statement]) -> list[Statement]:
    """Fill in days and venues from the nearest statement of the same speaker; what is history keeps none."""
    settled = list(statements)
    by_speaker: dict[str, list[int]] = {}
    for at, statement in enumerate(settled):
        if statement.modality is not Modality.HISTORICAL:
            by_speaker.setdefault(_key(statement), []).append(at)
    for places in by_speaker.values():
        _fill(settled, places)
    return settled


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
