"""Verdicts + earlier alerts + policy + now -> Alert, Joined or Withheld, one for each verdict, with its reason.

A change is told once: another outlet that reports it within the policy's days joins the alert that told it, whatever
its words (``sameness``). Withheld is an outcome with a reason, so that silence can be explained too.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import datetime

from bot.alerts import sameness
from bot.alerts.build import alert_of, current_side, joined
from bot.alerts.notable import notable
from bot.facts import AlertPolicy
from bot.model import Alert, AlertKind, CodedStatement, Decision, Joined, Verdict, VerdictKind, Withheld

KINDS: dict[VerdictKind, AlertKind] = {
    VerdictKind.REVERSED: AlertKind.REVERSAL,
    VerdictKind.HALF_TURN: AlertKind.REVERSAL,
    VerdictKind.WALKED_BACK: AlertKind.WALKBACK,
    VerdictKind.CONFLICT: AlertKind.CONFLICT,
    VerdictKind.OVERRIDE: AlertKind.CONFLICT,
    VerdictKind.HARDENED: AlertKind.HARDENED,
    VerdictKind.SOFTENED: AlertKind.SOFTENED,
}


def decide_all(
    verdicts: Sequence[Verdict],
    recent: Sequence[Alert],
    policy: AlertPolicy,
    now: datetime,
    marked: Set[str],
    earlier: Set[str] = frozenset(),
) -> list[Decision]:
    """Decide on every verdict of one entry.

    ``recent`` are its principals' alerts, ``marked`` the pairs ruled out, ``earlier`` the entries of which this one is
    the next version.
    """
    told = {alert.id: alert for alert in recent}
    decisions: list[Decision] = []
    for verdict in recorded_first(verdicts):
        decision = decide(verdict, list(told.values()), policy, now, marked, earlier)
        if isinstance(decision, Alert):
            decision = in_own_words(decision, verdict, verdicts)
            told[decision.id] = decision
        elif isinstance(decision, Joined):
            told[decision.alert.id] = decision.alert
        decisions.append(decision)
    return merged(decisions)


def recorded_first(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Put the changes with an earlier side on record before those of the same entry without one."""
    return sorted(verdicts, key=lambda verdict: not (verdict.kind in KINDS and verdict.prior is not None))


def in_own_words(alert: Alert, verdict: Verdict, verdicts: Sequence[Verdict]) -> Alert:
    """Show the speaker's direct words where the same entry tells the same change in them too."""
    one = verdict.current
    if verdict.kind not in KINDS or one.statement.direct:
        return alert
    for other in verdicts:
        said = other.current
        same = (said.statement.entry, said.speaker.actor, said.issue, said.counterpart, said.stance)
        if other.kind in KINDS and said.statement.direct and same == _change(one):
            return replace(alert, current=replace(current_side(said), name=alert.current.name))
    return alert


def _change(one: CodedStatement) -> tuple[object, ...]:
    return (one.statement.entry, one.speaker.actor, one.issue, one.counterpart, one.stance)


def decide(
    verdict: Verdict,
    told: Sequence[Alert],
    policy: AlertPolicy,
    now: datetime,
    marked: Set[str],
    earlier: Set[str] = frozenset(),
) -> Decision:
    """Decide on one verdict, given every alert of its principal so far."""
    one = verdict.current
    if not one.speaker.official or not one.statement.content:
        return Withheld(verdict, verdict.reason)
    if pair(verdict) in marked:
        return Withheld(verdict, "an admin marked this pair as no change")
    kind = kind_of(verdict)
    same = sameness.find(verdict, kind, told, policy)
    if same is not None:
        if not sameness.adds(same, verdict):
            return Withheld(verdict, "already told")
        return Joined(confirmed(same, joined(same, verdict, now), verdict, kind))
    if one.baseline:
        return Withheld(verdict, "the source's first poll builds positions and alerts nobody")
    if one.seen - one.published > policy.max_age:  # not by now: what waited unread through a crash is still told
        return Withheld(verdict, f"published more than {policy.max_age} ago")
    refusal = refused(verdict, kind, told, policy)
    if refusal:
        return Withheld(verdict, refusal)
    alert = alert_of(verdict, kind, now, follows=sameness.followed(verdict, told))
    return corrected(alert, verdict) if verdict.prior and verdict.prior.entry in earlier else alert


def corrected(alert: Alert, verdict: Verdict) -> Alert:
    """Return the alert of a change between two versions of one entry: nobody but its source knows which is right."""
    if verdict.kind not in KINDS:
        return alert
    trace = (*alert.trace, "source: the earlier words stood in an earlier version of this very entry")
    return replace(alert, correction=True, reason=f"the source changed its own text; {alert.reason}", trace=trace)


def confirmed(told: Alert, grown: Alert, verdict: Verdict, kind: AlertKind) -> Alert:
    """Return the alert with one source more; another outlet that tells the change itself makes it more than a mend."""
    if not told.correction or kind is AlertKind.STATEMENT or len(grown.outlets) == len(told.outlets):
        return grown
    return replace(grown, correction=False, reason=verdict.reason)


def kind_of(verdict: Verdict) -> AlertKind:
    """Return the kind under which a verdict would be told; a step on the ladder seen by the ledger alone is no news."""
    kind = KINDS.get(verdict.kind, AlertKind.STATEMENT)
    gradual = kind in (AlertKind.HARDENED, AlertKind.SOFTENED)
    return AlertKind.STATEMENT if gradual and verdict.shift is None else kind


def refused(verdict: Verdict, kind: AlertKind, told: Sequence[Alert], policy: AlertPolicy) -> str:
    """Return why the verdict is not told at all, "" where it is."""
    if kind not in policy.kinds:
        return f"alerts of kind {kind.value} are switched off"
    if kind is not AlertKind.STATEMENT:
        return "" if binds(verdict) else "the speaker binds nobody"
    return notable(verdict, told, policy)


def binds(verdict: Verdict) -> bool:
    """Tell whether the speaker can change a principal's position: known, and of some rank, or the principal itself."""
    speaker = verdict.current.speaker
    if speaker.anonymous or not speaker.principal:
        return False
    return speaker.rank >= 2 or speaker.actor == speaker.principal


def pair(verdict: Verdict) -> str:
    """Return the key under which an admin marks a change as none: the statements it compares."""
    return f"{verdict.prior.statement if verdict.prior else ''}:{verdict.current.id}"


def merged(decisions: Sequence[Decision]) -> list[Decision]:
    """Fold what one entry adds to one alert into one decision, so that each alert is written once."""
    newest: dict[str, Alert] = {}
    for decision in decisions:
        if isinstance(decision, Alert):
            newest[decision.id] = decision
        elif isinstance(decision, Joined):
            newest[decision.alert.id] = decision.alert
    result: list[Decision] = []
    for decision in decisions:
        if isinstance(decision, Withheld):
            result.append(decision)
            continue
        id = decision.id if isinstance(decision, Alert) else decision.alert.id
        final = newest.pop(id, None)
        if final is not None:
            result.append(final if isinstance(decision, Alert) else Joined(final))
    return result
