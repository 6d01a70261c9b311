"""Which PLOVER type a statement or deed is: cue class, words, issue and stance in, one type out."""

import re
from collections import defaultdict

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
_CUES: dict[str, dict[Plover, float]] = {
    "deny": {Plover.REJECT: 3.0},
    "reject": {Plover.REJECT: 3.0},
    "accuse": {Plover.ACCUSE: 3.0},
    "threaten": {Plover.THREATEN: 3.0},
    "praise": {Plover.SUPPORT: 3.0},
    "request": {Plover.REQUEST: 2.5},
    "promise": {Plover.AGREE: 2.5},
}
_HARSH = frozenset(
    {
        IssueClass.MILITARY_ACTION,
        IssueClass.TERRITORY,
        IssueClass.NUCLEAR,
        IssueClass.BLOCKADE,
        IssueClass.TARIFFS,
        IssueClass.SANCTIONS,
        IssueClass.HUMAN_RIGHTS,
    }
)
# What is mostly meant by speaking for or against an issue, where no word says more.
_SPOKEN: dict[IssueClass, tuple[Plover, Plover]] = {
    IssueClass.TALKS: (Plover.CONSULT, Plover.REJECT),
    IssueClass.SANCTIONS: (Plover.SANCTION, Plover.REJECT),
    IssueClass.TARIFFS: (Plover.THREATEN, Plover.REJECT),
    IssueClass.TRADE_DEAL: (Plover.AGREE, Plover.REJECT),
    IssueClass.MILITARY_ACTION: (Plover.THREATEN, Plover.ACCUSE),
    IssueClass.TROOPS: (Plover.AGREE, Plover.REJECT),
    IssueClass.CEASEFIRE: (Plover.AGREE, Plover.REJECT),
    IssueClass.RECOGNITION: (Plover.SUPPORT, Plover.REJECT),
    IssueClass.TERRITORY: (Plover.REQUEST, Plover.REJECT),
    IssueClass.TREATY: (Plover.AGREE, Plover.REJECT),
    IssueClass.AID: (Plover.AGREE, Plover.REJECT),
    IssueClass.ARMS: (Plover.NONE, Plover.ACCUSE),
    IssueClass.NUCLEAR: (Plover.NONE, Plover.REQUEST),
    IssueClass.PRISONERS: (Plover.AGREE, Plover.REJECT),
    IssueClass.VISAS: (Plover.AGREE, Plover.SANCTION),
    IssueClass.BLOCKADE: (Plover.THREATEN, Plover.REQUEST),
    IssueClass.INVESTIGATION: (Plover.ACCUSE, Plover.REJECT),
    IssueClass.HUMAN_RIGHTS: (Plover.ACCUSE, Plover.THREATEN),
}
_WORDS: tuple[tuple[Plover, float, re.Pattern[str]], ...] = tuple(
    (act, weight, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE))
    for act, weight, words in (
        (
            Plover.THREATEN,
            2.0,
            r"will (?:be )?(?:hit|strike|attack|respond|retaliate|pay|face|destroy|come to their)|consequences"
            r"|locked and loaded|severe response|(?:legitimate|combat) (?:combat )?targets?|take up arms|all options|or else|or risk"
            r"|retaliat\w+|threat(?:en\w*)? to|more to come|will (?:not )?tolerate|whether they like it|the hard way|do something"
            r"|will be hit|very hard|guns-a-blazing|we are ready to go|next target|could be next|be next|clamp down|must be put"
            r"|right to take|price to pay|pay (?:a|the) (?:heavy )?price|crush\w*|decisive response|vow(?:s|ed)? (?:revenge|victory)",
        ),
        (
            Plover.ASSAULT,
            2.2,
            r"(?:launched|carried out|conducted) (?:\w+ ){0,5}(?:strikes?|attacks?|raids?|operation)|(?:had )?struck"
            r"|strikes? (?:that )?killed|were killed in|bombed|taken (?:\w+ ){0,4}into custody|captured|kinetic strikes?|strike targeted"
            r"|airstrikes in",
        ),
        (
            Plover.REJECT,
            1.6,
            r"reject\w*|will not|won't|would never|will never|no way|not true|untrue|false|baseless|fabricat\w+|lies?"
            r"|rul(?:ed|es|ing) out|refus\w+|not for sale|red lines?|non-negotiable|absurd|not an? object|nonsense|never agree"
            r"|no (?:\w+ )?ceasefire|by what right|don't believe|do not believe|not (?:going to|accept\w*)|unfounded|has to be respected"
            r"|denie[sd]|dismiss\w*|end of nato|end nato|i am not|we are not|oppos\w+",
        ),
        (
            Plover.ACCUSE,
            1.6,
            r"condemn\w*|unacceptable|illegal\w*|violat\w+|aggression|provocati\w+|blackmail|crimes?|brutal\w*"
            r"|blam\w+|accus\w+|terroris[tm]\w*|hegemon\w+|rogue|escalat\w+|coercive|intimidation|barbarian|lunatic|sick|dealer"
            r"|cocaine|stained|reckless|irresponsible|shameful|outrag\w+|deplor\w+|shocked|cowardly|kidnapp\w+|discriminat\w+"
            r"|apartheid|genocide|impose themselves|undermin\w+|bad signal|stolen|steal\w*|corrupt\w*|massacre|atrocit\w+"
            r"|poor fishermen|killing|persecut\w+|seized illegally|illegally seized|ruining|hypocri\w+|propping up",
        ),
        (
            Plover.REQUEST,
            1.2,
            r"must|should|needs?(?: to)?|needed to|call(?:s|ed|ing)? (?:on|for|upon)|urg(?:e|es|ed|ing)|demand\w*"
            r"|(?:it's|it is) time|ought to|ask(?:s|ed|ing)? for|appeal(?:s|ed)?|constructive role|desire for|want(?:s|ed)? to see"
            r"|better wise up|get their act together|let us|i want",
        ),
        (
            Plover.SUPPORT,
            1.6,
            r"thank\w*|grateful|gratitude|welcom\w+|proud|prais\w+|stand(?:s|ing)? (?:with|by)|congratulat\w+"
            r"|solidarity|apolog\w+|sorry|(?:great|good|excellent|terrific|strategic) (?:relationship|relations|ties|friend|person)"
            r"|recogni[sz]\w+|appreciat\w+|honou?red|milestone|historic|continue to support|admir\w+|commend\w*|condolences|constructive contribution"
            r"|fight for them|full support|unwavering|brotherly|our support|their support",
        ),
        (
            Plover.COOPERATE,
            2.0,
            r"shar(?:ed|ing|es) intelligence|cooperat(?:ing|ed|es) with|is cooperating|security cooperation|joint(?:ly)? (?:operation|carried)",
        ),
        (
            Plover.AGREE,
            1.4,
            r"ready (?:to|for)|(?:is|are) \W?ready|willing to|open to|offer\w*|agreed (?:to|on|\[)|agrees? to|pledg\w+|promis\w+|commit(?:s|ted|ment)"
            r"|will (?:work|provide|send|sign|participate|support|help|join)|prepared to|accept(?:s|ed)|sign(?:s|ed)|intention to"
            r"|declaration of intent|paves? the way|looks? forward",
        ),
        (
            Plover.CONSULT,
            1.2,
            r"talks|negotiat\w+|discuss\w*|met|meetings?|progress|consult\w*|dialogue|phone call|closer than ever"
            r"|finali[sz]\w+|briefed|agreement on|framework|address(?:ed)?|feedback|largely agreed|conversation|mediat\w+|exchang\w+",
        ),
        (
            Plover.SANCTION,
            2.0,
            r"no longer be exported|revoke\w* (?:\S+ ){0,2}visas?|reciprocity|will apply the same|impos\w+|bann?(?:s|ed|ing)|suspend\w*"
            r"|cancel\w*|expel\w*|blacklist\w*|sanction(?:s|ed) on|halt(?:s|ed|ing)|cut(?:s|ting)? off|terminat\w+|withdraw\w* from",
        ),
        (
            Plover.RETREAT,
            2.0,
            r"will (?:withdraw|release|lift|drop|pause)|step(?:s|ping)? down|resign\w*|disarm\w*|backs? down|releas(?:e|es|ed|ing)"
            r"|lay down|lift(?:s|ed|ing)? (?:the )?(?:ban|sanctions|blockade|siege)|ceasefire (?:declared|begins)",
        ),
        (Plover.MOBILIZE, 1.6, r"deploy\w*|mobili[sz]\w+|on (?:high )?alert|reinforc\w+|test-?(?:fired?|launch\w*)"),
        (Plover.AID, 1.6, r"(?:provide|deliver|send)(?:s|ed|ing)? (?:\w+ ){0,3}(?:aid|assistance|help|weapons)"),
    )
)
_EARLY = 160  # words said first weigh double
_ENOUGH = 0.9


def act(statement: Statement, issue: IssueClass, stance: int) -> tuple[Plover, Evidence]:
    """Choose the type: a deed by its issue and side; words by cue, by what they say, by what the issue suggests."""
    if statement.form is Form.ACT:
        ahead, ended = _DEEDS.get(issue, (Plover.NONE, Plover.NONE))
        kind = ended if stance < 0 else ahead
        return kind, Evidence("act", statement.cue, f"deed on {issue}")
    scores: dict[Plover, float] = defaultdict(float)
    reasons: dict[Plover, str] = {}
    for kind, weight in _CUES.get(statement.cue_class, {}).items():
        if kind is Plover.AGREE and issue in _HARSH and stance > 0:
            kind = Plover.THREATEN
        scores[kind] += weight
        reasons[kind] = statement.cue
    if statement.cue.startswith("warn"):
        scores[Plover.THREATEN] += 1.0
        reasons[Plover.THREATEN] = statement.cue
    text = " ".join(span.text for span in statement.content)[:1500]
    for kind, weight, pattern in _WORDS:
        for count, found in enumerate(pattern.finditer(text)):
            if count == 3:
                break
            scores[kind] += weight * (1.0 if found.start() < _EARLY else 0.5) / (1 + count)
            reasons.setdefault(kind, found.group())
    if stance:
        ahead, against = _SPOKEN.get(issue, (Plover.NONE, Plover.NONE))
        kind = ahead if stance > 0 else against
        scores[kind] += 1.0
        reasons.setdefault(kind, f"{stance:+d} on {issue}")
    best = max(scores, key=lambda k: scores[k], default=Plover.NONE)
    if scores.get(best, 0.0) < _ENOUGH:
        return Plover.NONE, Evidence("act", "", "a bare statement")
    return best, Evidence("act", reasons[best], f"words of {best}")
