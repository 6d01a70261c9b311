"""For or against: the cores of the issue, the cue and who speaks in; -1, 0 or +1 out, with the words that say so."""

import re

from bot.actors.roster import AliasKind, Hit, Roster
from bot.coding.codebook import Codebook
from bot.coding.doer import NO_OBJECT
from bot.coding.issue import Topic
from bot.coding.operators import DUTY
from bot.coding.phrasebook import Spot
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
_SUFFERED = frozenset({IssueClass.TARIFFS, IssueClass.SANCTIONS, IssueClass.BLOCKADE})  # seldom named in praise
_DONE_TO_OTHERS = _HOSTILE - {IssueClass.TROOPS, IssueClass.ARMS, IssueClass.SANCTIONS}
# Told of another's deed against these, the speaker is for them: a truce broken, aid blocked, people jailed.
_OWED = frozenset({IssueClass.CEASEFIRE, IssueClass.AID, IssueClass.PRISONERS, IssueClass.HUMAN_RIGHTS})
_SOFT = ("dismiss", "brush", "shrug", "wav", "bat", "pour", "push", "repudiat", "disavow", "rubbish", "disown")
_ACCUSATION = re.compile(
    r"^\W*(?:[\w'’-]+ ){0,4}?(?:claims?|accusations?|allegations?|reports?|charges?|rumou?rs?|assertions?|insinuations?"
    r"|any (?:involvement|role|link|responsibility|part)|having)\b(?! (?:over|to|on|for|in)\b)",
    re.IGNORECASE,
)
_NAMING = ("call", "describ", "brand", "label", "dub", "term", "cast", "liken", "view", "see", "deem")
_PRAISED = re.compile(
    r"\b(?:success\w*|great\w*|beautiful\w*|necessary|right|legitimate|historic|fair|justified|good|just|defensive|lawful"
    r"|legal|brave|heroic|victory|perfect\w*|powerful|needed|vital|essential|precise|proportionate|response|measures?)\b",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\b(?:is|are|was|were|be|been|as|of|remains?|amounts?|constitutes?)\b|['\"“‘]", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)
_WISHED = re.compile(rf"\b(?:{DUTY}|right to)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\W*(?:that )?(?:the |these |those |this )?(?:enemy|aggressors?|occupiers?|regime|terrorists?|militants?|rebels?"
    r"|gangs?|insurgents?|jihadists?|gunmen|bandits|putschists|junta)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"^\W*(?:no|not|never|nothing|nobody|none)\b|\b(?:will|would|can|could|do|does) ?not\b|\bwon['’]t\b|\bnever\b", re.I
)
_ENDED = re.compile(
    r"\b(?:must|should|has to|have to|needs? to) (?:end|stop|go|cease|be (?:lifted|dropped|ended|scrapped))\b", re.I
)
_CEASE = re.compile(
    r"\b(?:must|should|has to|have to|had to|needs? to) (?:end|stop|cease|go|be (?:lifted|dropped|ended|scrapped))\s*"
    r"(?:$|[.,;:!?'\"”’]|\b(?:now|immediately|at once|before|by|today)\b)"
)
_MAY_BE_TOLD = _HOSTILE - {IssueClass.ARMS, IssueClass.NUCLEAR}  # of weapons the owner tells
_TELLING = (
    ":",
    "announc",
    "declar",
    "unveil",
    "reaffirm",
    "restat",
    "reiterat",
    "call",
    "cast",
    "describ",
    "tout",
    "boast",
)
_JUDGED = frozenset({"unlawful", "illegal", "unjustified", "unacceptable", "wrong", "unnecessary"})
_WILLED = re.compile(
    r"\b(?:will|would|shall|must|should|needs?|needed|ready|prepared|can|could|may|might|options?|right|going to|wants?"
    r"|wanted|continues?|keep|let|plan(?:s|ned)?|intends?|hopes?|threat\w*|success\w*|great|necessary|defend\w*|justified"
    r"|legitimate|determin\w+|go|going|stay|remain|against|too (?:early|soon)|time (?:to|for))\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\W*(?:that )?(?:its?|he|she|they|his|her|their|[a-z]+ing)\b", re.IGNORECASE)
_LOOKED = 600  # characters in which the speaker's own side may be named
_BEFORE, _AFTER = 80, 80  # characters around an issue in which it is judged
_BEING = re.compile(r"\b(?:be|is|are|was|were|been|being)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\b(?:killed|captured|seized|bombed|wounded|injured|shelled|abducted)$", re.IGNORECASE)
_LOSS = re.compile(r"\b(?:capture|arrest|killing|assassination|abduction|seizure|ouster|removal|death)$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s$")
_LACK = re.compile(  # who has no pledge yet refuses none
    r"\b(?:(?:do|does|did)(?: not|n['’]t)(?: yet| currently| now)? (?:have|see|get|receive)"
    r"|ha(?:s|ve|d)(?: not|n['’]t)(?: yet)? (?:received|got|seen)|lack(?:s|ed)?)"
    r" (?!to\b|(?:any )?(?:plans?|intentions?|interest|wish|need|reason)\b)",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:killed|dead|deaths?|died|injur(?:ed|ies)|wounded|casualties|damaged?|disrupted"
    r"|without (?:power|electricity|water))\b",
    re.IGNORECASE,
)
_TOLL_OF = re.compile(r"\b(?:kill(?:s|ed)|wound(?:s|ed)|injur(?:es|ed)|damag(?:es|ed))\b", re.IGNORECASE)
_LEAD = 12  # characters before the subject of a clause: "that the"
_CLAUSE = re.compile(r"[.;:!?\n]|, ")


def stance(statement: Statement, speaker: Speaker, topic: Topic, codebook: Codebook) -> tuple[int, Evidence | None]:
    """Tell whether the speaker is for (+1) or against (-1) the action of the issue going ahead."""
    if not topic.cores:
        return 0, None
    roster = codebook.roster
    first = topic.cores[0]
    near = [core for core in topic.cores if core.clause == first.clause]
    spoken = statement.form is Form.WORDS
    judged = codebook.judgements(topic.text) if spoken and topic.near else []
    named = (
        spoken
        and topic.near
        and statement.cue_class != "request"
        and statement.cue.lower().startswith(_NAMING)
        and (_outside(judged, first) or (topic.cls in _SUFFERED and not _PRAISED.search(topic.text)))
    )
    total = sum(
        _sign(core, statement, speaker, topic, roster, [] if named else judged)
        * core.weight
        * (1.5 if core.governed else 1.0)
        for core in near
    )
    side = (total > 0) - (total < 0) or first.sign
    if not spoken:
        return side, Evidence("stance", first.words, f"{side:+d}")
    trail = f"{statement.cue}: {first.words}"
    if not topic.near:
        turned = _far(side, statement, topic, codebook)
        return turned, Evidence("stance", trail if turned != side else first.words, f"{turned:+d}")
    if _denies(statement):
        return 0, Evidence("stance", trail, "+0")
    if side < 0 and _LACK.search(topic.text, max(0, first.start - _BEFORE), first.end):
        return 0, Evidence("stance", first.words, "+0: told to be lacking, and not refused")
    if statement.cue_class in _AGAINST or statement.cue_class == "deny":
        side = _accused(side, first, topic)
    elif named:
        side = -1 if topic.cls in _HOSTILE else -side
    elif side > 0 and topic.cls in _HOSTILE and _CEASE.search(topic.text):
        side = -1  # "the sealing off of ports breaks the law and must stop"
    elif side > 0 and topic.cls in _MAY_BE_TOLD and _only_told(statement, speaker, topic, roster):
        return 0, Evidence("stance", first.words, "+0: told, with no word for it")
    else:
        return side, Evidence("stance", first.words, f"{side:+d}")
    return side, Evidence("stance", trail, f"{side:+d}")


def _only_told(statement: Statement, speaker: Speaker, topic: Topic, roster: Roster) -> bool:
    """Force of nobody's or of others is reported: no word of will, need or praise, and not done by the speaker's side.

    As in "ninety jets were seen", "the barrage struck three towns".
    """
    if statement.cue_class != "neutral" or statement.cue.lower().startswith(_TELLING):
        return False
    text = topic.text
    if _WILLED.search(text) or _OURS.search(text) or _SELF.match(text):
        return False
    reach = _LEAD if _TOLL_OF.search(text) else _LOOKED  # "a strike killed two in X's town": X is where, not who
    mine = {roster.code(a.actor) for hit in roster.scan(text[:_LOOKED]) if hit.start <= reach for a in hit.aliases}
    return not speaker.country or speaker.country not in mine


def _denies(statement: Statement) -> bool:
    """A fact is denied: no side is taken. An offer that is dismissed is refused."""
    if statement.modality is Modality.DENIED:
        return True
    text = statement.content[0].text
    if statement.cue_class == "reject":
        return _ACCUSATION.match(text) is not None
    if statement.cue_class != "deny":
        return False
    return not statement.cue.lower().startswith(_SOFT) or _ACCUSATION.match(text) is not None


def _far(side: int, statement: Statement, topic: Topic, codebook: Codebook) -> int:
    """What the words say of an issue that only stands around them: a judgement or a refusal speaks against it."""
    text = " . ".join(span.text for span in statement.content[:3])
    if topic.cls not in _HOSTILE and side > 0 and _REFUSAL.search(text):
        return -1
    if _ENDED.search(text):
        return -side
    if statement.cue_class == "neutral" and topic.cls in _HOSTILE and _TOLL.search(text):
        return 0  # what it cost is told
    if statement.cue_class in _AGAINST or codebook.judgements(text):
        return -1 if topic.cls in _HOSTILE else -side if topic.cls is IssueClass.HUMAN_RIGHTS and side < 0 else -1
    return side


def _outside(judged: list[Spot[bool]], core: Core) -> bool:
    """Tell whether a judgement stands that the core's own words do not hold."""
    return any(spot.text not in core.words and not (core.start <= spot.start < core.end) for spot in judged)


def _accused(side: int, first: Core, topic: Topic) -> int:
    """What is rejected or blamed turns round; a hostile deed that is blamed stays blamed."""
    if topic.cls in _HOSTILE:
        judged = not _JUDGED.isdisjoint(first.words.lower().split(" … "))  # "slams 'unlawful' blacklisting"
        return -1 if first.sign > 0 or judged or not first.governed else 1
    return -side


def _sign(
    core: Core, statement: Statement, speaker: Speaker, topic: Topic, roster: Roster, judged: list[Spot[bool]]
) -> int:
    if statement.form is Form.ACT or statement.cue_class in _AGAINST or not topic.near:
        return core.sign
    asked = statement.cue_class in ("request", "praise")
    if topic.cls in _HOSTILE and core.sign > 0:
        if core.harm or (
            not core.governed
            and ((not asked and _foreign(core, speaker, topic, roster)) or _judged(judged, core, topic.text))
        ):
            return -1
        if core.governed and not asked and topic.cls in _DONE_TO_OTHERS and _by_others(core, speaker, topic, roster):
            return -1
    elif topic.cls in _OWED and core.sign < 0 and not asked:
        if topic.cls is IssueClass.HUMAN_RIGHTS and not core.governed and not speaker.country:
            return 1
        if (not core.governed and _foreign(core, speaker, topic, roster)) or _by_others(core, speaker, topic, roster):
            return 1
    elif topic.cls not in _HOSTILE and core.sign > 0 and not asked and _judged(judged, core, topic.text, said=True):
        return -1
    return core.sign


def _judged(judged: list[Spot[bool]], core: Core, text: str, *, said: bool = False) -> bool:
    """A judgement stands close to the core; ``said``: as its predicate ("the offer is a trap")."""
    for spot in judged:
        if core.start <= spot.start < core.end or spot.text in core.words:
            continue
        if said:
            if 0 <= spot.start - core.end <= _AFTER and _COPULA.search(text, core.end, spot.start):
                return _CLAUSE.search(text, core.end, spot.start) is None
        elif core.start - _BEFORE <= spot.start <= core.end + _AFTER:
            return True
    return False


def _by_others(core: Core, speaker: Speaker, topic: Topic, roster: Roster) -> bool:
    """The clause of the core begins with someone else: "Russian jets bombed …", "the rebels had broken …"."""
    floor = max((m.end() for m in _CLAUSE.finditer(topic.text, 0, core.start)), default=0)
    before = topic.text[floor : core.start]
    if _OURS.search(before) or _WISHED.search(before):
        return False
    if _OTHERS.match(before):
        return True
    if _suffers(core, topic.text):
        return False
    hit = next(iter(roster.scan(topic.text[floor : core.end])), None)
    if hit is None or hit.start > _LEAD or hit.start >= len(before):
        return False
    if _BEING.search(topic.text, floor + hit.end, core.end):
        return False  # "X could be the next target"
    codes = {roster.code(alias.actor) for alias in hit.aliases} - {""}
    return bool(codes) and speaker.country not in codes


def _suffers(core: Core, text: str) -> bool:
    """Tell whether the core names what was done to whoever stands before it: "killed in", "was captured"."""
    if _LOSS.search(text, core.start, core.end):
        return _OWNED.search(text, max(0, core.start - 3), core.start) is not None  # "the envoy's capture"
    if _PARTICIPLE.search(text, core.start, core.end) is None:
        return False
    return bool(NO_OBJECT.match(text, core.end) or _BEING.search(text, max(0, core.start - 12), core.start))


def _aimed_at(hit: Hit, text: str, topic: Topic) -> bool:
    """As in "Russia sanctions": a country's name before them tells whom they hit, its adjective who imposes them."""
    if topic.cls not in _SUFFERED or text.startswith(("'", "’"), hit.end):
        return False
    kinds = {alias.kind for alias in hit.aliases if alias.actor.startswith("gov.")}
    return kinds == {AliasKind.NAME}


def _foreign(core: Core, speaker: Speaker, topic: Topic, roster: Roster) -> bool:
    """As in "U.S. bombing", "China's displays of power": the deed of someone else than the speaker."""
    if _suffers(core, topic.text):
        return False  # "the envoy captured in the raid": whose name stands there is who it was done to
    before = topic.text[max(0, core.start - 40) : core.end]
    offset = core.start - max(0, core.start - 40)
    codes = {
        roster.code(alias.actor)
        for hit in roster.scan(before)
        if hit.start <= offset + 1 and offset - hit.end <= 14 and not _aimed_at(hit, before, topic)
        for alias in hit.aliases
    }
    return bool(codes - {""}) and speaker.country not in codes
