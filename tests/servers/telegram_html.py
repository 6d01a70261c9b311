"""Telegram HTML as the Bot API reads it: text and entities out, or the error that it gives (offsets in bytes)."""

import html
import re
from urllib.parse import urlsplit

KNOWN = frozenset({
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "span", "a", "code", "pre", "blockquote",
    "tg-emoji", "tg-time",
})  # fmt: skip
TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}  # &nbsp; and &apos; stay as typed
_PIECE = re.compile(r"<|&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});|[^<&]+|&")
_START = re.compile(r"<([^\s>]*)([^>]*)>")
_END = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"""\s*([\w-]+)(\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""")
_AUTOMATIC = (
    ("mention", re.compile(r"(?<![\w@])@\w{4,32}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
    ("cashtag", re.compile(r"(?<!\w)\$[A-Z]{1,8}(?!\w)")),
    (
        "url",
        re.compile(
            r"(?:https?|ftp|tg)://[^\s\u2060\u2068\u2069]+"
            r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|info|ru|uk|io|me|co|news|gov|eu)\b(?:/\S*)?",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip


class Unparsable(Exception):
    """What comes after "Bad Request: can't parse entities: "."""


def parse(markup: str) -> tuple[str, list[dict]]:
    """Return the text and the entities that the markup makes."""
    out: list[str] = []
    units = 0  # UTF-16 units so far, in which Telegram's offsets count
    opened: list[tuple[str, dict, int]] = []
    entities: list[dict] = []
    at = 0
    while at < len(markup):
        if markup[at] == "<":
            if markup.startswith("</", at):
                at, entity = _end(markup, at, opened, units)
                entities += [entity] if entity else []
            else:
                at, name, attributes = _start(markup, at)
                opened.append((name, attributes, units))
            continue
        piece = _PIECE.match(markup, at)[0]
        words = NAMED.get(piece) or (html.unescape(piece) if piece.startswith("&#") else piece)
        out.append(words)
        units += utf16(words)
        at += len(piece)
    if opened:
        raise Unparsable(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(out), [entity for entity in entities if entity["length"]]


def _start(markup: str, at: int) -> tuple[int, str, dict]:
    tag = _START.match(markup, at)
    offset = len(markup[:at].encode())
    name = re.match(r"[^\s>]*", markup[at + 1 :])[0].lower()
    if name not in KNOWN:
        raise Unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
    if not tag:
        raise Unparsable(f"Unclosed start tag at byte offset {offset}")
    attributes = {found[1].lower(): (found[3] or "").strip("\"'") for found in _ATTRIBUTE.finditer(tag[2]) if found[1]}
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise Unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    return tag.end(), name, attributes


def _end(markup: str, at: int, opened: list, units: int) -> tuple[int, dict | None]:
    offset = len(markup[:at].encode())
    tag = _END.match(markup, at)
    if not tag:
        raise Unparsable(f"Unclosed end tag at byte offset {offset}")
    if not opened:
        raise Unparsable(f"Unexpected end tag at byte offset {offset}")
    name, attributes, begin = opened.pop()
    if tag[1] and tag[1].lower() != name:
        raise Unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{name}>", found "</{tag[1]}>"')
    entity = {"type": TYPES.get(name, name), "offset": begin, "length": units - begin}
    if name == "a":
        target = html.unescape(attributes.get("href", ""))
        if urlsplit(target).scheme not in ("http", "https", "tg") or "." not in (urlsplit(target).hostname or ""):
            return tag.end(), None  # a link that Telegram does not like is dropped without a word
        entity["url"] = target
    return tag.end(), entity


def automatic(text: str, entities: list[dict]) -> list[dict]:
    """Return what Telegram makes of bare words: mentions, commands, hashtags and links outside of links and code."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in ("text_link", "code", "pre")]
    found = []
    for kind, pattern in _AUTOMATIC:
        for hit in pattern.finditer(text):
            offset = utf16(text[: hit.start()])
            if not any(begin < offset + utf16(hit[0]) and offset < end for begin, end in taken):
                found.append({"type": kind, "offset": offset, "length": utf16(hit[0])})
    return found


def utf16(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
