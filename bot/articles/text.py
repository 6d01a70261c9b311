"""HTML or plain text -> paragraphs: each one line of visible text, with a note of whether it is one link.

The trick that makes it fast: block ends and links are marked inside the markup with control characters, so that one
parse and one text call give everything, and Python walks no tree. Words of two blocks are never glued.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bot.feeds.plain import entities, quotes, tidy

MAX_CHARACTERS = 500_000  # of markup; what lies beyond is not read

_BREAK, _OPEN, _CLOSE = "\x1e", "\x01", "\x02"  # link marks must not be white space, which is collapsed
_BREAK_B, _OPEN_B, _CLOSE_B = b"\x1e", b"\x01", b"\x02"
_CONTROL = bytes(sorted({*range(32), 127} - set(b"\t\n\r")))
_BLOCKS = frozenset(
    b"p div li br h1 h2 h3 h4 h5 h6 blockquote td th dt dd section article aside header footer main nav pre hr"
    b" figcaption caption ul ol dl figure address summary details legend option tr table center".split()
)
_NEVER_TEXT = ("script", "style", "noscript", "template", "iframe", "svg", "head", "audio", "video", "object", "title")
_SELDOM_TEXT = ("figure", "figcaption", "aside", "nav", "form", "button")
_NO_TEXT = frozenset(name.encode() for name in _NEVER_TEXT + _SELDOM_TEXT)
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>")
_STRAY = re.compile(rb"<(?!(?:/?[a-zA-Z]|!--)[^<>]*>)")
_NOT_NESTED = frozenset(b"br hr img input meta link wbr area base col embed source track p".split())
_MAX_DEPTH = 200  # the parser is quadratic in open elements
_MAX_STRAYS = 200
_NEW_LINES = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Paragraph(NamedTuple):
    """One line of text; ``linked`` when nothing but links stands in it."""

    text: str
    linked: bool = False


class _Marker:
    """Marks tags in one pass: block starts break after the tag, block ends before it, links are bracketed.

    What is nested too deeply loses its tags, so that no markup costs more than its length.
    """

    __slots__ = ("depth", "no_text", "seen", "skipped")

    def __init__(self) -> None:
        self.no_text = False  # whether an element was seen whose text is none of the article's
        self.depth = self.skipped = self.seen = 0

    def __call__(self, tag: re.Match[bytes]) -> bytes:
        whole, closing, name = tag.group(0, 1, 2)
        if not name.islower():
            name = name.lower()
        self.seen += 1
        if closing:
            if self.skipped and name not in _NOT_NESTED:
                self.skipped -= 1
                return _BREAK_B
            self.depth -= self.depth > 0 and name not in _NOT_NESTED
            return _CLOSE_B + whole if name == b"a" else _BREAK_B + whole if name in _BLOCKS else whole
        if name not in _NOT_NESTED:
            if self.depth >= _MAX_DEPTH:
                self.skipped += 1
                return _BREAK_B
            self.depth += 1
        if name in _NO_TEXT:
            self.no_text = True
        return whole + _OPEN_B if name == b"a" else whole + _BREAK_B if name in _BLOCKS else whole


def markup_tree(html: str) -> LexborHTMLParser:
    """Parse markup with the marks in its text; its size, its depth and so its cost are bounded."""
    # bytes: control characters go in one fast pass, and what cannot be encoded (lone surrogates) goes too
    clean = html[:MAX_CHARACTERS].encode("utf-8", "ignore").translate(None, _CONTROL)
    marker = _Marker()
    marked = _TAG.sub(marker, clean)
    if clean.count(b"<") - marker.seen > _MAX_STRAYS:  # tags in a form that the pass above did not see
        marked = _STRAY.sub(b"&lt;", marked)
    tree = LexborHTMLParser(marked)
    if marker.no_text:
        _drop_what_is_no_text(tree)
    return tree


def _drop_what_is_no_text(tree: LexborHTMLParser) -> None:
    """Remove scripts and captions; an unclosed <figure> that swallowed most of the text stays."""
    tree.strip_tags(list(_NEVER_TEXT), recursive=True)
    whole = len(tree.text())
    for node in tree.css(",".join(_SELDOM_TEXT)):
        if len(node.text()) * 2 < whole:
            node.decompose()


def _paragraph(line: str) -> Paragraph | None:
    """One marked line as a paragraph; entities and quotes were seen to for all lines together."""
    line = " ".join(line.split())
    linked = False
    if _OPEN in line:
        linked = _is_link(line)
        line = line.replace(_OPEN, "")
    if _CLOSE in line:
        line = line.replace(_CLOSE, "")
    if not line.isprintable() or "\ufffd" in line or "  " in line or line[:1] == " " or line[-1:] == " ":
        line = tidy(line)
    return Paragraph(line, linked) if line else None


def _is_link(line: str) -> bool:
    """True where the line opens with a link, ends with one, and has nothing between two links."""
    if not line.startswith(_OPEN) or not line.endswith(_CLOSE):
        return False
    return not any(between.rpartition(_CLOSE)[2].strip() for between in line.split(_OPEN)[1:-1])


def paragraphs(html: str) -> list[Paragraph]:
    """Turn markup into its paragraphs, in order; broken markup gives what can be read of it."""
    if "<" not in html:
        only = Paragraph(tidy(html[:MAX_CHARACTERS]))
        return [only] if only.text else []
    marked = quotes(entities(markup_tree(html).text())).replace("\u2029", _BREAK)
    return [found for line in marked.split(_BREAK) if line and (found := _paragraph(line))]


def plain_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of plain text: its lines."""
    return [Paragraph(line) for part in _NEW_LINES.split(text[:MAX_CHARACTERS]) if (line := tidy(part))]
