"""For or against: the cores of the issue, the cue and who speaks in; -1, 0 or +1 out, with the words that say so."""

import re

from bot.actors.roster import Roster
from bot.coding.issue import Topic
from bot.coding.reading import Core
from bot.model import Evidence, Form, IssueClass, Modality, Speaker, Statement

_AGAINST = {"reject", "accuse"}
# Deeds that one does to another: told of someone else, they are spoken against.
_HOSTILE = frozenset(
    {
        IssueClass.MILITARY_ACTION,
        IssueClass.TERRITORY,
        IssueClass.TROOPS,
        IssueClass.ARMS,
        IssueClass.NUCLEAR,
        IssueClass.BLOCKADE,
        IssueClass.TARIFFS,
        IssueClass.SANCTIONS,
    }
)
_BLAME = re.compile(
    r"\b(?:condemn\w*|unacceptable|illegal\w*|violat\w+|aggression|provocati\w+|blackmail|crimes?|brutal\w*"
    r"|hegemon\w+|rogue|escalat\w+|coercive|intimidation|reckless|irresponsible|deplor\w+|shocked|cowardly|undermin\w+"
    r"|outrag\w+|unlawful|unjustified|imperialis\w+|dangerous)",
    re.IGNORECASE,
)


def stance(statement: Statement, speaker: Speaker, topic: Topic, roster: Roster) -> tuple[int, Evidence | None]:
    """Tell whether the speaker is for (+1) or against (-1) the action of the issue going ahead."""
    if not topic.cores:
        return 0, None
    first = topic.cores[0]
    near = [core for core in topic.cores if core.clause == first.clause]
    total = 0.0
    for core in near:
        total += _sign(core, statement, speaker, topic, roster) * core.weight * (1.5 if core.governed else 1.0)
    side = (total > 0) - (total < 0) or first.sign
    words = first.words
    if statement.form is Form.WORDS and topic.near:
        if statement.cue_class in _AGAINST:
            side, words = _accused(side, first, topic), f"{statement.cue}: {words}"
        elif statement.cue_class == "deny" or statement.modality is Modality.DENIED:
            side, words = 0, f"{statement.cue}: {words}"
    return side, Evidence("stance", words, f"{side:+d}")


def _accused(side: int, first: Core, topic: Topic) -> int:
    """What is rejected or blamed turns round; a hostile deed that is blamed stays blamed."""
    if topic.cls in _HOSTILE:
        return -1 if first.sign > 0 or not first.governed else 1
    return -side


def _sign(core: Core, statement: Statement, speaker: Speaker, topic: Topic, roster: Roster) -> int:
    if statement.form is Form.ACT or statement.cue_class in _AGAINST or not topic.near:
        return core.sign
    if topic.cls in _HOSTILE and core.sign > 0:
        if core.harm or (
            not core.governed
            and (
                _foreign(core, speaker, topic, roster)
                or _BLAME.search(topic.text, max(0, core.start - 80), core.end + 80)
            )
        ):
            return -1
    elif topic.cls is IssueClass.HUMAN_RIGHTS and core.sign < 0 and not core.governed:
        return -core.sign if _foreign(core, speaker, topic, roster) or not speaker.country else core.sign
    return core.sign


def _foreign(core: Core, speaker: Speaker, topic: Topic, roster: Roster) -> bool:
    """As in "U.S. bombing", "China's displays of power": the deed of someone else than the speaker."""
    before = topic.text[max(0, core.start - 40) : core.end]
    offset = core.start - max(0, core.start - 40)
    codes = {
        roster.code(alias.actor)
        for hit in roster.scan(before)
        if hit.start <= offset + 1 and offset - hit.end <= 14
        for alias in hit.aliases
    }
    return bool(codes - {""}) and speaker.country not in codes
