"""The table of verdicts: one statement and the earlier stands of its principal -> Verdict with reason and trace.

Two roads lead to a change: the report itself says so (``explicit``), or the ledger holds the other side (``implicit``).
The explicit road is asked first, because it needs no luck with the earlier coding; the ledger then gives it its prior.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.facts import AlertPolicy
from bot.model import (
    LADDER,
    CodedStatement,
    Commitment,
    Form,
    IssueClass,
    Modality,
    Plover,
    Road,
    Shift,
    Stand,
    Turn,
    TurnKind,
    Verdict,
    VerdictKind,
)
from bot.positions.gate import Likeness, meets, readable
from bot.positions.ledger import actor_of, fold_words, principal_of
from bot.positions.matters import between_states
from bot.positions.met import (
    SETTLED,
    Met,
    ahead,
    alike,
    back_and_forth,
    before,
    carried_out,
    comparable_steps,
    restated,
    same_proposition,
    same_words,
    shown,
    side,
    telling,
    traced,
)
from bot.positions.voices import HEAD, Voice, voice

Record = Sequence[tuple[IssueClass, Stand]]

_TURNS: dict[TurnKind, tuple[VerdictKind, Shift | None]] = {
    TurnKind.SWITCH: (VerdictKind.REVERSED, Shift.FULL),
    TurnKind.RETREAT: (VerdictKind.REVERSED, Shift.FULL),
    TurnKind.SUSPEND: (VerdictKind.HALF_TURN, Shift.HALF),
    TurnKind.SOFTEN: (VerdictKind.SOFTENED, Shift.HALF),
    TurnKind.HARDEN: (VerdictKind.HARDENED, Shift.HALF),
    TurnKind.WALK_BACK: (VerdictKind.WALKED_BACK, Shift.FULL),
}
_NAMED = re.compile(  # words that name a change of mind itself, whatever its object
    r"(?i)u-turn|revers|about-face|volte|flip|back(?:s|ed|ing)? (?:down|off|away|out)|backtrack|back-?pedal|walk|climb"
    r"|renege|relent|heart|cave|row|tune|tack|stance|tone|position|minds?\b|soften|no longer|after all|finally"
)
_UNMOVED = (  # verdicts that a contrary proposition overrules
    VerdictKind.FIRST,
    VerdictKind.REAFFIRMED,
    VerdictKind.HARDENED,
    VerdictKind.SOFTENED,
    VerdictKind.FOLLOW_THROUGH,
    VerdictKind.NOT_COMPARABLE,
)
REPEATED = timedelta(days=2)  # the words of a change may come again so long with the report that explains them
_SPOKEN = (Modality.ASSERTED, Modality.NEGATED, Modality.DENIED)
_MODALITY = {
    Modality.CONDITIONAL: "it depends on a condition",
    Modality.HYPOTHETICAL: "it is hypothetical",
    Modality.REPORTED: "it is what somebody else is reported to have said",
    Modality.HISTORICAL: "it is history, told as background",
}


def not_comparable(one: CodedStatement, reason: str, prior: Stand | None = None) -> Verdict:
    """Return the verdict for what the gate keeps out."""
    return Verdict(VerdictKind.NOT_COMPARABLE, one, prior, reason, (f"gate: {reason}",))


def judge(
    one: CodedStatement, record: Record, policy: AlertPolicy, opposed: tuple[Stand, Likeness, Voice] | None = None
) -> Verdict:
    """Return the verdict on one statement, given the earlier stands of its principal on its and related issues.

    ``opposed`` is a stand of any issue that says the contrary of the same matter, word for word.
    """
    words = fold_words(one.statement.quote)
    repeated = next((stand for _, stand in record if fold_words(stand.quote) == words), None)
    fresh = repeated is not None and one.turn is not None and one.published - repeated.published <= REPEATED
    if repeated is not None and not fresh:
        reason = f"the same words are on record since {repeated.said.isoformat()}"
        return Verdict(VerdictKind.REAFFIRMED, one, repeated, reason, (f"words: {reason}",))
    if one.statement.modality not in _SPOKEN:
        return not_comparable(one, _MODALITY[one.statement.modality])
    met, refused = gate(one, record, policy)
    contrary = Met(opposed[0], one.issue, opposed[1], opposed[2]) if opposed else None
    changed = explicit(one, one.turn, met, contrary) if one.turn else None
    if changed is None:
        changed = implicit(one, met, refused)
    if contrary is not None and changed.kind in _UNMOVED:
        return contradiction(one, contrary)
    return changed


def contradiction(one: CodedStatement, contrary: Met) -> Verdict:
    """The same voice says the contrary of the same matter in plain words."""
    half = one.turn is not None and one.turn.kind in (TurnKind.SUSPEND, TurnKind.SOFTEN)
    half = half or LADDER[one.commitment] <= LADDER[Commitment.OPENNESS]
    kind, shift = (VerdictKind.HALF_TURN, Shift.HALF) if half else (VerdictKind.REVERSED, Shift.FULL)
    sides = f"{ahead(contrary.stand.side)} on {contrary.stand.said.isoformat()}, now {ahead(one.side)}"
    reason = f"{contrary.voice.reason}, {contrary.likeness.reason}: {sides}"
    return Verdict(kind, one, contrary.stand, reason, traced("matter", contrary), Road.LEDGER, shift)


def gate(one: CodedStatement, record: Record, policy: AlertPolicy) -> tuple[list[Met], str]:
    """Return the earlier stands that may be compared, oldest first, and why the newest of the others may not."""
    found, refused = [], ""
    for issue, stand in record:
        likeness = meets(one, stand, policy.containers)
        if not likeness.comparable or not readable(stand.modality, stand.form):
            refused = likeness.reason if not likeness.comparable else f"the earlier one is {stand.modality.value}"
        elif one.said - stand.said > policy.memory:
            refused = f"the earlier one is of {stand.said.isoformat()}, too long ago"
        else:
            found.append(Met(stand, issue, likeness, voice(one, stand, policy)))
    return found, refused


# --- the explicit road ------------------------------------------------------------------------------------------------


def explicit(one: CodedStatement, turn: Turn, met: Sequence[Met], contrary: Met | None = None) -> Verdict | None:
    """Return the verdict where the report itself tells of a change, None where its words do not suffice."""
    prior = opposite(one, met, turn) or contrary
    recapped = turn.prior is not None
    if turn.strength < 2 and prior is None:
        return None
    own_words = turn.kind is TurnKind.WALK_BACK and one.speaker.rank >= HEAD
    named = _NAMED.search(turn.cue) is not None
    if not own_words and not between_states(one, recapped=recapped, labelled=turn.strength >= 3, named=named):
        return not_comparable(one, "the report tells of a change, but in no matter between states")
    kind, shift = _TURNS[turn.kind]
    if kind is VerdictKind.REVERSED and turn.strength < 3 and LADDER[one.commitment] <= LADDER[Commitment.OPENNESS]:
        kind, shift = VerdictKind.HALF_TURN, Shift.HALF  # to be willing is half the way
    road = Road.BOTH if prior else Road.REPORT
    trace = [f"report: “{turn.cue}” ({turn.kind.value}, strength {turn.strength})"]
    if prior:
        trace.append(f"ledger: {shown(prior.stand)}; {prior.likeness.reason}; {prior.voice.reason}")
        prior_words = f"on record since {prior.stand.said.isoformat()}"
    elif turn.prior is not None:
        day = f" on {turn.prior_on.isoformat()}" if turn.prior_on else ""
        trace.append(f"recap: “{turn.prior.text}”{day}")
        prior_words = f"the report recalls the earlier side{day}"
    else:
        trace.append("ledger: nothing on the other side; the report alone asserts the earlier side")
        prior_words = "only the report asserts the earlier side"
    reason = f"the report says “{turn.cue}”; {prior_words}"
    stand = prior.stand if prior else None
    return Verdict(kind, one, stand, reason, tuple(trace), road, shift, turn.prior, turn.prior_on)


def opposite(one: CodedStatement, met: Sequence[Met], turn: Turn) -> Met | None:
    """Return the newest stand on the other side that one and the same voice took."""
    side = turn.prior_stance if turn.prior_stance else -one.stance
    if not side:
        return None
    threat = one.stance == 1 and one.issue is IssueClass.TALKS
    fitting = [
        m
        for m in met
        if m.voice.binds
        and telling(m.stand.quote)
        and not restated(one, m.stand)
        and not same_proposition(one, m.stand)
        and (
            (m.stand.own and m.stand.stance == side and m.issue is one.issue)
            or (threat and m.stand.act is Plover.THREATEN and m.likeness.weight >= 1 and one.counterpart)
        )
    ]
    near = [m for m in fitting if m.likeness.weight >= 2 or alike(one, m)]
    return max(near, key=lambda m: (m.likeness.weight, m.stand.said, m.stand.published), default=None)


# --- the implicit road ------------------------------------------------------------------------------------------------


def implicit(one: CodedStatement, met: Sequence[Met], refused: str) -> Verdict:
    """Return the verdict that the ledger alone gives."""
    same = [m for m in met if m.issue is one.issue]
    if (fought := laid_down(one, met)) is not None:
        reason = f"arms are laid down that were in use on {fought.stand.said.isoformat()}"
        return Verdict(
            VerdictKind.HALF_TURN, one, fought.stand, reason, traced("arms", fought), Road.LEDGER, Shift.HALF
        )
    if not same:
        if refused and not one.stance:
            return not_comparable(one, refused)
        nearest = f" ({refused})" if refused else ""
        whom = one.counterpart or "anyone"
        reason = f"no earlier position of {principal_of(one)} on {one.issue.value} toward {whom}{nearest}"
        return Verdict(VerdictKind.FIRST, one, None, reason, (f"gate: {refused or 'nothing on record'}", reason))
    sided = [m for m in same if m.stand.stance and (m.stand.own or not one.own)]  # a comment makes no course
    if not one.stance or not sided:
        return neutral(one, same[-1])
    last = sided[-1]
    if last.stand.stance == one.stance:
        return same_side(one, [m for m in sided if m.stand.stance == one.stance])
    deeds = one.statement.form is Form.ACT and last.stand.form is Form.ACT
    return other_side(one, last, sided if deeds else [m for m in same if m.stand.stance])


def laid_down(one: CodedStatement, met: Sequence[Met]) -> Met | None:
    """Return the newest use of force that a decision to cease fire ends, None where it is none or stood already."""
    if one.issue is not IssueClass.CEASEFIRE or one.stance != 1 or not one.own or not one.counterpart:
        return None
    if LADDER[one.commitment] < LADDER[Commitment.PROMISE]:
        return None
    fought = [m for m in met if m.issue is IssueClass.MILITARY_ACTION and m.stand.stance == 1 and m.stand.own]
    fought = [m for m in fought if m.stand.form is Form.ACT and m.voice.binds]
    ceased = [m for m in met if m.issue is IssueClass.CEASEFIRE and m.stand.stance == 1]
    if not fought or (ceased and ceased[-1].stand.said >= fought[-1].stand.said):
        return None
    return fought[-1]


def neutral(one: CodedStatement, last: Met) -> Verdict:
    """A statement without a side, or after none: nothing moved that can be named."""
    return Verdict(
        VerdictKind.REAFFIRMED, one, last.stand, "no side is taken that differs", traced("no side", last), Road.LEDGER
    )


def same_side(one: CodedStatement, met: Sequence[Met]) -> Verdict:
    """Same side as before: carried out, stronger, weaker or the same."""
    last = met[-1]
    rung, old = LADDER[one.commitment], max(LADDER[m.stand.commitment] for m in met[-5:])
    if rung > old and carried_out(one, last.stand):
        reason = f"what was announced on {last.stand.said.isoformat()} is carried out"
        return Verdict(VerdictKind.FOLLOW_THROUGH, one, last.stand, reason, traced("ladder", last), Road.LEDGER)
    if rung == old or not comparable_steps(last):
        reason = f"same side as on {last.stand.said.isoformat()}"
        return Verdict(VerdictKind.REAFFIRMED, one, last.stand, reason, traced("same side", last), Road.LEDGER)
    kind = VerdictKind.HARDENED if rung > old else VerdictKind.SOFTENED
    reason = f"same side, from {list(LADDER)[old].value} to {one.commitment.value}"
    return Verdict(kind, one, last.stand, reason, traced("ladder", last), Road.LEDGER)


def other_side(one: CodedStatement, last: Met, sided: Sequence[Met]) -> Verdict:
    """The other side than the newest stand: a reversal, a conflict of organs, a succession, or not comparable."""
    if not (one.own and last.stand.own):
        return not_comparable(one, "the other side, but one of the two is a comment on others", last.stand)
    if last.likeness.weight < needed(one, last):
        return not_comparable(one, f"the other side, but too little in common ({last.likeness.reason})", last.stand)
    if restated(one, last.stand):
        return not_comparable(one, "the same deed in nearly the same words", last.stand)
    if one.said == last.stand.said:
        return not_comparable(one, "both sides on one day: the coding of one is in doubt", last.stand)
    if back_and_forth(one, sided):
        return not_comparable(one, "both sides stand on record for that day: the coding of one is in doubt", last.stand)
    kind, shift, reason = last.voice.verdict, Shift.FULL, last.voice.reason
    if kind is VerdictKind.REVERSED and LADDER[one.commitment] <= LADDER[Commitment.OPENNESS]:
        kind, shift = VerdictKind.HALF_TURN, Shift.HALF
    told = f"{reason}: {side(last.stand.stance)} on {last.stand.said.isoformat()}, now {side(one.stance)}"
    keep = shift if kind in (VerdictKind.REVERSED, VerdictKind.HALF_TURN) else None
    return Verdict(kind, one, last.stand, told, traced("ledger", last), Road.LEDGER, keep)


def needed(one: CodedStatement, last: Met) -> int:
    """Return how much two propositions must share: little where issue and counterpart already make the matter."""
    if alike(one, last):
        return 1
    settled = one.issue in SETTLED and last.voice.binds and bool(one.counterpart) and bool(last.stand.counterpart)
    deeds = one.statement.form is Form.ACT and last.stand.form is Form.ACT
    person = last.stand.actor == actor_of(one) and one.issue is IssueClass.TALKS
    return 1 if settled and (deeds or person) else 3


__all__ = ["Met", "actor_of", "before", "judge", "not_comparable", "same_words"]
