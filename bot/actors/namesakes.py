"""Persons by the body that they speak for and surname: actors in, look-up tables out."""

import re
from collections import defaultdict
from collections.abc import Mapping

from bot.actors.offices import office_key, rank_held
from bot.actors.spelling import bare_surname, fold, surname_key
from bot.facts import Actor, ActorType

Surnames = Mapping[tuple[str, str], tuple[str, ...]]
_NO_SURNAME = re.compile(r"[ivx]+|jr\.?|sr\.?|\w\.?")


def _surname_forms(actor: Actor) -> set[str]:
    """The words that stand for a person beside its country."""
    forms = {actor.surname} if actor.surname else set()
    for name in (actor.name, *actor.names):
        words = [w for w in name.split() if not _NO_SURNAME.fullmatch(fold(w))]
        if actor.surname and name.endswith(actor.surname):
            continue
        if len(words) > 1 and words[0] != actor.surname:  # "Wang Yi" is never "Yi"
            forms.add(words[-1])
        elif len(words) == 1:
            forms.add(words[0])
    if any("monarch" in office_key(o.title) or "crown-prince" in office_key(o.title) for o in actor.offices):
        forms.add(actor.name.split()[0])
    return forms


def surnames(actors: Mapping[str, Actor], governments: Mapping[str, str]) -> tuple[Surnames, Surnames]:
    """Persons by the body that they speak for and surname: as written, and without particles."""
    exact: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    loose: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for actor in actors.values():
        if actor.type is not ActorType.PERSON:
            continue
        bodies = {actor.principal, governments.get(actor.country, "")}
        bodies |= {body for o in actor.offices for body in (o.principal, o.org)}
        for form in sorted(_surname_forms(actor)):
            for body in sorted(bodies - {""}):
                exact[(body, surname_key(form))][actor.id] = None
                loose[(body, bare_surname(form))][actor.id] = None
    return {k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in loose.items()}


def leading(surnames: Surnames, actors: Mapping[str, Actor]) -> dict[str, tuple[tuple[str, str], ...]]:
    """By body, those who ever lead it or a ministry, with their surnames."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (body, surname), ids in surnames.items():
        for actor in ids:
            if any(rank_held(o) > 2 for o in actors[actor].offices):
                found[body].append((actor, surname))
    return {body: tuple(people) for body, people in found.items()}
