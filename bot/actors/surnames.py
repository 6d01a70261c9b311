"""A surname beside its country or body ("Hungary's Orban", "Iranian FM Araghchi"): words and a day in, ids out.

Beside its country any surname is enough, also one that alone would be a common word, and in any of its spellings.
"""

import re
from datetime import date

from rapidfuzz import fuzz

from bot.actors.offices import office_key, rank_held
from bot.actors.roles import is_role_word
from bot.actors.roster import Hit, Roster
from bot.actors.spelling import bare_surname, surname_key
from bot.facts import ActorType

_NEAR = 85.0  # two spellings of one surname within one country
_SHORTEST = 5  # letters of a surname that may be spelled otherwise
_OWNED = re.compile(r"['’]s?\s+|\s+")
_LINKS = frozenset(
    {"of", "the", "and", "for", "mr", "mrs", "ms", "dr", "sir", "pm", "fm", "dm", "sheikh", "sheik", "&"}
)
_NAME = re.compile(
    r"(?:(?:al|el|bin|ibn|de|da|del|van|von|der)[ -])*[^\W\d_a-z][\w'’-]*"
    r"(?:[ -](?:(?:al|el|bin|ibn|de|da|del|van|von|der|y)[ -])*[^\W\d_a-z][\w'’-]*){0,7}"
)


def beside(text: str, words: str, day: date, roster: Roster) -> tuple[str, ...] | None:
    """Who of that country or body the surname means; none where it has nobody so named, None without a country."""
    hits = roster.scan(text)
    hit = hits[0] if hits else None
    if hit is None or hit.start > len("the ") or not (bodies := bodies_of(hit, roster)):
        return None
    name = _name_behind(text[hit.end :])
    if not name:
        return None
    for body in bodies:
        ids = (
            roster.surnames.get((body, surname_key(name)), ())
            or roster.loose_surnames.get((body, bare_surname(name)), ())
            or _longer(name, body, roster)
        )
        if fitting := _fitting(ids or _near(name, body, day, roster), words, day, roster):
            return fitting
    return ()


def _longer(name: str, body: str, roster: Roster) -> tuple[str, ...]:
    """Persons whose whole name is part of a longer one, or the other way round: a father's name more or less."""
    words = surname_key(name).split()
    if len(words) < 2:
        return ()
    found = []
    for actor in roster.loose_surnames.get((body, bare_surname(words[-1])), ()):
        for known in (roster.actors[actor].name, *roster.actors[actor].names):
            own = surname_key(known).split()
            if len(own) > 1 and own[0] == words[0] and (set(own) <= set(words) or set(words) <= set(own)):
                found.append(actor)
    return tuple(dict.fromkeys(found))


def bodies_of(hit: Hit, roster: Roster) -> tuple[str, ...]:
    """The governments and organisations for which an alias stands: of the Kremlin, Russia."""
    found: dict[str, None] = {}
    for alias in hit.aliases:
        actor = roster.actors.get(alias.actor)
        if actor is not None and actor.type is not ActorType.PERSON:
            found[actor.id] = None
            found[actor.principal or roster.governments.get(actor.country, actor.id)] = None
    return tuple(found)


def _name_behind(rest: str) -> str:
    """What stands behind the country and the office: "'s foreign minister Ruiz" -> "Ruiz"."""
    owned = _OWNED.match(rest)
    if owned is None:
        return ""
    tokens = rest[owned.end() :].split()
    while len(tokens) > 1 and (is_role_word(tokens[0]) or tokens[0].lower().strip(".,") in _LINKS):
        tokens.pop(0)
    name = " ".join(tokens).strip(" ,.")
    return name if _NAME.fullmatch(name) else ""


def _fitting(ids: tuple[str, ...], words: str, day: date, roster: Roster) -> tuple[str, ...]:
    """Of several the one whose office the words name, else whoever is in office, else the highest."""
    if keys := set(office_key(words)):
        ids = tuple(i for i in ids if keys & {k for o in roster.actors[i].offices for k in office_key(o.title)})
        ids = tuple(i for i in ids if (o := roster.office_on(i, day)) and keys & set(office_key(o.title))) or ids
    ids = tuple(i for i in ids if roster.office_on(i, day) is not None) or ids
    best = max((_rank(i, day, roster) for i in ids), default=0)
    return tuple(i for i in ids if _rank(i, day, roster) == best)


def _rank(actor: str, day: date, roster: Roster) -> float:
    """Among ministers it is the foreign minister whom a surname alone means."""
    office = roster.office_on(actor, day)
    if office is None:
        return 0
    return rank_held(office) + ("fm" in office_key(office.title)) / 2


def _near(name: str, body: str, day: date, roster: Roster) -> tuple[str, ...]:
    """Another spelling of the surname of someone who leads that country or a ministry of it on the day."""
    bare = bare_surname(name)
    if len(bare) < _SHORTEST or " " in name:
        return ()
    return tuple(
        actor
        for actor, known in roster.leading.get(body, ())
        if known[:1] == bare[:1] and fuzz.ratio(bare, known) >= _NEAR and _rank(actor, day, roster) > 2
    )
