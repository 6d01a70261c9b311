"""An earlier stand that meets a statement: how near the two lie, and how they are shown side by side.

In: a statement, an earlier stand of its principal, how the gate let them through. Out: yes or no, and words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.model import LADDER, CodedStatement, Commitment, Form, IssueClass, Modality, Plover, Stand
from bot.positions.gate import Likeness, same_matter
from bot.positions.ledger import fold_words
from bot.positions.voices import Voice

READABLE = 2  # words
SETTLED = frozenset({IssueClass.TALKS, IssueClass.CEASEFIRE, IssueClass.RECOGNITION, IssueClass.PRISONERS})


@dataclass(frozen=True, slots=True)
class Met:
    """An earlier stand that passed the gate, and how."""

    stand: Stand
    issue: IssueClass
    likeness: Likeness
    voice: Voice


def before(stand: Stand, one: CodedStatement) -> bool:
    """Tell whether a stand is earlier than a statement; within one report only when it is dated earlier."""
    if stand.statement == one.id:
        return False
    if stand.entry == one.statement.entry:
        recalled = stand.modality is Modality.HISTORICAL and one.statement.modality is not Modality.HISTORICAL
        return stand.said < one.said or (recalled and stand.said == one.said)
    return (stand.said, stand.published, stand.entry) < (one.said, one.published, one.statement.entry)


def telling(quote: str) -> bool:
    """Tell whether an earlier side has the words to be shown as a quote: "hostility" says nothing to a reader."""
    return len(quote.split()) >= READABLE


def same_words(one: CodedStatement, stand: Stand | None) -> bool:
    """Tell whether a stand carries the very words of a statement, whatever the outlet's typography."""
    return stand is not None and fold_words(stand.quote) == fold_words(one.statement.quote)


def alike(one: CodedStatement, met: Met) -> bool:
    """Tell whether one voice spoke toward one counterpart, and nothing specific sets the two propositions apart."""
    if not (one.counterpart and met.stand.counterpart and met.voice.binds):
        return False
    return same_matter(one.topics, met.stand.topics, broad=one.issue in SETTLED)


def restated(one: CodedStatement, stand: Stand) -> bool:
    """Tell whether two reported deeds are one, told with the same verb in nearly the same words."""
    if one.statement.form is not Form.ACT or stand.form is not Form.ACT:
        return False
    verb = fold_words(one.statement.cue).partition(" ")[0][:5]
    told = any(word.startswith(verb) for word in fold_words(stand.quote).split())
    return told and len(set(one.topics) & set(stand.topics)) >= 0.6 * min(len(one.topics), len(stand.topics))


def same_proposition(one: CodedStatement, stand: Stand) -> bool:
    """Tell whether two clauses say the same of one matter, whatever sides their issues' words gave them."""
    return one.side != 0 and one.side == stand.side and not set(one.matter).isdisjoint(stand.matter)


def back_and_forth(one: CodedStatement, sided: Iterable[Met]) -> bool:
    """Tell whether the new side is on record already as of about the same day as the old one."""
    stands = [m.stand for m in sided]
    newest = stands[-1]
    return any(s.stance == one.stance and newest.said - s.said <= timedelta(days=2) for s in stands)


def comparable_steps(met: Met) -> bool:
    """Tell whether two statements are near enough for a step on the ladder to mean something."""
    return met.likeness.weight >= 2 and met.voice.binds


def carried_out(one: CodedStatement, stand: Stand) -> bool:
    """Tell whether an act does what an earlier threat, promise or decision announced."""
    announced = stand.act is Plover.THREATEN or LADDER[stand.commitment] >= LADDER[Commitment.INTENTION]
    return announced and (one.commitment is Commitment.ACT or one.statement.form is Form.ACT)


def side(stance: int) -> str:
    """Return a stance in words."""
    return {1: "for", -1: "against"}.get(stance, "neither side")


def ahead(side: int) -> str:
    """Return the side of a proposition in words."""
    return "it goes ahead" if side > 0 else "it does not"


def shown(stand: Stand) -> str:
    """Return a stand as the trace shows it."""
    return (
        f"{stand.said.isoformat()} {stand.name} ({side(stand.stance)}, {stand.commitment.value}): “{stand.quote[:160]}”"
    )


def traced(rule: str, met: Met) -> tuple[str, ...]:
    """Return the trace of a comparison with one earlier stand."""
    return (f"gate: {met.likeness.reason}", f"voice: {met.voice.reason}", f"{rule}: {shown(met.stand)}")
