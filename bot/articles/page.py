"""A fetched page -> the paragraphs of its article, or ArticleUnreadable for pages that are none.

A source's selector is the fast path; else trafilatura finds the text. Its downloader is never used.
"""

import logging
import re

from selectolax.lexbor import SelectolaxError
from trafilatura import bare_extraction

from bot.articles.text import Paragraph, markup_tree, paragraphs, plain_paragraphs
from bot.errors import ArticleUnreadable
from bot.feeds.charset import decode

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs every page that is no article

MAX_PAGE = 1_500_000  # characters
_CHARSET = re.compile(rb"""(?i)<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})""")
_REFUSED = re.compile(
    r"(?i)\b(?:page (?:you (?:requested|are looking for)|not found|could ?n.t be found|does ?n.t exist|has moved)"
    r"|error 404|404"
    r"|enable javascript|javascript is (?:disabled|required)|(?:turn on|requires?) javascript|enable cookies"
    r"|subscribe to (?:continue|read)|subscribers? only|already a subscriber|(?:log|sign) in to (?:continue|read)"
    r"|to continue reading|access denied|are you a robot|verify you are human|captcha|unusual traffic"
    r"|not available in your (?:region|country))\b"
)
_LEAST = 200  # characters of an article's text


def decoded(page: str | bytes) -> str:
    """Return a page as text, whatever it says of its character set."""
    if isinstance(page, str):
        return page[:MAX_PAGE]
    declared = _CHARSET.search(page[:4_096])
    return decode(page[: MAX_PAGE * 2], f"charset={declared[1].decode('ascii')}" if declared else "")[:MAX_PAGE]


def page_text(entry: str, page: str | bytes, selector: str = "", known: int = 0) -> list[Paragraph]:
    """Return the article's paragraphs; ``known`` is how many characters the entry itself carries."""
    html = decoded(page)
    lines = (_selected(html, selector) if selector else []) or _found(html)
    length = sum(len(line.text) for line in lines)
    if length < max(_LEAST, known // 2):
        raise ArticleUnreadable(entry, f"the page holds {length} characters of text")
    refused = length < 1_500 and _REFUSED.search("\n".join(line.text for line in lines))
    if refused:
        raise ArticleUnreadable(entry, f"the page says {refused[0]!r}")
    return lines


def _selected(html: str, selector: str) -> list[Paragraph]:
    try:
        nodes = markup_tree(html).css(selector)
    except (SelectolaxError, ValueError):
        return []
    return [line for node in nodes[:50] for line in paragraphs(node.html or "")]


def _found(html: str) -> list[Paragraph]:
    try:
        found = bare_extraction(html, include_comments=False, include_tables=False, favor_precision=True)
    except Exception:  # a parser under trafilatura that fails on odd markup costs this page, not the run
        return []
    return plain_paragraphs(getattr(found, "text", None) or "")
