"""Who a mention is on the day of the statement: statement, article and roster in, a Speaker out (with its reason)."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.actors.offices import office_key, rank_of
from bot.actors.roles import Role, Standing, role_of
from bot.actors.roster import Alias, AliasKind, Hit, Roster, block_of, fold
from bot.facts import Actor, ActorType
from bot.model import Article, Field, Mention, Speaker, Statement

_NEAR = 88.0  # two spellings of one full name; measured: different persons of one block stay below 80


def resolve(statement: Statement, article: Article, roster: Roster) -> Speaker:
    """Tell who speaks. Someone whom the roster does not hold is built from the words and has no ``actor``."""
    day = statement.said_on or article.published.date()
    return _resolve(statement.speaker, day, statement, article, roster)


def _resolve(mention: Mention, day: date, statement: Statement, article: Article, roster: Roster) -> Speaker:
    if mention.publisher and mention.publisher in roster.actors:
        return _of_actor(mention, roster.actors[mention.publisher], day, roster, "the source itself speaks")
    words = " ".join(dict.fromkeys(filter(None, (mention.role, mention.name, mention.surface))))
    role = role_of(words)
    found = _person(mention, words, role, day, article, roster)
    if found is not None:
        return found
    return _from_words(mention, words, role, day, statement, article, roster)


# --- persons ----------------------------------------------------------------------------------------------------------


def _person(mention: Mention, words: str, role: Role, day: date, article: Article, roster: Roster) -> Speaker | None:
    for text in dict.fromkeys(filter(None, (mention.name, mention.antecedent, mention.surface))):
        ids, reason = _candidates(text, article, roster)
        if not ids:
            continue
        best = _choose(ids, words, day, roster)
        if len(best) == 1:
            return _of_actor(mention, roster.actors[best[0]], day, roster, reason)
        if best:
            return Speaker(
                mention.surface,
                mention.name or text,
                None,
                _common(best, roster),
                True,
                candidates=best,
                reason=f"{reason}, but {len(best)} persons fit",
                rank=role.rank,
            )
    return None


_HEADS_AFTER = re.compile(r"^[\w’'@-]*(?:['’]s?)?\s+[a-z]")
_TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lord",
    "president",
    "minister",
    "secretary",
    "general",
    "gen",
    "king",
    "queen",
    "premier",
    "chancellor",
    "pm",
    "ambassador",
    "envoy",
    "ayatollah",
    "sheikh",
    "prince",
    "pope",
    "senator",
    "leader",
    "speaker",
    "chief",
    "the",
    "a",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "and",
    "prime",
    "foreign",
    "vice",
}


def _candidates(text: str, article: Article, roster: Roster) -> tuple[tuple[str, ...], str]:
    key = fold(text)
    if key in roster.by_name:
        return roster.by_name[key], "full name"
    hits = [h for h in roster.scan(text) if any(a.actor.startswith("person.") for a in h.aliases)]
    for hit in hits:
        if _owned(text, hit):
            continue
        ids = tuple(
            a.actor for a in hit.aliases if a.actor in roster.actors and roster.actors[a.actor].type is ActorType.PERSON
        )
        if any(a.kind is AliasKind.NAME for a in hit.aliases):
            return ids, "full name"
        if _other_first_name(text, hit, ids, roster):
            continue
        if hit.sure:
            return ids, "surname"
        named = tuple(i for i in ids if i in _named_in(article, roster))
        if named:
            return named, "surname, full name elsewhere in the article"
        if _titled(text, hit):
            return ids, "surname with a title"
    return _near(text, roster)


def _owned(text: str, hit: Hit) -> bool:
    """ "Trump's lawyer", "Putin ally": the name is not the head."""
    rest = text[hit.end :]
    return bool(re.match(r"(?:['’]s?)?\s+\w", rest)) and not re.match(r"\s*(?:,|\(|and\b|of\b|[A-Z])", rest)


def _other_first_name(text: str, hit: Hit, ids: tuple[str, ...], roster: Roster) -> bool:
    before = re.findall(r"[\w.'’-]+", text[: hit.start])
    if not before:
        return False
    word = before[-1]
    if not word[:1].isupper() or fold(word).strip(".") in _TITLES or word.isupper():
        return False
    firsts = {
        fold(part) for i in ids for name in (roster.actors[i].name, *roster.actors[i].names) for part in name.split()
    }
    return fold(word) not in firsts and not (
        len(word.strip(".")) == 1 and any(f.startswith(fold(word[0])) for f in firsts)
    )


def _titled(text: str, hit: Hit) -> bool:
    before = re.findall(r"[\w.'’-]+", text[: hit.start])
    return bool(before) and fold(before[-1]).strip(".") in _TITLES


@lru_cache(maxsize=32)
def _named_in(article: Article, roster: Roster) -> frozenset[str]:
    """Persons whose full name stands somewhere in the article."""
    text = "\n".join((article.title, article.summary, article.text[:60_000]))
    return frozenset(
        a.actor
        for h in roster.scan(text)
        for a in h.aliases
        if a.kind is AliasKind.NAME and a.actor.startswith("person.")
    )


def _near(text: str, roster: Roster) -> tuple[tuple[str, ...], str]:
    words = [w for w in re.findall(r"[^\W\d_][\w.'’-]*", text[:120]) if w[:1].isupper()]
    while words and fold(words[0]).strip(".") in _TITLES:
        words.pop(0)
    if not 2 <= len(words) <= 5:
        return (), ""
    name = fold(" ".join(words))
    best = process.extractOne(name, roster.blocks.get(block_of(name), ()), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return (roster.by_name[best[0]], f"near spelling of {best[0]}") if best else ((), "")


def _choose(ids: tuple[str, ...], words: str, day: date, roster: Roster) -> tuple[str, ...]:
    """Narrow several persons down by country words, by office in the words, by being in office at all."""
    if len(ids) == 1:
        return ids
    lands = {roster.code(a.actor) for h in roster.scan(words) for a in h.aliases if not a.actor.startswith("person.")}
    keys = set(office_key(words))
    for test in (
        lambda i: roster.actors[i].country in lands,
        lambda i: (o := roster.office_on(i, day)) is not None and bool(keys & set(office_key(o.title))),
        lambda i: roster.office_on(i, day) is not None,
    ):
        kept = tuple(i for i in ids if test(i))
        if kept:
            ids = kept
        if len(ids) == 1:
            break
    return ids


def _common(ids: tuple[str, ...], roster: Roster) -> str:
    lands = {roster.actors[i].country for i in ids}
    return lands.pop() if len(lands) == 1 else ""


def _of_actor(mention: Mention, actor: Actor, day: date, roster: Roster, reason: str) -> Speaker:
    if actor.type is ActorType.PERSON:
        office = roster.office_on(actor.id, day)
        if office is None:
            standing = actor.official and not actor.offices
            why = "in no office on that day" if actor.offices else "holds no office"
            return Speaker(mention.surface, actor.name, actor.id, actor.country, standing, reason=f"{reason}; {why}")
        return Speaker(
            mention.surface,
            actor.name,
            actor.id,
            actor.country,
            actor.official,
            office.title,
            office.org,
            office.principal or actor.principal,
            office.rank or rank_of(office.title),
            reason=reason,
        )
    principal = actor.principal or actor.id
    rank = {ActorType.GOVERNMENT: 4, ActorType.ORGANISATION: 4, ActorType.GROUP: 4, ActorType.MINISTRY: 3}.get(
        actor.type, 2
    )
    organ = actor.id if actor.id != principal else ""
    return Speaker(
        mention.surface, actor.name, actor.id, actor.country, actor.official, "", organ, principal, rank, reason=reason
    )


# --- bodies and speakers built from words -------------------------------------------------------------------------------


def _from_words(
    mention: Mention, words: str, role: Role, day: date, statement: Statement, article: Article, roster: Roster
) -> Speaker:
    name = mention.name or mention.surface
    hits = [h for h in roster.scan(words) if not all(a.actor.startswith("person.") for a in h.aliases)]
    whole = _whole_body(mention, roster)
    if whole is not None:
        return _of_actor(mention, whole, day, roster, "named body")
    country, body = _country(hits, roster)
    if role.standing in (Standing.PRIVATE, Standing.UNKNOWN):
        return Speaker(
            mention.surface, name, None, country, False, reason=f"no word of office ({role.words or 'none'})"
        )
    why = f"words of office: {role.words}"
    if not country and body is None:
        country = _from_context(statement, article, roster)
        why += "; country from the context" if country else ""
    principal = body.principal or body.id if body else roster.governments.get(country, "")
    holder = _holder(role, principal, mention, day, roster)
    if holder is not None:
        return _of_actor(mention, holder, day, roster, "holder of the office on that day")
    return Speaker(
        mention.surface,
        name,
        None,
        country,
        True,
        mention.role,
        body.id if body and body.principal else "",
        principal,
        role.rank,
        role.standing is Standing.ANONYMOUS,
        reason=why,
    )


def _whole_body(mention: Mention, roster: Roster) -> Actor | None:
    """A mention that is a body's name and nothing else: "Tehran", "the Russian foreign ministry"."""
    for text in dict.fromkeys(filter(None, (mention.name, mention.surface, mention.antecedent))):
        bare = re.sub(r"^(?:the|a|an)\s+|['’]s$", "", text.strip(), flags=re.IGNORECASE)
        for hit in roster.scan(text):
            if hit.text in (bare, text.strip()) or hit.text.removeprefix("the ") == bare:
                for alias in hit.aliases:
                    actor = roster.actors.get(alias.actor)
                    if actor is not None and actor.type is not ActorType.PERSON and alias.kind is not AliasKind.DEMONYM:
                        return actor
    return None


def _country(hits: list[Hit], roster: Roster) -> tuple[str, Actor | None]:
    """The first country or organisation among the words."""
    for hit in hits:
        for alias in hit.aliases:
            actor = roster.actors.get(alias.actor)
            if actor is not None and actor.type is not ActorType.PERSON:
                return actor.country, actor
    return "", None


def _holder(role: Role, principal: str, mention: Mention, day: date, roster: Roster) -> Actor | None:
    if mention.name and mention.name[:1].isupper() and " " in mention.name and not office_key(mention.name):
        return None
    for key in role.keys:
        tenures = roster.holders(principal, key, day)
        if len({t.actor for t in tenures}) == 1:
            return roster.actors[tenures[0].actor]
    return None


def _from_context(statement: Statement, article: Article, roster: Roster) -> str:
    """The country nearest before the statement, else the first of the title."""
    texts = [span.text for span in statement.context]
    if statement.content and statement.content[0].field is Field.TEXT:
        start = statement.content[0].start
        texts.append(article.text[max(0, start - 600) : start])
    texts += [article.title, article.summary[:400]]
    for text in texts:
        lands = [a.actor for h in roster.scan(text) for a in h.aliases if a.actor.startswith("gov.")]
        if lands:
            return roster.actors[lands[-1] if text not in (article.title,) else lands[0]].country
    return ""


__all__ = ["Alias", "resolve"]
