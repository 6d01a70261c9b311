"""Headlines: one tokenised title or aggregator line in, findings out for the forms that only headlines have.

"Iran ready for talks: FM", "Kremlin: no date set", "'Unacceptable': Zakharova on US threats", "Deal close - minister",
"Rubio on Ukraine: 'progress'". Forms with a verb ("X says …", "…, says X") are read as sentences are.
"""

from bot.statements.clauses import Clauses
from bot.statements.finding import Finding
from bot.statements.grammar import CueForm, Grammar, Hit
from bot.statements.lexis import DASHES
from bot.statements.reading import read_sentence
from bot.statements.sentences import QUOTE, Sentence

COLON = CueForm(":", "colon", "neutral", "phrase", "always", True, True, False, True)
STANCE = CueForm("", "attitude", "neutral", "phrase", "always", False, False, True, True)
PARTICLES = frozenset({"of", "the", "de", "der", "den", "van", "von", "bin", "al", "el", "da", "dos", "ben", "ibn"})
LONGEST_SPEAKER = 7  # tokens


def read_headline(s: Sentence, hits: list[Hit], grammar: Grammar) -> list[Finding]:
    """Return the findings of one headline."""
    found = read_sentence(s, hits, grammar)
    c = grammar.clauses
    mark = next((k for k, word in enumerate(s.low) if word == ":" and 0 < k < len(s.low) - 1), -1)
    if mark > 0:
        extra = _colon(s, mark, found, grammar)
    else:
        mark = next((k for k in range(len(s.low) - 2, 1, -1) if s.low[k] in DASHES), -1)
        extra = _behind(s, mark, len(s.low), found, grammar) if mark > 0 else None
    if extra is None:
        if 0 < mark < len(s.low) - 1 and s.low[mark] == ":" and s.slice(mark + 1, len(s.low)) in c.outlets:
            _end_at(mark, found)
        stance = None if found else _stance(s, grammar)
        return [stance] if stance is not None else found
    i, j = extra.content[0]
    inside = [f for f in found if i <= f.cue[0] < j and f.subject is not None and not _same(f, extra)]
    for finding in inside:
        finding.nested = True
    return [extra, *(f for f in found if not _same(f, extra) and (f not in inside or len(c.outlets) == 0))]


def _end_at(mark: int, found: list[Finding]) -> None:
    """As in "Norland vows closer ties: Norland Press": the outlet is no part of the words."""
    for finding in found:
        finding.content = [(i, min(j, mark)) for i, j in finding.content if i < mark]


def _stance(s: Sentence, grammar: Grammar) -> Finding | None:
    """As in "Norway open to talks", "UN chief concerned over strikes": a word of attitude stands for the verb."""
    c = grammar.clauses
    for k in range(1, min(len(s.low) - 2, 10)):
        if s.low[k] in grammar.kind("headline_stances") and s.low[k + 1] in c.prepositions | c.to | c.that:
            end = k
            while end > 1 and (c.is_adverb(s, end - 1) or s.low[end - 1] in c.be or s.low[end - 1] in c.have):
                if s.low[end - 1] in c.negations:
                    return None
                end -= 1
            begin = c.phrase_left(s, end - 1)
            if begin == 0 and s.is_capital(0) and s.low[0] not in c.determiners:
                return Finding(s, STANCE, (k, k + 1), (0, end), [(k + 1, len(s.low))])
            return None
    return None


def read_label(s: Sentence, grammar: Grammar) -> list[Finding]:
    """As in "Economist Ana Ruiz: access will be vital" at the head of a paragraph of text."""
    mark = next((k for k, word in enumerate(s.low[: LONGEST_SPEAKER + 1]) if word == ":"), -1)
    known = any(word in grammar.clauses.roles or word in grammar.clauses.titles for word in s.low[: max(mark, 0)])
    found = _colon(s, mark, [], grammar) if known and 0 < mark < len(s.low) - 1 else None
    return [found] if found is not None else []


def _same(one: Finding, other: Finding) -> bool:
    return one.subject == other.subject


def _colon(s: Sentence, mark: int, found: list[Finding], grammar: Grammar) -> Finding | None:
    c = grammar.clauses
    end = len(s.low)
    left = s.slice(0, mark).lower().strip()
    if left in grammar.kind("labels") or left.split()[-1] in grammar.kind("labels"):
        return None
    if s.low[0] == QUOTE and mark <= 2:
        if any(f.after and f.content and f.content[0][0] == 0 for f in found):
            return None  # "'Never again': crowds gather, minister says"
        return _quote_first(s, mark, grammar)
    behind = _behind(s, mark, end, found, grammar)
    if behind is not None:
        return behind
    told = 0  # as in "Orlan to Rosk: keep out"
    if s.low[mark + 1] not in c.determiners:
        told = next((k for k in range(1, mark - 1) if s.low[k] in c.to and s.is_capital(k + 1)), 0)
    stop = told or next((k for k in range(1, mark) if s.low[k] in grammar.kind("topic_links")), mark)
    if not _may_lead(s, stop, c, grammar) or not _may_be_said(s, stop, mark, c):
        return None
    if any(f.subject is not None and f.subject[0] > mark and not _is_pronoun(s, f, c) for f in found):
        return None  # "Gaza: Israel says …": the word before the colon is the topic
    finding = Finding(s, COLON, (mark, mark + 1), (0, stop), [(mark + 1, end)])
    if told:
        finding.addressee = (told + 1, mark)
    return finding


def _is_pronoun(s: Sentence, finding: Finding, c: Clauses) -> bool:
    return finding.subject is not None and s.low[finding.subject[0]] in c.pronouns


def _quote_first(s: Sentence, mark: int, grammar: Grammar) -> Finding | None:
    """As in "'Unacceptable': Zakharova on US threats": whoever opens the rest said it."""
    c = grammar.clauses
    stop = mark + 1
    while stop < len(s.low) and s.low[stop][0].isalnum() and stop - mark <= LONGEST_SPEAKER:
        word = s.low[stop]
        if stop > mark + 1 and (c.is_verb(s, stop) or word in c.prepositions or word in c.subordinators):
            break
        stop += 1
    if stop <= mark + 1:
        return None
    verbs = stop < len(s.low) and c.is_verb(s, stop)
    if not verbs and stop - mark > 5:
        return None
    owned = any(s.low[k].endswith(("'s", "’s")) for k in range(mark + 1, stop)) and s.low[stop - 1] not in c.roles
    if owned and (not s.is_capital(stop - 1) or s.low[stop - 1] in grammar.kind("topics")):
        return None
    if s.low[stop - 1] in grammar.kind("topics") or s.low[mark + 1] in grammar.kind("asking"):
        return None
    return Finding(s, COLON, (mark, mark + 1), (mark + 1, stop), [(0, mark)], after=True)


def _behind(s: Sentence, mark: int, end: int, found: list[Finding], grammar: Grammar) -> Finding | None:
    """As in "Iran ready for talks: FM", "Talks resume - minister": the speaker closes the headline."""
    c = grammar.clauses
    start = mark + 1
    if mark < 3 or mark < end - start or not 0 < end - start <= LONGEST_SPEAKER or c.has_verb(s, start, end):
        return None
    if any(
        s.low[k] == QUOTE or (not s.low[k][0].isalnum() and s.low[k] not in ("'", "’", "&")) for k in range(start, end)
    ):
        return None
    if any(f.cue[0] >= start for f in found):
        return None
    last = s.low[end - 1]
    speaks = (
        last in c.roles
        or last in c.collectives
        or last in grammar.kind("report_subjects")
        or last in grammar.kind("initials")
    )
    head = next((s.low[k - 1] for k in range(start + 1, end) if s.low[k] in c.prepositions), last)
    speaks = speaks or head in c.roles or (s.low[start] in c.titles and end - start > 1)
    named = end - start <= 3 and all(s.is_capital(k) for k in range(start, end)) and s.low[mark] == ":"
    named = named or (end - start <= 2 and all(s.is_capital(k) for k in range(start, end)))
    if not speaks and (not named or last in grammar.kind("topics") or last in grammar.kind("labels")):
        return None
    if s.slice(start, end) in c.outlets or (not speaks and mark < 5 and not _claims(s, 0, mark, c)):
        return None
    return Finding(s, COLON, (mark, mark + 1), (start, end), [(0, mark)], after=True)


def _may_lead(s: Sentence, stop: int, c: Clauses, grammar: Grammar) -> bool:
    """Whether the words before a colon can be a speaker: a name or an office, no verb, no label."""
    if not 0 < stop <= LONGEST_SPEAKER or not s.is_capital(0) or c.has_verb(s, 0, stop):
        return False
    words = s.low[:stop]
    asks = grammar.kind("asking")
    if any(w == QUOTE or w in asks or w in c.prepositions - c.links or w[0].isdigit() for w in words):
        return False
    if (
        words[0] in c.prepositions
        or s.slice(0, stop) in c.outlets
        or any(c.is_headline_verb(s, k) for k in range(1, stop))
    ):
        return False
    last = words[-1]
    if last in c.roles or last in c.collectives or any(word in c.titles for word in words):
        return True
    if last in grammar.kind("topics") or last in grammar.kind("labels"):
        return False
    return stop <= 3 and all(s.is_capital(k) or s.low[k] in PARTICLES for k in range(stop))


def _may_be_said(s: Sentence, stop: int, mark: int, c: Clauses) -> bool:
    """Whether the words behind the colon sound like someone's words; an office before it is proof enough."""
    if s.low[mark + 1] in c.asking or s.low[-1] == "?":
        return False
    if stop < mark or any(word in c.roles or word in c.titles for word in s.low[:stop]):
        return True
    return QUOTE in s.low[mark + 1 :] or _claims(s, mark + 1, len(s.low), c)


def _claims(s: Sentence, start: int, end: int, c: Clauses) -> bool:
    """Whether a word stands there that makes a claim of it: "no", "not", "will", "ready"."""
    return any(word in c.auxiliaries or word in c.negations or word in c.claims for word in s.low[start:end])
