"""HTML or plain text -> paragraphs: each one line of visible text, with a note of whether it is one link.

The trick that makes it fast: block ends and links are marked inside the markup with control characters, so that one
parse and one text call give everything, and Python walks no tree. Words of two blocks are never glued.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from bot.feeds.plain import entities, quotes, tidy

MAX_CHARACTERS = 500_000  # of markup; what lies beyond is not read

_BREAK, _OPEN, _CLOSE = "\x1e", "\x01", "\x02"
_CONTROL = bytes(sorted({*range(32), 127} - set(b"\t\n\r")))
_BLOCKS = (
    b"p div li br h1 h2 h3 h4 h5 h6 blockquote td th dt dd section article header footer main pre hr"
    b" caption ul ol dl address summary details legend option tr table center".split()
)
_NEVER_TEXT = ("script", "style", "noscript", "template", "iframe", "svg", "head", "audio", "video", "object", "title")
_SELDOM_TEXT = ("figure", "figcaption", "aside", "nav", "form", "button")
_NO_TEXT = frozenset(name.encode() for name in _NEVER_TEXT + _SELDOM_TEXT)
_NOT_NESTED = frozenset(b"br hr img input meta link wbr area base col embed source track p".split())
# block starts break after the tag, block ends before it, links are bracketed
_AFTER = dict.fromkeys([*_BLOCKS, *_NO_TEXT], _BREAK.encode()) | {b"a": _OPEN.encode()}
_BEFORE = {b"/" + name: mark for name, mark in _AFTER.items()} | {b"/a": _CLOSE.encode()}
_TAG = re.compile(rb"<(/?[a-zA-Z][^\s/<>]*)[^<>]*>")
_STRAY = re.compile(rb"<(?!(?:/?[a-zA-Z]|[!?])[^<>]*>)")
_HIDDEN = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<style", b"</style"))
_MAX_DEPTH = 200  # the parser is quadratic in open elements
_NEW_LINES = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Paragraph(NamedTuple):
    """One line of text; ``linked`` when nothing but links stands in it."""

    text: str
    linked: bool = False


class _Marker:
    """Puts the marks beside the tags, and notes whether an element occurs whose text is none of the article's."""

    __slots__ = ("no_text",)

    def __init__(self) -> None:
        self.no_text = False

    def __call__(self, tag: re.Match[bytes]) -> bytes:
        whole, name = tag.group(0, 1)
        if not name.islower():
            name = name.lower()
        after = _AFTER.get(name)
        if after:
            if name in _NO_TEXT:
                self.no_text = True
            return whole + after
        return _BEFORE.get(name, b"") + whole


class _Shallow:
    """Takes out the tags of what is nested too deeply, so that no markup costs more than its length."""

    __slots__ = ("depth", "skipped")

    def __init__(self) -> None:
        self.depth = self.skipped = 0

    def __call__(self, tag: re.Match[bytes]) -> bytes:
        whole, name = tag[0], tag[1].lower()
        if name.lstrip(b"/") in _NOT_NESTED:
            return whole
        if name[:1] == b"/":
            if self.skipped:
                self.skipped -= 1
                return b" "
            self.depth = max(0, self.depth - 1)
            return whole
        if self.depth >= _MAX_DEPTH:
            self.skipped += 1
            return b" "
        self.depth += 1
        return whole


def _without(markup: bytes, opening: bytes, closing: bytes) -> bytes:
    """Cut out everything from each ``opening`` to its ``closing``; one that is never closed is left to the parser."""
    lowered = markup.lower()
    kept, at = [], 0
    while (start := lowered.find(opening, at)) >= 0 and (end := lowered.find(closing, start)) >= 0:
        kept.append(markup[at:start])
        at = lowered.find(b">", end + len(closing) - 1) + 1 or len(markup)
    return b"".join([*kept, markup[at:]])


def markup_tree(html: str) -> LexborHTMLParser:
    """Parse markup with the marks in its text; its size, its depth and so its cost are bounded."""
    # bytes: control characters go in one fast pass, and what cannot be encoded (lone surrogates) goes too
    clean = html[:MAX_CHARACTERS].encode("utf-8", "ignore").translate(None, _CONTROL)
    if clean.count(b"<") > _MAX_DEPTH:  # it could be nested too deeply, also with tags in a form not seen as such
        for opening, closing in _HIDDEN:  # tags in there count for nothing
            clean = _without(clean, opening, closing)
        clean = _TAG.sub(_Shallow(), _STRAY.sub(b"&lt;", clean))
    marker = _Marker()
    tree = LexborHTMLParser(_TAG.sub(marker, clean))
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
    linked = False
    if _OPEN in line:
        linked = _is_link(line.strip())
        line = line.replace(_OPEN, "")
    if _CLOSE in line:
        line = line.replace(_CLOSE, "")
    line = line.strip()
    if not line.isprintable() or "  " in line or "\ufffd" in line:
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
