"""Words of an article -> a fingerprint that wire copies share; and, for this room's callers, what names an entry.

In: plain text. Out: a short string; ``similarity`` says how alike two texts are by their fingerprints alone.
"""

from hashlib import blake2b
from zlib import crc32

from bot.feeds.identity import canonical_url, digest, entry_id

__all__ = ["canonical_url", "digest", "entry_id", "fingerprint", "same_copy", "similarity"]

_SHINGLE = 4  # words
_LONG = 9  # letters: a run starts at a long word, so the text itself picks every eighth place
_KEPT = 24  # smallest hashes: a bottom-k sketch
_FEW_WORDS = 100  # under this every place starts a run
_MIN_WORDS = 12  # under this nearly everything would look like a copy: the exact words count instead
_MAX_CHARACTERS = 3_000  # copies differ in their tails, where outlets cut and add
_PUNCTUATION = b"\"'.,;:!?()[]{}-_*|/"


def _words(text: str) -> list[bytes]:
    """Words in small letters without punctuation; as bytes, because that is several times faster than text.

    What is not ASCII goes (the copies differ in their quotation marks), unless it is most of the text.
    """
    head = text[:_MAX_CHARACTERS]
    plain = head.encode("ascii", "ignore")
    if len(plain) * 2 < len(head):
        plain = head.lower().encode("utf-8", "replace")
    return plain.lower().translate(None, _PUNCTUATION).split()


def fingerprint(text: str) -> str:
    """Return the sketch of ``text``: the smallest hashes of its four-word runs, 8 hex digits each, "" for no words."""
    words = _words(text)
    if len(words) < _MIN_WORDS:
        return "x" + blake2b(b" ".join(words), digest_size=8).hexdigest() if words else ""
    least = _LONG if len(words) >= _FEW_WORDS else 0
    places = [at for at, length in enumerate(map(len, words[: 1 - _SHINGLE])) if length >= least]
    hashes = {crc32(b" ".join(words[at : at + _SHINGLE])) for at in places}
    return "".join([f"{value:08x}" for value in sorted(hashes)[:_KEPT]])


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
