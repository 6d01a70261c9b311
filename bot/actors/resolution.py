"""Who a mention is on the day of the statement: statement, article and roster in, a Speaker out (with its reason)."""

import re
from dataclasses import replace
from datetime import date

from bot.actors.bodies import land, names_someone, of_company, organ_of
from bot.actors.lexicon import heads_of
from bot.actors.roles import Role, Standing, role_of
from bot.actors.roster import AliasKind, Hit, Roster
from bot.actors.speakers import known, person
from bot.actors.surroundings import Around, bodies_named, country_around, fuller
from bot.facts import Actor, ActorType
from bot.model import Article, Form, Mention, Speaker, Statement

_NOT_THE_HOLDER = re.compile(
    r"\b(?:presidents|ministers|leaders|chiefs|secretaries|premiers|chancellors|kings|spokes(?:men|women|people|persons))\b"
    r"|(?:president|minister|leader|chancellor|king|queen|pm|premier|secretary|pope|chief)['’]s?\s+\w"
    r"|^(?:an?|another|one)\s",
    re.IGNORECASE,
)  # several, what belongs to one, or any one
_EDGES = re.compile(r"^(?:the|an?)\s+|['’]s?$|\s*\([A-Z][\w.&-]*\)$", re.IGNORECASE)
_PAPER = re.compile(  # "a draft Pentagon report seen"
    r"(?:^(?:new|recent|draft|joint|annual|latest|internal|classified|unclassified)\s+)"
    r"|\s+(?:report|assessment|statement|fact sheet|memo|readout|communiqu[eé]|press release|release|letter|post"
    r"|bulletin|advisory|document|review|indictment|filing)(?:\s+(?:seen|obtained|released|published|issued))?$"
)
_COMPOUND = re.compile(r"(?:[Tt]he )?(?:\w+-\w+ ){1,2}")
_RULED = re.compile(r"(?:[\w.]+['’]s? )?(?:state-\w+ |official |ruling )")
_SEVERAL_WORDS = re.compile(r"(?:[A-Z]\S+ )+[A-Z]")
_LEADS = re.compile(r"\b(?:leader|ruler|strongman|head of state)$")
_QUEEN = re.compile(r"\bqueen\b", re.IGNORECASE)
_STATES = re.compile(r"\b(?:countries|states|nations|governments|members)$", re.IGNORECASE)  # many: of no one country
_BOTH = re.compile(r"^(?:[Bb]oth\s+)?(?:the\s+)?")
_LIST = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_REMEMBERED = 2_000  # speakers
_GENDERS = {"he": "m", "she": "f"}
_OWN_NAMES = frozenset({ActorType.INSTITUTION, ActorType.MINISTRY, ActorType.GROUP, ActorType.ORGANISATION})


_ADMINISTRATION = re.compile(
    r"(?:the|a|an|two|three)?\s*(?:senior |top |us |u\.s\. )*administration(?: officials?)?$", re.IGNORECASE
)

_SHORTENED = re.compile(
    r"[Tt]he ((?i:commission|council|coalition|movement|authority|alliance|union|front|organi[sz]ation|league|junta))"
)
_PEOPLE = re.compile(r" (?:rebels?|rebel group|fighters|militants|militia|group|movement|forces|insurgents|leadership)")


def resolve(statement: Statement, article: Article, roster: Roster) -> Speaker:
    """Tell who speaks. Someone whom the roster does not hold is built from the words and has no ``actor``.

    Who is told by the mention alone is remembered: the same few people speak all day.
    """
    told = (statement.speaker, statement.said_on or article.published.date())
    speaker = roster.heard.get(told)
    if speaker is None:
        around = Around(statement, article)
        speaker = _resolved(*told, around, roster)
        if not around.asked:
            if len(roster.heard) >= _REMEMBERED:
                roster.heard.clear()
            roster.heard[told] = speaker
    return speaker


def _resolved(mention: Mention, day: date, around: Around, roster: Roster) -> Speaker:
    if mention.publisher and mention.publisher in roster.actors:
        return known(mention, roster.actors[mention.publisher], day, roster, "the source itself speaks")
    words = _words(mention)
    role = role_of(words)
    found = _found(mention, words, role, day, around, roster)
    actor = roster.actors.get(found.actor or "")
    gender = _GENDERS.get(mention.surface.lower(), "")
    if actor is not None and gender and actor.gender and actor.gender != gender:
        return Speaker(
            mention.surface, mention.surface, None, "", False, reason=f"{mention.surface} is not {actor.name}"
        )
    return found


def _found(mention: Mention, words: str, role: Role, day: date, around: Around, roster: Roster) -> Speaker:
    return (
        person(mention, words, role, day, around, roster)
        or _body(mention, role, day, roster)
        or _shortened(mention, day, around, roster)
        or _from_words(mention, words, role, day, around, roster)
    )


def voices(statement: Statement, article: Article, roster: Roster) -> list[tuple[Statement, Speaker]]:
    """Return a statement with its speaker; of several who said it ("Norland and Sudmark said") one for each.

    A list counts where each of its parts names somebody of the roster and the whole names nobody: a collective ("the
    three governments") speaks with one voice. What several do together is one deed, and the first stands for all.
    """
    each = [replace(statement, speaker=Mention(part)) for part in _listed(statement.speaker, roster)]
    heard = [(one, resolve(one, article, roster)) for one in each]
    if heard and all(speaker.actor for _, speaker in heard) and len({s.name for _, s in heard}) == len(heard):
        return heard if statement.form is Form.WORDS else [(statement, _joint(statement.speaker, heard))]
    return [(statement, resolve(statement, article, roster))]


def _listed(mention: Mention, roster: Roster) -> list[str]:
    """The names of a list of speakers, none where it is no list of known names."""
    surface = mention.surface
    if " and " not in surface and ", " not in surface:
        return []  # nearly always
    surface = _BOTH.sub("", surface)
    parts = [part.removeprefix("the ") for part in _LIST.split(surface)]
    if not 2 <= len(parts) <= 8 or mention.role or not all(p[:1].isupper() and len(p.split()) <= 4 for p in parts):
        return []
    if mention.name and mention.name != surface and mention.name not in surface:
        return []
    hits = roster.scan(surface)
    if any(" and " in hit.text for hit in hits) or any(not roster.scan(p) for p in parts):
        return []  # "Bosnia and Herzegovina's Ruiz"
    return [] if hits[0].text == surface else parts


def _joint(mention: Mention, heard: list[tuple[Statement, Speaker]]) -> Speaker:
    """Several as one speaker, official where each of them is."""
    every = [speaker for _, speaker in heard]
    return replace(
        every[0],
        surface=mention.surface,
        name=mention.surface,
        actor=None,
        official=all(speaker.official for speaker in every),
        office="",
        organ="",
        rank=min(speaker.rank for speaker in every),
        candidates=tuple(speaker.actor for speaker in every if speaker.actor),
        reason="several who do one thing: the first stands for all",
    )


def _words(mention: Mention) -> str:
    """Role, name and surface once each, without those that another already holds."""
    parts = [p for p in (mention.role, mention.name, mention.surface) if p]
    kept = [
        p for i, p in enumerate(parts) if not any(p in q for j, q in enumerate(parts) if j != i and (p != q or j < i))
    ]
    return " ".join(kept)


# --- bodies -----------------------------------------------------------------------------------------------------------


def _body(mention: Mention, role: Role, day: date, roster: Roster) -> Speaker | None:
    """A mention that is a body's name and nothing else: "Tehran", "the Russian foreign ministry"."""
    name = (
        "" if mention.name in mention.surface else mention.name
    )  # "China" of "the committee on China" is no body here
    for text in dict.fromkeys(filter(None, (mention.surface, name, mention.antecedent))):
        bare = _PAPER.sub("", _EDGES.sub("", _EDGES.sub("", text.strip())))
        for hit in roster.scan(text):
            whole = hit.text.removeprefix("the ").removeprefix("The ") == bare
            if not whole and not _led(text, hit, roster) and not _fighting(bare, hit, roster):
                continue
            for alias in hit.aliases:
                actor = roster.actors.get(alias.actor)
                if actor is not None and actor.type is not ActorType.PERSON and alias.kind is not AliasKind.DEMONYM:
                    return known(mention, actor, day, roster, "named body")
    return None


def _shortened(mention: Mention, day: date, around: Around, roster: Roster) -> Speaker | None:
    """As in "the Commission" where the article names the European one, and no other body of such a name."""
    short = _SHORTENED.fullmatch(mention.surface)
    if short is None:
        return None
    meant = bodies_named(around.article, roster).get(short[1].lower(), frozenset())
    return known(mention, roster.actors[next(iter(meant))], day, roster, "short name") if len(meant) == 1 else None


def _fighting(bare: str, hit: Hit, roster: Roster) -> bool:
    """As in "M23 rebels", "Hamas militants": a plain word for its people behind the name of an armed group."""
    groups = any(a.actor in roster.actors and roster.actors[a.actor].type is ActorType.GROUP for a in hit.aliases)
    return groups and _PEOPLE.fullmatch(bare.removeprefix(hit.text)) is not None and bare.startswith(hit.text)


def _led(text: str, hit: Hit, roster: Roster) -> bool:
    """As in "Kurdish-led SDF", "North Korea's state-run KCNA": the body's name ends the mention."""
    if text[hit.end :].strip(" '’s\"”") or not hit.start:
        return False
    lead = text[: hit.start]
    if _COMPOUND.fullmatch(lead):
        return True
    kinds = {roster.actors[a.actor].type for a in hit.aliases if a.actor in roster.actors and a.kind is AliasKind.NAME}
    return bool(kinds & _OWN_NAMES) and _RULED.fullmatch(lead) is not None


# --- speakers built from words --------------------------------------------------------------------------------------


def _from_words(mention: Mention, words: str, role: Role, day: date, around: Around, roster: Roster) -> Speaker:
    name = _shown(mention)
    country, body = land(words, role, roster)
    if role.standing in (Standing.PRIVATE, Standing.UNKNOWN, Standing.WEAK):
        full = fuller(mention, around) if not mention.role else ""
        if full:
            return _from_words(Mention(mention.surface, mention.name, full), full, role_of(full), day, around, roster)
    if role.standing in (Standing.PRIVATE, Standing.UNKNOWN) or (
        role.standing is Standing.WEAK and not country and body is None
    ):
        why = f"no word of office ({role.words or 'none'})"
        return Speaker(mention.surface, name, None, country, False, reason=why)
    if of_company(words, roster) or (role.keys == ("vp",) and not country and body is None):
        return Speaker(mention.surface, name, None, "", False, reason="president of a private body")
    why = f"words of office: {role.words}"
    if not country and body is None and not _STATES.search(words):
        country = country_around(around.statement, around.article, role, roster)
        why += "; country from the context" if country else ""
        if not country and _ADMINISTRATION.match(words):
            country, why = "USA", f"{why}; said of one country only"
    principal = (body.principal or body.id) if body is not None else roster.governments.get(country, "")
    holder = _holder(mention, words, role, principal, day, roster)
    if holder is not None:
        return known(mention, holder, day, roster, "holder of the office on that day")
    organ, alone = organ_of(words, country, roster)
    if alone and role.standing is Standing.BODY:
        return known(mention, roster.actors[organ], day, roster, "a body of that country")
    organ = organ or (body.id if body is not None and body.principal else "")
    anonymous = role.standing is Standing.ANONYMOUS
    official = body is None or body.official
    regional = body is None and country == role.country and bool({"pm", "president"} & set(role.keys))
    rank = min(role.rank, 2) if regional else role.rank  # "Alberta Premier"
    return Speaker(
        mention.surface, name, None, country, official, mention.role, organ, principal, rank, anonymous, reason=why
    )


def _shown(mention: Mention) -> str:
    """The fuller of name and surface; a name that is only a piece of the surface says less than the surface."""
    if not mention.name or (mention.name in mention.surface and not _SEVERAL_WORDS.match(mention.name)):
        return mention.surface
    return mention.name


def _holder(mention: Mention, words: str, role: Role, principal: str, day: date, roster: Roster) -> Actor | None:
    """The one who holds the office that the words name, where they name nobody."""
    if role.standing in (Standing.BODY, Standing.ANONYMOUS) or _NOT_THE_HOLDER.search(words):
        return None
    if names_someone(words, roster):
        return None
    keys = role.keys
    if not keys and _LEADS.search(words.lower()):
        keys = heads_of(roster.code(principal))
    for key in keys:
        tenures = roster.holders(principal, key, day)
        if len({t.actor for t in tenures}) == 1:
            return _of_gender(roster.actors[tenures[0].actor], words)
    return None


def _of_gender(actor: Actor, words: str) -> Actor | None:
    """No queen is found where a king holds the office."""
    wanted = "f" if _QUEEN.search(words) else ""
    return None if wanted and actor.gender and actor.gender != wanted else actor
