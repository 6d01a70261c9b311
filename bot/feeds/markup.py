"""A feed's characters -> well-formed XML that no parser can be hurt with, and its entries as elements.

Before any XML parser sees the text: the document type (with its entities) is cut out, characters that XML forbids are
dropped, HTML's named entities become characters, a bare "&" is escaped. lxml then repairs what is broken and refuses
nesting deeper than any feed has.
"""

import re
from html.entities import html5

from lxml import etree

_CONTROL = bytes(sorted({*range(32), 127} - set(b"\t\n\r")))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#(?:3[2-9]|[4-9][0-9]|1[6-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3}));)"  # in order as it is
    r"(?:#(?P<decimal>[0-9]{1,8});|#[xX](?P<hex>[0-9a-fA-F]{1,7});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?"
)
_MAX_MENDS = 50_000  # references of one section; what is broken beyond that is left to the parser, which drops it
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE_HEAD = re.compile(r"[^\[>]*")
_SUBSET_END = re.compile(r"\]\s*>")
_ENTRY_NAMES = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def _allowed(code: int) -> bool:
    """Whether XML allows a character; what only steers a terminal is not let in either."""
    if code < 0xA0:
        return 0x20 <= code < 0x7F or code in {0x09, 0x0A, 0x0D}
    return code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF


def _reference(match: re.Match[str]) -> str:
    """Keep what XML understands, resolve what HTML understands, escape the rest."""
    name, decimal, hexadecimal = match["name"], match["decimal"], match["hex"]
    if name:
        return html5.get(f"{name};", f"&amp;{name};").replace("<", "&lt;")
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return match[0] if _allowed(code) else ""
    return "&amp;"


def _references(text: str) -> str:
    """Mend references outside CDATA sections; inside, "&" is a character like any other."""
    parts, at = [], 0
    while True:
        start = text.find(_CDATA, at)
        end = text.find(_CDATA_END, start) if start >= 0 else -1
        if end < 0:
            parts.append(_AMPERSAND.sub(_reference, text[at:], count=_MAX_MENDS))
            return "".join(parts)
        parts += (_AMPERSAND.sub(_reference, text[at:start], count=_MAX_MENDS), text[start : end + 3])
        at = end + 3


def _without_doctype(text: str) -> str:
    found = _DOCTYPE.search(text, 0, 100_000)
    if not found:
        return text
    head = _DOCTYPE_HEAD.match(text, found.end())
    end = head.end() if head else found.end()
    if text[end : end + 1] == "[":
        closing = _SUBSET_END.search(text, end)
        end = closing.end() - 1 if closing else len(text)
    return text[: found.start()] + text[end + 1 :]


def mend(text: str) -> bytes:
    """Return the text as UTF-8 without document type and forbidden characters, every reference one that XML knows."""
    text = _without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1))
    mended = _references(text).strip().encode("utf-8", "ignore").translate(None, _CONTROL)
    for mark in _NONCHARACTERS:
        mended = mended.replace(mark, b"")
    return mended


def tree(mended: bytes) -> etree._Element | None:
    """Parse mended text, broken or not; None where no feed can be seen in it or it is nested beyond reason."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, encoding="utf-8", strip_cdata=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(mended, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or local(root) not in _ROOTS:
        return None
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without namespace, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def entries(root: etree._Element) -> list[etree._Element]:
    """Return the entries of a feed: items or entries under the root or its channel, in order."""
    found = [child for child in root if local(child) in _ENTRY_NAMES]
    for channel in root:
        if local(channel) == "channel":
            found += [child for child in channel if local(child) in _ENTRY_NAMES]
    return found
