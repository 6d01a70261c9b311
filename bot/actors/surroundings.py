"""What the article tells of a speaker whom the mention alone leaves open: its country, its fuller name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from bot.actors.roles import Role, Standing, role_of
from bot.actors.roster import AliasKind, Hit, Roster
from bot.facts import ActorType
from bot.model import Article, Field, Mention, Statement

_NEARBY = 700  # characters before a statement in which its country is looked for
_LOOKED = 20_000  # characters of the article that are looked through
_PARTED = re.compile(r"[.,;:]|\b(?:in|to|by|with)\s*$")
_ODD = "\u017f\u212a\u0131\u0130"  # letters that are a plain one in other case, as patterns see it
_GENERIC = re.compile(
    r"^(?:the\s+)?(?:bipartisan\s+|house\s+|senate\s+)?(?:lawmakers|committee|panel|members)\b", re.IGNORECASE
)
_COMMITTEE = re.compile(
    r"\b(?:[A-Z]\w+ ){0,3}(?:Select|House|Senate|Foreign|Intelligence|Armed|Judiciary"
    r"|Oversight)(?: \w+){0,4} Committee(?: on [A-Z]\w+)?"
    r"|\b(?:House|Senate) (?:[A-Z]\w+ )?panel"
)


class Around:
    """The statement and the article around a mention; notes whether they were asked, or the words alone told enough."""

    __slots__ = ("_article", "_statement", "asked")

    def __init__(self, statement: Statement, article: Article) -> None:
        """Begin unasked."""
        self._statement, self._article, self.asked = statement, article, False

    @property
    def statement(self) -> Statement:
        """The statement, from now on asked for."""
        self.asked = True
        return self._statement

    @property
    def article(self) -> Article:
        """The article, from now on asked for."""
        self.asked = True
        return self._article


_QUOTED = re.compile(r"[\"“][^\"“”]{0,400}[\"”]")
_CARRIER = re.compile(r"(?:state|official)[- ](?:run |affiliated |news )*(?:media|television|tv|agency|broadcaster)$")
_HOUSE = re.compile(r"committee|panel|lawmaker|leader$|whip$")


def country_around(statement: Statement, article: Article, role: Role, roster: Roster) -> str:
    """The country of a speaker like "the attorney general" or "officials".

    First "Iran's attorney general" elsewhere in the article, then the countries of the sentence,
    of the lines before, of the title.
    """
    house = _HOUSE.search(role.words) and role_of(f"{article.title} {article.text[:1500]}"[:300]).country
    if house:
        return house
    head = role.words.split()[-1] if role.words else ""
    start = statement.content[0].start if statement.content and statement.content[0].field is Field.TEXT else 0
    text = article.text[:_LOOKED]
    same = _beside(head, text, start, roster) or _beside(head, f"{article.title} . {article.summary[:600]}", 0, roster)
    if same:
        return same
    if _CARRIER.match(role.words):  # of the country in the headline, whoever is named near: "state media"
        lands = _governments(article.title, roster)
        if lands:
            return lands[0]
    lines = article.text[max(0, start - _NEARBY) : start].split("\n")[::-1]
    for text in (_outside(statement), *lines, article.title, article.summary[:600]):
        quoted = '"' in text or "“" in text
        lands = _governments(_QUOTED.sub(" ", text) if quoted else text, roster)
        if lands:
            return lands[0] if text == article.title else lands[-1]
    return role_of(article.title).country


@lru_cache(maxsize=32)
def bodies_named(article: Article, roster: Roster) -> dict[str, frozenset[str]]:
    """Bodies whose name of several words stands in the article, by the last of these words."""
    found: dict[str, set[str]] = defaultdict(set)
    for hit in roster.scan("\n".join((article.title, article.summary, article.text[:_LOOKED]))):
        for alias in hit.aliases if " " in hit.text else ():
            actor = roster.actors.get(alias.actor)
            if actor is not None and alias.kind is AliasKind.NAME and actor.type is not ActorType.PERSON:
                found[hit.text.split()[-1].lower()].add(actor.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def _beside(head: str, text: str, start: int, roster: Roster) -> str:
    """The country that stands right before the same word of office: nearest before ``start``, else the first."""
    if len(head) < 4 or head.lower() not in text.lower():
        return ""
    best = ""
    for at in _whole(text, head):
        lead = text[max(0, at - 45) : at]
        hits = [h for h in roster.scan(lead) if _country_of(h, roster) and not _PARTED.search(lead[h.end :])]
        if hits:
            land = _country_of(hits[-1], roster)
            if at > start and best:
                break
            best = land
    return best


def _whole(text: str, word: str) -> Iterator[int]:
    """Where a word stands whole, in capitals or not; a pattern, several times slower, only where letters are odd."""
    low = f" {text.lower()} "
    odd = not text.isascii() and (len(low) != len(text) + 2 or any(letter in text for letter in _ODD))
    if odd or not (word.isascii() and word[0].isalnum() and word[-1].isalnum()):
        yield from (found.start() for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE))
        return
    word = word.lower()
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        before, after = low[at - 1], low[end]
        inside = before.isalnum() or after.isalnum() or before == "_" or after == "_"
        if not inside:
            yield at - 1
        at = low.find(word, at + 1 if inside else end)


def _outside(statement: Statement) -> str:
    """The sentence without the words said."""
    text = " ".join(span.text for span in statement.context)
    for span in statement.content:
        text = text.replace(span.text, " ")
    return text


def _governments(text: str, roster: Roster) -> list[str]:
    return [land for hit in roster.scan(text) if (land := _country_of(hit, roster))]


def _country_of(hit: Hit, roster: Roster) -> str:
    for alias in hit.aliases:
        actor = roster.actors.get(alias.actor)
        if alias.sure and actor is not None and actor.country and actor.type not in (ActorType.PERSON, ActorType.GROUP):
            return actor.country
    return ""


def fuller(mention: Mention, around: Around) -> str:
    """As in "Lawmakers", "the committee" in an article about a committee: the committee's name, or ""."""
    if not _GENERIC.match(mention.surface):
        return ""
    article = around.article
    found = _COMMITTEE.search("\n".join((article.title, article.summary[:1000], article.text[:3000])))
    full = found.group() if found else ""
    return full if full and role_of(full).standing in (Standing.OFFICIAL, Standing.BODY) else ""
