"""Telegram HTML comes in; its plain text and its length as Telegram counts it go out; plain words are shortened.

Telegram counts Unicode code points after the entities are parsed, and refuses more than 32,768 bytes of input.
"""

import html
import re

LIMIT = 4096  # code points of a message after parsing
CAPTION = 1024
INPUT_BYTES = 32_768
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
ELLIPSIS = "…"


def plain(markup: str) -> str:
    """Return the words of a Telegram HTML text without tags, entities resolved; links are lost."""
    return html.unescape(TAG.sub("", markup))


def length(markup: str) -> int:
    """Count as Telegram does: code points after parsing."""
    return len(plain(markup))


def fits(markup: str, limit: int = LIMIT) -> bool:
    """Tell whether Telegram takes the text as one message."""
    return length(markup) <= limit and len(markup.encode()) <= INPUT_BYTES


def shorten(words: str, limit: int) -> str:
    """Cut plain words at ``limit`` code points, at a space where one is near, and mark the cut with an ellipsis."""
    if len(words) <= limit:
        return words
    head = words[: max(0, limit - 1)]
    space = len(head) if words[len(head)] == " " else head.rfind(" ", max(0, len(head) - 24))
    return (head[:space] if space > 0 else head).rstrip(" ,;:–—-\u200d") + ELLIPSIS
