"""HTML or plain text -> paragraphs: each one line of visible text, with a note of whether it is one link.

The trick that makes it fast: block ends and links are marked inside the markup with control characters, so that one
parse and one text call give everything, and Python walks no tree. Words of two blocks are never glued.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from bot.feeds.plain import entities, one_line, quotes, visible

MAX_CHARACTERS = 1_000_000  # of markup; what lies beyond is not read

_BREAK, _OPEN, _CLOSE = "\x1e", "\x1c", "\x1d"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+")
_MARKS = re.compile("[\x1c\x1d]+")
_BLOCK = (
    "p|div|li|br|h[1-6]|blockquote|td|th|dt|dd|section|article|aside|header|footer|main|nav|pre|hr|figcaption|caption"
    "|ul|ol|dl|figure|address|summary|details|legend|option|tr|table"
)
# one pass over the tags: block starts break after the tag, block ends before it, links are bracketed
_TAGS = re.compile(rf"<(?:(?P<close>/)?(?P<block>(?:{_BLOCK}))|(?P<link>/?a))(?=[\s/>])[^<>]*>", re.IGNORECASE)
_NEVER_TEXT = ("script", "style", "noscript", "template", "iframe", "svg", "head", "audio", "video", "object", "title")
_SELDOM_TEXT = ("figure", "figcaption", "aside", "nav", "form", "button")
_HAS_NO_TEXT = re.compile(rf"<(?:{'|'.join(_NEVER_TEXT + _SELDOM_TEXT)})(?=[\s/>])", re.IGNORECASE)
_LINES = re.compile("[\x1e\u2029]+")
_NEW_LINES = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of text; ``linked`` when nothing but links stands in it."""

    text: str
    linked: bool = False


def _mark(tag: re.Match[str]) -> str:
    link = tag["link"]
    if link:
        return _CLOSE + tag[0] if link[0] == "/" else tag[0] + _OPEN
    return _BREAK + tag[0] if tag["close"] else tag[0] + _BREAK


def _drop_what_is_no_text(tree: LexborHTMLParser) -> None:
    """Remove scripts and captions; an unclosed <figure> that swallowed most of the text stays."""
    tree.strip_tags(list(_NEVER_TEXT))
    whole = len(tree.text())
    for node in tree.css(",".join(_SELDOM_TEXT)):
        if len(node.text()) * 2 < whole:
            node.decompose()


def _paragraph(line: str) -> Paragraph | None:
    text = one_line(quotes(visible(entities(_MARKS.sub("", line)))))
    if not text:
        return None
    return Paragraph(text, _is_link(line.strip()))


def _is_link(line: str) -> bool:
    """True where the line opens with a link, ends with one, and has nothing between two links."""
    if not line.startswith(_OPEN) or not line.endswith(_CLOSE):
        return False
    return all(not between.rpartition(_CLOSE)[2].strip() for between in line.split(_OPEN)[1:-1])


def paragraphs(html: str) -> list[Paragraph]:
    """Turn markup into its paragraphs, in order; broken markup gives what can be read of it."""
    clean = _CONTROL.sub("", html[:MAX_CHARACTERS])
    if "<" not in clean:
        return [p for p in map(_paragraph, (clean,)) if p]
    tree = LexborHTMLParser(_TAGS.sub(_mark, clean))
    if _HAS_NO_TEXT.search(clean):
        _drop_what_is_no_text(tree)
    return [p for p in map(_paragraph, _LINES.split(tree.text())) if p]


def plain_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of plain text: its lines."""
    lines = (one_line(quotes(visible(entities(line)))) for line in _NEW_LINES.split(text[:MAX_CHARACTERS]))
    return [Paragraph(line) for line in lines if line]
