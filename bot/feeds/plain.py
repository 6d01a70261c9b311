"""Characters of a feed -> characters that may be stored: what is invisible, steers a screen or is broken goes out here.

In: any string from outside. Out: the same words without control characters, invisible format characters (zero width
marks, soft hyphens, bidi controls, tags), lone surrogates and doubled entities. Quotes are cut from the result, so
nothing after this step changes a character.
"""

import re
from html import unescape

UNREADABLE = "[?]"  # the visible mark for a character that was lost before it reached us (U+FFFD)

_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_DROP = re.compile(f"[{_INVISIBLE}]+")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,15}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*>")
_ESCAPED_QUOTE = re.compile(r"\\{1,4}(?=[\"'“”‘’])")


def visible(text: str) -> str:
    """Drop what no reader can see; a text that prints in full (nearly every one) costs one fast scan."""
    if not text.isprintable():
        text = _DROP.sub("", text)
    return text.replace("\ufffd", UNREADABLE) if "\ufffd" in text else text


def entities(text: str) -> str:
    """Resolve entities that are still there after the markup was read: feeds escape twice ("&amp;#039;")."""
    for _ in range(2):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = unescape(text)
    return text


def quotes(text: str) -> str:
    r"""Turn ``\"`` into ``"``: some feeds carry the escapes of a format that they passed through."""
    return _ESCAPED_QUOTE.sub("", text) if "\\" in text else text


def one_line(text: str) -> str:
    """Collapse every run of white space to one space."""
    return " ".join(text.split())


def tidy(text: str) -> str:
    """Everything above on text that holds no markup."""
    text = one_line(quotes(entities(text)))
    if text.isprintable() and "\ufffd" not in text:
        return text
    return one_line(quotes(visible(text)))  # what was hidden may have stood between two spaces


def headline(text: str) -> str:
    """A title as one line of plain text, whatever markup it came in."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = entities(text)
        if "<" in text:  # escaped markup inside markup
            text = _TAG.sub(" ", text)
    return tidy(text)
