"""Whose change it is that a report tells: a court's, another speaker's, a successor's, or the speaker's own side's.

Words and a speaker in, yes or no out.
"""

import re
from datetime import date

from bot.actors.offices import LEADS, rank_held
from bot.coding.codebook import Codebook
from bot.coding.lexicon import fold
from bot.model import Article, Speaker, Statement

YEARS = 4  # back from which what is undone is no longer a speaker's own
_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")

_THEIRS = re.compile(r"\s?[A-Z][\w-]+['’]s\s")
_NEW = re.compile(
    r"\bnew (?:\w+ )?(?:president|prime minister|pm|premier|chancellor|leaders?|government|minister|administration"
    r"|king)\b"
)
_RULES = re.compile(r" (?:rules?|polic(?:y|ies)|orders?|bans?|limits?|curbs|laws?|programmes?|programs?|decisions?)\b")
_COURT = re.compile(r"\b(?:courts?|judges?|justices?|tribunals?|prosecutors?|jury|watchdog|regulators?)\b")
_HEAD = re.compile(r"(?:^|[.!?] )([^:.!?]{3,60}): ?['\"‘“]?$")
_SAYER = re.compile(
    r"\b(?:leader|minister|mps?|lawmakers?|senators?|spokes\w+|experts?|analysts?|critics?|opposition|chief|official"
    r"|ambassador|opinion|editorial|column|analysis|democrats?|republicans?)$"
)


def judicial(speaker: Speaker, statement: Statement) -> bool:
    """Tell whether a court or another body that only judges speaks: its rulings are no positions."""
    return _COURT.search(fold(f"{statement.speaker.surface} {speaker.name}")) is not None


def told_by_other(before: str, start: int, speaker: Speaker, codebook: Codebook, text: str) -> bool:
    """Tell whether the headline puts the change into another's mouth: "Opposition leader: Modi backed down"."""
    head = _HEAD.search(before[:start])
    if head is None:
        return False
    if _SAYER.search(head[1]):
        return True
    hits = codebook.roster.scan(text[head.start(1) : head.end(1)])
    return any(
        hit.end >= len(head[1]) - 1 and not any(own_side(alias.actor, speaker, codebook) for alias in hit.aliases)
        for hit in hits[:1]
        if any(alias.actor.startswith("person.") for alias in hit.aliases)
    )


def succeeded(statement: Statement, low: str) -> bool:
    """Tell whether a new holder of an office undoes what the one before did: a succession turns nobody."""
    return "predecessor" in low or _NEW.search(fold(statement.speaker.surface)) is not None


def former_heads(text: str, speaker: Speaker, article: Article, codebook: Codebook, *, title: bool = True) -> bool:
    """Tell whether a shift of policy is set against who led the country before: no change of the speaker's own."""
    roster, day = codebook.roster, article.published.date()
    for hit in roster.scan(f"{article.title}\n{text}" if title else text):
        for alias in hit.aliases:
            known = roster.actors.get(alias.actor)
            if known is None or known.country != speaker.country or not alias.actor.startswith("person."):
                continue
            over = (office for office in known.offices if office.end is not None and office.end <= day)
            led = any(rank_held(office) >= LEADS for office in over)
            if led and roster.office_on(alias.actor, day) is None:
                return True
    return False


def long_ago(rest: str, year: int) -> bool:
    """Tell whether what is undone was done years ago, by whoever led then: "ties that X cut in 2008"."""
    return any(int(match[1]) <= year - YEARS for match in _YEAR.finditer(rest))


def own_side(actor: str, speaker: Speaker, codebook: Codebook) -> bool:
    """Tell whether a named actor belongs to the speaker's own side."""
    if actor in (speaker.actor, speaker.principal, speaker.organ):
        return True
    known = codebook.roster.actors.get(actor)
    return bool(speaker.country) and speaker.country in (codebook.roster.code(actor), known.country if known else "")


def predecessors(rest: str, speaker: Speaker, day: date, codebook: Codebook) -> bool:
    """Tell whether what is undone is another person's: "reverses Lindholm's policy", "a Lindholm-era rule"."""
    if re.match(
        r"^\W*(?:(?:the|a|an|its|his|her|their) )?(?:[\w’'-]+ )?(?:predecessor|previous government|[A-Z][\w.]+-era)",
        rest,
    ):
        return True
    if _THEIRS.match(rest) and not any(hit.start <= 1 for hit in codebook.roster.scan(rest)[:1]):
        return True  # "undoes Lindholm's freeze": of somebody whom nobody knows in office
    for hit in codebook.roster.scan(rest)[:1]:
        behind = rest[hit.end : hit.end + 2]
        person = all(alias.actor.startswith("person.") for alias in hit.aliases)
        if any(
            own_side(a.actor, speaker, codebook) and codebook.roster.office_on(a.actor, day)
            for a in hit.aliases
            if person
        ):
            continue  # of one's own chief, who is in office
        ruled = _RULES.match(rest[hit.end :]) is not None
        return person and hit.start <= 3 and (behind[:1] in ("’", "'") or ruled)
    return False
