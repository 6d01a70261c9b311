"""Verbs of doing in one tokenised sentence: where the subject stands, where the verb, and how the deed is put."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import re2

from bot.model import Modality
from bot.statements.doing import BASE, ING, PRESENT, DeedForm, Deeds, compile_deeds
from bot.statements.grammar import Grammar
from bot.statements.lexis import opening_bracket
from bot.statements.sentences import QUOTE, Sentence

MAX_PATTERN = 90  # characters of a verb of change with its object
MAX_SUBJECT = 10  # tokens
MAX_NAME = 6  # tokens of a subject behind which a headline's "to" announces something
_NO_VERBS = frozenset(
    {"be", "have", "say", "speak", "tell", "address", "mark", "face", "die", "blame", "date", "become"}
)
LETTERS = 4  # tokens of a body's letters in brackets behind its name
MAX_DEEDS = 2  # of one sentence
_CEASING = ("stop", "halt", "end", "start", "begin", "resum", "suspend", "paus")
BREAKS = frozenset({":", ";", "|", "—", "–", "-", "(", "that"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed, in token positions: subject [first, last), verb [verb, after)."""

    first: int
    last: int
    verb: int
    after: int
    modality: Modality


def find_deeds(sentence: Sentence, grammar: Grammar) -> list[Deed]:
    """Return the deeds of one sentence, in order; a question tells of none."""
    deeds, low = compile_deeds(grammar), sentence.low
    asked = bool(low) and low[0] in deeds.questions and not sentence.word(0).isupper()  # "WHO" asks nothing
    if len(low) < 3 or low[-1] == "?" or asked:
        return []
    found: list[Deed] = []
    for at, word in enumerate(low):
        form, after = _form_at(sentence, at, deeds) if word in deeds.forms else (None, at)
        deed = _deed(sentence, at, after, form, deeds) if form else None
        if deed is not None and (not found or deed.first != found[-1].first):
            found.append(deed)
            if len(found) == MAX_DEEDS:
                break
    return found or _labelled(sentence, deeds) or _announced(sentence, deeds)


def _announced(sentence: Sentence, deeds: Deeds) -> list[Deed]:
    """Read "X to guarantee loan": in a headline's infinitive any verb is a deed that somebody named announces."""
    low = sentence.low
    if not sentence.headline or "to" not in low[1:MAX_NAME]:
        return []
    to = low.index("to", 1, MAX_NAME)
    first = 1 if low[0] in deeds.determiners else 0
    if any(low[i] in deeds.be or low[i] in deeds.will or low[i] in deeds.may for i in range(first, to)):
        return []
    named = all(sentence.is_capital(i) or low[i] in ("'s", "’s", "of", "and") for i in range(first, to))
    negated = to > first and low[to - 1] in deeds.negations  # "X not to send"
    last = to - 1 if negated else to
    at = to + 1
    verb = at + 1 < len(low) and low[at].isalpha() and not sentence.is_capital(at) and low[at] not in _NO_VERBS
    if not verb or low[at] in deeds.determiners or not (named or negated):
        return []
    if not _is_subject(sentence, first, last, deeds) or any(word in deeds.conditions for word in low[at:]):
        return []
    return [Deed(first, last, at, at + 1, Modality.NEGATED if negated else Modality.ASSERTED)]


def _labelled(sentence: Sentence, deeds: Deeds) -> list[Deed]:
    """Read "X's sanctions U-turn rattles allies": a noun of change that somebody named owns, in a headline."""
    low = sentence.low
    if not sentence.headline:
        return []
    for at, word in enumerate(low):
        for words in deeds.labels.get(word, ()):
            if tuple(low[at : at + len(words)]) != words:
                continue
            behind = at + len(words)
            subject = (
                _owner(sentence, at, deeds)
                or _mover(sentence, at, deeds)
                or _namer(sentence, at, deeds)
                or _doer(sentence, behind, deeds)
            )
            if subject is not None:
                return [Deed(*subject, at, behind, Modality.ASSERTED)]
    return []


def _owner(sentence: Sentence, at: int, deeds: Deeds) -> tuple[int, int] | None:
    """Return whose a noun of change is: "X's sanctions U-turn"."""
    low = sentence.low
    for owner in range(max(0, at - 4), at):
        first, opener = _clause_start(sentence, owner + 1, deeds)
        owned = low[owner].endswith(("'s", "’s")) and sentence.is_capital(owner)
        if (
            owned
            and opener not in deeds.barred
            and owner - first < 4
            and _is_subject(sentence, first, owner + 1, deeds)
        ):
            return first, owner + 1
    return None


def _mover(sentence: Sentence, at: int, deeds: Deeds) -> tuple[int, int] | None:
    """Return who is said to be "in apparent climbdown over …", without a verb."""
    low = sentence.low
    inside = next((i for i in range(at - 1, max(0, at - 4), -1) if low[i] == "in"), 0)
    if not inside:
        return None
    first, opener = _clause_start(sentence, inside, deeds)
    fits = opener not in deeds.barred and inside - first < 5 and _is_subject(sentence, first, inside, deeds)
    return (first, inside) if fits else None


def _namer(sentence: Sentence, at: int, deeds: Deeds) -> tuple[int, int] | None:
    """Return whose name stands right before a noun of change: "Hartmann about-face on tariffs"."""
    low = sentence.low
    behind = low[at + 1 : at + 2]
    named = 0 < at <= 3 and all(sentence.is_capital(i) for i in range(at)) and sentence.is_capital(0)
    follows = bool(behind) and (behind[0] in deeds.prepositions or behind[0] in deeds.openers or behind[0] == ":")
    return (0, at) if named and follows and _is_subject(sentence, 0, at, deeds) else None


def _doer(sentence: Sentence, behind: int, deeds: Deeds) -> tuple[int, int] | None:
    """Return by whom a change is: "Climbdown by Hartmann over tariffs"."""
    low = sentence.low
    if deeds.by.isdisjoint(low[behind : behind + 1]):
        return None
    end = behind + 1
    while end < len(low) and end - behind <= 4 and sentence.is_capital(end):
        end += 1
    return (behind + 1, end) if end > behind + 1 else None


def _form_at(sentence: Sentence, at: int, deeds: Deeds) -> tuple[DeedForm | None, int]:
    """Return the first form that stands at a token, and the token behind it."""
    low = sentence.low
    for form in deeds.forms[low[at]]:
        after = at + len(form.words)
        if form.pattern is not None:
            after = _reach(sentence, at, form.pattern)
        elif tuple(low[at:after]) != form.words:
            continue
        if after > at:
            return form, after
    return None, at


def _reach(sentence: Sentence, at: int, pattern: "re2._Regexp[str]") -> int:
    """Return the token behind the words that a pattern finds from token ``at`` on, ``at`` where it finds none."""
    start = sentence.spans[at][0]
    match = pattern.match(sentence.text[start : min(sentence.end, start + MAX_PATTERN)])
    return bisect_left(sentence.spans, (start + match.end(),), at) if match else at


def _deed(sentence: Sentence, at: int, after: int, form: DeedForm, deeds: Deeds) -> Deed | None:
    """Read the deed whose verb stands at ``at``: its auxiliaries, then its subject, then its object."""
    low = sentence.low
    last, modality = _auxiliaries(sentence, at, form, deeds)
    if modality is None or last <= 0 or not (form.alone or _object(sentence, after, deeds) or _ceased(low, at, after)):
        return None
    if low[last - 1] == ")" and (opening := opening_bracket(low, last - 1, max(0, last - LETTERS))) >= 0:
        last = opening  # "The Northern Union (NU) is cutting …"
    if not deeds.figures.isdisjoint(low[after : after + 3]):
        return None
    last = _before_aside(sentence, last, deeds)
    first, opener = _clause_start(sentence, last, deeds)
    if opener == "and" and 2 <= first <= 4 and sentence.is_capital(first) and sentence.is_capital(first - 2):
        first, opener = 0, ""  # "X and Y have halted …"
    lead = _lead_in(sentence, first, last, opener, deeds)
    if lead > first:
        first, opener = lead, ""  # "In reversal, cabinet approves …", "Weeks after refusing, cabinet approves …"
    while first < last and low[first] in (",", "the", QUOTE):
        first += 1
    if opener in deeds.barred or not _is_subject(sentence, first, last, deeds):
        return None
    if opener in deeds.past and not (sentence.headline and form.tense == PRESENT):
        modality = Modality.HISTORICAL
    if modality is Modality.ASSERTED and any(word in deeds.conditions for word in low[after:]):
        modality = Modality.CONDITIONAL
    return Deed(first, last, at, after, modality)


def _last_comma(low: Sequence[str], start: int, stop: int) -> int:
    return next((i for i in range(stop - 1, start - 1, -1) if low[i] == ","), -1)


def _before_aside(sentence: Sentence, last: int, deeds: Deeds) -> int:
    """Return where a subject ends whose aside stands before the verb: "Norland, having vowed to stay, leaves"."""
    low = sentence.low
    comma = _last_comma(low, 1, last - 1)
    if last < 4 or low[last - 1] != "," or comma < 0:
        return last
    word = low[comma + 1]
    opens = word in deeds.relatives or word in deeds.marks or word.endswith(("ing", "ed"))
    return comma if opens and sentence.is_capital(comma - 1) else last


def _lead_in(sentence: Sentence, first: int, last: int, opener: str, deeds: Deeds) -> int:
    """Return the comma behind which the subject stands: "Facing a backlash, Norland …"; ``first`` where none does."""
    low = sentence.low
    comma = _last_comma(low, first + 1, last - 1)
    if comma < 0:
        return first
    word = low[first]
    leads = opener in deeds.past or word in deeds.prepositions or word in deeds.marks or word.endswith("ing")
    return comma if leads and any(sentence.is_capital(i) for i in range(comma + 1, last)) else first


def _auxiliaries(sentence: Sentence, at: int, form: DeedForm, deeds: Deeds) -> tuple[int, Modality | None]:
    """Return where the subject ends and the modality that tense and auxiliaries give; None for no finite verb."""
    low, i, negated = sentence.low, at, False
    while i > 0 and _between(low[i - 1], deeds) and (i > 1 or low[0] in deeds.adverbs):  # "Italy" is no adverb
        negated = negated or low[i - 1] in deeds.negations
        i -= 1
    previous = low[i - 1] if i else ""
    plain = Modality.NEGATED if negated else Modality.ASSERTED
    if form.tense == PRESENT:
        return (i, None) if previous in deeds.be or previous in deeds.have else (i, plain)
    if form.tense == BASE:
        return _infinitive(low, i, negated, deeds)
    if form.tense == ING:
        return (i - 1, plain) if previous in deeds.be else (i, None)
    if previous in deeds.have:
        return i - 1, Modality.HISTORICAL if previous == "had" else plain
    if previous in deeds.be or sentence.headline:
        return i, None  # a passive, and so is a headline's bare participle
    return i, plain


def _between(word: str, deeds: Deeds) -> bool:
    """Tell whether a word may stand between auxiliary and verb."""
    if word in deeds.will:
        return False
    return word in deeds.adverbs or word in deeds.negations or (word.endswith("ly") and len(word) > 4)


def _infinitive(low: Sequence[str], i: int, negated: bool, deeds: Deeds) -> tuple[int, Modality | None]:
    previous = low[i - 1] if i else ""
    if previous in deeds.may:
        return i - 1, Modality.HYPOTHETICAL
    if previous in deeds.will:
        negated = negated or previous in deeds.negations
        return i - 1, Modality.NEGATED if negated else Modality.ASSERTED
    if previous != "to":
        verb = low[i] not in deeds.adverbs and low[i] not in deeds.prepositions
        return (i, Modality.ASSERTED) if verb and _compound(low, i, deeds) else (i, None)
    i -= 1
    while i > 0 and (low[i - 1] in deeds.leads or low[i - 1] in deeds.be or low[i - 1] in deeds.have):
        negated = negated or low[i - 1] in deeds.negations
        i -= 1
    return i, Modality.NEGATED if negated else Modality.ASSERTED


def _compound(low: Sequence[str], i: int, deeds: Deeds) -> bool:
    """Tell whether a plural stands before its verb at the head of a sentence: "X and Y agree", "rebels suspend"."""
    if 3 <= i <= 6 and low[i - 2] in ("and", ","):
        return True
    many = low[i - 1] if i else ""
    if many in deeds.plurals and i <= 4:
        return True
    return 1 <= i <= 4 and len(many) > 3 and many.endswith("s") and not many.endswith(("ss", "'s", "’s", "us"))


def _object(sentence: Sentence, after: int, deeds: Deeds) -> bool:
    """Tell whether an object begins here: no preposition, no verb, no end of the clause."""
    if after >= len(sentence.low):
        return False
    word = sentence.low[after]
    if word == QUOTE or word in deeds.determiners or (len(word) > 1 and sentence.word(after).isupper()):
        return True  # "WHO" is an object
    if word in deeds.objects:
        return True
    barred = word in deeds.prepositions or word in deeds.be or word in deeds.have or word in deeds.openers
    return word[:1].isalnum() and not barred and not (word in deeds.verbs and not sentence.is_capital(after))


def _ceased(low: Sequence[str], at: int, after: int) -> bool:
    """Tell whether an activity is ended or begun here: "stops sending weapons"."""
    return low[at].startswith(_CEASING) and after + 1 < len(low) and low[after].endswith("ing")


def _clause_start(sentence: Sentence, last: int, deeds: Deeds) -> tuple[int, str]:
    """Return where the clause of the subject begins, and the word that opens it."""
    low = sentence.low
    for i in range(last - 1, -1, -1):
        if i == 0 and sentence.word(0).isupper():
            break  # "WHO" is an organisation
        if low[i] in deeds.openers or low[i] in BREAKS:
            return i + 1, low[i]
        if last - i > MAX_SUBJECT + 2:
            return last, ""
    return 0, ""


def _is_subject(sentence: Sentence, first: int, last: int, deeds: Deeds) -> bool:
    """Tell whether tokens first to last can be who does it: short, named, and without a verb of its own."""
    low = sentence.low
    if not 0 < last - first <= MAX_SUBJECT or low[last - 1] in deeds.prepositions or low[last - 1] in deeds.determiners:
        return False
    words = range(first, last)
    if any(low[i] in (QUOTE, "?", "!") or (low[i] in deeds.verbs and not sentence.is_capital(i)) for i in words):
        return False
    if any(low[i] in deeds.labels and (low[i],) in deeds.labels[low[i]] for i in words):
        return False  # "Hartmann about-face on sanctions": the noun of change is no name
    return any(sentence.is_capital(i) for i in words)
