"""A verdict -> how much it matters, 1 to 3, and the plain sentence that says why.

The rules, in points: who speaks (head 2, minister 1), how far it moves (full 2, half or another change 1), which issue
(force, nuclear, ceasefire, recognition, troops, territory 2; trade, sanctions, treaties, arms and blockades 1), and one
more where the old position had stood for a month. Five points and more are major, three and four notable, fewer minor.
"""

from bot.model import IssueClass, Shift, Verdict, VerdictKind

_GRAVE = frozenset(
    {
        IssueClass.MILITARY_ACTION,
        IssueClass.NUCLEAR,
        IssueClass.CEASEFIRE,
        IssueClass.RECOGNITION,
        IssueClass.TROOPS,
        IssueClass.TERRITORY,
    }
)
_WEIGHTY = frozenset(
    {
        IssueClass.SANCTIONS,
        IssueClass.TARIFFS,
        IssueClass.TRADE_DEAL,
        IssueClass.TREATY,
        IssueClass.ARMS,
        IssueClass.BLOCKADE,
        IssueClass.TALKS,
    }
)
_TURNED = frozenset({VerdictKind.REVERSED, VerdictKind.WALKED_BACK, VerdictKind.OVERRIDE})
_LEVELS = ("minor", "notable", "major")


def severity(verdict: Verdict) -> tuple[int, str]:
    """Return the severity of a change or a statement, and why."""
    parts = [_speaker(verdict), _distance(verdict), _issue(verdict), _age(verdict)]
    points = sum(score for score, _ in parts)
    level = 3 if points >= 5 else 2 if points >= 3 else 1
    why = ", ".join(words for _, words in parts if words)
    return level, f"{_LEVELS[level - 1]}: {why}"


def _speaker(verdict: Verdict) -> tuple[int, str]:
    speaker = verdict.current.speaker
    if speaker.rank >= 4:
        return 2, "the head of a government or state speaks"
    if speaker.actor is not None and speaker.actor == speaker.principal:
        return 2, "a government or organisation acts as such"
    if speaker.rank == 3:
        return 1, "a minister or ministry speaks"
    return 0, "a spokesperson or other official speaks"


def _distance(verdict: Verdict) -> tuple[int, str]:
    if verdict.kind is VerdictKind.FIRST:
        return 0, "a first position"
    if verdict.shift is Shift.FULL or verdict.kind in _TURNED:
        return 2, "the position turns to the other side"
    if verdict.shift is Shift.HALF or verdict.kind is VerdictKind.CONFLICT:
        return 1, "the position moves in part"
    return 0, "the side stays the same"


def _issue(verdict: Verdict) -> tuple[int, str]:
    issue = verdict.current.issue
    if issue in _GRAVE:
        return 2, f"{issue.value} is a grave issue"
    return (1, f"{issue.value} is a weighty issue") if issue in _WEIGHTY else (0, "")


def _age(verdict: Verdict) -> tuple[int, str]:
    prior = verdict.prior
    if prior is None or verdict.shift is None:
        return 0, ""
    days = (verdict.current.said - prior.said).days
    return (1, f"the old position had stood for {days} days") if days >= 30 else (0, "")
