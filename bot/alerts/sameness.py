"""Is this change told already? A change is known by actor, issue, counterpart, direction and time, not by its words.

In: a verdict and its principal's alerts. Out: the alert that tells the same change, or None. A further step, another
counterpart or the way back is a new change.
"""

from collections.abc import Sequence
from datetime import timedelta

from bot.facts import AlertPolicy
from bot.model import Alert, AlertKind, CodedStatement, IssueClass, TurnKind, Verdict
from bot.positions.gate import RELATED, overlap, places_differ, same_counterpart, specific
from bot.positions.ledger import fold_words, principal_of

_ONCE = timedelta(hours=36)  # in which nobody turns twice toward the same other
_SOON = timedelta(hours=24)  # nor on the same issue the same way, where a report names no other
_AKIN = frozenset(  # issues under which one change goes in other headlines
    {frozenset((IssueClass.TALKS, IssueClass.TRADE_DEAL)), frozenset((IssueClass.VISAS, IssueClass.BLOCKADE))}
)
_ENDING = (TurnKind.RETREAT, TurnKind.SUSPEND)
_BODIES = frozenset({"WHO", "WTO", "ICC", "ICJ", "IMF", "SDF", "STC", "IDF", "RSF", "PKK", "GCC"})
_TURNS = (AlertKind.REVERSAL, AlertKind.WALKBACK, AlertKind.SOFTENED, AlertKind.HARDENED, AlertKind.CONFLICT)


def find(verdict: Verdict, kind: AlertKind, told: Sequence[Alert], policy: AlertPolicy) -> Alert | None:
    """Return the alert that already tells what this verdict would tell, the best fitting one."""
    one = verdict.current
    near = [alert for alert in told if within(alert, one, policy) and alert.principal == principal_of(one)]
    fitting = [(score, alert) for alert in near if (score := likeness(verdict, kind, alert, policy))]
    return max(fitting, key=lambda pair: (pair[0], pair[1].at, pair[1].id))[1] if fitting else None


def within(alert: Alert, one: CodedStatement, policy: AlertPolicy) -> bool:
    """Tell whether a statement lies within the days in which outlets carry one change, counted from its last source."""
    touched = alert.updated or alert.at
    if touched - one.seen > policy.same_change:
        touched = alert.current.published  # told while the clock was far ahead: that time says nothing
    newest = max(touched, alert.current.published)
    return (
        one.published - newest <= policy.same_change and alert.current.published - one.published <= policy.same_change
    )


def likeness(verdict: Verdict, kind: AlertKind, alert: Alert, policy: AlertPolicy) -> int:
    """Return how well a verdict fits an alert, 0 for not at all."""
    one = verdict.current
    if fold_words(one.statement.quote) == fold_words(alert.current.quote):
        return 9
    turned = alert.kind in _TURNS
    if kind in _TURNS and not turned:
        return 0  # the statement was told as one; that it was a change is news
    if turned and kind in _TURNS and one_story(one, alert, policy):
        return 8
    if turned and kind in _TURNS and one_turn(verdict, alert):
        return 1
    if opposed(one, alert) and not same_turn(one, alert):
        return 0
    if places_differ(one.places, alert.places):
        return 0
    return nearness(one, alert, policy, turning=kind in _TURNS and not another_person(one, alert))


def another_person(one: CodedStatement, alert: Alert) -> bool:
    """Tell whether somebody else of the same principal spoke then; a government as such is nobody else."""
    persons = alert.actor.startswith("person."), (one.speaker.actor or "person.").startswith("person.")
    return all(persons) and alert.actor != one.speaker.actor


def one_story(one: CodedStatement, alert: Alert, policy: AlertPolicy) -> bool:
    """Tell whether one entry tells one change twice: headline and text code it under two issues or toward two bodies.

    Two changes in one entry ("lifts tariffs on X, ends aid to Y") share neither counterpart, issue, place nor word.
    """
    if one.statement.entry not in alert.current.entries:
        return False
    met = same_counterpart(one.counterpart, alert.counterpart, policy.containers)
    if one.issue is alert.issue:
        back = opposed(one, alert)
        apart = both_states(one.counterpart, alert.counterpart) and not met
        return not apart and (not back or same_turn(one, alert))
    return met or bool(set(one.places) & set(alert.places)) or bool(overlap(one.topics, alert.topics))


def opposed(one: CodedStatement, alert: Alert) -> bool:
    """Tell whether both take a side, and not the same."""
    return bool(one.stance and alert.direction) and one.stance != alert.direction


def one_turn(verdict: Verdict, alert: Alert) -> bool:
    """Tell whether a government turns within hours toward the same other: it does so once, in whatever words.

    Not the way back, and not on issues that have nothing in common, no word either. Where one report names no other,
    the issue and the direction must be the same.
    """
    one = verdict.current
    apart = abs(one.published - alert.at)
    known = one.issue is alert.issue is not IssueClass.OTHER
    if not (one.counterpart and alert.counterpart):
        return known and apart <= _SOON and one.stance == alert.direction != 0
    if one.counterpart != alert.counterpart or apart > _ONCE:
        return False
    if known and opposed(one, alert) and followed(verdict, [alert]):
        return False  # the way back from what was told
    akin = known or IssueClass.OTHER in (one.issue, alert.issue)
    akin = akin or alert.issue in RELATED.get(one.issue, ()) or frozenset((one.issue, alert.issue)) in _AKIN
    return akin or bool(overlap(one.topics, alert.topics))


def same_turn(one: CodedStatement, alert: Alert) -> bool:
    """Tell whether both reports speak of the same turn in like words; then a side that differs is coded wrongly."""
    if one.turn is None or alert.turn is None or one.turn.kind is not alert.turn:
        return False
    if (
        one.turn.kind in _ENDING
        and one.counterpart
        and (one.counterpart, one.issue) == (alert.counterpart, alert.issue)
    ):
        return True  # what is ended cannot be ended the other way within days
    if both_states(one.counterpart, alert.counterpart) and one.counterpart != alert.counterpart:
        return False
    told = one.issue is alert.issue and specific(one.topics) & specific(alert.topics)
    return bool(told) or len(overlap(one.topics, alert.topics)) >= 2


def nearness(one: CodedStatement, alert: Alert, policy: AlertPolicy, *, turning: bool) -> int:
    """Return how near counterpart, issue and proposition lie, 0 where they may be two changes."""
    shared = len(overlap(one.topics, alert.topics))
    issue = 2 if one.issue is alert.issue and one.issue is not IssueClass.OTHER else 0
    if one.issue is not alert.issue and alert.issue in RELATED.get(one.issue, ()):
        issue = 1
    place = 1 if set(one.places) & set(alert.places) else 0
    telling = len(specific(one.topics) & specific(alert.topics))
    met = 0
    if one.counterpart and alert.counterpart:
        if same_counterpart(one.counterpart, alert.counterpart, policy.containers):
            met = 1
        elif not turning or not (telling and issue) or both_states(one.counterpart, alert.counterpart):
            return 0  # bodies change with the headline (the UN, its agency), two states are two matters
    if not turning:
        return met + issue + place + shared if (met and issue and shared >= 2) or shared >= 4 else 0
    loose = IssueClass.OTHER in (one.issue, alert.issue)
    enough = (met and (issue or shared >= 2)) or shared >= 3 or (shared >= 2 and issue == 2)
    enough = enough or (issue == 2 and telling) or (met and loose and (telling or place))
    return met + issue + place + shared if enough else 0


def both_states(one: str, other: str) -> bool:
    """Tell whether two counterparts are both states: alpha-3 codes."""
    return all(len(code) == 3 and code.isupper() and code.isalpha() and code not in _BODIES for code in (one, other))


def adds(alert: Alert, verdict: Verdict) -> bool:
    """Tell whether a report adds anything to an alert: an entry or an outlet that it has not."""
    one = verdict.current
    return one.statement.entry not in alert.current.entries or (one.outlet or one.source) not in alert.outlets


def followed(verdict: Verdict, told: Sequence[Alert]) -> str:
    """Return the id of the alert whose statement this one turns against, "" for none."""
    if verdict.prior is None:
        return ""
    prior = verdict.prior
    for alert in reversed(told):
        if prior.statement == alert.current.statement or prior.entry in alert.current.entries:
            return alert.id
    return ""
