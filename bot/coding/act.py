"""Which PLOVER type a statement or deed is: cue class, words, issue and stance in, one type out."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.coding.codebook import Codebook, Speech
from bot.coding.doer import Doer, doer, others_only
from bot.coding.issue import Topic
from bot.coding.operators import DUTY
from bot.coding.phrasebook import Spot
from bot.model import Evidence, Form, IssueClass, Plover, Speaker, Statement

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
    "request": {Plover.REQUEST: 4.0},
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
    IssueClass.TREATY: (Plover.AGREE, Plover.SANCTION),
    IssueClass.AID: (Plover.AGREE, Plover.REJECT),
    IssueClass.ARMS: (Plover.NONE, Plover.ACCUSE),
    IssueClass.NUCLEAR: (Plover.NONE, Plover.REQUEST),
    IssueClass.PRISONERS: (Plover.AGREE, Plover.REJECT),
    IssueClass.VISAS: (Plover.AGREE, Plover.SANCTION),
    IssueClass.BLOCKADE: (Plover.THREATEN, Plover.REQUEST),
    IssueClass.INVESTIGATION: (Plover.ACCUSE, Plover.REJECT),
    IssueClass.HUMAN_RIGHTS: (Plover.ACCUSE, Plover.THREATEN),
}
_FORCE = frozenset({Plover.ASSAULT, Plover.MOBILIZE})
_FOUGHT = frozenset({IssueClass.MILITARY_ACTION, IssueClass.TROOPS, IssueClass.TERRITORY, IssueClass.BLOCKADE})
_PLEDGED = frozenset({IssueClass.TALKS, IssueClass.TRADE_DEAL, IssueClass.TERRITORY, IssueClass.HUMAN_RIGHTS})
_PLAIN = frozenset({Plover.REJECT, Plover.THREATEN, Plover.ACCUSE, Plover.REQUEST})  # verbs that say their type
_ANNOUNCED = ("announc", "confirm", "declar", "unveil")  # what is announced is done
_AGREED = ("agree", "accept", "offer", "consent")
_STOPS = ("suspend", "cancel", "halt", "will halt", "stop", "will stop", "freez", "froz", "terminat", "revok", "withdr")
_NAMING = ("call", "describ", "brand", "label", "dub", "term")
_ARTICLE = re.compile(r"\b(?:the|an?|any) $", re.IGNORECASE)
_READY = ("ready", "is ready", "are ready", "prepared", "willing")
_DUTY = ("should", "ought to", "must")
_DONE = frozenset({Plover.RETREAT, Plover.COOPERATE, Plover.AID})
_ASKED = re.compile(rf"\b(?:{DUTY}) (?:be )?$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:information|videos?|footage|statements?|reports?|photos?|images?|details|data|figures|documents?|files|names)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(r"(?:n['’]t| not| never| also| long| already)? have\b")
_WISHES = ("we want", "i want")
_DONE_TO = frozenset({IssueClass.MILITARY_ACTION, IssueClass.BLOCKADE, IssueClass.HUMAN_RIGHTS})
_STRUCK = re.compile(
    r"(?:fired|struck|hit|bombed|shelled|launched|attacked|targeted|destroyed|killed|raided|downed)\b", re.I
)
_AHEAD = re.compile(
    r"\b(?:will|would|can|to) (?:\w+ly )?(?:continue|share|build|provide|supply|send|go on|allow|help|sell|be)\b"
)
_DECIDED = re.compile(
    r"\b(?:decided|determined|settled) (?:solely |only |exclusively )?by\b"
    r"|\b(?:for|up to) [^.;]{2,60}? to (?:decide|determine)\b"
    r"|\bbelongs? to (?:its|their|the) (?:own )?people\b|\bright to (?:self-determination|decide)\b",
    re.IGNORECASE,
)
_FRAMES = (
    (
        Plover.REJECT,
        1.2,
        re.compile(
            r"^\W*(?:that )?(?:[\w’'-]+ ){0,6}?(?:did not|didn['’]t|was not|wasn['’]t|were not|weren['’]t"
            r"|had not|hadn['’]t|has never|have never|had never|neither)\b(?! (?:rul|oppos|hesitat))",
            re.IGNORECASE,
        ),
    ),
    (
        Plover.REQUEST,
        1.0,
        re.compile(
            r"\bimportance of\b|\b(?:is|are) seeking\b|\bbetter off\b"
            r"|\b(?:vital|crucial|essential|important|imperative|time) (?:that|to|for)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Plover.RETREAT,
        2.0,
        re.compile(
            r"\b(?:no longer|not|won['’]t|wouldn['’]t) (?:seek|run for|stand for|pursue)\b"
            r"|\b(?:to|will|would) (?:disband|dissolve)\b|\bstep(?:s|ping)? aside\b|\bstand(?:s|ing)? down\b",
            re.IGNORECASE,
        ),
    ),
)
_READ = 1500  # characters of a statement that are looked through
_COUNTED = 3  # hits of one type that are counted
_EARLY = 160  # words said first weigh double
_ENOUGH = 0.9


def act(
    statement: Statement, speaker: Speaker, topic: Topic, stance: int, codebook: Codebook
) -> tuple[Plover, Evidence]:
    """Choose the type: a deed by its issue and side; words by cue, by what they say, by what the issue suggests."""
    issue = topic.cls
    ahead, ended = _DEEDS.get(issue, (Plover.NONE, Plover.NONE))
    if statement.form is Form.ACT:
        return _deed(statement, issue, ended if stance < 0 else ahead, codebook)
    scores: dict[Plover, float] = defaultdict(float)
    reasons: dict[Plover, str] = {}

    def give(kind: Plover, weight: float, words: str, *, first: bool = False) -> None:
        scores[kind] += weight
        if first:
            reasons[kind] = words
        else:
            reasons.setdefault(kind, words)

    text = " ".join([span.text for span in statement.content])[:_READ]
    told = codebook.speech(text)
    for kind, weight in _by_cue(statement, issue, stance, told, near=topic.near):
        give(kind, weight, statement.cue, first=True)
    counts: dict[Plover, int] = defaultdict(int)
    eased = stance < 0 and ended is Plover.RETREAT
    for spot in told:
        heard = _heard(spot, text, issue, stance, speaker, codebook)
        if heard is None:
            continue
        stops = heard is Plover.SANCTION and eased and spot.text.lower().startswith(_STOPS)
        kind = Plover.RETREAT if stops else heard  # "suspends tariffs" is no sanction
        counts[kind] += 1
        if counts[kind] <= _COUNTED:
            give(kind, spot.means[1] * (1.0 if spot.start < _EARLY else 0.5) / counts[kind], spot.text)
    for kind, weight, pattern in _FRAMES:
        match = pattern.search(text)
        if match is not None:
            give(kind, weight, match[0])
    decided = _DECIDED.search(text)
    if decided is not None:  # "its future is for Norland to decide"
        give(Plover.SUPPORT if others_only(text, speaker, codebook.roster) else Plover.REJECT, 2.0, decided[0])
    if issue is IssueClass.AID and scores[Plover.AID] and statement.cue_class == "promise":
        scores[Plover.AID] += 3.0  # a sum that is pledged is given
    if stance < 0:  # what is refused is named by its own word: "no talks", "null and void recognition"
        for kind in (Plover.CONSULT, Plover.SUPPORT, Plover.AGREE):
            if kind in scores and kind not in _CUES.get(statement.cue_class, {}):
                scores[kind] *= 0.5
    if statement.content[0].text.lstrip("'\"“‘").startswith(("No ", "no ", "Not ", "not ", "Never ", "never ")):
        give(Plover.REJECT, 1.2, "no")
    meant = _by_issue(statement, speaker, topic, stance, scores, codebook)
    if meant is not None:
        give(meant, 1.0, f"{stance:+d} on {issue}")
    if _rehearsed(counts):
        scores.pop(Plover.ASSAULT, None)
    best = max(scores, key=lambda k: scores[k], default=Plover.NONE)
    if scores.get(best, 0.0) < _ENOUGH:
        return Plover.NONE, Evidence("act", "", "a bare statement")
    return best, Evidence("act", reasons[best], f"words of {best}")


def _deed(statement: Statement, issue: IssueClass, kind: Plover, codebook: Codebook) -> tuple[Plover, Evidence]:
    """Name a deed by its issue and side; a verb that says its own type goes before."""
    if kind is Plover.ASSAULT and _rehearsed({s.means[0] for s in codebook.speech(statement.content[0].text)}):
        kind = Plover.MOBILIZE
    own = next((spot.means[0] for spot in codebook.speech(statement.cue) if spot.means[0] in _PLAIN), kind)
    return own, Evidence("act", statement.cue, f"deed on {issue}")


def _by_cue(
    statement: Statement, issue: IssueClass, stance: int, told: Sequence[Spot[Speech]], *, near: bool
) -> Iterable[tuple[Plover, float]]:
    """Yield the types that the cue speaks for. ``near``: the issue stands in the words; no other is announced."""
    cue = statement.cue.lower()
    for kind, weight in _CUES.get(statement.cue_class, {}).items():
        harsh = near and issue in _HARSH and stance > 0 and not cue.startswith(_AGREED)
        yield Plover.THREATEN if kind is Plover.AGREE and harsh else kind, weight
    ahead, ended = _DEEDS.get(issue, (Plover.NONE, Plover.NONE))
    if cue.startswith(_ANNOUNCED) and stance and near:
        kind = ended if stance < 0 else ahead
        if kind is not Plover.NONE:
            yield kind, 1.8
    elif cue.startswith(_NAMING) and statement.cue_class != "request" and (stance < 0 or told):
        if any(spot.means[0] is Plover.REJECT for spot in told):
            yield Plover.REJECT, 1.5  # "called the claim a fabrication"
        elif stance < 0:
            yield Plover.ACCUSE, 1.5
    elif cue.startswith("apolog"):
        yield Plover.SUPPORT, 3.0
    elif cue.startswith(("tell", "told")) and statement.content[0].text.startswith(("to ", "not to ", "never to ")):
        yield Plover.REQUEST, 3.0  # "tells agencies to shrink"
    if cue.startswith("warn"):
        yield Plover.THREATEN, 1.0


def _by_issue(
    statement: Statement,
    speaker: Speaker,
    topic: Topic,
    stance: int,
    scores: Mapping[Plover, float],
    codebook: Codebook,
) -> Plover | None:
    """Return what is mostly meant by speaking for or against the issue, None where the issue is only named."""
    governed = any(core.governed for core in topic.cores)
    suffered = (
        stance < 0 and topic.cls is IssueClass.MILITARY_ACTION and not governed and statement.cue_class == "neutral"
    )
    if not stance or not (governed or scores or (stance < 0 and not suffered) or topic.cls in _PLEDGED):
        return None
    kind = _SPOKEN.get(topic.cls, (Plover.NONE, Plover.NONE))[stance < 0]
    if not topic.near:
        return kind
    core = topic.cores[0]
    if kind is Plover.THREATEN and topic.cls in _DONE_TO:
        whose = doer(topic.text, core.start, core.end, speaker, codebook.roster)
        if whose is Doer.OTHER:
            return Plover.ACCUSE
        return Plover.ASSAULT if whose is Doer.OWN and _STRUCK.match(core.words) else kind
    if kind is Plover.NONE and stance > 0:
        if _STRUCK.match(core.words) and doer(topic.text, core.start, core.end, speaker, codebook.roster) is Doer.OWN:
            return Plover.ASSAULT  # "it fired its new missile"
        return Plover.AGREE if _AHEAD.search(topic.text) else kind
    return kind


def _heard(
    spot: Spot[Speech], text: str, issue: IssueClass, stance: int, speaker: Speaker, codebook: Codebook
) -> Plover | None:
    """What a word of a type means where it stands: mostly that type, sometimes another, sometimes none."""
    kind, word = spot.means[0], spot.text.lower()
    if kind in _FORCE and doer(text, spot.start, spot.end, speaker, codebook.roster) is Doer.OTHER:
        return Plover.ACCUSE  # what others do by force is held against them
    if kind in _FORCE and issue in _FOUGHT and not stance:
        return None  # told of others, or of nobody: no deed of the speaker's
    if word.startswith("releas") and _PUBLISHED.search(text, max(0, spot.start - 40), spot.end + 40):
        return None  # "the footage was released": nobody is let go
    if kind is Plover.AGREE and issue in _HARSH and stance > 0 and word.startswith(_READY):
        return Plover.THREATEN  # "ready to strike again"
    if kind in _DONE and _ASKED.search(text, max(0, spot.start - 14), spot.start):
        return Plover.REQUEST  # "must disarm"
    if kind is not Plover.REQUEST:
        return kind
    if _ARTICLE.search(text, max(0, spot.start - 5), spot.start):
        return None  # "at the request of", "the need to"
    if word in _WISHES and text.startswith(" to ", spot.end):
        return Plover.AGREE  # "we want to help": what one will do oneself
    missed = word in _DUTY and _MISSED.match(text, spot.end)
    return Plover.ACCUSE if missed else kind  # "should have seen it": blame for what was not done


def _rehearsed(told: Collection[Plover]) -> bool:
    """What is only rehearsed is no assault: "holds live-fire drills"."""
    return Plover.MOBILIZE in told and Plover.ASSAULT not in told
