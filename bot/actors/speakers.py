"""Persons and bodies of the roster as speakers: a mention, its words and a day in, a Speaker out."""

import re
from dataclasses import replace
from datetime import date

from bot.actors.offices import rank_held
from bot.actors.persons import choose, named
from bot.actors.roles import INSIDER, Role, Standing
from bot.actors.roster import Roster
from bot.actors.surnames import beside
from bot.actors.surroundings import Around
from bot.facts import Actor, ActorType
from bot.model import Mention, Speaker

_BODY_RANK = {ActorType.GOVERNMENT: 4, ActorType.ORGANISATION: 4, ActorType.GROUP: 4, ActorType.MINISTRY: 3}
_WHOLE_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+")
_POSSESSIVE_BODY = re.compile(
    r"^(?:\w+\s){0,2}?(?:office|administration|government|cabinet|team|ministry|spokes(?:man|woman|person)"
    r"|press secretary|regime"
    r"|chief of staff|aides?|officials?|envoys?|(?:top |senior |foreign policy )?advis[eo]rs?|delegation"
    r"|truth social|x account)\b",
    re.IGNORECASE,
)


def person(mention: Mention, words: str, role: Role, day: date, around: Around, roster: Roster) -> Speaker | None:
    """Tell which person of the roster a mention names, or who speaks for one."""
    if role.words == INSIDER:
        return None
    if role.standing is not Standing.PRIVATE:
        by_country = _beside(mention, words, day, roster)
        if by_country is not None:
            return by_country
    others = ""
    for text in dict.fromkeys(filter(None, (mention.name, mention.antecedent, mention.surface))):
        if others and text.split()[-1] in others.split():
            continue  # "Trump" of an article on Eric Trump
        found = named(text, around, roster)
        if not found.ids and _WHOLE_NAME.fullmatch(text):
            others += " " + text
        if not found.ids:
            continue
        best = choose(found.ids, words, day, roster)
        if found.rest and role.standing is Standing.PRIVATE:
            return None
        if found.rest:
            return _of_person(mention, roster.actors[best[0]], found.rest, day, roster) if len(best) == 1 else None
        if len(best) == 1:
            return known(mention, roster.actors[best[0]], day, roster, found.reason)
        reason = f"{found.reason}, but {len(best)} persons fit"
        return Speaker(
            mention.surface,
            mention.name or text,
            None,
            _shared_country(best, roster),
            role.standing not in (Standing.PRIVATE, Standing.UNKNOWN),
            candidates=best,
            reason=reason,
            rank=role.rank,
        )
    return None


def _beside(mention: Mention, words: str, day: date, roster: Roster) -> Speaker | None:
    """As in "Hungary's Orban", "Araghchi" of a role "Iran's foreign minister": a surname beside its country."""
    with_role = f"{mention.role} {mention.name}" if mention.role and mention.name else ""
    for text in dict.fromkeys(filter(None, (with_role, mention.antecedent, mention.surface))):
        ids = beside(text, words, day, roster)
        if ids and len(ids) == 1:
            return known(mention, roster.actors[ids[0]], day, roster, "surname beside its country")
        if ids and all(roster.office_on(i, day) and roster.actors[i].official for i in ids):
            voices = [known(mention, roster.actors[i], day, roster, "") for i in ids]
            why = f"surname beside its country, but {len(ids)} persons fit"
            shared = replace(voices[0], actor=None, name=text, office="", organ="", candidates=ids, reason=why)
            return replace(shared, rank=min(v.rank for v in voices))
    return None


def _of_person(mention: Mention, actor: Actor, rest: str, day: date, roster: Roster) -> Speaker | None:
    """As in "Lee's office", "Netanyahu spokesman": a body or an aide speaks for the person's government."""
    office = roster.office_on(actor.id, day)
    if office is None or not _POSSESSIVE_BODY.match(rest):
        return None
    rank = 4 if re.match(r"administration|government|regime|cabinet", rest) else 2
    anonymous = bool(re.search(r"\b(?:aides?|officials?)\b", rest))
    return Speaker(
        mention.surface,
        mention.surface,
        None,
        actor.country,
        actor.official,
        rest,
        office.org,
        office.principal,
        rank,
        anonymous,
        reason=f"speaks for {actor.name}",
    )


def _shared_country(ids: tuple[str, ...], roster: Roster) -> str:
    lands = {roster.actors[i].country for i in ids}
    return lands.pop() if len(lands) == 1 else ""


def known(mention: Mention, actor: Actor, day: date, roster: Roster, reason: str) -> Speaker:
    """Make a speaker of someone or something of the roster, with the office of that day."""
    if actor.type is not ActorType.PERSON:
        principal = actor.principal or actor.id
        organ = actor.id if actor.id != principal else ""
        rank = _BODY_RANK.get(actor.type, 2)
        return Speaker(
            mention.surface,
            actor.name,
            actor.id,
            actor.country,
            actor.official,
            "",
            organ,
            principal,
            rank,
            reason=reason,
        )
    office = roster.office_on(actor.id, day)
    if office is None:
        why = "in no office on that day" if actor.offices else "holds no office"
        return Speaker(mention.surface, actor.name, actor.id, actor.country, False, reason=f"{reason}; {why}")
    rank = rank_held(office)
    principal = office.principal or actor.principal
    body = roster.actors.get(principal)
    country = "" if body is not None and body.type is ActorType.ORGANISATION else actor.country
    return Speaker(
        mention.surface,
        actor.name,
        actor.id,
        country,
        actor.official,
        office.title,
        office.org,
        principal,
        rank,
        reason=reason,
    )
