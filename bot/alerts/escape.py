"""Words from outside come in; words that are safe inside Telegram HTML go out.

Markup is escaped, control and direction characters are taken out, runs of combining marks are bounded, what Telegram
would turn into a mention, command, hashtag or link by itself is broken with an invisible joiner, and the whole is
isolated so that right-to-left words do not turn the line around.
"""

import html
import re
import unicodedata
from urllib.parse import urlsplit

FSI, PDI, JOINER = "\u2068", "\u2069", "\u2060"
LONGEST_URL = 1500
_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPACE = re.compile(r"\s+")
_LIVE = re.compile(r"(?<!\w)[@#/$](?=\w)|(?<=\w)(?:@(?=\w)|\.(?=[^\W\d_]{2}))|:(?=//)")
_MARKED = re.compile('["“”„«»「」]')
_MARKS = 4  # combining marks that one letter may carry: enough for every living script


def clean(words: str) -> str:
    """Return the words on one line, without control and direction characters or towers of combining marks."""
    flat = _SPACE.sub(" ", _CONTROL.sub(" ", _UNSEEN.sub("", words))).strip()
    if flat.isascii():
        return flat
    kept: list[str] = []
    run = 0
    for letter in flat:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= _MARKS and not 0xD800 <= ord(letter) <= 0xDFFF:
            kept.append(letter)
    return "".join(kept)


def _broken(found: re.Match[str]) -> str:
    return f"{found[0]}{JOINER}"


def text(words: str) -> str:
    """Return cleaned words, escaped and isolated; "" stays ""."""
    flat = clean(words)
    return f"{FSI}{html.escape(_LIVE.sub(_broken, flat), quote=False)}{PDI}" if flat else ""


def quoted(words: str) -> str:
    """Return escaped words in quotation marks; words that bring their own keep those alone."""
    safe = text(words)
    return f"“{safe}”" if safe and not _MARKED.search(words) else safe


def seen(words: str) -> str:
    """Take isolates and joiners out again: what a reader sees."""
    return words.replace(FSI, "").replace(PDI, "").replace(JOINER, "")


def url(address: str) -> str:
    """Return an address fit for ``href``, or "" for one that Telegram would drop or that is no web address."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "." not in host or len(address) > LONGEST_URL:
        return ""
    return html.escape(_CONTROL.sub("", _UNSEEN.sub("", address.strip())).replace(" ", "%20"), quote=True)


def host(address: str) -> str:
    """Return the host of an address for display, without "www."."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
