"""Where contents end: the findings of one sentence in, the same cut at the next clause, nested ones marked, out."""

from bot.statements.clauses import Clauses
from bot.statements.finding import Finding
from bot.statements.grammar import Grammar
from bot.statements.lexis import PAUSES
from bot.statements.sentences import QUOTE, Sentence


def cut_contents(s: Sentence, found: list[Finding], c: Clauses) -> None:
    """Let each later finding end the content before it, or mark it as nested in it."""
    for n, first in enumerate(found):
        for later in found[n + 1 :]:
            if first.content and (not first.after or len(first.content) > 1):
                _bound(s, first, later, c)


def _bound(s: Sentence, first: Finding, later: Finding, c: Clauses) -> None:
    start, end = first.content[-1]
    where = later.subject[0] if later.subject and not later.after else later.cue[0]
    if not start <= where < end:
        return
    edge = where
    while edge > start and c.is_adverb(s, edge - 1):
        edge -= 1
    previous = s.low[edge - 1] if edge > start else ""
    if later.via is not None and previous in c.quoting:
        first.content[-1] = (start, trim(s, start, edge - 1, c))
    elif later.participle:
        if previous in PAUSES or previous == QUOTE or previous in c.coordinators or previous in c.contrasts:
            first.content[-1] = (start, trim(s, start, edge, c))
        else:
            later.nested = True
    elif later.coordinated:
        if previous in c.coordinators or previous == ",":
            first.content[-1] = (start, trim(s, start, edge, c))
    elif later.after and later.relays:
        edge = min(edge, later.subject[0] if later.subject else edge)
        if edge > start and s.low[edge - 1] in (",", QUOTE):
            first.content[-1] = (start, trim(s, start, edge, c))
    elif not later.after:
        joined = previous in c.contrasts or previous == ";" or previous in c.coordinators
        comma = (edge > start + 1 and s.low[edge - 2] == ",") or (s.headline and previous == ",")
        if (
            previous in c.relatives
            and edge > start + 1
            and s.low[edge - 2] == ","
            and _resume(s, first, later, edge, c)
        ):
            return
        joined = joined or previous in c.relatives or (s.headline and previous == ",")
        joint = s.headline and previous in c.headline_breaks
        if joined and (comma or joint or previous in c.breaks):
            first.content[-1] = (start, trim(s, start, edge, c))
        else:
            later.nested = True


def _resume(s: Sentence, first: Finding, later: Finding, edge: int, c: Clauses) -> bool:
    """Close a clause between commas and let the content go on: "the move, which X called Y, would fail"."""
    start, end = first.content[-1]
    a, b = later.content[-1] if later.content else (0, 0)
    for k in range(max(a, later.cue[1]), min(b, end) - 1):
        quote = s.quotes.get(k)
        if s.low[k] == "," or (quote is not None and s.text[quote.stop - 1] == "," and k > a):
            stop = k + (quote is not None)
            resume = k + 1
            if c.is_verb(s, resume):
                later.content[-1] = (a, stop)
                first.content[-1:] = [(start, trim(s, start, edge, c)), (resume, end)]
                return True
    return False


def trim(s: Sentence, start: int, edge: int, c: Clauses) -> int:
    """Step back over commas and conjunctions before a cut."""
    while edge > start:
        word = s.low[edge - 1]
        if not (word in PAUSES or word == ";" or word in c.coordinators or word in c.contrasts or word in c.relatives):
            break
        edge -= 1
    return edge


def bound_asides(s: Sentence, found: list[Finding], silent: frozenset[str]) -> None:
    """End with its aside what is said there: "Dorin, who called it a trap, said"; drop "who asked not to be named"."""
    for later in found:
        for start, end in later.frames:
            for f in found:
                if f is later or not start <= f.cue[0] < end or not f.content:
                    continue
                a, b = f.content[-1]
                f.content[-1] = (a, min(b, end)) if a < end else (a, b)
                if s.slice(a, min(a + 4, len(s.low))).lower().startswith(tuple(silent) or ("\0",)):
                    f.content.clear()


def drop_carriers(s: Sentence, found: list[Finding], g: Grammar) -> None:
    """As in "state television, quoting an official who said": the official's words, carried by the television."""
    quoting = g.kind("quoting")
    for carrier in [f for f in found if s.low[f.cue[0]] in quoting and f.cue[1] - f.cue[0] == 1]:
        begins = carrier.cue[1]
        quoted = next((f for f in found if f.subject is not None and f.subject[0] == begins), None)
        if quoted is not None and not quoted.after:
            quoted.via = carrier.subject or g.clauses.first_phrase(s, carrier.cue[0])
            found.remove(carrier)
