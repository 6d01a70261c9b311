"""Who a mention is on the day of the statement: statement, article and roster in, a Speaker out (with its reason)."""

import re
from dataclasses import replace
from datetime import date

from bot.actors.bodies import land, names_someone, of_company, organ_of
from bot.actors.offices import rank_of
from bot.actors.persons import choose, named
from bot.actors.roles import Role, Standing, role_of
from bot.actors.roster import AliasKind, Hit, Roster
from bot.actors.surnames import beside
from bot.actors.surroundings import country_around, fuller
from bot.facts import Actor, ActorType
from bot.model import Article, Mention, Speaker, Statement

_HEADS = ("supreme", "president", "chancellor", "pm", "monarch")
_BODY_RANK = {ActorType.GOVERNMENT: 4, ActorType.ORGANISATION: 4, ActorType.GROUP: 4, ActorType.MINISTRY: 3}
_OWN_NAMES = frozenset({ActorType.INSTITUTION, ActorType.MINISTRY, ActorType.GROUP, ActorType.ORGANISATION})
_POSSESSIVE_BODY = re.compile(
    r"^(?:\w+\s){0,2}?(?:office|administration|government|cabinet|team|ministry|spokes(?:man|woman|person)"
    r"|press secretary|regime"
    r"|chief of staff|aides?|officials?|envoys?|(?:top |senior |foreign policy )?advis[eo]rs?|delegation"
    r"|truth social|x account)\b",
    re.IGNORECASE,
)


_ADMINISTRATION = re.compile(
    r"(?:the|a|an|two|three)?\s*(?:senior |top |us |u\.s\. )*administration(?: officials?)?$", re.IGNORECASE
)


def resolve(statement: Statement, article: Article, roster: Roster) -> Speaker:
    """Tell who speaks. Someone whom the roster does not hold is built from the words and has no ``actor``."""
    mention = statement.speaker
    day = statement.said_on or article.published.date()
    if mention.publisher and mention.publisher in roster.actors:
        return _known(mention, roster.actors[mention.publisher], day, roster, "the source itself speaks")
    words = _words(mention)
    role = role_of(words)
    return (
        _joint(mention, statement, article, roster)
        or _person(mention, words, role, day, article, roster)
        or _body(mention, role, day, roster)
        or _from_words(mention, words, role, day, statement, article, roster)
    )


def _joint(mention: Mention, statement: Statement, article: Article, roster: Roster) -> Speaker | None:
    """As in "South Korea and Japan": one voice of several; official where each of them is."""
    parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", mention.surface)
    if not 2 <= len(parts) <= 8 or mention.role or not all(p[:1].isupper() and len(p.split()) <= 4 for p in parts):
        return None
    if mention.name and mention.name != mention.surface and mention.name not in mention.surface:
        return None
    if any(" and " in hit.text for hit in roster.scan(mention.surface)):
        return None  # "Bosnia and Herzegovina's Ruiz"
    if any(not roster.scan(p) for p in parts) or roster.scan(mention.surface)[0].text == mention.surface:
        return None
    voices = [resolve(replace(statement, speaker=Mention(p)), article, roster) for p in parts]
    if len({v.name for v in voices}) < len(voices) or not all(v.actor for v in voices):
        return None
    first = voices[0]
    return replace(
        first,
        surface=mention.surface,
        name=mention.surface,
        actor=None,
        official=all(v.official for v in voices),
        office="",
        organ="",
        rank=min(v.rank for v in voices),
        candidates=tuple(v.actor for v in voices if v.actor),
        reason="several speakers with one voice: the first stands for all",
    )


def _words(mention: Mention) -> str:
    """Role, name and surface once each, without those that another already holds."""
    parts = [p for p in (mention.role, mention.name, mention.surface) if p]
    kept = [
        p for i, p in enumerate(parts) if not any(p in q for j, q in enumerate(parts) if j != i and (p != q or j < i))
    ]
    return " ".join(kept)


# --- persons ----------------------------------------------------------------------------------------------------------


def _person(mention: Mention, words: str, role: Role, day: date, article: Article, roster: Roster) -> Speaker | None:
    if role.standing is not Standing.PRIVATE and (found := _beside(mention, words, day, roster)) is not None:
        return found
    others = ""
    for text in dict.fromkeys(filter(None, (mention.name, mention.antecedent, mention.surface))):
        if others and text.split()[-1] in others.split():
            continue  # "Trump" of an article on Eric Trump
        found = named(text, article, roster)
        if not found.ids and re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+", text):
            others += " " + text
        if not found.ids:
            continue
        best = choose(found.ids, words, day, roster)
        if found.rest and role.standing is Standing.PRIVATE:
            return None
        if found.rest:
            return _of_person(mention, roster.actors[best[0]], found.rest, day, roster) if len(best) == 1 else None
        if len(best) == 1:
            return _known(mention, roster.actors[best[0]], day, roster, found.reason)
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
            return _known(mention, roster.actors[ids[0]], day, roster, "surname beside its country")
        if ids and all(roster.office_on(i, day) and roster.actors[i].official for i in ids):
            voices = [_known(mention, roster.actors[i], day, roster, "") for i in ids]
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


def _known(mention: Mention, actor: Actor, day: date, roster: Roster, reason: str) -> Speaker:
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
    rank = office.rank or rank_of(office.title)
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


# --- bodies -----------------------------------------------------------------------------------------------------------


def _body(mention: Mention, role: Role, day: date, roster: Roster) -> Speaker | None:
    """A mention that is a body's name and nothing else: "Tehran", "the Russian foreign ministry"."""
    name = (
        "" if mention.name in mention.surface else mention.name
    )  # "China" of "the committee on China" is no body here
    for text in dict.fromkeys(filter(None, (mention.surface, name, mention.antecedent))):
        bare = re.sub(r"^(?:the|an?)\s+|['’]s?$", "", text.strip(), flags=re.IGNORECASE)
        for hit in roster.scan(text):
            if hit.text.removeprefix("the ").removeprefix("The ") != bare and not _led(text, hit, roster):
                continue
            for alias in hit.aliases:
                actor = roster.actors.get(alias.actor)
                if actor is not None and actor.type is not ActorType.PERSON and alias.kind is not AliasKind.DEMONYM:
                    return _known(mention, actor, day, roster, "named body")
    return None


def _led(text: str, hit: Hit, roster: Roster) -> bool:
    """As in "Kurdish-led SDF", "North Korea's state-run KCNA": the body's name ends the mention."""
    if text[hit.end :].strip(" '’s\"”") or not hit.start:
        return False
    lead = text[: hit.start]
    if re.fullmatch(r"(?:[Tt]he )?(?:\w+-\w+ ){1,2}", lead):
        return True
    kinds = {roster.actors[a.actor].type for a in hit.aliases if a.actor in roster.actors and a.kind is AliasKind.NAME}
    return bool(kinds & _OWN_NAMES) and bool(re.fullmatch(r"(?:[\w.]+['’]s? )?(?:state-\w+ |official |ruling )", lead))


# --- speakers built from words --------------------------------------------------------------------------------------


def _from_words(
    mention: Mention, words: str, role: Role, day: date, statement: Statement, article: Article, roster: Roster
) -> Speaker:
    name = _shown(mention)
    country, body = land(words, role, roster)
    if role.standing in (Standing.PRIVATE, Standing.UNKNOWN, Standing.WEAK):
        full = fuller(mention, article) if not mention.role else ""
        if full:
            return _from_words(
                Mention(mention.surface, mention.name, full), full, role_of(full), day, statement, article, roster
            )
    if role.standing in (Standing.PRIVATE, Standing.UNKNOWN) or (
        role.standing is Standing.WEAK and not country and body is None
    ):
        why = f"no word of office ({role.words or 'none'})"
        return Speaker(mention.surface, name, None, country, False, reason=why)
    if of_company(words, roster) or (role.keys == ("vp",) and not country and body is None):
        return Speaker(mention.surface, name, None, "", False, reason="president of a private body")
    why = f"words of office: {role.words}"
    if not country and body is None:
        country = country_around(statement, article, role, roster)
        why += "; country from the context" if country else ""
        if not country and _ADMINISTRATION.match(words):
            country, why = "USA", f"{why}; said of one country only"
    principal = (body.principal or body.id) if body is not None else roster.governments.get(country, "")
    holder = _holder(mention, words, role, principal, day, roster)
    if holder is not None:
        return _known(mention, holder, day, roster, "holder of the office on that day")
    organ, alone = organ_of(words, country, roster)
    if alone and role.standing is Standing.BODY:
        return _known(mention, roster.actors[organ], day, roster, "a body of that country")
    organ = organ or (body.id if body is not None and body.principal else "")
    anonymous = role.standing is Standing.ANONYMOUS
    official = body is None or body.official
    return Speaker(
        mention.surface, name, None, country, official, mention.role, organ, principal, role.rank, anonymous, reason=why
    )


def _shown(mention: Mention) -> str:
    """The fuller of name and surface; a name that is only a piece of the surface says less than the surface."""
    if not mention.name or (mention.name in mention.surface and not re.match(r"(?:[A-Z]\S+ )+[A-Z]", mention.name)):
        return mention.surface
    return mention.name


def _holder(mention: Mention, words: str, role: Role, principal: str, day: date, roster: Roster) -> Actor | None:
    """The one who holds the office that the words name, where they name nobody."""
    if role.standing in (Standing.BODY, Standing.ANONYMOUS) or names_someone(words, roster):
        return None
    keys = role.keys
    if not keys and re.search(r"\b(?:leader|ruler|strongman|head of state)$", words.lower()):
        keys = _HEADS
    for key in keys:
        tenures = roster.holders(principal, key, day)
        if len({t.actor for t in tenures}) == 1:
            return roster.actors[tenures[0].actor]
    return None
