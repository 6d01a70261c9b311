"""Does a statement tell the speaker's own course, in words that govern the issue? Only such statements can turn alone.

In: a statement, its speaker and its topic. Out: yes or no. Blame, praise and comment on what others do make no course.
"""

import re

from bot.actors.roster import Roster
from bot.coding.issue import Topic
from bot.model import Form, Modality, Speaker, Statement

_OWN = re.compile(r"^(?:that\s+)?(?:(?:it|he|she|they|we|i|there)\b|to\s+[a-z]|not\s+to\b|no\s|will\b|won't\b)")
_BLAME = re.compile(
    r"\b(?:condemn\w*|oppos\w+|shocked|illegal\w*|unacceptable|criticis\w+|criticiz\w+|concern\w*|blatant\w*)\b"
)
_PAST = re.compile(
    r"(?:that\s+)?(?:it|he|she|they|we|i)\s+(?:(?:had|has|have|did|not|never|also|already)\s+)*(?:spoke|spoken|met|discussed"
    r"|talked|heard|knew|was|were)\b"
)  # what was is told, no course of what will be
_STANDS = re.compile(r"oppos(?:e|es|ed)$")  # one's own stand where oneself is the subject
_GOVERNING = frozenset({"reject", "promise"})  # cues that take the side themselves: "refuses to adopt sanctions"
_NEAR = 40  # characters between such a cue and the issue
_BINDING = frozenset({"promise", "threaten", "reject", "confirm"})
INVITES = re.compile(r"invit|order|summon", re.IGNORECASE)  # requests that are deeds of the speaker's own
_COMMENT = frozenset({"accuse", "praise", "request"})


def own_course(statement: Statement, speaker: Speaker, topic: Topic, roster: Roster) -> bool:
    """Tell whether the statement binds its speaker on the topic: a deed, a promise, a refusal, or what "we" do."""
    if not topic.near or not topic.cores or statement.modality not in (Modality.ASSERTED, Modality.NEGATED):
        return False
    first = topic.cores[0]
    bound = statement.form is Form.WORDS and statement.cue_class in _GOVERNING and first.start <= _NEAR
    bound = bound or (statement.form is Form.WORDS and INVITES.match(statement.cue) is not None)
    if not bound and not any(core.governed and core.clause == first.clause for core in topic.cores):
        return False
    if statement.form is Form.ACT:
        return True
    if statement.cue_class in _COMMENT and not INVITES.match(statement.cue):
        return False
    text = statement.content[0].text.lower().replace("’", "'").lstrip("'\"“‘ ")
    if _PAST.match(text):
        return False
    blamed = _BLAME.search(text)
    if blamed and not _STANDS.match(blamed[0]):
        return False
    if not blamed and (statement.cue_class in _BINDING or INVITES.match(statement.cue) or _OWN.match(text)):
        return True
    return own_subject(statement, speaker, roster)


def own_subject(statement: Statement, speaker: Speaker, roster: Roster) -> bool:
    """Tell whether the words begin with the speaker's own country or organisation: "Norland opposes the pact"."""
    return any(
        hit.start <= 4 and speaker.country and roster.code(alias.actor) == speaker.country
        for hit in roster.scan(statement.content[0].text[:60])
        for alias in hit.aliases
    )
