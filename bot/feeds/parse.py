"""Bytes of a feed -> its entries, or FeedUnreadable where they are none.

RSS, Atom, RDF and JSON Feed, in any character set, broken or not. Costs are bounded before feedparser runs: at most
MAX_ENTRIES entries, MAX_BYTES bytes, a depth that lxml limits. What a feed says is only ever text: titles lose their
markup, dates are clamped to ``seen``, links that are no web addresses are dropped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree

from bot.errors import FeedUnreadable
from bot.feeds import dates, jsonfeed
from bot.feeds.charset import decode
from bot.feeds.identity import canonical_url, digest, entry_id
from bot.feeds.markup import entries as elements
from bot.feeds.markup import local, mend, tree
from bot.feeds.outlet import is_aggregator, outlet_name, split_outlet
from bot.feeds.plain import headline, tidy
from bot.feeds.raw import Raw
from bot.model import Entry, Source

MAX_BYTES = 20_000_000
MAX_ENTRIES = 500
MAX_ELEMENTS, MAX_ATTRIBUTES = 3_000, 30  # of one entry, of one element
_READ = frozenset({"channel", "title", "item", "entry"})  # of what stands outside entries
MAX_TEXT = 500_000  # characters of one element
MAX_TITLE, MAX_SUMMARY, MAX_KEY = 1_000, 100_000, 500
_HTML = re.compile(r"^\W*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def parse(source: Source, body: bytes, *, content_type: str, seen: datetime) -> list[Entry]:
    """Return the entries of a body, in its order, each once; an empty feed gives none."""
    if len(body) > MAX_BYTES:
        raise FeedUnreadable(source.id, f"larger than {MAX_BYTES} bytes")
    text = decode(body, content_type).lstrip("\ufeff \t\r\n")
    if not text:
        raise FeedUnreadable(source.id, "an empty body")
    raws = jsonfeed.read(source.id, text, MAX_ENTRIES) if text[0] == "{" else _xml(source, text)
    return _distinct(_entry(source, raw, seen) for raw in raws if raw.title or raw.summary or raw.html)


def _xml(source: Source, text: str) -> list[Raw]:
    root = tree(mend(text))
    if root is None:
        page = _HTML.match(text[:5_000])
        raise FeedUnreadable(source.id, "a web page, no feed" if page else "no feed: neither RSS, Atom nor JSON Feed")
    _bounded(root)
    try:
        parsed = _feedparser(root)
    except Exception:  # feedparser stumbles over odd elements: leave out only the entries that hold them
        parsed = list(_one_by_one(root))
    return [_raw(entry) for entry in parsed[:MAX_ENTRIES]]


def _feedparser(root: etree._Element) -> list[feedparser.FeedParserDict]:
    parsed = feedparser.parse(
        etree.tostring(root, encoding="utf-8", xml_declaration=True),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return list(parsed.entries)


def _one_by_one(root: etree._Element) -> Iterator[feedparser.FeedParserDict]:
    """Read each entry as if it stood alone in the feed, and leave out those that cannot be read even so."""
    places = [(parent, element) for element in elements(root) if (parent := element.getparent()) is not None]
    for parent, element in places:
        parent.remove(element)
    for parent, element in places:
        parent.append(element)
        with suppress(Exception):  # whatever feedparser stumbled over concerns this entry alone
            yield from _feedparser(root)
        parent.remove(element)


def _bounded(root: etree._Element) -> None:
    """Leave only what is read, and no more of it than feedparser handles quickly: it is quadratic in attributes."""
    for parent in [root, *(child for child in root if local(child) == "channel")]:
        for child in [child for child in parent if local(child) not in _READ]:
            parent.remove(child)
    found = elements(root)
    surplus = found[MAX_ENTRIES:]
    if surplus and _written(found[0]) < _written(found[-1]):  # the newest stand last
        surplus = found[:-MAX_ENTRIES]
    dropped = set(surplus)
    for element in found:
        if element in dropped or len(element.findall(".//*")) > MAX_ELEMENTS:
            _remove(element)
    for element in root.iter():
        if len(element.attrib) > MAX_ATTRIBUTES:
            element.attrib.clear()
        if element.text and len(element.text) > MAX_TEXT:
            element.text = element.text[:MAX_TEXT]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _written(element: etree._Element) -> float:
    for child in element:
        if local(child) in {"pubdate", "published", "updated", "date"}:
            moment = dates.from_text(child.text or "")
            return moment.timestamp() if moment else 0.0
    return 0.0


def _raw(found: feedparser.FeedParserDict) -> Raw:
    contents = [str(part.get("value") or "") for part in found.get("content") or ()]
    html = max(contents, key=len, default="")
    summary = str(found.get("summary") or "")  # feedparser repeats Atom's content here
    origin = found.get("source") or {}
    return Raw(
        guid=str(found.get("id") or ""),
        link=str(found.get("link") or ""),
        title=str(found.get("title") or ""),
        summary="" if summary == html else summary,
        html=html,
        parsed=dict.get(found, "published_parsed") or dict.get(found, "updated_parsed"),  # its own get() may warn
        written=str(dict.get(found, "published") or dict.get(found, "updated") or ""),
        outlet=str(origin.get("title") or ""),
    )


def _entry(source: Source, raw: Raw, seen: datetime) -> Entry:
    content = digest(raw.title, raw.summary, raw.html)
    link = _link(source, raw.link)
    title = headline(raw.title)[:MAX_TITLE].strip()
    guid = (raw.guid.strip() or raw.link.strip())[:MAX_KEY] or content
    return Entry(
        id=entry_id(source.id, guid, content),
        source=source.id,
        guid=tidy(guid) or content,
        url=link,
        title=title,
        summary=raw.summary[:MAX_SUMMARY],
        html=raw.html[:MAX_TEXT],
        published=dates.published(raw.parsed, raw.written, seen),
        seen=seen,
        digest=content,
        outlet=_outlet(source, raw, title),
        language=source.language,
    )


def _outlet(source: Source, raw: Raw, title: str) -> str:
    named = headline(raw.outlet) if raw.outlet else ""
    if source.aggregator or is_aggregator(source.url):
        return outlet_name(named or split_outlet(title)[1] or source.name)
    return outlet_name(source.name)


def _link(source: Source, link: str) -> str:
    """Return a web address that may be shown and fetched, else ""; relative ones are the feed's own."""
    try:
        joined = urljoin(source.url, link.strip()[:2_000]) if link.strip() else ""
        parts = urlsplit(joined)
        host = parts.hostname or ""
        if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
            return ""
        if "." not in host and host != urlsplit(source.url).hostname:  # "localhost", a bare number, an IPv6 literal
            return ""
    except ValueError:
        return ""
    return "" if any(ch.isspace() or ord(ch) < 32 for ch in joined) else joined


def _distinct(found: Iterable[Entry]) -> list[Entry]:
    """Each version of each entry once; where the address tells entries apart, it stands for guids that change.

    Some feeds give an unchanged entry a new guid at each request: its id is then made from its address. Others give
    all entries one address, or one guid: those keep apart by their content.
    """
    listed = [(entry, canonical_url(entry.url)) for entry in found]
    shared = Counter(address for _, address in listed)
    kept: dict[str, Entry] = {}
    for entry, address in listed:
        if address and shared[address] == 1:
            entry = replace(entry, id=entry_id(entry.source, address, entry.digest))
        kept.setdefault(entry.id, entry)
    return list(kept.values())
