"""A feed's characters -> well-formed XML that no parser can be hurt with, and its entries as elements.

Before any XML parser sees the text: the document type (with its entities) is cut out, characters that XML forbids are
dropped, HTML's named entities become characters, a bare "&" is escaped. lxml then repairs what is broken and refuses
nesting deeper than any feed has.
"""

import re
from html.entities import html5

from lxml import etree

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
_AMPERSAND = re.compile(
    r"&(?:#(?P<decimal>[0-9]{1,8});|#[xX](?P<hex>[0-9a-fA-F]{1,7});|(?P<name>[A-Za-z][A-Za-z0-9]{0,31});)?"
)
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE_HEAD = re.compile(r"[^\[>]*")
_SUBSET_END = re.compile(r"\]\s*>")
_XML_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTRY_NAMES = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def _reference(match: re.Match[str]) -> str:
    """Keep what XML understands, resolve what HTML understands, escape the rest."""
    name, decimal, hexadecimal = match["name"], match["decimal"], match["hex"]
    if name:
        if name in _XML_OWN:
            return match[0]
        return html5.get(f"{name};", f"&amp;{name};").replace("<", "&lt;")
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return "" if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else match[0]
    return "&amp;"


def _references(text: str) -> str:
    """Mend references outside CDATA sections; inside, "&" is a character like any other."""
    parts, at = [], 0
    while True:
        start = text.find(_CDATA, at)
        end = text.find(_CDATA_END, start) if start >= 0 else -1
        if end < 0:
            parts.append(_AMPERSAND.sub(_reference, text[at:]))
            return "".join(parts)
        parts += (_AMPERSAND.sub(_reference, text[at:start]), text[start : end + 3])
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


def mend(text: str) -> str:
    """Return the text without document type and forbidden characters, every reference one that XML knows."""
    text = _FORBIDDEN.sub("", _without_doctype(_DECLARATION.sub("", text.lstrip("\ufeff"), count=1)))
    return _references(text).strip()


def tree(text: str) -> etree._Element | None:
    """Parse mended text, broken or not; None where no feed can be seen in it or it is nested beyond reason."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True, strip_cdata=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
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
