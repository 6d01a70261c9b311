"""One clause of a statement read as a proposition: does the matter go ahead or not, and which words name the matter.

In: a statement of an official. Out: a side (+1 it goes ahead, -1 it does not, 0 for no course of the speaker's own) and
the matter's words, cut to their roots and to one word for things of one kind ("envoys" and "ambassadors"). The side is
that of the clause alone, whatever its issue: so "no border opening" meets "to open the crossing", and "will not
guarantee the loan" meets "to guarantee the loan", where no list of issues knows what a loan is.
"""

import re
from typing import NamedTuple

from bot.actors.roster import Roster
from bot.coding.codebook import Codebook, Found, TermKind
from bot.coding.course import INVITES
from bot.coding.inflection import phrases
from bot.coding.matter import matter_of
from bot.coding.operators import UNDO, words
from bot.model import Form, Modality, Speaker, Statement

MOST_WORDS = 18  # of a clause: a longer one says more than one thing
REACH = 60  # characters around an operator in which it governs
HEAD = 12  # characters at the head of a clause in which nothing ends it
_END = re.compile(r"[.;:!?—–\n]|, (?=(?:but|and|while|as|after|with|who|which|\w+ing)\b)")
_ENDING = frozenset(form for verb in words(UNDO) if " " not in verb for form in phrases(verb))
_COURSES = (Modality.ASSERTED, Modality.NEGATED, Modality.HISTORICAL)
_GOVERNING = frozenset({"reject", "promise", "confirm"})  # cues that take the side: "refuses", "agrees to"
_COMMENT = frozenset({"deny", "accuse", "praise", "request", "threaten"})  # of others, or of what may come
_COURSE = re.compile(
    r"^(?:that\s+)?['\"“‘]?(?:it|he|she|they|we|i|there|no|not|will|won['’]t|to)\b", re.IGNORECASE
)  # who speaks is who does it
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|would|to|stays?|remains?|keeps?|no|not|never|ready|open|closed)\b", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\b(?:claims?|allegations?|accusations?|reports?|arguments?|charges|criticism|suggestions?|notion|that)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|has been|have been|used to|spoke|met|held|['’]ve)\b", re.IGNORECASE)
_SHUT = re.compile(
    r"\b(?:clos(?:es|ed|ing)|(?<=to )close|shut(?:s|ting)?|seal(?:s|ed|ing)?|off[- ]limits|in limbo|on hold"
    r"|off the table|not welcome"
    r"|(?:fl(?:y|ies|ew)|go(?:es)?|comes?|heads?|returns?|br(?:ing|ings|ought)) (?:\w+ )?home)\b",
    re.IGNORECASE,
)  # turn a matter without being operators of the codebook
_COMPLETED = re.compile(  # what ends by itself: nobody turns from it
    r"\b(?:end(?:s|ed|ing)?|conclud\w+|complet\w+|finish\w*|wrap\w* up) (?:\S+ ){0,4}?(?:visits?|trips?|tours?|drills?"
    r"|exercises?|manoeuvres|maneuvers|war games|meetings?|summit)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:in|on|of|for|at|about|towards?)\s$", re.IGNORECASE
)  # "talks on ending the war": they go ahead
_IDLE = frozenset(
    {"against", "counter", "break", "limit", "anti", "wrong", "illegal", "fear", "survive", "escape", "lose"}
)


class Proposition(NamedTuple):
    """The side of a clause, the words of its matter, and the words that turn it ("" where none does)."""

    side: int = 0
    matter: tuple[str, ...] = ()
    turned: str = ""
    aside: bool = False  # something behind the verb turns, and not the verb


NOTHING = Proposition()


def proposition(statement: Statement, speaker: Speaker, codebook: Codebook) -> Proposition:
    """Read the first clause of a statement that tells the speaker's own course; of history, what the course was."""
    if statement.modality not in _COURSES or not statement.content:
        return NOTHING
    read = read_clause(_told(statement, speaker, codebook.roster), codebook, statement.cue)
    return NOTHING if statement.form is Form.ACT and read.aside else read


def read_clause(text: str, codebook: Codebook, verb: str = "") -> Proposition:
    """Read the first clause of some words; ``verb`` is the deed that they tell."""
    text, found = _clause(text, codebook)
    if not text or len(text.split()) > MOST_WORDS or _COMPLETED.search(text):
        return NOTHING
    turns = [(f.start, f.end, f.text) for f in found if _turns(f) and not _only_aim(f, found, text)]
    turns += [(m.start(), m.end(), m.group()) for m in _SHUT.finditer(text) if not _within(m.start(), turns)]
    governed = _governed(text, turns) if turns else text
    matter = matter_of(governed, codebook.roster)
    if not matter or (turns and len(turns) % 2 == 0):
        return NOTHING  # two words that turn may be one negation of the other, or two sayings: nobody can tell
    turned = ", ".join(turn for _, _, turn in turns)
    return Proposition(-1 if turns else 1, matter, turned, bool(verb) and _aside(text, verb, turns))


def _told(statement: Statement, speaker: Speaker, roster: Roster) -> str:
    """Return the words that tell a course: a deed, or what the speaker's own side does or will do; "" for none."""
    said = statement.content[0].text
    if statement.form is Form.ACT:
        return said
    if INVITES.match(statement.cue):
        return f"{statement.cue} {said}"
    if statement.cue_class in _COMMENT or _PAST.search(said[:90]):
        return ""
    if statement.cue_class in _GOVERNING:
        if statement.cue_class == "reject" and _CLAIM.search(said[:REACH]):
            return ""  # what others say is no course
        return f"{statement.cue} {said}"
    named = [roster.code(alias.actor) for hit in roster.scan(said[:60]) if hit.start <= 6 for alias in hit.aliases]
    own = bool(speaker.country) and speaker.country in named
    return said if own or _COURSE.match(said) or (not named and _AHEAD.search(said[:120])) else ""


def _clause(text: str, codebook: Codebook) -> tuple[str, list[Found]]:
    """Cut a text at the end of its first clause; with the terms that stand in it."""
    end = _END.search(text, HEAD)
    stop = end.start() if end else len(text)
    found: list[Found] = []
    reached = 0
    for hit in codebook.find(text):
        if hit.start >= stop:
            break
        if hit.means.kind is TermKind.EDGE and hit.start > HEAD:
            stop = hit.start
            break
        if hit.start >= reached:
            found.append(hit)
            reached = hit.end
    return text[:stop].strip(), found


def _turns(hit: Found) -> bool:
    """Tell whether a term turns the side; "against" after a verb of attack turns nothing."""
    means = hit.means
    ended = means.verbal and means.sign < 0 and hit.text.lower().split()[0] in _ENDING  # "blocks aid", one phrase
    turning = means.kind in (TermKind.NOT, TermKind.UNDO) or ended
    return turning and hit.text.lower() not in _IDLE


def _only_aim(hit: Found, found: list[Found], text: str) -> bool:
    """As in "talks on ending the war": what is ended is what the matter is about, and not the matter."""
    if hit.text[-3:].lower() != "ing" or _PURPOSE.search(text, 0, hit.start) is None:
        return False
    return any(f.means.kind is TermKind.CORE and f.end <= hit.start for f in found)


def _aside(text: str, verb: str, turns: list[tuple[int, int, str]]) -> bool:
    """Tell whether something behind the verb of a deed turns, and not the verb: "signs order blocking courts"."""
    end = text.find(verb) + len(verb)
    return any(start >= end for start, _, _ in turns)


def _within(at: int, turns: list[tuple[int, int, str]]) -> bool:
    return any(start <= at < end for start, end, _ in turns)


def _governed(text: str, turns: list[tuple[int, int, str]]) -> str:
    """Return the stretch of a clause that its operators reach."""
    return text[max(0, turns[0][0] - REACH) : turns[-1][1] + REACH]
