"""Text + the source's word for its language -> the language it is in ("en")."""

import re

from py3langid import classify

_LEAST, _ENOUGH = 60, 120  # characters: the shorter a text in Latin letters, the less it tells
_LOOKED_AT = 600
_ENGLISH = re.compile(r"(?i)\b(?:the|of|and|to|in|is|that|for|with|says|said|after|will)\b")
_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u3040-\ud7ff]")


def told_language(stated: str, title: str, summary: str, text: str) -> str:
    """Return what the source states, as two letters; else what long enough text shows, else "en"."""
    if stated:
        return stated.replace("_", "-").split("-")[0].lower()
    sample = f"{title} {summary} {text}"[:_LOOKED_AT]
    words = sample.count(" ") + 1
    foreign = len(_OTHER_SCRIPT.findall(sample)) * 3 > len(sample)
    english = len(_ENGLISH.findall(sample))
    if not foreign and (len(sample) < _LEAST or english * 8 >= words or (english and len(sample) < _ENOUGH)):
        return "en"
    return str(classify(sample)[0])
