"""Every name a user may type: the configuration comes in once; words go in, actors, countries, issues and kinds out.

Exact names first, then the nearest ones (rapidfuzz). Compiled per configuration; a lookup is a dictionary access, a
nearest name one pass over some ten thousand short strings.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.chat.translation import country_names
from bot.facts import Actor, ActorType, Configuration, Issue
from bot.model import AlertKind, IssueClass

LONGEST_NAME = 7  # words
NEAR = 60.0  # a name below this ratio is no suggestion


class TermKind(StrEnum):
    """What a typed name stands for."""

    ACTOR = "actor"
    COUNTRY = "country"
    PLACE = "place"
    ISSUE = "issue"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning: ``id`` is a roster id, an alpha-3 code, an issue class or issue id, or an alert kind.

    ``actor`` is the roster id to ask positions of: the government, for a country.
    """

    kind: TermKind
    id: str
    label: str
    actor: str = ""
    weight: int = 0  # the better known meaning of an ambiguous name


@dataclass(frozen=True, slots=True)
class Near:
    """A name near to what was typed: how alike in percent, and how many slips of the finger away."""

    term: Term
    ratio: float
    slips: int


KIND_WORDS = {
    AlertKind.STATEMENT: "statement statements declaración declaraciones déclaration déclarations",
    AlertKind.REVERSAL: "reversal reversals u-turn u-turns giro giros revirement revirements",
    AlertKind.WALKBACK: "walkback walkbacks walk-back walk-backs rectificación rétractation",
    AlertKind.CONFLICT: "conflict conflicts conflicto conflictos contradiction contradictions",
    AlertKind.HARDENED: "hardened hardening endurecimiento durcissement",
    AlertKind.SOFTENED: "softened softening suavización assouplissement",
}
CLASS_WORDS = {  # beside the class's own name and the nouns of config/issues.yaml
    IssueClass.TALKS: ("negociaciones", "négociations", "pourparlers"),
    IssueClass.SANCTIONS: ("sanction", "sanciones"),
    IssueClass.TARIFFS: ("tariff", "aranceles", "droits de douane", "duties"),
    IssueClass.TRADE_DEAL: ("trade", "acuerdo comercial", "accord commercial"),
    IssueClass.MILITARY_ACTION: ("military", "strikes", "war", "acción militar", "action militaire"),
    IssueClass.TROOPS: ("tropas", "troupes"),
    IssueClass.CEASEFIRE: ("truce", "alto el fuego", "cessez-le-feu", "cease-fire", "trêve"),
    IssueClass.RECOGNITION: ("reconocimiento", "reconnaissance"),
    IssueClass.TERRITORY: ("territorio", "territoire", "borders"),
    IssueClass.TREATY: ("treaty", "membership", "tratado", "traité"),
    IssueClass.AID: ("ayuda", "aide"),
    IssueClass.ARMS: ("weapons", "armas", "armes"),
    IssueClass.NUCLEAR: ("nucléaire",),
    IssueClass.PRISONERS: ("hostages", "prisioneros", "rehenes", "prisonniers", "otages"),
    IssueClass.VISAS: ("visas", "border", "visados", "frontera", "frontière"),
    IssueClass.BLOCKADE: ("bloqueo", "blocus"),
    IssueClass.INVESTIGATION: ("investigación", "enquête"),
    IssueClass.HUMAN_RIGHTS: ("derechos humanos", "droits humains", "rights"),
}


def fold(text: str) -> str:
    """Lower case without accents and punctuation, words apart by one space: how names are compared."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


class Names:
    """The names of one configuration."""

    def __init__(self, configuration: Configuration, today: date) -> None:
        self._today = today
        self._meanings: dict[str, dict[tuple[TermKind, str], Term]] = defaultdict(dict)
        self.labels: dict[str, str] = {actor.id: actor.name for actor in configuration.actors}
        self._issues = {issue.id: issue for issue in configuration.issues}
        self.government: dict[str, str] = {}  # alpha-3 -> roster id
        for kind, spellings in KIND_WORDS.items():
            self._add(Term(TermKind.KIND, str(kind), str(kind), weight=9), spellings.split())
        for issue in configuration.issues:
            self._add_issue(issue)
        for cls in IssueClass:
            also = (*CLASS_WORDS.get(cls, ()), *cls.split("/"))
            self._add(Term(TermKind.ISSUE, str(cls), str(cls), weight=8), (cls, *also))
        governments = {actor.country: actor for actor in configuration.actors if _is_country(actor)}
        for actor in configuration.actors:
            self._add_actor(actor, governments.get(actor.country))
        for place in configuration.places:
            self.labels[place.id] = place.name
            self._add(Term(TermKind.PLACE, place.id, place.name, weight=6), (place.id, place.name, *place.names))
        self._choices = sorted(self._meanings)

    def exact(self, text: str) -> tuple[Term, ...]:
        """Return the meanings of a name as typed, the best known first; none for an unknown one."""
        return _ordered(self._meanings.get(fold(text), {}).values())

    def nearest(self, text: str, limit: int = 3) -> list["Near"]:
        """Return the nearest names' best meanings, the nearest first."""
        wanted = fold(text)
        if len(wanted) < 3:
            return []
        found = process.extract(wanted, self._choices, scorer=fuzz.ratio, score_cutoff=NEAR, limit=4 * limit)
        best: dict[tuple[TermKind, str], Near] = {}
        for name, ratio, _ in found:
            term = _ordered(self._meanings[name].values())[0]
            best.setdefault((term.kind, term.id), Near(term, ratio, OSA.distance(wanted, name)))
        return list(best.values())[:limit]

    def meant(self, text: str) -> Term | None:
        """Return what a mistyped name stands for, where one name is a slip or two away and no other is as near."""
        near = self.nearest(text)
        slips = 0 if len(fold(text)) < 5 else 1 if len(fold(text)) < 8 else 2
        if not near or near[0].slips > slips or (len(near) > 1 and near[1].ratio >= near[0].ratio):
            return None
        return near[0].term

    def label(self, actor: str) -> str:
        """Return the name of a roster id; an id that is unknown stands for itself."""
        return self.labels.get(actor, actor)

    def issue(self, issue: str) -> str:
        """Return the label of a finer issue."""
        return self._issues[issue].label if issue in self._issues else issue

    def issue_class(self, issue: str) -> IssueClass | None:
        """Return the class of an issue or of a class's own name, None for neither."""
        if issue in self._issues:
            return self._issues[issue].cls
        return IssueClass(issue) if issue in set(IssueClass) else None

    def _add(self, term: Term, spellings: Iterable[str]) -> None:
        for spelling in spellings:
            name = fold(spelling)
            if name and len(name.split()) <= LONGEST_NAME:
                known = self._meanings[name].get((term.kind, term.id))
                if known is None or known.weight < term.weight:
                    self._meanings[name][term.kind, term.id] = term

    def _add_issue(self, issue: Issue) -> None:
        whole = issue.id == issue.cls  # an issue that carries its class's name asks for the class
        term = Term(TermKind.ISSUE, str(issue.cls) if whole else issue.id, issue.label, weight=6)
        self._add(term, (issue.id, issue.label))
        loose = Term(TermKind.ISSUE, term.id, term.label, weight=1)
        self._add(loose, issue.nouns)

    def _add_actor(self, actor: Actor, government: Actor | None) -> None:
        if _is_country(actor):
            self._add_country(actor)
            return
        rank = self._rank(actor)
        term = Term(TermKind.ACTOR, actor.id, actor.name, actor=actor.id, weight=3 + rank)
        self._add(term, (actor.id, actor.name, *actor.names, *actor.metonyms))
        person = actor.type is ActorType.PERSON and actor.surname_use != "avoid"
        surname = actor.surname or actor.name.split()[-1] if person and actor.name else ""
        loose = Term(TermKind.ACTOR, actor.id, actor.name, actor=actor.id, weight=2 + rank)
        self._add(loose, (surname, *actor.ambiguous_names, *actor.ambiguous_metonyms, *_described(actor, government)))

    def _add_country(self, actor: Actor) -> None:
        self.government[actor.country] = actor.id
        term = Term(TermKind.COUNTRY, actor.country, actor.name, actor=actor.id, weight=7)
        self._add(term, (actor.id, actor.country, actor.name, *actor.names, *country_names(actor.country)))
        loose = Term(TermKind.COUNTRY, actor.country, actor.name, actor=actor.id, weight=2)
        self._add(loose, (*actor.demonyms, *actor.metonyms, actor.capital, *actor.ambiguous_metonyms))

    def _rank(self, actor: Actor) -> int:
        day = self._today
        held = (o.rank or 1 for o in actor.offices if (o.start or day) <= day and (o.end is None or o.end > day))
        return max(held, default=0)


def _is_country(actor: Actor) -> bool:
    return actor.type is ActorType.GOVERNMENT and bool(actor.country)


def _described(actor: Actor, government: Actor | None) -> Iterator[str]:
    """What an organ is called after its role: "Norwegian foreign ministry", "foreign ministry of Norway"."""
    if government is None or actor.type is ActorType.PERSON or not actor.role:
        return
    role = actor.role.replace("_", " ")
    for name in (government.name, *government.demonyms):
        yield f"{name} {role}"
    for name in (government.name, *government.names):
        yield f"{role} of {name}"


def _ordered(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (-term.weight, term.label, term.id)))
