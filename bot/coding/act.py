"""Which PLOVER type a statement or deed is: cue class, words, issue and stance in, one type out."""

import re
from collections import defaultdict
from collections.abc import Collection

from bot.coding.codebook import Codebook, Speech
from bot.coding.operators import DUTY
from bot.coding.phrasebook import Spot
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
_READ = 1500  # characters of a statement that are looked through
_COUNTED = 3  # hits of one type that are counted
_EARLY = 160  # words said first weigh double
_ENOUGH = 0.9


def act(
    statement: Statement,
    issue: IssueClass,
    stance: int,
    codebook: Codebook,
    *,
    governed: bool = True,
    near: bool = True,
) -> tuple[Plover, Evidence]:
    """Choose the type: a deed by its issue and side; words by cue, by what they say, by what the issue suggests.

    ``governed``: words took the side; an issue that is only named suggests nothing to whoever is not against it.
    ``near``: the issue stands in the words themselves; what only stands around them is not what is announced.
    """
    ahead, ended = _DEEDS.get(issue, (Plover.NONE, Plover.NONE))
    if statement.form is Form.ACT:
        kind = ended if stance < 0 else ahead
        if kind is Plover.ASSAULT and _rehearsed({s.means[0] for s in codebook.speech(statement.content[0].text)}):
            kind = Plover.MOBILIZE
        own = next((spot.means[0] for spot in codebook.speech(statement.cue) if spot.means[0] in _PLAIN), kind)
        return own, Evidence("act", statement.cue, f"deed on {issue}")
    scores: dict[Plover, float] = defaultdict(float)
    reasons: dict[Plover, str] = {}
    for kind, weight in _CUES.get(statement.cue_class, {}).items():
        if kind is Plover.AGREE and issue in _HARSH and stance > 0 and not statement.cue.lower().startswith(_AGREED):
            kind = Plover.THREATEN
        scores[kind] += weight
        reasons[kind] = statement.cue
    cue = statement.cue.lower()
    if cue.startswith(_ANNOUNCED) and stance and near:
        kind = ended if stance < 0 else ahead
        if kind is not Plover.NONE:
            scores[kind] += 1.8
            reasons[kind] = statement.cue
    elif cue.startswith(_NAMING) and stance < 0 and statement.cue_class != "request":
        scores[Plover.ACCUSE] += 1.5
        reasons[Plover.ACCUSE] = statement.cue
    elif cue.startswith("apolog"):
        scores[Plover.SUPPORT] += 3.0
        reasons[Plover.SUPPORT] = statement.cue
    elif cue.startswith(("tell", "told")) and statement.content[0].text.startswith(("to ", "not to ", "never to ")):
        scores[Plover.REQUEST] += 3.0  # "tells agencies to shrink"
        reasons[Plover.REQUEST] = statement.cue
    if statement.cue.startswith("warn"):
        scores[Plover.THREATEN] += 1.0
        reasons[Plover.THREATEN] = statement.cue
    text = " ".join([span.text for span in statement.content])[:_READ]
    counts: dict[Plover, int] = defaultdict(int)
    eased = stance < 0 and ended is Plover.RETREAT
    for spot in codebook.speech(text):
        heard = _heard(spot, text, issue, stance)
        if heard is None:
            continue
        stops = heard is Plover.SANCTION and eased and spot.text.lower().startswith(_STOPS)
        kind = Plover.RETREAT if stops else heard  # "suspends tariffs" is no sanction
        counts[kind] += 1
        if counts[kind] <= _COUNTED:
            scores[kind] += spot.means[1] * (1.0 if spot.start < _EARLY else 0.5) / counts[kind]
            reasons.setdefault(kind, spot.text)
    if issue is IssueClass.AID and scores[Plover.AID] and statement.cue_class == "promise":
        scores[Plover.AID] += 3.0  # a sum that is pledged is given
    if stance < 0:  # what is refused is named by its own word: "no talks", "null and void recognition"
        for kind in (Plover.CONSULT, Plover.SUPPORT, Plover.AGREE):
            if kind in scores and kind not in _CUES.get(statement.cue_class, {}):
                scores[kind] *= 0.5
    if statement.content[0].text.lstrip("'\"“‘").startswith(("No ", "no ", "Not ", "not ", "Never ", "never ")):
        scores[Plover.REJECT] += 1.2
        reasons.setdefault(Plover.REJECT, "no")
    suffered = stance < 0 and issue is IssueClass.MILITARY_ACTION and not governed and statement.cue_class == "neutral"
    if stance and (governed or scores or (stance < 0 and not suffered) or issue in _PLEDGED):
        spoken = _SPOKEN.get(issue, (Plover.NONE, Plover.NONE))
        kind = spoken[stance < 0]
        scores[kind] += 1.0
        reasons.setdefault(kind, f"{stance:+d} on {issue}")
    if _rehearsed(counts):
        scores.pop(Plover.ASSAULT, None)
    best = max(scores, key=lambda k: scores[k], default=Plover.NONE)
    if scores.get(best, 0.0) < _ENOUGH:
        return Plover.NONE, Evidence("act", "", "a bare statement")
    return best, Evidence("act", reasons[best], f"words of {best}")


def _heard(spot: Spot[Speech], text: str, issue: IssueClass, stance: int) -> Plover | None:
    """What a word of a type means where it stands: mostly that type, sometimes another, sometimes none."""
    kind, word = spot.means[0], spot.text.lower()
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
    missed = word in _DUTY and _MISSED.match(text, spot.end)
    return Plover.ACCUSE if missed else kind  # "should have seen it": blame for what was not done


def _rehearsed(told: Collection[Plover]) -> bool:
    """What is only rehearsed is no assault: "holds live-fire drills"."""
    return Plover.MOBILIZE in told and Plover.ASSAULT not in told
