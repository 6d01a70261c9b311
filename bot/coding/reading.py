"""One text read against the codebook: clauses with the issues they name and the sign that their operators give."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.coding.codebook import Codebook, Found, Term, TermKind
from bot.coding.operators import words

# a mark, a comma before a blank, a dash between blanks; the set in front lets the engine pass over all else at once
_STOP = re.compile(r"[.;:!?—–\n, ](?:(?<![, ])|(?<=,)(?=\s)|(?<= )- )")
_REMEMBERED = 128  # sentences and titles: several statements share one
_LONGEST = 4000  # characters of one statement that are read
_MOST = 40  # issues named in one statement that are weighed
_WORDS_BETWEEN = {TermKind.NOT: 5, TermKind.UNDO: 6, TermKind.DO: 6, TermKind.PSEUDO: 3}  # how far each reaches
_BACKGROUND, _LATER = 0.4, 0.75  # weights of what stands behind "amid", and in later clauses
_BACK = 56  # characters back to the core of "talks were called off"
_NOT_SO = (
    "unacceptable|illegal|unlawful|unjustified|wrong|off the table|out of the question|not|unlikely|no longer|never"
    "|premature|unnecessary|pointless|makes no sense|made no sense|make no sense|on hold|on ice|on pause"
)
_ADJECTIVES = frozenset(words(_NOT_SO))
_AUX = (
    r"(?:do|does|did|has|have|had|will|would|is|are|was|were|be|been|being|remains?|remained|to|may|could|can|must|should|shall|needs?|ought"
    r"|again|now|also|\w+ly)"
)
_MAY_HARM = ("would", "could", "will", "can", "may", "might")  # looked for first: one opens every harm
_NOUNS = r"(?:(?!and\b|but\b|or\b|that\b|which\b|who\b)[\w'’%.-]+\s+){1,6}?"
_PREDICATE = re.compile(
    rf"\s+(?P<of>(?:on|of|for|against|from|in|to|by|with|between)\s+{_NOUNS})?(?P<aux>(?:{_AUX}\s+){{0,4}})"
)
_OPEN = re.compile(rf"\s+(?P<of>{_NOUNS})(?P<aux>(?:{_AUX}\s+){{0,4}})")  # behind "restrictions on"
_FINISHED = re.compile(  # a predicate that ends what stands before it: "the truce is over", "talks are meaningless"
    rf"\s+(?:(?:on|of|for|against|from|in|to|by|with|between)\s+{_NOUNS})?['\"‘“]?(?:is|are|was|were|(?:has|have|had)\s+been)\s+"
    r"(?P<not>not\s+|never\s+|far\s+from\s+)?(?:now\s+|all\s+|already\s+|effectively\s+|essentially\s+)?"
    r"(?:over(?!\s+(?:the|an?|my|our|\d))|dead|finished|at\s+an\s+end|closed|doomed|buried|meaningless|futile|useless"
    r"|worthless|history|suspended|on\s+hold)\b",
    re.IGNORECASE,
)
_KEPT_FROM = re.compile(
    r"\b(?:keep|keeps|keeping|kept|dissuade[sd]?|discourage[sd]?)\b(?:\s\S+){1,6}?\s+from\b[^,.;]{0,30}$", re.IGNORECASE
)
_RAISED = re.compile(r"\bto (?:a record|\d[\d.,]*\s?(?:%|per\s?cent))")
_ENDS = (
    "over",
    "dead",
    "finish",
    "at an end",
    "closed",
    "doomed",
    "buried",
    "less",
    "futile",
    "history",
    "suspended",
    "hold",
)
_KEEPS = ("keep", "kept", "dissuade", "discourage")
_NONE = re.compile(r"\s(?:no|zero|not a single|not one)\s", re.IGNORECASE)
_TROOPS, _GOING = "troop-deployment", ("withdraw", "leave", "quit", "exit", "pull", "depart")
_MEET = re.compile(  # up to the name: "meet with Foreign Minister "
    r"\b(meet|meets|met|meeting)\s+(?:with\s+)?(?:the\s+)?(?:(?:[Pp]resident|[Pp]rime [Mm]inister"
    r"|[Ff]oreign [Mm]inister|[Cc]hancellor"
    r"|[Kk]ing|[Ll]eader|[Ee]nvoy|[Cc]ounterpart|PM|FM)\s+)?"
)
_MEETING = Term(TermKind.CORE, 1, 1.0, "talks", verbal=True)
_NAME = 40  # characters in which a name stands
_PREPOSITION = re.compile(r"\b(?:on|of|for|against|from|in|to|by|with)$", re.IGNORECASE)
_NEXT = re.compile(r"\s(?:be |been |being |to |yet |now |about to |going to |set to |due to )?")
_ASIDE = re.compile(r"\b(?:not|never)(, [^,.;:]{3,40},) ", re.IGNORECASE)  # "will not, for now, recognise"
_MODAL = re.compile(r"\b(?:must|should|ought to|needs? to|ha(?:s|ve|d) to|will|would|to)\s+(?:\w+ly\s+|now\s+)?$")
_CLOSED = re.compile(
    r"\W*(?:$|now\b|immediately|at once|today|soon|before|by|if|when|until|as\b|and\b|on\b|in\b|there|altogether)"
)
_GONE = frozenset({"should go", "must go", "has to go", "have to go"})
_HARM = re.compile(
    r"\b(?:would|could|will|can|may|might)\s+(?:\w+\s+){0,2}?(?:end|destabili[sz]e|destroy|undermine|threaten"
    r"|harm|hurt|trigger|radicali[sz]e"
    r"|cause|worsen|backfire|jeopardi[sz]e|endanger|lead\s+to|spark|ignite|damage|mark\s+the\s+end"
    r"|have\s+(?:\w+\s+)?consequences"
    r"|be\s+(?:a\s+)?(?:\w+\s+)?(?:mistake|disaster|catastroph\w+|wrong|unacceptable|illegal|unlawful|dangerous"
    r"|met\s+with"
    r"|considered\s+(?:\W?legitimate|hostile|an\s+act)))",
    re.IGNORECASE,
)


class _Seen(NamedTuple):
    """What a text holds at all, asked once: looking for it around every core would cost a hundred times as much."""

    finished: bool
    kept: bool
    raised: bool


class Core(NamedTuple):
    """An issue named in a clause, the sign that the words around it give, and those words."""

    issue: str
    sign: int
    weight: float
    clause: int
    words: str
    governed: bool  # an operator or a pro/con phrase took a side
    start: int
    end: int
    harm: bool = False  # what is said to follow from it is bad
    background: bool = False  # stands behind "amid", "after", "despite": not what the sentence says


def read(text: str, codebook: Codebook) -> tuple[Core, ...]:
    """Find every core of ``text`` with its sign."""
    return _read(text[:_LONGEST], codebook)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, codebook: Codebook) -> tuple[Core, ...]:
    found = _with_meetings(text, codebook.find(text), codebook)
    if TermKind.CORE not in [f.means.kind for f in found]:
        return ()
    behind = {f.start for f in found if f.means.kind is TermKind.EDGE}
    edges = sorted(behind.union(m.start() for m in _STOP.finditer(text)))
    low = text.lower()
    for aside in _ASIDE.finditer(text) if "not," in low or "never," in low else ():
        edges = [edge for edge in edges if not aside.start(1) <= edge < aside.end(1)]
    may_harm = any(word in low for word in _MAY_HARM)
    seen = _Seen(
        finished=any(word in low for word in _ENDS),
        kept=" from " in low and any(word in low for word in _KEEPS),
        raised="lift" in low and " to " in low,
    )
    cores: list[Core] = []
    for index, hit in enumerate(found):
        if hit.means.kind is not TermKind.CORE or len(cores) >= _MOST or _modifies(found, index):
            continue
        clause = bisect_right(edges, hit.start)
        floor = edges[clause - 1] if clause else 0
        after = bisect_left(edges, hit.end)
        ceiling = edges[after] if after < len(edges) else len(text)
        harm = may_harm and _harms(text, hit.end, ceiling)
        cores.append(_core(text, found, index, clause, floor, ceiling, seen, harm=harm, background=floor in behind))
    return tuple(cores)


def _with_meetings(text: str, found: list[Found], codebook: Codebook) -> list[Found]:
    """Add "meet" where somebody known is met: "won't meet Hartmann", and not "will meet the deadline"."""
    if "meet" not in text and " met " not in text:
        return found
    met = [
        Found(match.start(1), match.end(1), match[1], _MEETING)
        for match in _MEET.finditer(text)
        if _is_met(text[match.end() : match.end() + _NAME], codebook)
        and not any(f.start <= match.start(1) < f.end for f in found)
    ]
    return sorted([*found, *met], key=lambda f: f.start) if met else found


def _is_met(text: str, codebook: Codebook) -> bool:
    """Tell whether somebody known stands at the head of a text, and not what is theirs: "Norland's crown prince"."""
    hit = next(iter(codebook.roster.scan(text)), None)
    return hit is not None and hit.start == 0 and not text.startswith(("'", "’"), hit.end)


def _contrary(found: list[Found], index: int) -> Found | None:
    """Return the next core, where it names the contrary of the same issue."""
    issue = found[index].means.issue
    behind = next(
        (f for f in found[index + 1 : index + 4] if f.means.kind is TermKind.CORE and f.means.issue == issue), None
    )
    return behind if behind is not None and behind.means.sign < 0 else None


def _modifies(found: list[Found], index: int) -> bool:
    """Tell whether a core is part of the noun behind it: "oil sanctions" in "oil sanctions waiver"."""
    hit, behind = found[index], _contrary(found, index)
    return behind is not None and not (hit.means.verbal or behind.means.verbal) and behind.start == hit.end + 1


def _leads_away(text: str, found: list[Found], index: int) -> bool:
    """Tell whether the verb behind a core says the contrary of it: "troops will withdraw from the valley"."""
    hit, behind = found[index], _contrary(found, index)
    if behind is None or hit.means.verbal or hit.means.sign < 0 or not behind.means.verbal:
        return False
    between = _PREDICATE.fullmatch(text, hit.end, behind.start)
    return between is not None and not between["of"]


def _harms(text: str, end: int, ceiling: int) -> bool:
    """Tell whether harm is said to follow from what ends here."""
    return bool(
        _HARM.match(text[end : min(ceiling, end + 90)].lstrip(" ")) or _HARM.search(text, end, min(ceiling, end + 60))
    )


def _core(
    text: str,
    found: list[Found],
    index: int,
    clause: int,
    floor: int,
    ceiling: int,
    seen: "_Seen",
    *,
    harm: bool,
    background: bool,
) -> Core:
    hit = found[index]
    chain = _before(text, found, index, floor) + _behind(text, found, index, ceiling)
    sign = hit.means.sign
    for other in chain:
        sign *= other.means.sign
    if not chain and _leads_away(text, found, index):
        sign = -sign
    if hit.means.verbal and _NONE.match(text, hit.end):
        sign = -sign  # "to accept no more deportees"
    kept = _KEPT_FROM.search(text, floor, hit.start) if seen.kept else None
    if kept is not None:
        sign = -sign  # "nothing would keep the army from striking"
    governed = hit.means.verbal or kept is not None or any(o.means.kind is not TermKind.PSEUDO for o in chain)
    trail = " … ".join([*[o.text for o in chain], hit.text])
    if seen.raised and chain and _RAISED.search(text, hit.start, min(len(text), hit.end + 60)):
        sign = _raised(chain, sign)
    finished = _FINISHED.match(text, hit.end) if seen.finished and not chain else None
    if finished is not None and not _holds_core(found, index, finished.end()):
        sign, governed, trail = sign if finished["not"] else -sign, True, f"{trail}{finished[0]}"
    return Core(hit.means.issue, sign, hit.means.weight, clause, trail, governed, hit.start, hit.end, harm, background)


def _raised(chain: Sequence[Found], sign: int) -> int:
    """Turn the sign back where a "lift" raises: "lifts tariffs to 50%"."""
    return -sign if any(o.text.lower().startswith("lift") for o in chain) else sign


def _holds_core(found: list[Found], index: int, end: int) -> bool:
    """Tell whether another core begins between this one and ``end``: "the door to talks was closed"."""
    return any(f.means.kind is TermKind.CORE and f.start < end for f in found[index + 1 : index + 4])


def _before(text: str, found: list[Found], index: int, floor: int) -> list[Found]:
    """Operators of the same clause that govern the core, each within reach of the next."""
    chain: list[Found] = []
    left = found[index].start
    for other in reversed(found[:index]):
        if other.start < floor or other.means.kind is TermKind.EDGE:
            break
        if other.end > left:
            continue
        if other.means.kind is TermKind.CORE:
            if any(o.means.kind in (TermKind.DO, TermKind.UNDO) for o in chain):
                break
            if not other.means.verbal:
                continue
            break
        gap = text[other.end : left]
        if gap.count(" ") > _WORDS_BETWEEN[other.means.kind] or gap.startswith("-"):
            break
        chain.append(other)
        left = other.start
    return chain[::-1]


def _behind(text: str, found: list[Found], index: int, ceiling: int) -> list[Found]:
    """Operators behind the core that are its predicate: "talks were called off", "tariffs paused"."""
    hit = found[index]
    predicate = _OPEN if _PREPOSITION.search(hit.text) else _PREDICATE
    for other in found[index + 1 : index + 6]:
        if other.start >= min(ceiling, hit.end + _BACK):
            break
        if other.means.kind is TermKind.CORE:
            if other.means.verbal and other.start > hit.start:
                break
            continue
        between = predicate.fullmatch(text, hit.end, other.start)
        if between is None or (between["of"] and not between["aux"] and other.text.lower() not in _GONE):
            continue
        if other.means.kind is TermKind.UNDO and (
            _participle(other.text)
            or (hit.means.issue == _TROOPS and other.text.lower().startswith(_GOING))  # "troops withdraw"
            or other.text.lower() in _GONE
            or (_MODAL.search(text, hit.end, other.start) and _CLOSED.match(text, other.end))
        ):
            return [other]
        if other.means.kind is TermKind.NOT and other.text.lower() in _ADJECTIVES:
            undone = [o for o in found if o.means.kind is TermKind.UNDO and _NEXT.fullmatch(text, other.end, o.start)]
            return [other, *undone[:1]]  # "the centrifuges will not stop", "must not be lifted"
    return []


def _participle(verb: str) -> bool:
    head = verb.lower().split()[0]
    return head.endswith(("ed", "en", "wn", "ut", "uck", "apse", "apses")) or head in (
        "stall",
        "stalls",
        "fail",
        "fails",
        "lapse",
    )


def tally(cores: Sequence[Core], factor: float = 1.0) -> dict[str, float]:
    """Weight of each issue: what stands in the first clause counts more."""
    sums: dict[str, float] = defaultdict(float)
    for core in cores:
        sums[core.issue] += core.weight * factor * (_BACKGROUND if core.background else _LATER if core.clause else 1.0)
    return sums
