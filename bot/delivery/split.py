"""Telegram HTML comes in; the same text as plain text, its length as Telegram counts it, or parts within a limit go out.

Telegram counts Unicode code points after the entities are parsed, and refuses more than 32,768 bytes of input. Every
function is linear in the text, whatever the text is.
"""

import html
import re

LIMIT = 4096  # code points of a message after parsing
CAPTION = 1024
INPUT_BYTES = 32_768
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)([^<>]*)>")
_TOKEN = re.compile(r"<[^<>]*>|&[#\w]{1,10};|[^<&]|[<&]", re.DOTALL)
ELLIPSIS = "…"


def plain(markup: str) -> str:
    """Return the words of a Telegram HTML text without tags, entities resolved; links are lost."""
    return html.unescape(_TAG.sub("", markup))


def bare(markup: str) -> str:
    """Return the same words as HTML that holds no tag at all: what is sent when the markup was refused."""
    return html.escape(plain(markup), quote=False)


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
    space = head.rfind(" ", max(0, len(head) - 24))
    return (head[:space] if space > 0 else head).rstrip(" ,;:–—-") + ELLIPSIS


def split(markup: str, limit: int = LIMIT) -> list[str]:
    """Cut a Telegram HTML text into parts of at most ``limit`` code points, each of them well-formed by itself.

    Cuts at a line end where the last third of a part holds one, else at a space, else anywhere but inside a tag or
    entity; tags that are open at a cut are closed there and opened again in the next part. No character is dropped
    but the white space at a cut.
    """
    if fits(markup, limit):
        return [markup]
    parts: list[str] = []
    rest, opened = markup, ""
    while rest:
        cut = _cut_at(rest, limit, INPUT_BYTES - len(opened.encode()) - 512)
        head, rest = rest[:cut], rest[cut:].lstrip("\n ")
        still_open = _open_tags(opened + head)
        closing = "".join(f"</{_name(tag)}>" for tag in reversed(still_open))
        parts.append(opened + head.rstrip() + closing)
        opened = "".join(still_open)
    return [part for part in parts if plain(part).strip()]


def _cut_at(markup: str, limit: int, room: int) -> int:
    """Return the offset at which the first part ends."""
    seen, size, line, space = 0, 0, 0, 0
    for token in _TOKEN.finditer(markup):
        size += len(token[0].encode())
        if not _TAG.fullmatch(token[0]):
            seen += 1
        if seen > limit or size > room:
            return line or space or token.start() or token.end()
        if token[0] == "\n" and seen > limit * 2 // 3:
            line = token.end()
        if token[0] == " " and seen > limit * 2 // 3:
            space = token.end()
    return len(markup)


def _open_tags(markup: str) -> list[str]:
    stack: list[str] = []
    for tag in _TAG.finditer(markup):
        if not tag[1]:
            stack.append(tag[0])
        elif stack:
            stack.pop()
    return stack


def _name(tag: str) -> str:
    found = _TAG.match(tag)
    return found[2] if found else ""
