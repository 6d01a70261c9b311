"""Bytes of a feed -> its characters, however it names its character set; never a character lost in silence.

Order of trust: byte order mark, valid UTF-8, UTF-8 with a few broken bytes, what header and declaration say, a guess.
A byte that nothing explains becomes U+FFFD here and a visible mark when text is made of it.
"""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHOUT_BOM = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_HEADER = re.compile(r"""(?i)charset\s*=\s*["']?([a-z0-9._:-]{1,40})""")
# what is declared -> the superset that servers really send
_SUPERSET = {
    "iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso8859-8": "cp1255",
}  # fmt: skip
_SEVEN_BIT = ("iso2022", "hz", "utf-7", "utf_7")
_TEXT_CODECS = re.compile(r"^(?:utf|iso|cp|koi8|gb|big5|euc|shift|mac|latin|ascii|hz|tis|johab|ptcp)")
_FEW = 0.5  # of what lies beyond ASCII; text in another set is broken nearly throughout
_SAMPLE = 50_000


def _keep_readable(error: UnicodeError) -> tuple[str, int]:
    """Read a stray byte as Windows' western set; a sequence that was cut is marked as lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    if len(stray) == 1 and error.object[error.end : error.end + 1].isascii():
        return stray.decode("cp1252", "replace"), error.end
    return "\ufffd", error.end


codecs.register_error("volteface-readable", _keep_readable)


def _codec(name: str) -> str:
    """Return Python's name of a text codec, "" for a name that is none (or names no text, such as "base64")."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return _SUPERSET.get(found, found) if _TEXT_CODECS.match(found) else ""


def _named(body: bytes, content_type: str) -> Iterator[str]:
    declared = _DECLARED.search(body[:1_024])
    header = _HEADER.search(content_type)
    for name in (declared[1].decode() if declared else "", header[1] if header else ""):
        codec = _codec(name) if name else ""
        if codec and not codec.startswith(("utf-16", "utf-32")):  # those show by their bytes, or are not true
            yield codec


def _broken_share(body: bytes) -> float:
    """The share of a body's bytes beyond ASCII that are no UTF-8."""
    beyond = len(body) - len(body.decode("ascii", "ignore"))
    valid = len(body.decode("utf-8", "ignore").encode()) - (len(body) - beyond)
    return (beyond - valid) / beyond if beyond else 0.0


def _guess(body: bytes) -> str:
    best = from_bytes(body[:_SAMPLE], threshold=0.3).best()
    return (best.encoding if best else "") or "cp1252"


def decode(body: bytes, content_type: str = "") -> str:
    """Return the characters of a body."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    for start, codec in _WITHOUT_BOM:
        if body.startswith(start):
            return body.decode(codec, "replace")
    named = list(_named(body, content_type))
    seven_bit = [codec for codec in named if codec.startswith(_SEVEN_BIT)]
    for codec in (*seven_bit, "utf-8"):
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    if _broken_share(body) <= _FEW:
        return body.decode("utf-8", "volteface-readable")
    for codec in named:
        if codec != "utf-8":
            return body.decode(codec, "replace")
    return body.decode(_guess(body), "replace")
