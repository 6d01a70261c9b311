"""Checked actors in, warnings out: gaps and overlaps in an office, two holders at once, aliases that two actors share.

The roster copes with each of these (it asks for context), so they do not stop the program; ``check`` tells them.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from unicodedata import combining, normalize

from bot.facts import ActorType
from bot.settings.document import Document, Fault
from bot.settings.knowledge import ActorEntry, ActorsFile, OfficeEntry

LONGEST_GAP = timedelta(days=40)  # shorter ones are hand-overs and acting holders whom nobody wrote down
SAME_OFFICE = {"premier": "prime minister", "taoiseach": "prime minister", "chief adviser": "prime minister"}
ONE_HOLDER = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "foreign minister",
        "foreign secretary",
        "king",
        "pope",
        "emir",
        "sultan",
    }
)


@dataclass(frozen=True, slots=True)
class _Term:
    """One holder's time in one office, and where it stands in the file."""

    actor: str
    start: date
    end: date
    path: tuple[str | int, ...]
    known: bool  # both days are given


def warnings_about(document: Document, actors: ActorsFile) -> list[Fault]:
    """Return what looks wrong but does not stop the program."""
    return [
        *_terms_that_clash(document, actors),
        *_shared_aliases(document, actors),
        *_shared_surnames(document, actors),
    ]


def _terms_that_clash(document: Document, actors: ActorsFile) -> Iterator[Fault]:
    for (title, org), terms in sorted(_terms(actors).items()):
        terms.sort(key=lambda term: (term.start, term.end))
        for earlier, later in pairwise(terms):
            if earlier.end > later.start:
                until = "today" if earlier.end == date.max else str(earlier.end)
                who = f"'{earlier.actor}' holds it until {until}" if earlier.actor != later.actor else "the same holder"
                message = f"two holders at once of {title} ({org}): {who}, end that office or start this one later"
                yield document.fault(later.path, message)
            elif earlier.known and later.start - earlier.end > LONGEST_GAP:
                message = f"nobody holds {title} ({org}) from {earlier.end} to {later.start}, add who did"
                yield document.fault(later.path, message)


def _terms(actors: ActorsFile) -> dict[tuple[str, str], list[_Term]]:
    terms: dict[tuple[str, str], list[_Term]] = defaultdict(list)
    for at, actor in enumerate(actors.actors):
        for index, office in enumerate(actor.offices):
            if (title := _single(office)) is not None:
                term = _Term(
                    actor=actor.id,
                    start=office.start or date.min,
                    end=office.end or date.max,
                    path=("actors", at, "offices", index),
                    known=office.start is not None and office.end is not None,
                )
                terms[title, office.org].append(term)
    return terms


def _single(office: OfficeEntry) -> str | None:
    """Return the office's title where one body has one holder of it, else None."""
    title = office.title.lower().removeprefix("acting ").removeprefix("interim ").removeprefix("transitional ")
    title = SAME_OFFICE.get(title, title)
    return title if title in ONE_HOLDER else None


def _shared_aliases(document: Document, actors: ActorsFile) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for at, actor in enumerate(actors.actors):
        for key, index, alias in _aliases(actor):
            other = owner.setdefault(_folded(alias), actor.id)
            if other != actor.id:
                path: tuple[str | int, ...] = ("actors", at, key) if index is None else ("actors", at, key, index)
                way_out = "keep it for one of them or move it to the ambiguous names of both"
                yield document.fault(path, f"alias '{alias}' is shared by '{other}' and '{actor.id}', {way_out}")


def _shared_surnames(document: Document, actors: ActorsFile) -> Iterator[Fault]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, actor in enumerate(actors.actors):
        if actor.type is ActorType.PERSON and actor.surname:
            bearers[_folded(actor.surname)].append(at)
    for places in bearers.values():
        for at in places if len(places) > 1 else ():
            actor = actors.actors[at]
            rivals = [one for one in places if one != at and actors.actors[one].surname_use == "unique"]
            if actor.surname_use == "unique" and rivals:  # one of a surname may be the one that it means alone
                other = actors.actors[rivals[0]].id
                message = f"surname '{actor.surname}' is not unique: '{other}' has it too, write surname_use: ambiguous"
                yield document.fault(("actors", at, "surname_use"), message)


def _folded(alias: str) -> str:
    letters = normalize("NFKD", alias.casefold().removeprefix("the "))
    return "".join(letter for letter in letters if not combining(letter))


def _aliases(actor: ActorEntry) -> Iterator[tuple[str, int | None, str]]:
    ambiguous = {name.casefold() for name in (*actor.ambiguous_names, *actor.ambiguous_metonyms)}
    if actor.name.casefold() not in ambiguous:
        yield "name", None, actor.name
    for key, aliases in (("names", actor.names), ("demonyms", actor.demonyms), ("metonyms", actor.metonyms)):
        for index, alias in enumerate(aliases):
            if alias.casefold() not in ambiguous:
                yield key, index, alias
