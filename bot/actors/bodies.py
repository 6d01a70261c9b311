"""Which country or body the words of a speaker name, and whether they name somebody: words in, a body out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.actors.roles import Role, Standing, is_role_word
from bot.actors.roster import Hit, Roster
from bot.actors.spelling import WORDS
from bot.facts import Actor, ActorType

_ABOUT = re.compile(
    r"\s(?:on|to|about|against|over|near|towards?|in charge of|(?<=envoy )for|(?<=representative )for)\s.*$",
    re.IGNORECASE,
)
_KINDS = tuple(
    (re.compile(words, re.IGNORECASE), kind)
    for words, kind in (
        (
            r"foreign (?:ministry|office)|ministry of foreign affairs|state department|department of state",
            "foreign_ministry",
        ),
        (r"defen[cs]e ministry|ministry of defen[cs]e|(?:defen[cs]e|war) department", "defence_ministry"),
        (r"interior ministry|ministry of (?:the )?interior", "interior_ministry"),
        (r"(?:commerce|trade) ministry|ministry of (?:commerce|trade)", "trade_ministry"),
        (r"finance ministry|ministry of finance|treasury", "finance_ministry"),
        (r"justice (?:ministry|department)|ministry of justice|department of justice", "justice_ministry"),
        (r"energy ministry|ministry of energy", "energy_ministry"),
        (r"state[- ](?:run |owned |affiliated )?(?:media|television|tv|news agency|broadcaster)", "state_media"),
        (r"presidency|president's office|presidential office|office of the president", "head_of_state"),
        (r"central bank", "central_bank"),
        (r"security council", "security_council"),
    )
)
_ANY_KIND = re.compile("|".join(pattern.pattern for pattern, _ in _KINDS), re.IGNORECASE)
_PRESIDES = re.compile(r"([A-Z][\w.&'’-]+) (?:[Pp]resident|[Cc]hairman|[Cc]hancellor|[Dd]irector)\b")
_PRESIDENT_OF = re.compile(r"\b(?:[Pp]resident|[Cc]hair(?:man|woman)?|[Dd]irector) (?:of|at) (?:the )?([A-Z].*)")
_OF_FIELD = re.compile(r"\b[Vv]ice[ -][Pp]resident (?:(?:of|for) (?!the\b|[A-Z])|at )")  # "vice president for policy"
_STATE = re.compile(
    r"(?:Republic|United|Senate|Parliament|Council|National|European|Supreme|Security|State|Federal|Central|House|Assembly"
    r"|Kingdom|Islamic|People|Government|Ministry|Office|Department|General|Intelligence|Public|Communications|Bureau|Agency)\b"
)
_CAPITAL = re.compile(r" [A-Z]")
_NO_BODY = frozenset({"vice", "former", "acting", "interim", "deputy", "first", "the", "new", "then", "and", "co"})
_NO_BODY |= {"enforcement", "intelligence", "security", "health", "police", "agency", "bureau", "prisons", "emergency"}


def land(words: str, role: Role, roster: Roster) -> tuple[str, Actor | None]:
    """The country or organisation spoken for; what stands behind "ambassador to" or "in" is not it."""
    front = _ABOUT.sub("", words)
    hits = roster.scan(front)
    if hits and (front[: hits[0].start].lower() in ("", "the ") or front[: hits[0].start].endswith(" of ")):
        role = replace(role, country="")  # "Consul General of Israel in New York": the name beats the town
    found = _first_body(hits, role, roster)
    return (found.country, found) if found is not None else (role.country, None)


def _first_body(hits: Sequence[Hit], role: Role, roster: Roster) -> Actor | None:
    for hit in hits:
        bodies = [roster.actors[a.actor] for a in hit.aliases if a.actor in roster.actors]
        bodies = [b for b in bodies if b.type is not ActorType.PERSON]
        if bodies and not (
            role.country
            and bodies[0].country
            and bodies[0].country != role.country
            and role.standing is not Standing.BODY
        ):
            return bodies[0]
    return None


def names_someone(words: str, roster: Roster) -> bool:
    """As in "Army spokesman Col Somchai Rattana": words are left that are neither office, country nor title."""
    rest = words
    hits = roster.scan(words)
    if any(
        a.actor in roster.actors and roster.actors[a.actor].type is ActorType.PERSON for h in hits for a in h.aliases
    ):
        return True
    for hit in reversed(hits):
        rest = f"{rest[: hit.start]} {rest[hit.end :]}"
    tokens = WORDS.findall(rest)
    return any(t[:1].isupper() and t not in ("PM", "FM", "DM") and not is_role_word(t) for t in tokens)


def of_company(words: str, roster: Roster) -> bool:
    """As in "Harvard President", "president of the Polar Institute": the body presided over is no state's."""
    if _OF_FIELD.search(words):
        return True
    before = _PRESIDES.search(words)
    if before and before.group(1).lower() not in _NO_BODY and not roster.scan(before.group(1)):
        return True
    behind = _PRESIDENT_OF.search(words)
    if behind is None or _STATE.match(behind.group(1)):
        return False
    hits = roster.scan(behind.group(1))
    return not (hits and hits[0].start == 0 and not _CAPITAL.match(behind.group(1)[hits[0].end :]))


def organ_of(words: str, country: str, roster: Roster) -> tuple[str, bool]:
    """The country's ministry or institution that the words name, and whether they name nothing beyond it."""
    if not _ANY_KIND.search(words):
        return "", False
    for pattern, kind in _KINDS:
        found = pattern.search(words)
        if found and kind == "head_of_state" and "presid" not in roster.organs.get((country, kind), ""):
            continue
        if found and (country, kind) in roster.organs:
            return roster.organs[(country, kind)], not words[found.end() :].strip(" '’s")
    return "", False
