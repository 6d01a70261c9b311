"""Whom a statement is about: countries, organisations and places in its words, most salient first."""

import re
from collections import defaultdict
from dataclasses import dataclass

from bot.actors.roster import AliasKind, Hit, Roster
from bot.frozen import quickly_made
from bot.model import Article, Evidence, Form, Speaker, Statement
from bot.statements.patterns import any_of

_MOST = 5
_HITS = 24  # names weighed in one text
_LONGEST = 4000
_AIMED = frozenset({"request", "accuse", "threaten", "praise", "promise", "reject", "deny"})
_BACKGROUND = re.compile(
    any_of(
        [
            "after",
            "amid",
            "amidst",
            "following",
            "despite",
            "as",
            "while",
            "over",
            "ahead of",
            "in the wake of",
            "in response to",
            "days before",
            "before",
            "even as",
        ]
    )
)
_EVENT = re.compile(
    r"\s(?:summit|talks|meeting|conference|declaration|agreement|accord|process|forum)\b", re.IGNORECASE
)
_TREATY = re.compile(r"\s(?:Convention|Treaty|Protocol|Statute|Accords?|Agreement|Memorandum|Principles|Format)\b")
_HAPPENED = re.compile(
    r"(?:\s(?:beach|terror|mass))?\s(?:beach|shooting|massacre|attack|bombing|stabbing|killing|blast|explosion|fire|crash)s?\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\bin\s$", re.IGNORECASE)
_AT = re.compile(r"\b(?:in|at|from|near|outside)\s+(?:the\s+)?$", re.IGNORECASE)


@quickly_made
@dataclass(frozen=True, slots=True)
class Toward:
    """Targets by salience, the counterpart, the places named, and the words."""

    targets: tuple[str, ...]
    counterpart: str
    places: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def toward(statement: Statement, speaker: Speaker, article: Article, roster: Roster) -> Toward:
    """Weigh everyone named in the content and the addressee; where it names none, in the sentence and the title."""
    scale = _Scale(roster)
    for span in statement.content[:6]:
        scale.weigh(span.text, 3.0)
    if statement.addressee:
        scale.weigh(statement.addressee, 3.2 if statement.cue_class in _AIMED else 1.0)
    own = _own(speaker, roster)
    if statement.form is Form.ACT or not set(scale.weights) - own:
        for span in statement.context[:3]:
            scale.weigh(span.text, 3.0 if statement.form is Form.ACT else 1.0)
    if not set(scale.weights) - own:
        scale.weigh(article.title, 0.5, scene=True)
    ranked = sorted(scale.weights, key=lambda code: -scale.weights[code])
    others = [code for code in ranked if code not in own]
    targets = tuple(others or ranked)[:_MOST]
    evidence = tuple(Evidence("target", scale.words[code], code) for code in targets[:3])
    return Toward(targets, others[0] if others else "", tuple(scale.places), evidence)


def _own(speaker: Speaker, roster: Roster) -> set[str]:
    """Codes that are the speaker's own side."""
    sides = {speaker.country, roster.code(speaker.principal), roster.code(speaker.organ)}
    if not speaker.actor:  # several who do one thing, or whom one name fits
        sides |= {roster.code(actor) for actor in speaker.candidates}
    return sides - {""}


class _Scale:
    """Codes with their weights, the words that named them and the places among them."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.weights: dict[str, float] = defaultdict(float)
        self.words: dict[str, str] = {}
        self.places: dict[str, None] = {}

    def weigh(self, text: str, weight: float, *, scene: bool = False) -> None:
        """Add those named in ``text``: the first most, those behind "after" or "amid" little, venues least.

        ``scene``: the text only stands around the words, and its venues are where the story plays.
        """
        hits = self.roster.scan(text[:_LONGEST])
        if not hits:
            return
        turn = _BACKGROUND.search(text) if len(hits) > 1 else None
        for order, hit in enumerate(hits[:_HITS]):
            if _is_namesake(text, hit):
                continue
            share = weight / (1 + 0.2 * order)
            if turn is not None and hit.start > turn.start() > hits[0].start:
                share *= 0.4
            if _is_venue(text, hit):
                if scene:
                    continue
                share *= 0.3
            for code, place in self.roster.codes_of(hit):
                self.weights[code] += share
                self.words.setdefault(code, hit.text)
                if place:
                    self.places[place] = None


def _is_namesake(text: str, hit: Hit) -> bool:
    """As in "the Norland shooting", "in Norland": a place with the name of somebody of the roster."""
    if _TREATY.match(text, hit.end):
        return True  # "the Ottawa Convention": the place gave it the name
    if any(alias.kind is not AliasKind.SURNAME for alias in hit.aliases):
        return False
    inside = _INSIDE.search(text, max(0, hit.start - 4), hit.start) and not text.startswith(("'s", "’s"), hit.end)
    return bool(inside or _HAPPENED.match(text, hit.end))


def _is_venue(text: str, hit: Hit) -> bool:
    """As in "in Paris", "at the White House": where something happened, not whom it is about."""
    if not any(alias.kind in (AliasKind.CAPITAL, AliasKind.METONYM) for alias in hit.aliases):
        return False
    return bool(_AT.search(text, max(0, hit.start - 8), hit.start) or _EVENT.match(text, hit.end))
