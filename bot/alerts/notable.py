"""Is a statement that changes nothing worth an alert of its own? First positions and weighty words of those who decide.

In: a verdict, the principal's alerts, the policy. Out: "" where it is told, else the reason why not. Reaffirmations are
counted and not sent.
"""

from collections.abc import Sequence

from bot.alerts.severity import severity
from bot.facts import AlertPolicy
from bot.model import LADDER, Alert, Commitment, Field, Form, IssueClass, Modality, Plover, Verdict, VerdictKind

_TOLD = (VerdictKind.FIRST, VerdictKind.HARDENED, VerdictKind.SOFTENED, VerdictKind.FOLLOW_THROUGH)
SHORTEST = 4  # words of a statement that can be told by itself
_WEIGHTY = frozenset({Plover.THREATEN, Plover.REJECT, Plover.AGREE, Plover.SANCTION, Plover.MOBILIZE, Plover.RETREAT})
_ELSEWHERE = (" in title", " in passage")  # as ``bot.coding.issue`` says where it found the issue's words


def notable(verdict: Verdict, told: Sequence[Alert], policy: AlertPolicy) -> str:
    """Return why a statement is not told, "" where it is."""
    one = verdict.current
    if policy.statement_scope == "quoted":
        return _quoted(verdict)
    if one.statement.modality not in (Modality.ASSERTED, Modality.CONDITIONAL):
        return f"the statement is {one.statement.modality.value}"
    if verdict.kind not in _TOLD:
        return f"nothing new: {verdict.reason}"
    if one.speaker.actor is None:
        return "the speaker is not in the roster: an office told from words alone tells no new statement"
    if len(one.statement.quote.split()) < SHORTEST:
        return "too few words to be a statement"
    if one.speaker.anonymous or one.speaker.rank < policy.statement_min_rank:
        return "the speaker's rank is below the policy's"
    allowed = policy.statement_issues or tuple(issue for issue in IssueClass if issue is not IssueClass.OTHER)
    if one.issue not in allowed:
        return f"statements on {one.issue.value} are not told"
    headline = one.statement.content[0].field is Field.TITLE or one.statement.outlet
    prose = one.statement.form is Form.WORDS and not headline
    if prose and any(e.attribute == "issue" and e.rule.endswith(_ELSEWHERE) for e in one.evidence):
        return "the statement's own sentence names no issue, only what stands around it"
    if not one.counterpart or not one.stance:
        return "no counterpart or no side"
    takes_side = one.act is Plover.SUPPORT and one.issue is IssueClass.TERRITORY  # whose a land is
    if one.act not in _WEIGHTY and not takes_side and LADDER[one.commitment] < LADDER[Commitment.DECISION]:
        return "neither a decision nor a threat, an offer or a refusal"
    if severity(verdict)[0] < policy.statement_min_severity:
        return "below the policy's severity"
    return ""


def _quoted(verdict: Verdict) -> str:
    """The wide policy: whatever an official is quoted with, unless it tells of the past."""
    one = verdict.current
    if not one.statement.direct:
        return "no words of the speaker's own are quoted"
    if one.statement.modality in (Modality.HISTORICAL, Modality.REPORTED):
        return f"the statement is {one.statement.modality.value}"
    return ""
