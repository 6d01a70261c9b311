"""A feed body + what is known of it -> a smaller body: known entries are gone before the costly parser sees them.

An entry is known by guid AND digest of its content, so an edited entry, which keeps its guid, always stays. Where an
entry cannot be read cheaply in the same way as by the parser, it stays too: pruning only ever saves work.
"""

from collections.abc import Collection

from lxml import etree

from bot.feeds.charset import decode
from bot.feeds.identity import digest
from bot.feeds.markup import entries, local, mend, tree

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def keys(body: bytes, content_type: str = "") -> list[tuple[str, str]]:
    """Return the (guid, digest) of every entry of a body, to ask the store which of them are known."""
    root = tree(mend(decode(body, content_type)))
    return [_key(entry) for entry in entries(root)] if root is not None else []


def prune(body: bytes, known: Collection[tuple[str, str]], content_type: str = "") -> bytes:
    """Return the body (as UTF-8) without the entries whose (guid, digest) is in ``known``; no feed comes back as is."""
    if not known:
        return body
    root = tree(mend(decode(body, content_type)))
    if root is None:
        return body
    found = entries(root)
    dropped = [entry for entry in found if _key(entry) in known]
    if not dropped:
        return body
    for entry in dropped:
        parent = entry.getparent()
        if parent is not None:
            parent.remove(entry)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _key(entry: etree._Element) -> tuple[str, str]:
    """The guid and digest that ``parse`` gives the same entry (see Entry.digest), by looking at its children once."""
    first: dict[str, str] = {}
    for child in entry:
        name = "content" if child.tag == _CONTENT else local(child)
        if name not in first and (len(child) == 0 or name == "link"):
            first[name] = (child.text or child.get("href") or "").strip()
    guid = first.get("guid") or first.get("id") or first.get("link", "")
    summary = first.get("description") or first.get("summary", "")
    return guid, digest(first.get("title", ""), summary, first.get("content", ""))
