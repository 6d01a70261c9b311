"""Telegram HTML comes in; its plain text, its length as Telegram counts, or parts within a limit go out.

Telegram counts Unicode code points after the entities are parsed, and refuses more than 32,768 bytes of input. Every
function is linear in the text, whatever the text is.
"""

import html
import re

from bot.alerts.markup import INPUT_BYTES, LIMIT, TAG, fits, plain

_TOKEN = re.compile(r"<[^<>]*>|&[#\w]{1,10};|[^<&]|[<&]", re.DOTALL)


def bare(markup: str) -> str:
    """Return the same words as HTML that holds no tag at all: what is sent when the markup was refused."""
    return html.escape(plain(markup), quote=False)


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
        if not TAG.fullmatch(token[0]):
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
    for tag in TAG.finditer(markup):
        if not tag[1]:
            stack.append(tag[0])
        elif stack:
            stack.pop()
    return stack


def _name(tag: str) -> str:
    found = TAG.match(tag)
    return found[2] if found else ""
