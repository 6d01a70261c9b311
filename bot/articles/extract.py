"""Entry + source (+ the page behind it) -> Article: the texts in which every later offset counts.

What comes out holds no control or invisible character and no markup; paragraphs are joined by one line break.
The same entry always gives the same article.
"""

import re
from contextlib import suppress

from bot.articles.boilerplate import story
from bot.articles.headlines import from_lines, from_list, from_text
from bot.articles.identity import fingerprint
from bot.articles.language import told_language
from bot.articles.page import page_text
from bot.articles.text import Paragraph, paragraphs, plain_paragraphs
from bot.errors import ArticleUnreadable
from bot.feeds.outlet import is_aggregator, split_outlet
from bot.feeds.plain import headline
from bot.model import Article, Entry, Source

MAX_TEXT = 200_000  # characters of one article; a longer text is cut at a paragraph
MAX_TITLE = 1_000
MAX_MARKUP = 10_000  # of a title
_CUT_SHORT = re.compile(r"[\s.\u2026\[\]]{0,20}$")


def extract(entry: Entry, source: Source, page: str | bytes | None = None) -> Article:
    """Make the article of one entry; a page that gives no article falls back to what the entry carries."""
    title = headline(entry.title[:MAX_MARKUP])[:MAX_TITLE].rstrip()
    aggregator = source.aggregator or is_aggregator(entry.url) or is_aggregator(source.url)
    summary, text = _headlines(entry, title) if aggregator else _texts(entry, source, page)
    return Article(
        entry=entry.id,
        source=entry.source,
        url=entry.url,
        title=title,
        summary=summary,
        text=text,
        published=entry.published,
        seen=entry.seen,
        language=told_language(entry.language or source.language, title, summary, text),
        outlet=entry.outlet or source.name,
        publisher=source.publisher,
        tier=source.tier,
        aggregator=aggregator,
        baseline=entry.baseline,
        fingerprint=fingerprint(split_outlet(title)[0] if aggregator else text or f"{title}\n{summary}"),
    )


def _texts(entry: Entry, source: Source, page: str | bytes | None) -> tuple[str, str]:
    """Summary and text of a feed of articles; a summary that the text repeats is left out."""
    lines = plain_paragraphs(entry.text) if entry.text else paragraphs(entry.html)
    text = _joined(lines)
    summary = text if entry.summary == entry.html else _joined(paragraphs(entry.summary))
    if page:
        with suppress(ArticleUnreadable):  # then what the entry carries is all there is
            text = _joined(page_text(entry.id, page, source.selector, len(text or summary)))
    return ("" if _repeats(summary, text) else summary), text


def _headlines(entry: Entry, title: str) -> tuple[str, str]:
    """An aggregator's entry: its other headlines, one a line; its own stands in the title.

    The list and its flattened copy may come from different hours: what only one of them has is read too.
    """
    listed = from_list(entry.html) if "<" in entry.html else []
    for flat in (entry.text, entry.summary):
        if flat and flat != entry.html and "<" not in flat:
            listed += from_lines(flat) if "\n" in flat.strip() else from_text(flat)
    lines: dict[str, str] = {split_outlet(title)[0]: ""}
    for line in listed:
        lines.setdefault(split_outlet(line)[0], line)  # of two outlets with one headline the first
    return "", "\n".join(filter(None, lines.values()))


def _joined(lines: list[Paragraph]) -> str:
    """The story's paragraphs as one text, at most MAX_TEXT long."""
    kept, length = [], 0
    for line in story(lines):
        length += len(line) + 1
        if length > MAX_TEXT:
            break
        kept.append(line)
    return "\n".join(kept)


def _repeats(summary: str, text: str) -> bool:
    """True where the text holds the whole summary; a summary cut short ends in dots."""
    head = _CUT_SHORT.sub("", summary)
    return bool(text) and (not head or head in text)
