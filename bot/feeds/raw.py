"""One entry as a feed wrote it, before any of it is trusted: what every format's reader hands to ``parse``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """Strings as they came; ``parsed`` is the date where the reader understood it, ``written`` as it stood there."""

    guid: str
    link: str
    title: str
    summary: str
    html: str
    parsed: tuple[int, ...] | None = None
    written: str = ""
    outlet: str = ""
