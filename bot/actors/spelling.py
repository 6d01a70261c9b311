"""One name in its spellings: accents, apostrophes, hyphens, particles. Text in, text out."""

import re
import unicodedata

WORDS = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = re.compile(r"(?:(?:al|el|as|ash|ar|an|bin|bint|ibn|de|da|dos|del|la|van|von|der|den)\s)+(?=\w{3})")
_SMOOTH = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\u2011", "-"), ("\u2010", "-"))


def smooth(text: str) -> str:
    """Straighten apostrophes, hyphens and spaces one for one, so that offsets stay."""
    if not text.isascii():
        for odd, plain in _SMOOTH:  # several times faster than str.translate
            text = text.replace(odd, plain)
    return text


def fold(text: str) -> str:
    """Lower case without diacritics: for comparing names, never for offsets."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", smooth(text))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("ø", "o").replace("ł", "l")


def unaccented(text: str) -> str:
    """Drop diacritics and keep the case: another spelling of a name."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(str.maketrans("øØłŁđĐı", "oOlLdDi"))


def surname_key(name: str) -> str:
    """A surname as it is looked up: without accents, hyphens and apostrophes."""
    return " ".join(fold(name).replace("-", " ").replace("'", "").replace("’", "").split())


def bare_surname(name: str) -> str:
    """A surname without its particles: "al-Sharaa", "Al Sharaa" and "Sharaa" are one."""
    return _PARTICLES.sub("", surname_key(name)).strip()
