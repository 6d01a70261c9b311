"""What is a matter between states, and so worth telling when someone changes course on it.

In: a coded statement. Out: yes or no. Ministries change their minds every day about farms, schools and taxes.
"""

from bot.model import CodedStatement, Form, IssueClass, TurnKind
from bot.positions.gate import own_parties

# Issues that lie between states even where a headline names no counterpart.
INTERSTATE = frozenset(
    {
        IssueClass.SANCTIONS,
        IssueClass.TARIFFS,
        IssueClass.CEASEFIRE,
        IssueClass.RECOGNITION,
        IssueClass.TREATY,
        IssueClass.NUCLEAR,
        IssueClass.ARMS,
    }
)
ENTRY = frozenset({"visa", "border", "asylum", "refugee", "entry"})  # of others; deporting is home affairs


_UNDONE = frozenset({TurnKind.SWITCH, TurnKind.RETREAT, TurnKind.SUSPEND})  # a measure ended, suspended or restored


def foreign(one: CodedStatement) -> bool:
    """Tell whether the counterpart is known and lies outside the speaker's own side."""
    return bool(one.counterpart) and one.counterpart not in own_parties(one)


def between_states(one: CodedStatement, *, recapped: bool, labelled: bool, named: bool = False) -> bool:
    """Tell whether a change concerns others: a foreign counterpart, a place of its own, an issue between states.

    Without them it is told only of a head of government, and only where the report recalls or names the change itself.
    """
    heads = one.speaker.rank >= 4 and (recapped or named)
    if one.issue is IssueClass.OTHER:
        deed = one.statement.form is Form.ACT and one.turn is not None and one.turn.kind in _UNDONE
        return heads or ((recapped or labelled or deed or named) and foreign(one))
    if not one.speaker.principal.startswith("gov."):
        return True  # armed groups and organisations deal with others alone
    if foreign(one) or one.places:
        return True
    if one.issue in INTERSTATE or (one.issue is IssueClass.VISAS and ENTRY & set(one.topics)):
        return not one.counterpart or recapped or labelled
    return heads
