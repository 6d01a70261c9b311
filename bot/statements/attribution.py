"""Article in, statements out: the one door of this room.

Title, summary and text are read by the same grammar; what a sentence leaves open (a pronoun, a quotation that stands
alone) is settled from the sentences before it.
"""

from bisect import bisect_left

from bot.model import Article, Field, Form, Mention, Modality, Span, Statement
from bot.statements.acts import acts
from bot.statements.finding import Finding
from bot.statements.grammar import Grammar, Hit
from bot.statements.quotes import Quote, find_quotes
from bot.statements.reading import read_sentence
from bot.statements.reference import References
from bot.statements.sentences import QUOTE, Sentence, lower

TRIM = " \t\n\xa0,;:—–-\u200b\u200e\u200f"


def attribute(article: Article, grammar: Grammar) -> list[Statement]:
    """Return every statement of an article, words and acts, in reading order."""
    references = References("\n".join((article.title, article.summary, article.text)), grammar.pack)
    words: list[Statement] = []
    for where in Field:
        text = article.field_text(where)
        if text:
            words += _read_field(article, where, text, grammar, references)
    return words + acts(article, grammar, words)


def _read_field(article: Article, where: Field, text: str, grammar: Grammar, references: References) -> list[Statement]:
    lowered = lower(text)
    headline = where is Field.TITLE or article.aggregator
    quotes = find_quotes(text, headline=headline)
    hits = grammar.hits(lowered)
    starts = [quote.start for quote in quotes]
    hit_starts = [hit.start for hit in hits]
    statements: list[Statement] = []
    previous: Sentence | None = None
    for number, sentence in enumerate(grammar.splitter.split(where, text, quotes, headline=headline)):
        inside = hits[bisect_left(hit_starts, sentence.start) : bisect_left(hit_starts, sentence.end)]
        quoted = bisect_left(starts, sentence.end) > bisect_left(starts, sentence.start)
        if inside or quoted:
            grammar.splitter.tokenise(sentence, lowered, quotes, starts)
            findings = read_sentence(sentence, inside, grammar)
            statements += [
                _statement(article, finding, references, number)
                for finding in findings
                if finding.content and finding.subject
            ]
        previous = sentence
    return statements


def _statement(article: Article, finding: Finding, references: References, number: int) -> Statement:
    s = finding.sentence
    i, j = finding.subject
    surface = s.slice(i, j)
    mention = references.mention(surface, number, s.spans[i][0])
    spans = tuple(span for k, m in finding.content if (span := make_span(s, k, m)) is not None)
    return Statement(
        entry=article.entry,
        speaker=mention,
        cue=s.slice(*finding.cue),
        cue_class=finding.form.cls,
        form=Form.WORDS,
        content=spans,
        context=(Span(s.text[s.start : s.end], s.start, s.end, s.where),),
        direct=any(k in s.quotes for a, b in finding.content for k in range(a, b)),
        modality=Modality.ASSERTED,
        said_on=None,
    )


def make_span(s: Sentence, i: int, j: int) -> Span | None:
    """The exact words of tokens i to j, without loose marks at the edges."""
    if i >= j:
        return None
    start, end = s.spans[i][0], s.spans[j - 1][1]
    if j - i == 1 and i in s.quotes:
        start, end = s.quotes[i].inner, s.quotes[i].stop
    while start < end and s.text[start] in TRIM:
        start += 1
    while end > start and s.text[end - 1] in TRIM:
        end -= 1
    return Span(s.text[start:end], start, end, s.where) if start < end else None
