"""Which PLOVER type a statement or deed is: cue class, words, issue and stance in, one type out."""

import re

from bot.model import Evidence, Form, IssueClass, Plover, Statement

_DEEDS: dict[IssueClass, tuple[Plover, Plover]] = {  # issue -> (goes ahead, does not)
    IssueClass.TALKS: (Plover.CONSULT, Plover.SANCTION),
    IssueClass.SANCTIONS: (Plover.SANCTION, Plover.RETREAT),
    IssueClass.TARIFFS: (Plover.SANCTION, Plover.RETREAT),
    IssueClass.TRADE_DEAL: (Plover.AGREE, Plover.REJECT),
    IssueClass.MILITARY_ACTION: (Plover.ASSAULT, Plover.RETREAT),
    IssueClass.TROOPS: (Plover.MOBILIZE, Plover.RETREAT),
    IssueClass.CEASEFIRE: (Plover.RETREAT, Plover.ASSAULT),
    IssueClass.RECOGNITION: (Plover.SUPPORT, Plover.REJECT),
    IssueClass.TERRITORY: (Plover.COERCE, Plover.RETREAT),
    IssueClass.TREATY: (Plover.AGREE, Plover.SANCTION),
    IssueClass.AID: (Plover.AID, Plover.SANCTION),
    IssueClass.ARMS: (Plover.AID, Plover.SANCTION),
    IssueClass.NUCLEAR: (Plover.MOBILIZE, Plover.RETREAT),
    IssueClass.PRISONERS: (Plover.RETREAT, Plover.COERCE),
    IssueClass.VISAS: (Plover.RETREAT, Plover.SANCTION),
    IssueClass.BLOCKADE: (Plover.COERCE, Plover.RETREAT),
    IssueClass.INVESTIGATION: (Plover.ACCUSE, Plover.RETREAT),
    IssueClass.HUMAN_RIGHTS: (Plover.CONCEDE, Plover.COERCE),
}
_CUES = {
    "deny": Plover.REJECT,
    "reject": Plover.REJECT,
    "accuse": Plover.ACCUSE,
    "threaten": Plover.THREATEN,
    "praise": Plover.SUPPORT,
    "request": Plover.REQUEST,
    "promise": Plover.AGREE,
}
_WORDS: tuple[tuple[Plover, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for act, words in (
        (
            Plover.THREATEN,
            r"will (?:be )?(?:hit|strike|attack|respond|retaliate|pay|face)|consequences|locked and loaded"
            r"|severe response|legitimate targets?|take up arms|all options|or else|or risk|retaliat\w+",
        ),
        (
            Plover.REJECT,
            r"reject\w*|will not|won't|never|no way|not true|false|baseless|lies?|ruled? out|refus\w+|not for sale"
            r"|red line|non-negotiable|absurd",
        ),
        (
            Plover.ACCUSE,
            r"condemn\w*|unacceptable|illegal\w*|violat\w+|aggression|provocati\w+|blackmail|crimes?|brutal\w*"
            r"|blam\w+|accus\w+|terroris[tm]\w*|hegemon\w+|rogue|escalat\w+|coercive|intimidation",
        ),
        (
            Plover.REQUEST,
            r"must|should|need(?:s|ed)? to|call(?:s|ed)? (?:on|for)|urg(?:e|es|ed)|demand\w*|ha(?:s|ve) to"
            r"|we need|it is time|ought to|ask(?:s|ed)? for",
        ),
        (
            Plover.SUPPORT,
            r"thank\w*|grateful|gratitude|welcom\w+|proud|prais\w+|support\w*|stand(?:s)? with|congratulat\w+"
            r"|solidarity|apolog\w+|sorry|great relationship|recogni[sz]\w+|appreciat\w+|honou?r",
        ),
        (
            Plover.AGREE,
            r"ready|willing|open to|offer\w*|agree(?:d|s)?|pledg\w+|promis\w+|commit\w*|will (?:work|provide|send|sign)"
            r"|prepared to|accept\w*",
        ),
        (
            Plover.CONSULT,
            r"talks|negotiat\w+|discuss\w*|met|meeting|progress|consult\w*|dialogue|phone call|closer than ever",
        ),
    )
)


def act(statement: Statement, issue: IssueClass, stance: int) -> tuple[Plover, Evidence]:
    """Choose the type: a deed by its issue and side, words by their cue, then by what they say."""
    if statement.form is Form.ACT:
        ahead, ended = _DEEDS.get(issue, (Plover.NONE, Plover.NONE))
        kind = ended if stance < 0 else ahead
        return kind, Evidence("act", statement.cue, f"deed on {issue}")
    if statement.cue_class in _CUES:
        return _CUES[statement.cue_class], Evidence("act", statement.cue, f"cue of class {statement.cue_class}")
    text = " ".join(span.text for span in statement.content)[:2000]
    for kind, pattern in _WORDS:
        found = pattern.search(text)
        if found:
            return kind, Evidence("act", found.group(), f"words of {kind}")
    return Plover.NONE, Evidence("act", "", "a bare statement")
