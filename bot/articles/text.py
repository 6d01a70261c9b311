"""HTML or plain text -> paragraphs: each one line of visible text, with a note of whether it is one link.

The trick that makes it fast: block ends and links are marked inside the markup with control characters, so that one
parse and one text call give everything, and Python walks no tree. Words of two blocks are never glued.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bot.feeds.plain import entities, quotes, tidy

MAX_CHARACTERS = 1_000_000  # of markup; what lies beyond is not read

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
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})(?=[\s/>])[^<>]*>")
_NEW_LINES = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Paragraph(NamedTuple):
    """One line of text; ``linked`` when nothing but links stands in it."""

    text: str
    linked: bool = False


class _Marker:
    """Marks tags in one pass: block starts break after the tag, block ends before it, links are bracketed."""

    __slots__ = ("no_text",)

    def __init__(self) -> None:
        self.no_text = False  # whether an element was seen whose text is none of the article's

    def __call__(self, tag: re.Match[bytes]) -> bytes:
        whole, closing, name = tag.group(0, 1, 2)
        if not name.islower():
            name = name.lower()
        if name in _NO_TEXT:
            self.no_text = True
        if name == b"a":
            return _CLOSE_B + whole if closing else whole + _OPEN_B
        if name not in _BLOCKS:
            return whole
        return _BREAK_B + whole if closing else whole + _BREAK_B


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
    # bytes: control characters go in one fast pass, and what cannot be encoded (lone surrogates) goes too
    clean = html[:MAX_CHARACTERS].encode("utf-8", "ignore").translate(None, _CONTROL)
    marker = _Marker()
    tree = LexborHTMLParser(_TAG.sub(marker, clean))
    if marker.no_text:
        _drop_what_is_no_text(tree)
    marked = quotes(entities(tree.text())).replace("\u2029", _BREAK)
    return [found for line in marked.split(_BREAK) if line and (found := _paragraph(line))]


def plain_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of plain text: its lines."""
    return [Paragraph(line) for part in _NEW_LINES.split(text[:MAX_CHARACTERS]) if (line := tidy(part))]
