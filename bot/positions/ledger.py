"""The ledger: Position + coded statement -> next Position, a fold over history in which nothing is edited.

In: what was coded. Out: positions, each keyed by (principal, issue, counterpart), with their dated stands in the order
in which they were said. The order in which outlets bring same-day statements never changes the result.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.model import CodedStatement, Commitment, Field, IssueClass, Modality, Position, PositionKey, Stand
from bot.positions.gate import RELATED

STANDS_KEPT = 20
_WORD = re.compile(r"\w+")
WHERE = {Field.TITLE: 0, Field.SUMMARY: 1, Field.TEXT: 2}  # ids are hashes: they would shuffle one report's words


def principal_of(coded: CodedStatement) -> str:
    """Return whom the statement binds: the government or organisation, else the actor, else the name as written."""
    speaker = coded.speaker
    return speaker.principal or speaker.actor or "~" + fold_words(speaker.name or speaker.surface)


def actor_of(coded: CodedStatement) -> str:
    """Return who spoke: a roster id, or a key made from the words."""
    return coded.speaker.actor or "~" + fold_words(coded.speaker.name or coded.speaker.surface)


@lru_cache(maxsize=1 << 14)
def fold_words(text: str) -> str:
    """Return the words of a text alone, in lower case: two outlets' typography of one quote becomes one."""
    return " ".join(_WORD.findall(text.casefold()))[:300]


def key_of(coded: CodedStatement) -> PositionKey:
    """Return the position to which a coded statement belongs."""
    return PositionKey(principal_of(coded), coded.issue, coded.counterpart)


def keys_wanted(coded: Sequence[CodedStatement]) -> set[tuple[str, IssueClass]]:
    """Return the (principal, issue) pairs whose positions the comparison of these statements can need."""
    wanted: set[tuple[str, IssueClass]] = set()
    for one in coded:
        if not one.speaker.official:
            continue
        principal = principal_of(one)
        issues = IssueClass if one.side else {one.issue, *RELATED.get(one.issue, ())}  # a matter may change its issue
        wanted |= {(principal, issue) for issue in issues}
    return wanted


def stand_of(coded: CodedStatement) -> Stand:
    """Return the statement as far as comparison and display need it."""
    statement, speaker = coded.statement, coded.speaker
    span = statement.content[0]
    return Stand(
        statement=coded.id,
        entry=statement.entry,
        actor=actor_of(coded),
        name=speaker.name or speaker.surface,
        office=speaker.office,
        organ=speaker.organ,
        rank=speaker.rank,
        stance=coded.stance,
        commitment=coded.commitment,
        modality=statement.modality,
        form=statement.form,
        act=coded.act,
        said=coded.said,
        published=coded.published,
        seen=coded.seen,
        quote=span.text,
        where=span.field,
        start=span.start,
        end=span.end,
        url=coded.url,
        outlet=coded.outlet,
        counterpart=coded.counterpart,
        targets=coded.targets,
        topics=coded.topics,
        places=coded.places,
        direct=statement.direct,
        issue_id=coded.issue_id,
        country=speaker.country,
        own=coded.own,
        side=coded.side,
        matter=coded.matter,
    )


def order(stand: Stand) -> tuple[object, ...]:
    """Sort key of history: the day it was said, when it was published, and within one entry where it stands."""
    return (stand.said, stand.published, stand.entry, WHERE[stand.where], stand.start, stand.statement)


def standing(stands: Sequence[Stand]) -> tuple[int, Commitment]:
    """Return the side that stands: the newest committed stand's, else the newest one's."""
    for stand in reversed(stands):
        if stand.stance and stand.modality in (Modality.ASSERTED, Modality.NEGATED, Modality.DENIED):
            return stand.stance, stand.commitment
    return stands[-1].stance, stands[-1].commitment


def since(stands: Sequence[Stand], stance: int) -> Stand:
    """Return the stand with which the side that stands began."""
    first = stands[-1]
    for stand in reversed(stands):
        if stand.stance == -stance and stance:
            break
        if stand.stance == stance:
            first = stand
    return first


def fold(position: Position | None, coded: CodedStatement) -> Position:
    """Return the next position: one stand more, at its place in time. A statement already there changes nothing."""
    stand = stand_of(coded)
    before = position.stands if position else ()
    if any(one.statement == stand.statement for one in before):
        assert position is not None
        return position
    stands = tuple(sorted((*before, stand), key=order))[-STANDS_KEPT:]
    stance, commitment = standing(stands)
    updated = max(coded.seen, position.updated) if position else coded.seen
    return Position(key_of(coded), stance, commitment, since(stands, stance).said, updated, stands)
