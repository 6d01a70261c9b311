"""Who speaks for whom: may one speaker's words be held against another's of the same principal?

In: a coded statement and an earlier stand of its principal. Out: a ``Voice``: whether the earlier words bind the later
speaker, and what a contradiction between the two is called.
"""

from dataclasses import dataclass

from bot.facts import AlertPolicy
from bot.model import CodedStatement, Stand, VerdictKind
from bot.positions.ledger import actor_of, principal_of

SPOKESPERSON, MINISTER, HEAD = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether an earlier stand binds a speaker, the verdict of a contradiction, and why."""

    binds: bool
    verdict: VerdictKind
    reason: str


def voice(one: CodedStatement, stand: Stand, policy: AlertPolicy) -> Voice:
    """Return how the speaker of a statement stands to the speaker of an earlier one."""
    actor, principal = actor_of(one), principal_of(one)
    if actor == stand.actor:
        return Voice(True, VerdictKind.REVERSED, "the same speaker")
    if principal in (actor, stand.actor):
        return Voice(True, VerdictKind.REVERSED, "the same government or organisation")
    if one.speaker.organ and one.speaker.organ == stand.organ and one.speaker.organ in (actor, stand.actor):
        return Voice(True, VerdictKind.REVERSED, "the same organ")
    if speaks_for_principal(one, stand):
        return Voice(True, VerdictKind.REVERSED, "a spokesperson speaks for the same principal")
    if succeeds(one, stand):
        return Voice(False, VerdictKind.SUCCESSION, f"another holder of the office ({stand.office}) spoke then")
    if one.said - stand.said <= policy.conflict:
        kind = VerdictKind.OVERRIDE if one.speaker.rank > stand.rank else VerdictKind.CONFLICT
        return Voice(False, kind, f"two organs of one principal ({stand.name} then)")
    return Voice(False, VerdictKind.NOT_COMPARABLE, "another organ of the same principal, long ago")


def speaks_for_principal(one: CodedStatement, stand: Stand) -> bool:
    """Tell whether one of the two is a spokesperson of the other's principal or head."""
    ranks = {one.speaker.rank, stand.rank}
    return SPOKESPERSON in ranks and HEAD in ranks


def succeeds(one: CodedStatement, stand: Stand) -> bool:
    """Tell whether two persons held one office, one after the other."""
    office, organ = one.speaker.office.casefold(), one.speaker.organ
    return bool(office) and office == stand.office.casefold() and organ == stand.organ and one.speaker.rank >= MINISTER
