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
        IssueClass.TRADE_DEAL,
        IssueClass.MILITARY_ACTION,
        IssueClass.CEASEFIRE,
        IssueClass.RECOGNITION,
        IssueClass.TREATY,
        IssueClass.NUCLEAR,
        IssueClass.TALKS,
    }
)


def foreign(one: CodedStatement) -> bool:
    """Tell whether the counterpart is known and lies outside the speaker's own side."""
    return bool(one.counterpart) and one.counterpart not in own_parties(one)


def between_states(one: CodedStatement, certain: bool) -> bool:
    """Tell whether a change concerns others; ``certain`` where the report's words leave no doubt that it is one."""
    if one.issue is IssueClass.OTHER:
        return certain and foreign(one)
    if foreign(one) or one.places:
        return True
    if one.counterpart:
        return certain and one.issue in INTERSTATE
    return one.issue in INTERSTATE or (certain and one.speaker.rank >= 4)
