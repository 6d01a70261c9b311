"""What is a matter between states, and so worth telling when someone changes course on it.

In: a coded statement. Out: yes or no. Ministries change their minds every day about farms, schools and taxes.
"""

from bot.model import CodedStatement, IssueClass
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
    }
)


def foreign(one: CodedStatement) -> bool:
    """Tell whether the counterpart is known and lies outside the speaker's own side."""
    return bool(one.counterpart) and one.counterpart not in own_parties(one)


def between_states(one: CodedStatement, *, recapped: bool, labelled: bool) -> bool:
    """Tell whether a change concerns others: a foreign counterpart, a place of its own, an issue between states.

    Without them it is told only of a head of government, and only where the report recalls the earlier side itself.
    """
    if one.issue is IssueClass.OTHER:
        return (recapped or labelled) and foreign(one)
    if foreign(one) or one.places:
        return True
    if one.issue in INTERSTATE:
        return not one.counterpart or recapped or labelled
    return recapped and one.speaker.rank >= 4
