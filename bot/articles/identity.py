"""Words of an article -> a fingerprint that wire copies share; and, for this room's callers, what names an entry.

In: plain text. Out: a short string; ``similarity`` says how alike two texts are by their fingerprints alone.
"""

import re
from hashlib import blake2b
from zlib import crc32

from bot.feeds.identity import canonical_url, digest, entry_id

__all__ = ["canonical_url", "digest", "entry_id", "fingerprint", "same_copy", "similarity"]

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 4  # words
_KEPT = 24  # smallest hashes: a bottom-k sketch
_MIN_WORDS = 12  # under this nearly everything would look like a copy: the exact words count instead
_MAX_WORDS = 1_500


def fingerprint(text: str) -> str:
    """Return the sketch of ``text``: the smallest hashes of its four-word runs, 8 hex digits each, "" for no words."""
    words = _WORD.findall(text.casefold())[:_MAX_WORDS]
    if not words:
        return ""
    if len(words) < _MIN_WORDS:
        return "x" + blake2b(" ".join(words).encode(), digest_size=8).hexdigest()
    joined = " ".join(words).encode()
    ends = [match.end() for match in re.finditer(rb"[^ ]+", joined)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    hashes = {crc32(joined[start:end]) for start, end in zip(starts, ends[_SHINGLE - 1 :], strict=False)}
    return "".join(f"{value:08x}" for value in sorted(hashes)[:_KEPT])


def similarity(one: str, other: str) -> float:
    """Return the estimated share (0 to 1) of word runs that two fingerprints have in common."""
    if not one or not other or "x" in (one[0], other[0]):
        return float(bool(one) and one == other)
    left = {one[i : i + 8] for i in range(0, len(one), 8)}
    right = {other[i : i + 8] for i in range(0, len(other), 8)}
    smallest = set(sorted(left | right)[: max(1, min(_KEPT, len(left | right)))])
    return len(smallest & left & right) / len(smallest)


def same_copy(one: str, other: str) -> bool:
    """True where two articles are one agency's copy: more than half of their word runs agree."""
    return similarity(one, other) > 0.5
