"""Who exists, under which names, in what office on which day: facts.Actor and facts.Place in, a compiled Roster out.

``scan`` finds every alias in a text with one automaton, so its cost does not grow with the number of aliases.
Organisations and armed groups are told by their short name ("EU", "ISIS"), countries by alpha-3.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.actors.namesakes import leading, surnames
from bot.actors.offices import office_key, rank_held
from bot.actors.spelling import fold, smooth, unaccented
from bot.facts import Actor, ActorType, Office, Place
from bot.model import Mention, Speaker

_SHORT, _KEPT = 3000, 512  # texts up to this length are remembered, so many of them


class AliasKind(StrEnum):
    """How a word stands for an actor."""

    NAME = "name"
    SURNAME = "surname"
    DEMONYM = "demonym"
    METONYM = "metonym"
    CAPITAL = "capital"
    PLACE = "place"


_NAMED = frozenset({AliasKind.NAME, AliasKind.CAPITAL, AliasKind.METONYM})  # name someone, sure or not


@dataclass(frozen=True, slots=True)
class Alias:
    """One word or phrase for one actor (or place); ``sure`` is False where only context can tell."""

    actor: str
    kind: AliasKind
    sure: bool = True


class Hit(NamedTuple):
    """An alias found in a text, with all whom it may mean."""

    start: int
    end: int
    text: str
    aliases: tuple[Alias, ...]

    @property
    def sure(self) -> bool:
        """True where at least one reading needs no context."""
        return any(alias.sure for alias in self.aliases)


_hit: Callable[[tuple[int, int, str, tuple[Alias, ...]]], Hit] = partial(tuple.__new__, Hit)  # half of Hit(…)'s cost


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and who holds it."""

    actor: str
    office: Office


class Roster:
    """Everyone of the configuration, compiled once. Compared by identity, so that caches can hold it."""

    def __init__(
        self, actors: Mapping[str, Actor], places: Mapping[str, Place], aliases: Mapping[str, tuple[Alias, ...]]
    ) -> None:
        self.actors = actors
        self.places = places
        self._spellings = tuple(aliases)
        self._aliases = tuple(aliases.values())
        self._automaton = AhoCorasick(self._spellings)
        self._remembered = lru_cache(maxsize=_KEPT)(self._scan)
        self.by_name = _names(actors)
        self.blocks = _blocks(self.by_name)
        self.tenures = _tenures(actors)
        self.governments = {a.country: a.id for a in actors.values() if a.type is ActorType.GOVERNMENT and a.country}
        self.codes = {a.id: _code(a, actors) for a in actors.values()}
        self.organs = _organs(actors)
        self.heard: dict[tuple[Mention, date], Speaker] = {}  # whom mentions meant that needed no article
        self._codes_of: dict[str, tuple[tuple[str, str], ...]] = {}
        self.surnames, self.loose_surnames = surnames(actors, self.governments)
        self.leading = leading(self.loose_surnames, actors)

    @classmethod
    def compile(cls, actors: Iterable[Actor], places: Iterable[Place]) -> "Roster":
        """Build the automaton over every alias of every actor and place."""
        known = {actor.id: actor for actor in actors}
        spots = {place.id: place for place in places}
        table: dict[str, list[Alias]] = defaultdict(list)
        for actor in known.values():
            for spelling, alias in _aliases_of(actor):
                _enter(table, spelling, alias)
        for place in spots.values():
            for name in (place.name, *place.names):
                _enter(table, name, Alias(place.id, AliasKind.PLACE))
        return cls(known, spots, {spelling: _seats_first(found) for spelling, found in table.items()})

    def scan(self, text: str) -> tuple[Hit, ...]:
        """Find aliases that stand as whole words, leftmost and longest first, none inside another."""
        return self._remembered(text) if len(text) <= _SHORT else self._scan(text)

    def _scan(self, text: str) -> tuple[Hit, ...]:
        plain = smooth(text)
        matches = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        if not matches:
            return ()
        open_ended = f" {plain} "  # so that every match has a character before it and one behind
        spans = [
            (start, -end, index)
            for index, start, end in matches
            if not ((before := open_ended[start]).isalnum() or before in "_@#")
            and not ((after := open_ended[end + 1]).isalnum() or after == "_")
        ]
        spans.sort()
        hits: list[Hit] = []
        reached = 0
        for start, end, index in spans:
            if start >= reached:
                reached = -end
                hits.append(_hit((start, reached, text[start:reached], self._aliases[index])))
        return tuple(hits)

    def office_on(self, actor: str, day: date) -> Office | None:
        """The office that ``actor`` holds on ``day``, the highest first."""
        held = [o for o in self.actors[actor].offices if _covers(o, day)]
        return max(held, key=rank_held, default=None)

    def holders(self, principal: str, key: str, day: date) -> list[Tenure]:
        """Who holds the office ``key`` of ``principal`` on ``day``; more than one where the roster is not sure."""
        return [t for t in self.tenures.get((principal, key), ()) if _covers(t.office, day)]

    def codes_of(self, hit: Hit) -> tuple[tuple[str, str], ...]:
        """Codes of all whom a hit names for sure, each with the place that names them or ""."""
        codes = self._codes_of.get(hit.text)
        if codes is None:  # kept: no more than there are spellings
            codes = self._codes_of[hit.text] = tuple(dict.fromkeys(self._told(hit)))
        return codes

    def _told(self, hit: Hit) -> Iterable[tuple[str, str]]:
        for alias in hit.aliases:
            if alias.kind is AliasKind.PLACE:
                yield from ((land, alias.actor) for land in self.places[alias.actor].within)
            elif (alias.sure or alias.kind in _NAMED) and (code := self.code(alias.actor)):
                yield code, ""

    def code(self, actor: str) -> str:
        """Alpha-3 of a country, short name of an organisation or group, "" for none."""
        return self.codes.get(actor, "")


def _seats_first(aliases: list[Alias]) -> tuple[Alias, ...]:
    """Put the body with its seat in a city before the country whose capital that is: in Brussels the Union speaks."""
    return tuple(sorted(dict.fromkeys(aliases), key=lambda alias: alias.kind is AliasKind.CAPITAL))


def _covers(office: Office, day: date) -> bool:
    return (office.start is None or office.start <= day) and (office.end is None or day < office.end)


def _enter(table: dict[str, list[Alias]], spelling: str, alias: Alias) -> None:
    for form in {smooth(spelling), unaccented(smooth(spelling))}:
        if form.strip():
            table[form].append(alias)


def _aliases_of(actor: Actor) -> Iterable[tuple[str, Alias]]:
    doubtful = {*actor.ambiguous_names, *actor.ambiguous_metonyms}
    for name in dict.fromkeys((actor.name, *actor.names, *actor.ambiguous_names)):
        yield name, Alias(actor.id, AliasKind.NAME, name not in doubtful)
    for name in dict.fromkeys((*actor.metonyms, *actor.ambiguous_metonyms)):
        kind = AliasKind.CAPITAL if name == actor.capital else AliasKind.METONYM
        yield name, Alias(actor.id, kind, name not in doubtful)
    if actor.capital and actor.capital not in actor.metonyms:
        yield actor.capital, Alias(actor.id, AliasKind.CAPITAL, actor.capital not in doubtful)
    for name in actor.demonyms:
        yield name, Alias(actor.id, AliasKind.DEMONYM, name not in doubtful)
        if name[-1:] in "niIhe" and len(name) > 3 and not name.endswith(("ish", "ese")):
            yield name + "s", Alias(actor.id, AliasKind.DEMONYM, name not in doubtful)
    if actor.surname and actor.surname_use != "avoid":
        for surname in _written(actor):
            yield surname, Alias(actor.id, AliasKind.SURNAME, actor.surname_use == "unique")


def _written(actor: Actor) -> Iterable[str]:
    """Yield a surname as it is given, and with the accents that the full names have."""
    words = len(actor.surname.split())
    endings = (" ".join(name.split()[-words:]) for name in (actor.name, *actor.names))
    same = (ending for ending in endings if unaccented(ending) == unaccented(actor.surname))
    return dict.fromkeys((actor.surname, *same))


def _names(actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Folded full names of persons, for exact look-up."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor in actors.values():
        if actor.type is ActorType.PERSON:
            for name in dict.fromkeys((actor.name, *actor.names)):
                if " " in name:
                    found[fold(name).replace("-", " ")].append(actor.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def block_of(name: str) -> str:
    """First letter of the first word and of the last: near spellings of one name share it."""
    words = name.split()
    return words[0][:1] + words[-1].removeprefix("al-").removeprefix("el-")[:1] if words else ""


def _blocks(names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[block_of(name)].append(name)
    return {block: tuple(members) for block, members in found.items()}


def _organs(actors: Mapping[str, Actor]) -> dict[tuple[str, str], str]:
    """Ministries and institutions by country and role, where a country has just one of the kind."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor in actors.values():
        if actor.role and actor.country and actor.principal:
            found[(actor.country, actor.role)].append(actor.id)
    return {slot: ids[0] for slot, ids in found.items() if len(ids) == 1}


def _tenures(actors: Mapping[str, Actor]) -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for actor in actors.values():
        for office in actor.offices:
            for key in office_key(office.title):
                for body in dict.fromkeys((office.principal, office.org)):
                    found[(body, key)].append(Tenure(actor.id, office))
    return {slot: tuple(held) for slot, held in found.items()}


def _code(actor: Actor, actors: Mapping[str, Actor]) -> str:
    if actor.country and actor.type is not ActorType.GROUP:
        return actor.country
    body = actors.get(actor.principal)
    if body is not None and body.type is ActorType.ORGANISATION:
        return _code(body, actors)
    tail = fold(actor.id.partition(".")[2].replace("-", " "))
    return next((name for name in (actor.name, *actor.names) if fold(name) == tail), actor.name)
