"""Whom a statement is about: countries, organisations and places in its words, most salient first."""

from collections import defaultdict
from dataclasses import dataclass

from bot.actors.roster import AliasKind, Hit, Roster
from bot.model import Article, Evidence, Form, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Toward:
    """Targets by salience, the counterpart, the places named, and the words."""

    targets: tuple[str, ...]
    counterpart: str
    places: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def toward(statement: Statement, speaker: Speaker, article: Article, roster: Roster) -> Toward:
    """Weigh everyone named in the content, the addressee, the sentence and the title."""
    weights: dict[str, float] = defaultdict(float)
    places: dict[str, None] = {}
    words: dict[str, str] = {}
    texts = [(span.text, 3.0) for span in statement.content[:6]]
    texts += [(statement.addressee, 1.0)]
    texts += [(span.text, 3.0 if statement.form is Form.ACT else 1.0) for span in statement.context[:3]]
    for text, weight in texts:
        _weigh(text[:4000], weight, weights, places, words, roster)
    if not _others(weights, speaker):
        _weigh(article.title, 0.5, weights, places, words, roster)
    ranked = sorted(weights, key=lambda code: -weights[code])
    own = {speaker.country, speaker.principal, roster.code(speaker.principal), roster.code(speaker.actor or "")}
    others = [code for code in ranked if code not in own]
    targets = tuple(others or ranked)[:5]
    counterpart = targets[0] if others else ""
    evidence = tuple(Evidence("target", words[code], code) for code in targets[:3])
    return Toward(targets, counterpart, tuple(places), evidence)


def _others(weights: dict[str, float], speaker: Speaker) -> bool:
    return any(code != speaker.country for code in weights)


def _weigh(
    text: str, weight: float, weights: dict[str, float], places: dict[str, None], words: dict[str, str], roster: Roster
) -> None:
    for order, hit in enumerate(roster.scan(text)):
        for code, place in _codes(hit, roster):
            weights[code] += weight / (1 + 0.2 * order)
            words.setdefault(code, hit.text)
            if place:
                places[place] = None


def _codes(hit: Hit, roster: Roster) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for alias in hit.aliases:
        if alias.kind is AliasKind.PLACE:
            found += [(land, alias.actor) for land in roster.places[alias.actor].within]
        elif alias.sure or alias.kind is AliasKind.NAME:
            code = roster.code(alias.actor)
            if code:
                found.append((code, ""))
    return list(dict.fromkeys(found))
