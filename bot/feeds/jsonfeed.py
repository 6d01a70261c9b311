"""JSON Feed (https://www.jsonfeed.org/version/1.1/) -> raw entries, or FeedUnreadable."""

import json
from typing import Any

from bot.errors import FeedUnreadable
from bot.feeds.raw import Raw


def read(source: str, text: str, limit: int) -> list[Raw]:
    """Return the entries of a JSON Feed, at most ``limit``."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FeedUnreadable(source, "neither XML nor valid JSON") from error
    rows = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(rows, list):
        raise FeedUnreadable(source, "JSON, but no JSON Feed: no list of items")
    return [_raw(row) for row in rows[:limit] if isinstance(row, dict)]


def _raw(row: dict[str, Any]) -> Raw:
    def text(*names: str) -> str:
        """The first of these that is text; surrogates that JSON escapes can smuggle in are dropped."""
        value = next((row[name] for name in names if isinstance(row.get(name), str | int) and row[name] != ""), "")
        return str(value).encode("utf-8", "ignore").decode()

    plain = text("content_text").replace("&", "&amp;").replace("<", "&lt;")
    html = text("content_html") or "".join(f"<p>{line}</p>" for line in plain.splitlines() if line.strip())
    return Raw(
        guid=text("id"),
        link=text("url", "external_url"),
        title=text("title"),
        summary=text("summary"),
        html=html,
        written=text("date_published", "date_modified"),
    )
