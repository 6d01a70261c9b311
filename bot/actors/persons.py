"""Which person of the roster a name means: words and article in, ids with the reason out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.actors.lexicon import spaced
from bot.actors.offices import LEADS, office_key, rank_held
from bot.actors.roster import AliasKind, Hit, Roster, block_of
from bot.actors.spelling import WORDS, fold
from bot.actors.surroundings import Around
from bot.facts import ActorType
from bot.model import Article

_NEAR = 88.0  # two spellings of one full name; different persons of one block stay below 80
_ENDS = ((0, 75.0), (-1, 80.0))  # and of its first and last word: "Bradley" is not "Brad"
_HEAD = 800  # characters of an article's text in which the country at hand is named
_OF_LANDS = (AliasKind.NAME, AliasKind.DEMONYM, AliasKind.METONYM)
_SCANNED = 60_000  # characters of an article that are looked through for full names
_TITLES = spaced(
    """
    mr mrs ms dr sir lord dame president minister secretary general gen king queen premier chancellor pm fm
    ambassador envoy ayatollah sheikh prince pope senator sen rep leader speaker chief the a an and spokesman
    spokeswoman spokesperson prime foreign vice commander colonel col admiral adm emir sultan crown supreme us
    uk eu un u.s u.n russia's israel's defence defense mufti interim acting ex former late governor mayor judge
    justice commissioner director coach actor actress singer"""
)
_NO_OFFICE = spaced(
    "mr mrs ms dr sir lord dame the a an and us uk eu un u.s u.n russia's israel's defence defense former ex late"
    " governor mayor judge commissioner director coach actor actress singer senator sen rep"
)
_PARTICLES = spaced("al el bin ibn de da del van von der")
_BEHIND = re.compile(r"(?: |(?=-))(-?[^\W\d_a-z][\w.'’-]*|-[\w-]+)")
_LED_TO = re.compile(
    r"\s(?:in|at|near|from|on|to|with|about|against|for|of|outside|around)\s"
    r"(?:the\s)?(?:(?:[\w.]+['’]s|[Ff]ormer|[Pp]rime|[Ff]oreign|[Pp]resident|[Mm]inister|[Mm]r\.?)\s)*$"
)
_VOICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press secretary|office|administration|government|cabinet|chief of staff|aides?"
    r"|advis[eo]rs?|envoy)$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"['’]s?\s+(\w.*)|\s+([a-z][\w-]+.*)")
_LINKED = re.compile(r"(?:and|or|of|in|at|on|with|who|from)\b")
_FIRST_NAMES_NEEDED = re.compile(r"[\w.'’-]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Persons that the words may mean, and how they were found."""

    ids: tuple[str, ...]
    reason: str
    rest: str = ""  # what follows a possessive: "Lee's office" -> "office"


_NOBODY = Named((), "")


def named(text: str, around: Around, roster: Roster) -> Named:
    """Find the persons whom ``text`` names as its head: "Trump's lawyer" names nobody of the roster."""
    key = fold(text.strip()).replace("-", " ")
    if key in roster.by_name:
        return Named(roster.by_name[key], "full name")
    for hit in roster.scan(text):
        ids = tuple(
            dict.fromkeys(a.actor for a in hit.aliases if a.actor in roster.actors and _is_person(a.actor, roster))
        )
        if not ids or _other_name(text, hit, ids, roster):
            continue
        found = _settle(text, hit, ids, around, roster)
        led = _LED_TO.search(text[: hit.start])
        if found.ids and led:  # "a spokesman for Netanyahu", "police in Bondi"
            voice = _VOICE.search(text[: led.start()])
            return Named(found.ids, found.reason, voice.group().lower()) if voice else _NOBODY
        if found.ids:
            rest = _after(text, hit)
            return found if rest is None else Named(found.ids, found.reason, rest)
    return _near(text, roster)


def _is_person(actor: str, roster: Roster) -> bool:
    return roster.actors[actor].type is ActorType.PERSON


def _settle(text: str, hit: Hit, ids: tuple[str, ...], around: Around, roster: Roster) -> Named:
    if any(a.kind is AliasKind.NAME for a in hit.aliases):
        return Named(ids, "full name")
    if len(ids) > 1 or not hit.sure:
        full = named_in(around.article, roster)
        here = tuple(i for i in ids if i in full)
        if here:
            return Named(here, "surname, full name elsewhere in the article")
    if hit.sure:
        return Named(ids, "surname")
    if _titled(text, hit, ids, roster):
        return Named(ids, "surname with a title")
    ruling = tuple(i for i in ids if i in ruling_here(around.article, roster))
    return Named(ruling, "surname of who governs a country that the article names") if len(ruling) == 1 else _NOBODY


def _after(text: str, hit: Hit) -> str | None:
    """The words that a possessive or a bare noun behind the name leads to; None where the name is the head."""
    rest = text[hit.end :]
    owned = _OWNED.match(rest) if rest else None
    words: str = (owned[1] or owned[2]) if owned else ""
    return None if not words or _LINKED.match(words) else words


def _other_name(text: str, hit: Hit, ids: tuple[str, ...], roster: Roster) -> bool:
    """As in "Eric Trump", "Wang Yi-ming", "Marcos Junior": a word beside the name that the person does not have."""
    own = {
        fold(part) for i in ids for name in (roster.actors[i].name, *roster.actors[i].names) for part in _parts(name)
    }
    behind = _BEHIND.match(text, hit.end)
    if behind and fold(behind.group(1)).strip(".") not in own and not _is_title(behind.group(1), roster):
        return True
    before = [] if " " in hit.text else _before(text, hit, roster)
    return bool(before) and not any(
        (plain := fold(word).strip(".")) in own or (len(plain) == 1 and any(o.startswith(plain) for o in own))
        for word in before
    )


def _parts(name: str) -> list[str]:
    return [part for whole in name.split() for part in (whole, *whole.split("-"))]


def _before(text: str, hit: Hit, roster: Roster) -> list[str]:
    """The capitals right before a surname that are neither title nor country: its first names."""
    found: list[str] = []
    for word in _FIRST_NAMES_NEEDED.findall(text[: hit.start])[::-1]:
        plain = fold(word).strip(".-")
        if plain in _PARTICLES:
            continue
        if not word[:1].isupper() or plain.endswith(("'s", "minister", "president")) or _is_title(word, roster):
            break
        found.append(word)
    return found


def _is_title(word: str, roster: Roster) -> bool:
    """A title, or a country that the roster knows."""
    return fold(word).strip(".") in _TITLES or any(
        a.kind is not AliasKind.SURNAME for h in roster.scan(word) for a in h.aliases
    )


def _titled(text: str, hit: Hit, ids: tuple[str, ...], roster: Roster) -> bool:
    """As in "President Lai"; "The Hill", "Dr. Drew", "Vice President Wang" of a firm are others."""
    before = _FIRST_NAMES_NEEDED.findall(text[: hit.start])
    if not before or (word := fold(before[-1]).strip(".")) not in _TITLES or word in _NO_OFFICE:
        return False
    keys = set(office_key(text[: hit.start]))
    return not keys or any(keys & set(office_key(o.title)) for i in ids for o in roster.actors[i].offices)


@lru_cache(maxsize=32)
def named_in(article: Article, roster: Roster) -> frozenset[str]:
    """Persons whose full name stands somewhere in the article."""
    text = "\n".join((article.title, article.summary, article.text[:_SCANNED]))
    return frozenset(
        a.actor
        for h in roster.scan(text)
        for a in h.aliases
        if a.kind is AliasKind.NAME and a.actor in roster.actors and _is_person(a.actor, roster)
    )


@lru_cache(maxsize=32)
def ruling_here(article: Article, roster: Roster) -> frozenset[str]:
    """Heads of state and government, on the day, of the countries that stand in the article's head."""
    text = "\n".join((article.title, article.summary, article.text[:_HEAD]))
    lands = {roster.code(a.actor) for h in roster.scan(text) for a in h.aliases if a.sure and a.kind in _OF_LANDS}
    return frozenset(i for land in lands for i in _heads(land, article.published.date(), roster))


def _heads(land: str, day: date, roster: Roster) -> Iterable[str]:
    """Who leads a country on a day."""
    for actor, _ in roster.leading.get(roster.governments.get(land, ""), ()):
        office = roster.office_on(actor, day)
        if office is not None and rank_held(office) >= LEADS:
            yield actor


def _near(text: str, roster: Roster) -> Named:
    """Another spelling of a full name, among the names that share first letters."""
    if text.isalpha():
        return _NOBODY  # one word
    words = [w for w in WORDS.findall(text[:120]) if w[:1].isupper()]
    while words and fold(words[0]).strip(".") in _TITLES:
        words.pop(0)
    if not 2 <= len(words) <= 5:
        return _NOBODY
    name = fold(" ".join(words)).replace("-", " ")
    best = process.extractOne(name, roster.blocks.get(block_of(name), ()), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if best is None or any(fuzz.ratio(name.split()[k], best[0].split()[k]) < least for k, least in _ENDS):
        return _NOBODY
    return Named(roster.by_name[best[0]], f"near spelling of {best[0]}")


def choose(ids: tuple[str, ...], words: str, day: date, roster: Roster) -> tuple[str, ...]:
    """Narrow several persons down: by the country in the words, by the office, by holding an office on the day."""
    if len(ids) == 1:
        return ids
    lands = {roster.code(a.actor) for h in roster.scan(words) for a in h.aliases if a.kind is not AliasKind.SURNAME}
    keys = set(office_key(words))
    kept = tuple(i for i in ids if roster.actors[i].country in lands) or ids
    if len(kept) > 1 and keys:
        kept = tuple(i for i in kept if keys & _keys_on(i, day, roster)) or kept
    if len(kept) > 1:
        kept = tuple(i for i in kept if roster.office_on(i, day) is not None) or kept
    return _leading(kept, day, roster) if len(kept) > 1 else kept


def _leading(ids: tuple[str, ...], day: date, roster: Roster) -> tuple[str, ...]:
    """Whom a bare surname means by itself: who leads a state, beside namesakes of no such office."""
    ranks = {i: rank_held(o) if (o := roster.office_on(i, day)) else 0 for i in ids}
    top = tuple(i for i in ids if ranks[i] == 4)
    others = [i for i in ids if i not in top]
    at_home = len({roster.actors[i].country for i in ids}) == 1
    return top if len(top) == 1 and (at_home or all(ranks[i] < 3 for i in others)) else ids


def _keys_on(actor: str, day: date, roster: Roster) -> set[str]:
    office = roster.office_on(actor, day)
    return set(office_key(office.title)) if office is not None else set()
