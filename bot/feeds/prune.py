"""A feed body + what is known of it -> a smaller body: known entries are gone before the costly parser sees them.

An entry is known by guid AND digest of its content, so an edited entry, which keeps its guid, always stays. Where an
entry cannot be read cheaply in the same way as by the parser, it stays too: pruning only ever saves work.

    opened = FeedBody(body, content_type)
    known = … of opened.keys …
    entries = parse(source, opened.without(known), …)
"""

from collections.abc import Collection

from lxml import etree

from bot.feeds.charset import decode
from bot.feeds.identity import digest
from bot.feeds.markup import entries, local, mend, tree

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


class FeedBody:
    """A body opened once: ``keys`` are the (guid, digest) of its entries, to ask the store which of them are known."""

    def __init__(self, body: bytes, content_type: str = "") -> None:
        self._body = body
        self._root = tree(mend(decode(body, content_type)))
        found = entries(self._root) if self._root is not None else []
        self._keyed = [(_key(entry), entry) for entry in found]

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [key for key, _ in self._keyed]

    def without(self, known: Collection[tuple[str, str]]) -> bytes:
        """Return the body without what is known; as it came, where nothing of it is."""
        dropped = [entry for key, entry in self._keyed if key in known]
        if not dropped or self._root is None:
            return self._body
        for entry in dropped:
            parent = entry.getparent()
            if parent is not None:
                parent.remove(entry)
        self._keyed = [(key, entry) for key, entry in self._keyed if key not in known]
        return bytes(etree.tostring(self._root, encoding="utf-8", xml_declaration=True))


def prune(body: bytes, known: Collection[tuple[str, str]], content_type: str = "") -> bytes:
    """Return the body without the entries whose (guid, digest) is in ``known``; what is no feed comes back as it is."""
    return FeedBody(body, content_type).without(known) if known else body


def _key(entry: etree._Element) -> tuple[str, str]:
    """The guid and digest that ``parse`` gives the same entry (see Entry.digest), by looking at its children once."""
    first: dict[str, str] = {}
    for child in entry:
        name = "content" if child.tag == _CONTENT else local(child)
        if name not in first and (len(child) == 0 or name == "link"):
            first[name] = (child.text or child.get("href") or "").strip()
    guid = first.get("guid") or first.get("id") or first.get("link", "")
    summary = first.get("description") or first.get("summary", "")
    content = first.get("content", "")
    return guid, digest(first.get("title", ""), "" if summary == content else summary, content)
