"""The three texts of an article as sentences: split once, tokenised when first needed, shared by words and acts."""

from bisect import bisect_left
from dataclasses import dataclass

from bot.model import Article, Field
from bot.statements.grammar import Grammar
from bot.statements.quotes import Quote, find_quotes
from bot.statements.sentences import Sentence, Splitter, lower


@dataclass(slots=True)
class Passage:
    """One field of an article, split."""

    where: Field
    text: str
    lowered: str
    headline: bool
    quotes: list[Quote]
    starts: list[int]  # where the quotations begin
    sentences: list[Sentence]
    splitter: Splitter

    def tokenised(self, sentence: Sentence) -> Sentence:
        """Fill the tokens of one of its sentences, once."""
        if not sentence.spans:
            self.splitter.tokenise(sentence, self.lowered, self.quotes, self.starts)
        return sentence

    def has_quote(self, sentence: Sentence) -> bool:
        """Whether a quotation begins in the sentence."""
        return bisect_left(self.starts, sentence.end) > bisect_left(self.starts, sentence.start)


def passages(article: Article, grammar: Grammar) -> list[Passage]:
    """Split title, summary and text; an aggregator's text is a list of headlines."""
    return [_passage(article, where, text, grammar) for where in Field if (text := article.field_text(where))]


def _passage(article: Article, where: Field, text: str, grammar: Grammar) -> Passage:
    headline = where is Field.TITLE or (article.aggregator and where is Field.TEXT)
    quotes = find_quotes(text, headline=headline)
    sentences = grammar.splitter.split(where, text, quotes, headline=headline)
    if article.aggregator and headline:
        for sentence in sentences:
            _take_outlet(sentence)
    starts = [quote.start for quote in quotes]
    return Passage(where, text, lower(text), headline, quotes, starts, sentences, grammar.splitter)


def _take_outlet(sentence: Sentence) -> None:
    """An aggregator's line ends in its outlet: "Headline - Outlet"."""
    at = sentence.text.rfind(" - ", sentence.start, sentence.end)
    if at > sentence.start and sentence.end - at < 64:
        sentence.outlet = sentence.text[at + 3 : sentence.end].strip()
        sentence.end = at
