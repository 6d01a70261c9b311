"""Sentences: one field's text and its quotations in, sentences with tokens and offsets out.

A quotation is one token, whatever it holds, so that words of saying inside it are never read as the writer's. Sentences
are bounded in length: a wall of text without a full stop is cut, which keeps every later step linear.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.model import Field
from bot.statements.quotes import Quote

QUOTE = "\ue000"  # the word that stands for a quotation
MAX_SENTENCE = 1200  # characters outside quotations
MAX_SENTENCES = 5000  # of one field: what lies beyond is no article
MAX_HEADLINES = 60  # sentences of a title or lines of an aggregator's list
END = re.compile(r"[.!?…](?:[.!?…]*[\"”’'»)\]]*(?=\s|$)|(?<!…)[.!?]*[”\"](?=[A-Z“\"]))")
SIGNED = re.compile(r"\s*[—–―]\s*[^\W\d_]")
INITIALS = re.compile(r"(?:^|[\s(“\"‘'])(?:[^\W\d_]\.)+$")
FIRST_WORD = re.compile(r"[\w’'-]+")
MIDDLE_NAME = re.compile(r"(?:^|[A-Z][\w’'-]*\s)[^\W\d_]\.$")
LAST_WORD = re.compile(r"([\w.’'-]+)\.+[\"”’'»)\]]*$")
# within a sentence a full stop before a blank and a word belongs to an abbreviation
JOINED = r"(?=[’'&./\-‑,])(?:(?:\.[-’']|[’'&./\-‑]|(?<=\d),(?=\d))\w+)*(?:\.(?=\s\w|,|-)|[’'])?"
TOKEN = re.compile(rf"\w+(?:{JOINED})?|[^\w\s](?:(?<=-)-+)?")
MARKS = frozenset(",;:?!")  # behind a word always tokens of their own
MAX_KNOWN = 30  # characters: longer pieces between blanks are not remembered
SPACE = " \t\r\n\xa0\u200b\u200e\u200f\u202f\u2009\ufeff"


@dataclass(slots=True)
class Sentence:
    """A sentence as tokens; ``spans[i]`` are the offsets of token i in the field, ``low[i]`` its folded word."""

    where: Field
    text: str
    start: int
    end: int
    paragraph: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    quotes: dict[int, Quote] = field(default_factory=dict)  # token -> quotation
    headline: bool = False
    outlet: str = ""

    def word(self, i: int) -> str:
        """The token as written."""
        start, end = self.spans[i]
        return self.text[start:end]

    def is_capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.spans[i][0]].isupper()

    def slice(self, i: int, j: int) -> str:
        """The text of tokens i to j, j excluded."""
        return self.text[self.spans[i][0] : self.spans[j - 1][1]] if i < j else ""


@dataclass(frozen=True, slots=True)
class Splitter:
    """The language's part of splitting: abbreviations, and words that begin a sentence."""

    abbreviations: frozenset[str]
    starters: frozenset[str]
    asides: re.Pattern[str]  # after '…?" ': "he asked", so that the sentence goes on

    @classmethod
    def compile(cls, abbreviations: frozenset[str], starters: frozenset[str], sayings: list[str]) -> "Splitter":
        """Build the patterns of one language."""
        asides = re.compile(rf"\s+(?:[\w.’'-]+\s+){{0,6}}?(?:{'|'.join(map(re.escape, sayings)) or '$'})\b")
        return cls(abbreviations, starters, asides)

    def boundaries(self, text: str, start: int, end: int, quotes: list[Quote]) -> Iterator[int]:
        """Ends of the sentences of one paragraph."""
        at = 0
        for match in END.finditer(text, start, end):
            stop = match.end()
            while at < len(quotes) and quotes[at].end < stop:
                at += 1
            if at < len(quotes) and quotes[at].start < stop < quotes[at].end:
                continue
            closing = at < len(quotes) and quotes[at].end == stop and quotes[at].closed
            if closing and match.group()[0] in "?!…" and self.asides.match(text, stop, min(end, stop + 120)):
                continue
            if closing and SIGNED.match(text, stop, end):
                continue  # “No deal.” — Ana Ruiz
            if stop < end and not closing and self._goes_on(text, match.start(), stop, end):
                continue
            yield stop
        yield end

    def _goes_on(self, text: str, dot: int, stop: int, end: int) -> bool:
        rest = text[stop : min(end, stop + 30)].lstrip(SPACE)
        if not rest:
            return False
        if rest[0].islower():
            return text[dot] in ".…"
        if text[dot] != ".":
            return False
        if rest[0] in "\"“‘'«„":
            return rest[1:2].islower() and text[dot] == "."  # the U.S. "will not pay"
        before = text[max(0, dot - 14) : dot + 1]
        last = before[:-1].rsplit(None, 1)[-1:]
        if last and len(last[0]) > 1 and last[0].isalpha() and last[0].lower() not in self.abbreviations:
            return False  # a plain word: nearly always
        first = FIRST_WORD.match(rest)
        starter = first is not None and first.group().lower() in self.starters
        initials = INITIALS.search(before)
        if initials is not None:
            if "." in initials.group()[:-1]:
                return not starter  # "U.S. officials", "the U.S. The"
            return bool(MIDDLE_NAME.search(before))  # "George W. Bush", not "on X. Trump"
        word = LAST_WORD.search(before)
        return (
            word is not None
            and word.group(1).lower() in self.abbreviations
            and not (starter and word.group(1)[:1].islower())
        )

    def split(self, where: Field, text: str, quotes: list[Quote], *, headline: bool = False) -> list[Sentence]:
        """Return the sentences of a field, each with its span; tokens are filled by ``tokenise`` when needed."""
        sentences: list[Sentence] = []
        starts = [quote.start for quote in quotes]
        limit = MAX_HEADLINES if headline else MAX_SENTENCES
        begin = 0
        for number, paragraph in enumerate(text.split("\n")):
            finish = begin + len(paragraph)
            inside = quotes[bisect_left(starts, begin) : bisect_left(starts, finish)] if quotes else quotes
            ends = [finish] if headline else self.boundaries(text, begin, finish, inside)
            cursor = begin
            for stop in ends:
                for first, last in _pieces(text, cursor, stop, inside):
                    sentences.append(Sentence(where, text, first, last, number, [], [], {}, headline))
                if len(sentences) >= limit:
                    break
                cursor = stop
            begin = finish + 1
            if len(sentences) >= limit:
                break
        return sentences[:limit]

    def tokenise(self, sentence: Sentence, lowered: str, quotes: list[Quote], starts: list[int]) -> None:
        """Fill the tokens of a sentence; every quotation becomes one token."""
        spans, low = sentence.spans, sentence.low
        cursor, finish = sentence.start, sentence.end
        for at in range(bisect_left(starts, cursor), bisect_left(starts, finish)):
            quote = quotes[at]
            self._words(lowered, cursor, quote.start, spans, low)
            sentence.quotes[len(spans)] = quote
            spans.append((quote.start, min(quote.end, finish)))
            low.append(QUOTE)
            cursor = min(quote.end, finish)
        self._words(lowered, cursor, finish, spans, low)

    def _words(self, lowered: str, start: int, end: int, spans: list[tuple[int, int]], low: list[str]) -> None:
        """Cut between blanks first: most pieces are a word already, or a word and a mark; the others recur ("U.S.")."""
        if start >= end:
            return
        at = start
        for piece in lowered[start:end].split(" "):
            stop = at + len(piece)
            if piece.isalnum():
                spans.append((at, stop))
                low.append(piece)
            elif piece and piece[-1] in MARKS and (word := piece[:-1]).isalnum():
                spans.append((at, stop - 1))
                spans.append((stop - 1, stop))
                low.append(word)
                low.append(piece[-1])
            elif piece:
                follows = stop + 1 < end and (lowered[stop + 1].isalnum() or lowered[stop + 1] == "_")
                cut = _cut_short if stop - at <= MAX_KNOWN else _cut_piece
                for first, last, word in cut(piece, follows):
                    spans.append((at + first, at + last))
                    low.append(word)
            at = stop + 1


def _cut_piece(piece: str, follows: bool) -> tuple[tuple[int, int, str], ...]:
    """The tokens of a stretch without blanks; a stop before a word that ``follows`` may be an abbreviation's."""
    found = TOKEN.finditer(piece + " x" if follows else piece)
    return tuple([(*m.span(), m[0]) for m in found if m.start() < len(piece)])


_cut_short = lru_cache(maxsize=8192)(_cut_piece)


def _pieces(text: str, start: int, stop: int, quotes: list[Quote]) -> Iterable[tuple[int, int]]:
    """Trim blanks; a sentence that is longer than any writer's comes in several pieces."""
    while start < stop and text[start] in SPACE:
        start += 1
    while stop > start and text[stop - 1] in SPACE:
        stop -= 1
    if stop - start <= MAX_SENTENCE:
        return ((start, stop),) if stop > start else ()
    return _cut(text, start, stop, quotes)


def _cut(text: str, start: int, stop: int, quotes: list[Quote]) -> Iterator[tuple[int, int]]:
    """Cut a wall of text at blanks, never inside a quotation."""
    quoted = 0
    cursor = start
    while stop - cursor > MAX_SENTENCE:
        cut = cursor + MAX_SENTENCE
        while quoted < len(quotes) and quotes[quoted].end <= cut:
            quoted += 1
        if quoted < len(quotes) and quotes[quoted].start < cut:
            cut = min(quotes[quoted].end, stop)
        else:
            blank = text.rfind(" ", cursor + 1, cut)
            cut = blank if blank > cursor else cut
        yield cursor, cut
        cursor = cut
        while cursor < stop and text[cursor] in SPACE:
            cursor += 1
    if cursor < stop:
        yield cursor, stop


def lower(text: str) -> str:
    """Fold case without moving any offset (a few letters grow when folded)."""
    folded = text.lower()
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
