"""Writes feeds for tests and the demo: entries as values -> RSS, Atom or JSON Feed bytes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class FeedEntry:
    """One entry of a feed; None leaves an element out."""

    title: str | None
    guid: str | None = None
    link: str | None = None
    summary: str | None = None
    html: str | None = None
    published: datetime | str | None = datetime(2026, 1, 11, 8, 0, tzinfo=UTC)
    outlet: str | None = None


def _element(name: str, value: str | None, attributes: str = "") -> str:
    return "" if value is None else f"<{name}{attributes}>{escape(value)}</{name}>"


def _date(value: datetime | str | None) -> str | None:
    return format_datetime(value) if isinstance(value, datetime) else value


def rss(entries: Iterable[FeedEntry], *, title: str = "A feed", encoding: str = "utf-8", doctype: str = "") -> bytes:
    """RSS 2.0; text is escaped, so that markup in a title arrives as escaped markup."""
    rows = "".join(
        "<item>"
        + _element("title", e.title)
        + _element("link", e.link)
        + _element("guid", e.guid, ' isPermaLink="false"')
        + _element("description", e.summary)
        + _element("pubDate", _date(e.published))
        + _element("source", e.outlet, ' url="https://outlet.example"')
        + ("" if e.html is None else f"<content:encoded><![CDATA[{e.html}]]></content:encoded>")
        + "</item>\n"
        for e in entries
    )
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n{doctype}'
    channel = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}{channel}<title>{escape(title)}</title>\n{rows}</channel></rss>".encode(
        encoding, "xmlcharrefreplace"
    )


def atom(entries: Iterable[FeedEntry], *, title: str = "A feed") -> bytes:
    """Atom 1.0."""
    rows = "".join(
        "<entry>"
        + _element("id", e.guid)
        + _element("title", e.title, ' type="html"')
        + (f'<link href="{escape(e.link)}"/>' if e.link else "")
        + _element("updated", e.published.isoformat() if isinstance(e.published, datetime) else e.published)
        + _element("summary", e.summary)
        + _element("content", e.html, ' type="html"')
        + "</entry>"
        for e in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title>{rows}</feed>'.encode()


def rdf(entries: Iterable[FeedEntry]) -> bytes:
    """RSS 1.0."""
    rows = "".join(
        f'<item rdf:about="{escape(e.guid or "")}">'
        + _element("title", e.title)
        + _element("link", e.link)
        + _element("description", e.summary)
        + (f"<dc:date>{e.published.isoformat()}</dc:date>" if isinstance(e.published, datetime) else "")
        + "</item>"
        for e in entries
    )
    spaces = (
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return f'<rdf:RDF {spaces}><channel rdf:about="c"><title>A feed</title></channel>{rows}</rdf:RDF>'.encode()


def json_feed(entries: Iterable[FeedEntry]) -> bytes:
    """JSON Feed 1.1."""
    rows = [
        {
            "id": e.guid,
            "url": e.link,
            "title": e.title,
            "summary": e.summary,
            "content_html": e.html,
            "date_published": e.published.isoformat() if isinstance(e.published, datetime) else e.published,
        }
        for e in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "A feed", "items": rows}).encode()
