"""Quotation marks: one field's text in, the quoted stretches out, in order and never overlapping.

One pass and a small state machine. A mark that is never closed ends with its paragraph; a paragraph that opens with a
mark while the one before it was left open continues the same quotation. One stray mark never voids the rest.
"""

import re
from dataclasses import dataclass

MARK = re.compile("[\"“”„«»‘’'‚‹›`\n]")
OPENERS = frozenset("“„«‘‚‹")
CLOSERS = frozenset("”»’›")
PARTNERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"”', "'": "'’"}
BEFORE_OPENING = frozenset(" \t\n\xa0([{—–-/…:,;*|\u200e\u200f\u202f\u2009")
MAX_SINGLE = 400  # a single mark that is not closed within so many characters was an apostrophe


@dataclass(slots=True)
class Quote:
    """A quoted stretch: ``start``/``end`` with its marks, ``inner``/``stop`` without them."""

    start: int
    end: int
    inner: int
    stop: int
    double: bool
    closed: bool
    continues: bool = False  # goes on from the quotation of the paragraph before


def find_quotes(text: str, *, headline: bool = False) -> list[Quote]:
    """Return the quotations of ``text``; in a headline a mark may lack its partner at either end."""
    quotes: list[Quote] = []
    opened: Quote | None = None
    mark = ""
    skip = 0
    left_open = False  # the last quotation of the paragraph before was not closed
    for match in MARK.finditer(text):
        start, end = match.span()
        sign = text[start]
        if sign in "’'`":
            if start < skip:
                continue
            if sign != "’" and text[end : end + 1] == sign:  # '' stands for one double mark
                end, sign = end + 1, '"'
                skip = end
            elif sign == "`" or (start and text[start - 1].isalnum() and text[end : end + 1].isalnum()):
                continue  # an apostrophe inside a word
        elif start and text[start - 1] == "\\":
            start -= 1
        if sign == "\n":
            left_open = _close_at_break(opened, start, quotes)
            opened = None
            continue
        opens, closes = _faces(text, start, end, sign)
        if opened is not None and not opened.double and (sign == "\n" or end - opened.start > MAX_SINGLE):
            opened = None
        if opened is not None:
            if sign in PARTNERS.get(mark, "") and (closes or not opens):
                opened.stop, opened.end, opened.closed = start, end, True
                quotes.append(opened)
                opened = None
                continue
            if not (not opened.double and opens and sign not in "'‘’"):
                continue  # a mark within an open quotation
        if opens and sign not in "”»’›":
            double = sign not in "'‘‚‹"
            opened, mark = Quote(start, end, end, end, double, False), sign
            opened.continues = left_open and double and _begins_paragraph(text, start)
            left_open = False
        elif headline and closes and not quotes and sign in "'’\"”" and _lone_closing(text, start, sign):
            quotes.append(Quote(0, end, 0, start, sign in '"”', True))
    short = opened is not None and len(text) - opened.start <= MAX_SINGLE
    if opened is not None and (opened.double or (headline and short and _many_words(text[opened.inner :]))):
        opened.stop = opened.end = len(text)
        quotes.append(opened)
    return quotes


def _close_at_break(opened: Quote | None, where: int, quotes: list[Quote]) -> bool:
    if opened is None or not opened.double:
        return False
    opened.stop = opened.end = where
    quotes.append(opened)
    return True


def _faces(text: str, start: int, end: int, sign: str) -> tuple[bool, bool]:
    """Whether the mark can open and whether it can close, from its neighbours."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if sign in OPENERS and sign != "‘":
        return True, sign == "“" and before not in BEFORE_OPENING
    if sign in "”»›":
        return False, True
    opens = before in BEFORE_OPENING or before in "\"“'‘" or (not before.isalnum() and before not in ".,!?%)]’”")
    opens = opens and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if sign == "‘":
        return not after.isspace(), closes and not opens
    if sign == "’":
        return False, closes
    return opens, closes


def _begins_paragraph(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n" or text[max(0, start - 3) : start].strip(" \t\xa0").endswith("\n")


def _lone_closing(text: str, start: int, sign: str) -> bool:
    """A headline's closing mark without an opening one: "We are not for sale': islanders speak"."""
    if sign in "'’" and not (text[start + 1 : start + 2] in (":", ",", "") or text[start - 1] in ".,!?"):
        return False
    return start > 3 and " " in text[:start]


def _many_words(text: str) -> bool:
    return text.count(" ") >= 1
