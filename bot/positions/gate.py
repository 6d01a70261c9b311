"""The gate before every comparison: are two statements about the same thing at all?

In: two statements in their coded or stored form, and who contains whom. Out: a ``Likeness`` with the words for it. Most
wrong reversals are comparisons of what is not comparable, so everything here errs toward "no".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.coding.matter import COMMON, PLAIN, kind_of
from bot.model import CodedStatement, Form, IssueClass, Modality, Stand

Containers = Mapping[str, frozenset[str]]

SHORT = 5  # content words up to which a proposition can be general: "cancelled all talks"
WORLD = 60  # an organisation of more members stands for no counterpart's side: the UN is not Denmark

RELATED: Mapping[IssueClass, frozenset[IssueClass]] = {
    IssueClass.TALKS: frozenset({IssueClass.CEASEFIRE, IssueClass.MILITARY_ACTION}),
    IssueClass.CEASEFIRE: frozenset({IssueClass.TALKS, IssueClass.MILITARY_ACTION, IssueClass.TROOPS}),
    IssueClass.MILITARY_ACTION: frozenset({IssueClass.CEASEFIRE, IssueClass.TROOPS, IssueClass.TALKS}),
    IssueClass.TROOPS: frozenset({IssueClass.MILITARY_ACTION, IssueClass.CEASEFIRE}),
    IssueClass.SANCTIONS: frozenset({IssueClass.TARIFFS, IssueClass.TRADE_DEAL, IssueClass.BLOCKADE}),
    IssueClass.TARIFFS: frozenset({IssueClass.SANCTIONS, IssueClass.TRADE_DEAL}),
    IssueClass.TRADE_DEAL: frozenset({IssueClass.TARIFFS, IssueClass.SANCTIONS}),
    IssueClass.BLOCKADE: frozenset({IssueClass.SANCTIONS, IssueClass.AID}),
    IssueClass.AID: frozenset({IssueClass.BLOCKADE, IssueClass.ARMS}),
    IssueClass.ARMS: frozenset({IssueClass.AID}),
    IssueClass.TERRITORY: frozenset({IssueClass.RECOGNITION}),
    IssueClass.RECOGNITION: frozenset({IssueClass.TERRITORY}),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether two statements may be compared, how strongly they meet (0 to 3), and why."""

    comparable: bool
    weight: int
    reason: str


def overlap(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the telling words that both hold, sorted."""
    shared = set(one).intersection(other)
    return tuple(sorted(shared - COMMON)) if shared else ()


def specific(topics: tuple[str, ...]) -> frozenset[str]:
    """Return the words that tell a proposition from others of its issue and counterpart, cut to their roots."""
    return frozenset(kind_of(topic) for topic in topics) - PLAIN


def same_matter(one: tuple[str, ...], other: tuple[str, ...], *, broad: bool) -> bool:
    """Tell whether nothing specific sets two propositions apart; ``broad``: the general one contains the specific."""
    mine, theirs = specific(one), specific(other)
    if mine & theirs:
        return True
    if max(len(one), len(other)) > SHORT or (mine and theirs):
        return False
    return broad or not (mine or theirs)


def contains(whole: str, part: str, containers: Containers) -> bool:
    """Tell whether ``whole`` is ``part`` or an organisation that ``part`` belongs to."""
    members = containers.get(whole, frozenset())
    return bool(whole) and (whole == part or (part in members and len(members) <= WORLD))


def same_counterpart(one: str, other: str, containers: Containers) -> bool:
    """Tell whether two counterparts are one, or one contains the other (EU > Denmark)."""
    return contains(one, other, containers) or contains(other, one, containers)


def places_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether both name places and share none: each place is a thread of its own."""
    return bool(one) and bool(other) and not set(one) & set(other)


def own_parties(coded: CodedStatement) -> frozenset[str]:
    """Return the words for the speaker's own side, which never make a counterpart."""
    return frozenset({coded.speaker.country, coded.speaker.principal, coded.speaker.organ} - {""})


def meets(coded: CodedStatement, prior: Stand, containers: Containers) -> Likeness:
    """Compare counterpart, place and proposition; the issue is the caller's, who looked the position up by it."""
    if places_differ(coded.places, prior.places):
        return Likeness(False, 0, f"another place: {', '.join(prior.places)} is not {', '.join(coded.places)}")
    shared = overlap(coded.topics, prior.topics)
    if coded.counterpart and prior.counterpart:
        if not same_counterpart(coded.counterpart, prior.counterpart, containers):
            return Likeness(False, 0, f"another counterpart: {prior.counterpart} is not {coded.counterpart}")
        weight = 1 + min(2, len(shared))
        return Likeness(True, weight, f"same counterpart {coded.counterpart}{_words(shared)}")
    if len(shared) >= 2 or (shared and set(coded.places) & set(prior.places)):
        return Likeness(True, min(2, len(shared)), f"no counterpart on one side, the same matter{_words(shared)}")
    return Likeness(False, 0, "no counterpart on one side and too few words in common")


def _words(shared: tuple[str, ...]) -> str:
    return f", in common: {', '.join(shared[:6])}" if shared else ""


def readable(modality: Modality, form: Form) -> bool:
    """Tell whether a statement of this modality may stand on the earlier side: asserted, or dated history."""
    return modality in (Modality.ASSERTED, Modality.NEGATED, Modality.DENIED, Modality.HISTORICAL) or form is Form.ACT


__all__ = [
    "COMMON",
    "RELATED",
    "Containers",
    "Likeness",
    "contains",
    "meets",
    "overlap",
    "own_parties",
    "places_differ",
    "readable",
    "same_counterpart",
]
