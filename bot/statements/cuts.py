"""Where contents end: the findings of one sentence in; the same with contents cut at the next clause, nested ones marked."""

from bot.statements.clauses import DASHES, Clauses
from bot.statements.finding import Finding
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
        if previous in (",", QUOTE, *DASHES) or previous in c.coordinators:
            first.content[-1] = (start, trim(s, start, edge, c))
        else:
            later.nested = True
    elif later.coordinated:
        if previous in c.coordinators or previous == ",":
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
        if joined and (comma or previous in c.breaks):
            first.content[-1] = (start, trim(s, start, edge, c))
        else:
            later.nested = True


def _resume(s: Sentence, first: Finding, later: Finding, edge: int, c: Clauses) -> bool:
    """Close a clause between commas, so that the content around it goes on: "the move, which X called Y, would fail"."""
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
        if not (word in (",", ";", *DASHES) or word in c.coordinators or word in c.contrasts or word in c.relatives):
            break
        edge -= 1
    return edge
