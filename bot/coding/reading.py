"""One text read against the codebook: clauses with the issues they name and the sign that their operators give."""

import re
from collections import defaultdict
from dataclasses import dataclass

from bot.coding.codebook import Codebook, Found, TermKind

_STOP = re.compile(r"[.;:!?—–\n]|, (?=(?:but|and|while|as|after|with|saying|adding|who|which)\b)|,(?=\s)| - ")
_REACH = 70  # characters that an operator reaches forward
_BACK = 28  # characters back to the core of "talks were called off"


@dataclass(frozen=True, slots=True)
class Core:
    """An issue named in a clause, the sign that the words before it give, and those words."""

    issue: str
    sign: int
    weight: float
    clause: int
    words: str
    governed: bool  # an operator or a pro/con phrase took a side
    start: int


def read(text: str, codebook: Codebook) -> list[Core]:
    """Find every core of ``text`` with its sign."""
    found = codebook.find(text)
    if not any(f.term.kind is TermKind.CORE for f in found):
        return []
    stops = [m.start() for m in _STOP.finditer(text)]
    edges = sorted(stops + [f.start for f in found if f.term.kind is TermKind.EDGE])
    cores: list[Core] = []
    for index, hit in enumerate(found):
        if hit.term.kind is not TermKind.CORE:
            continue
        clause = sum(edge <= hit.start for edge in edges)
        floor = max((e for e in edges if e <= hit.start), default=0)
        ceiling = min((e for e in edges if e >= hit.end), default=len(text))
        chain = _before(found, index, max(floor, hit.start - _REACH)) + _behind(text, found, index, ceiling)
        sign = hit.term.sign
        for other in chain:
            sign *= other.term.sign
        governed = hit.term.verbal or any(o.term.kind is not TermKind.PSEUDO for o in chain)
        words = " … ".join([*(o.text for o in chain), hit.text])
        cores.append(Core(hit.term.issue, sign, hit.term.weight, clause, words, governed, hit.start))
    return cores


def _before(found: list[Found], index: int, floor: int) -> list[Found]:
    """Operators that stand in the same clause before the core."""
    hit = found[index]
    seen: dict[int, Found] = {}
    for other in found[:index]:
        if other.start >= floor and other.start < hit.start and other.term.kind not in (TermKind.CORE, TermKind.EDGE):
            seen.setdefault(other.start, other)
    return list(seen.values())


def _behind(text: str, found: list[Found], index: int, ceiling: int) -> list[Found]:
    """Operators behind the core that are its predicate: "talks were called off", "tariffs paused"."""
    hit = found[index]
    for other in found[index + 1 :]:
        if other.start >= min(ceiling, hit.end + _BACK) or other.term.kind is TermKind.CORE and other.start > hit.start:
            break
        gap = text[hit.end : other.start]
        passive = re.fullmatch(
            r"\s+(?:(?:has|have|had|will|would|is|are|was|were|be|been|being|to|may|could|must|should)\s+)*", gap
        )
        if (
            other.term.kind is TermKind.UNDO
            and passive
            and other.text.lower().split()[0].endswith(("ed", "en", "ut", "off", "wn", "apse", "apses", "alls"))
        ):
            return [other]
        if other.term.kind is TermKind.NOT and re.fullmatch(r"\s+(?:is|are|was|were|will|would|should|must)?\s*", gap):
            return [other]
    return []


def tally(cores: list[Core], factor: float = 1.0) -> dict[str, float]:
    """Weight of each issue: what stands in the first clause counts more."""
    sums: dict[str, float] = defaultdict(float)
    for core in cores:
        sums[core.issue] += core.weight * factor * (1.0 if core.clause == 0 else 0.6)
    return sums
