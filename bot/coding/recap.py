"""The report's own recap of an earlier side: "days after saying …", "had previously ruled out …", "after threats of …".

A sentence (and the one behind it) in; where the earlier side stands in the text, of what sort it was, and when, out.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

MAX_PRIOR = 240  # characters
_REMEMBERED = 64  # sentences: several statements share one


class Sort(StrEnum):
    """What the earlier side was: refused, threatened, attacked in words, backed, promised, said, or done."""

    REFUSED = "refused"
    THREATENED = "threatened"
    HOSTILE = "hostile"
    BACKED = "backed"
    PROMISED = "promised"
    SAID = "said"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Recap:
    """An earlier side in a text: cue and words with their offsets, and whether the words mark the contrast."""

    cue: str
    sort: Sort
    start: int
    end: int
    at: int  # where the cue begins
    marked: bool  # "days after", "previously", "despite": the writer sets one against the other
    subject: tuple[int, int] | None = None  # of "X had ruled out"; None where the main clause's subject is meant
    relative: bool = (
        False  # "the talks it threatened to quit": told so in headlines alone, whose verb is of the present
    )


_NEGATIVE = ("critic", "opponent", "holdout", "sceptic", "skeptic", "foe")
_REFUSED = (
    r"refus\w+|reject\w+|resist\w+|rul(?:ing|ed) out|dismiss\w+|oppos(?:ing|ed)|den(?:ying|ied)|resistance|refusal"
    r"|opposition|objections?|denials?|rejection|block(?:ing|ed)|stonewalling|stalling|shunn(?:ing|ed)|hesitation"
    r"|silence|absence|staying away|isolation|estrangement|reluctance|delays?|delaying|foot-dragging"
    rf"|holding (?:\S+ )?up|{'|'.join(_NEGATIVE)}|wavering"
    r"|holding out|dragging (?:its|his|her|their) feet"
)
_THREATENED = r"threaten\w*|threats?|warning|warned|sab(?:re|er)-rattling"
_HOSTILE = (
    r"insult\w*|critici[sz]\w+|criticisms?|condemn\w*|denounc\w+|denunciations?|accus\w+|slamm?(?:ing|ed)|blast(?:ing|ed)"
    r"|mock(?:ing|ed)|berat(?:ing|ed)|lambast(?:ing|ed)|derid(?:ing|ed)|hostility|feuding|verbal attacks"
)
_BACKED = (
    r"back(?:ing|ed)|endors(?:ing|ed)|endorsements?|support(?:ing|ed)?|prais(?:ing|ed)|praise|welcom(?:ing|ed)|hail(?:ing|ed)"
    r"|approv(?:ing|ed)|embrac(?:ing|ed)|champion(?:ing|ed)|defend(?:ing|ed)|applaud(?:ing|ed)|greenlight(?:ing|ed)"
)
_PROMISED = (
    r"vow\w*|pledg\w+|promis\w+|commit\w+|agree(?:ing|d)|announc(?:ing|ed)|swor[en]|request(?:ing|ed)|demand(?:ing|ed)"
)
_SAID = (
    r"say(?:ing)?|said|insist\w*|declar\w+|claim\w*|suggest\w+|hint\w+|describ\w+|call(?:ing|ed)|stat(?:ing|ed)"
    r"|maintain\w+|argu\w+|assert\w+|signal\w*|express\w*"
)
_DONE = (
    r"clos(?:ing|ed)|impos(?:ing|ed)|suspend(?:ing|ed)|cancel\w+|order(?:ing|ed)|launch(?:ing|ed)|bann(?:ing|ed)"
    r"|reopen\w+|sign(?:ing|ed)|accept(?:ing|ed)|offer(?:ing|ed)|invit(?:ing|ed)|withdraw\w*"
    r"|halt(?:ing|ed)|recogni[sz](?:ing|ed)|expel\w+|lift(?:ing|ed)|quit(?:ting)?|leaving|pull(?:ing|ed) out"
    r"|suspension|ban|closure|expulsion|boycott|freeze|embargo|veto|blockade|cut(?:ting)?|freez(?:ing)|froze|terminat(?:ing|ed)|paus(?:ing|ed)|sever(?:ing|ed)|delay(?:ing|ed)"
)
_TOLD_THEN = (
    "said(?= would| was| were| could| had)|vowed|threatened|pledged|promised|rejected|refused|opposed|insisted|called"
    "|demanded|requested|swore|dismissed|denounced|unveiled|announced|imposed|suspended|banned|froze|cancell?ed|closed"
    "|sealed|approved|endorsed|accepted|backed|signed|welcomed|defended|hailed|praised|negotiated|brokered"
    "|turned away|switched off|annulled|ordered|scrapped|shut|expelled|blacklisted|condemned|mocked|slammed"
    "|branded|forbade|barred|blocked|halted"
)
_SORTS = {
    Sort.REFUSED: _REFUSED,
    Sort.THREATENED: _THREATENED,
    Sort.HOSTILE: _HOSTILE,
    Sort.BACKED: _BACKED,
    Sort.PROMISED: _PROMISED,
    Sort.SAID: _SAID,
    Sort.DONE: _DONE,
}
_ANY = "|".join(_SORTS.values())
_SPELL = (
    r"\w+-(?:year|month|week|day|decade|hour)[- ](?:long )?(?:halt|blockade|closure|ban|freeze|suspension|boycott|break"
    r"|pause|hiatus|absence|stoppage|shutdown|siege)"
)
_TIME = (
    r"(?:(?:just|only|barely|mere|less than)\s+)?(?:(?:an?|one|two|three|four|five|six|several|a few|24|48"
    r"|\d{1,2})\s+)?"
    r"(?:hours?|days?|weeks?|months?|years?)"
)
_MARK = r"previously|earlier|initially|long|repeatedly|once|originally|at first|consistently|steadfastly|until recently"
_MONTHS = (
    r"jan(?:uary|\.)|feb(?:ruary|\.)|march|april|may|june|july|aug(?:ust|\.)|sept(?:ember|\.)|oct(?:ober|\.)|nov(?:ember|\.)"
    r"|dec(?:ember|\.)"
)
_SPANS = "days?|weeks?|months?|years?"
_WHEN = (
    r"(?:(?:only|just|as recently as|back) )?(?:last (?:week|month|year|summer|autumn|fall|winter|spring|\w+day)"
    rf"|(?:in|on) (?:(?:early|mid|late)[- ])?(?:{_MONTHS}|\w+day|20\d\d)(?: \d{{1,2}})?"
    rf"|earlier(?: this (?:week|month|year))?|(?:an?|two|three|four|several) (?:{_SPANS}) (?:ago|earlier|before)"
    r"|yesterday|initially|previously|once|repeatedly)"
)
_EARLIER = r"initial|earlier|previous|past|repeated|long-?standing|prolonged|years-long|months-long"
_MARKS = tuple(_MARK.split("|"))


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way of recalling an earlier side: its pattern, and the words of which one stands in every text it finds."""

    needed: tuple[str, ...]
    pattern: re.Pattern[str]
    clausal: bool = False  # its verb has a subject of its own: "had ruled out", "who last week said"
    aside: bool = False  # it stands in a relative clause, which a comma ends
    relative: bool = False  # "the talks it threatened to quit"


_AFTER, _WHO = ("after ",), (" who ", " which ")
_SHAPES = (
    _Shape(
        _AFTER,
        re.compile(
            rf"\b(?P<mark>{_TIME}) after (?P<subject>[^,.;:]{{2,45}}?) (?:had )?(?:also )?"
            r"(?P<verb>said|vowed|threatened|ruled out|rejected|refused|insisted|pledged|promised|warned|dismissed"
            r"|declared|suggested)\b"
        ),
    ),
    _Shape(
        _AFTER,
        re.compile(rf"\b(?P<mark>{_TIME}) after (?:(?:{_MARK}|he|she|it|they|first)\s+){{0,2}}(?P<verb>{_ANY})\b"),
    ),
    _Shape(
        ("after ", "ending ", "breaking "),
        re.compile(
            rf"\b(?:after|ending|breaking) (?P<mark>(?:(?:{_MARK})|(?:{_TIME}|decades) of))\s+(?P<verb>{_ANY})\b"
        ),
    ),
    _Shape(_AFTER, re.compile(rf"\b(?P<mark>)after (?:(?:his|her|its|their|own|an?)\s+){{0,2}}(?P<verb>{_ANY})\b")),
    _Shape(_MARKS, re.compile(rf"\b(?:had|has|have) (?P<mark>{_MARK}) (?P<verb>{_ANY})\b"), clausal=True),
    _Shape(
        _MARKS,
        re.compile(
            rf"(?<!has )(?<!had )(?<!have )(?<!, )\b(?P<mark>{_MARK}) "
            rf"(?P<verb>{_REFUSED}|{_PROMISED}|said|insisted|threatened)\b"
        ),
        clausal=True,
    ),
    _Shape(("had ",), re.compile(rf"\bhad (?P<mark>)(?P<verb>{_ANY})\b"), clausal=True),
    _Shape(
        ("despite", "contrary to", "in contrast to"),
        re.compile(
            rf"\b(?P<mark>despite|contrary to|in contrast to) (?:(?:his|her|its|their|own|{_MARK}|previous"
            rf"|past)\s+)+(?P<verb>{_ANY})\b"
        ),
    ),
    _Shape(_AFTER, re.compile(rf"\b(?P<mark>after) (?:an? |the )?(?P<verb>{_SPELL})\b")),
    _Shape(
        ("after ", "despite "),
        re.compile(
            rf"\b(?:after|despite) (?:(?:his|her|its|their|an?) )?(?P<mark>{_EARLIER}) (?:public )?(?P<verb>{_ANY})\b"
        ),
    ),
    _Shape(
        _WHO,
        re.compile(rf",? (?:who|which) (?:had )?(?P<mark>{_WHEN}),? (?:had )?(?P<verb>{_ANY})\b"),
        clausal=True,
        aside=True,
    ),
    _Shape(
        _WHO,
        re.compile(rf",? (?:who|which) (?:had )?(?P<verb>{_ANY}|annulled)[^,;.]{{0,20}}? (?P<mark>{_WHEN})\b"),
        clausal=True,
        aside=True,
    ),
    _Shape(
        (" who ",),
        re.compile(rf",? who (?:had )?(?P<verb>{_ANY})\b(?=[^,;.]{{3,80}},[\"”’']? (?P<mark>now)\b)"),
        clausal=True,
        aside=True,
    ),
    _Shape(
        ("having ", *_MARKS),
        re.compile(
            r", (?P<mark>having|long|once|initially|originally|previously|formerly) "
            rf"(?:(?:{_MARK}) )?(?P<verb>(?!\w+ing\b)(?:{_ANY}))\b"
        ),
        aside=True,
    ),
    _Shape(
        (" it ", " he ", " she ", " they "),
        re.compile(
            r"(?<=[\w\"”’']) (?P<subject>it|he|she|they) (?P<mark>once |earlier |previously |had )?"
            rf"(?P<verb>{_TOLD_THEN})\b"
        ),
        aside=True,
        relative=True,
    ),
    _Shape(
        _NEGATIVE,
        re.compile(
            r"\b(?P<mark>once|long) (?:an? |the |its |his |her )?(?:[\w'’-]+ ){0,3}?"
            rf"(?P<verb>{'|'.join(_NEGATIVE)})\b"
        ),
        aside=True,
    ),
)
_STOP = re.compile(r"[.;!?\n](?:\s|$)|\s[-–—]\s|, (?=(?:and|but|while|as|in|after|when)\b)")
_ASIDE_ENDS = re.compile(r",[\"”’']?\s(?!and\b|but\b|or\b|which\b|who\b)")
_SUBJECT = re.compile(r"(?:^|[.;:,]\s+|\b(?:but|and|while|who|which|although|though)\s+)([^.;:,]{1,60}?)\s*$")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


_FOE = re.compile(
    r"^(?:call|describ|say|said|brand|dubb)\w* (?:\S+ ){0,5}?(?:dictators?|sick|killers?|thugs?|liars?|terrorists?"
    r"|enem(?:y|ies)|weak|fools?|idiots?|evil|corrupt|illegal|dangerous|mistake|stupid|jokes?|hoax|crooks?|disgrace|traitors?|worst|lunatic|drug"
    r"|waste|pointless|useless|meaningless|absurd|nonsense|illusion)\b"
)
_FRIEND = re.compile(
    r"^(?:call|describ|say|said|dubb)\w* (?:\S+ ){0,5}?(?:friends?|great|allies|ally|wonderful|fair|strong|brilliant"
    r"|beautiful|best|terrific|partners?|fantastic|honou?rable)\b"
)
_NOT_TO = re.compile(r"^\w+ not to\b")
_NEVER = re.compile(r"^\w+ (?:\S+ ){0,4}?(?:never|no|won't|will not|would not|wouldn't|cannot)\b")


def sort_of(verb: str, rest: str) -> Sort:
    """Return what sort of earlier side a verb tells; what was said never to happen was refused."""
    sort = next((sort for sort, words in _SORTS.items() if re.fullmatch(words, verb)), Sort.DONE)
    if sort not in (Sort.SAID, Sort.PROMISED):
        return sort
    if _NEVER.match(rest[:70]) or (sort is Sort.PROMISED and _NOT_TO.match(rest[:30])):
        return Sort.REFUSED
    if sort is Sort.SAID and _FOE.match(rest[:90]):
        return Sort.HOSTILE
    return Sort.BACKED if sort is Sort.SAID and _FRIEND.match(rest[:90]) else sort


@lru_cache(maxsize=_REMEMBERED)
def find_recaps(text: str, low: str) -> tuple[Recap, ...]:
    """Return every recap in a text, in order of the patterns; ``low`` is the text folded, of the same length."""
    found: list[Recap] = []
    taken: set[int] = set()
    for shape in _SHAPES:
        if not any(word in low for word in shape.needed):
            continue
        for match in shape.pattern.finditer(low):
            verb = match.start("verb")
            if verb in taken:
                continue
            taken.add(verb)
            found.append(_recap(shape, match, text, low))
    return tuple(found)


def _recap(shape: _Shape, match: re.Match[str], text: str, low: str) -> Recap:
    """Read what one shape found."""
    verb, end = match.start("verb"), _end(low, match)
    if shape.aside:
        close = _ASIDE_ENDS.search(low, match.end(), end)
        end = close.start() if close else end
    subject = None
    if "subject" in match.groupdict():
        subject = match.span("subject")
    elif shape.clausal:
        shift = max(0, match.start() - 90)
        before = _SUBJECT.search(text[shift : match.start()])
        subject = (before.start(1) + shift, before.end(1) + shift) if before else (match.start(), match.start())
    cue = text[match.start() : match.end()].lstrip(", ")
    marked = shape.relative or bool(match["mark"])
    sort = sort_of(match["verb"], low[verb:])
    return Recap(cue, sort, verb, end, match.start(), marked, subject, shape.relative)


def _end(low: str, match: re.Match[str]) -> int:
    """Return where the words of the earlier side end; a recap that opens its sentence, at the comma behind it."""
    stop = _STOP.search(low, match.end())
    end = min(stop.start() if stop else len(low), match.start("verb") + MAX_PRIOR)
    leads = not low[: match.start()].strip(" \"'“‘")
    comma = low.find(", ", match.end(), end) if leads else -1
    return comma if comma > 0 else end


def told_on(words: str, published: date) -> date | None:
    """Return the day that a recap names: the weekday before publication, "yesterday", "two days earlier"."""
    low = words.lower()
    if re.search(r"\b(?:yesterday|the day before|a day (?:earlier|before|after)|one day)\b", low):
        return published - timedelta(days=1)
    match = re.search(r"\b(two|three|four|five|six|\d{1,2}) days (?:earlier|before|prior|ago|after)\b", low)
    if match:
        number = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(match[1]) or int(match[1])
        return published - timedelta(days=number)
    for index, day in enumerate(_DAYS):
        if re.search(rf"\bon {day}\b", low):
            return published - timedelta(days=(published.weekday() - index) % 7 or 7)
    return None
