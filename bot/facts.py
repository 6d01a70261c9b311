"""What the configuration tells about the world, as frozen values: the second half of the ground.

``bot.settings`` checks the YAML files and makes these; the rooms compile them (roster, codebook, grammar). Dates are
half-open intervals ``[start, end)``; ``None`` is open. Codes are ISO 3166-1 alpha-3, ids are those of the files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.model import AlertKind, IssueClass, Plover, Route, Source, TurnKind


class ActorType(StrEnum):
    """What kind of actor it is; a government is a principal, a person holds offices."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    INSTITUTION = "institution"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office over ``[start, end)``; ``rank``: 4 heads a state, 3 a ministry, 2 speaks for one."""

    title: str
    org: str
    principal: str
    start: date | None = None
    end: date | None = None
    rank: int = 0  # 0: told from the title
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that speaks or is spoken about."""

    id: str
    type: ActorType
    name: str
    names: tuple[str, ...] = ()
    ambiguous_names: tuple[str, ...] = ()  # need context before they count
    demonyms: tuple[str, ...] = ()
    capital: str = ""
    metonyms: tuple[str, ...] = ()
    ambiguous_metonyms: tuple[str, ...] = ()
    country: str = ""
    principal: str = ""
    role: str = ""
    surname: str = ""
    surname_use: str = "ambiguous"  # unique, ambiguous, avoid
    offices: tuple[Office, ...] = ()
    members: tuple[str, ...] = ()  # of an organisation: alpha-3 of its members, so that EU contains DNK
    official: bool = True  # False: known, but speaks for no government (opposition, former)
    gender: str = ""  # "f", "m" or "": helps "she said"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a thread of its own: ``greenland`` within DNK, ``gaza`` within PSE, ``donbas`` within UKR."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as an editor writes it: nouns that name it, phrases for and against, its class and weight."""

    id: str
    label: str
    cls: IssueClass
    plus: str = ""
    minus: str = ""
    nouns: tuple[str, ...] = ()
    con_nouns: tuple[str, ...] = ()  # those of nouns whose going ahead is -1: a "travel ban" is against entry
    pro: tuple[str, ...] = ()
    con: tuple[str, ...] = ()
    severity: int = 2
    plover_pro: tuple[Plover, ...] = ()
    plover_con: tuple[Plover, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or phrase of saying. ``speech``: always, usually, sometimes; ``complements``: quote that inf np."""

    id: str
    cls: str
    forms: tuple[str, ...]
    speech: str = "always"
    complements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnCue:
    """Words with which a report says that someone changed position. ``pattern`` is RE2 (linear time)."""

    id: str
    kind: TurnKind
    strength: int
    forms: tuple[str, ...]
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """A verb that removes or restores the measure named by its object: "drops", "lifts", "reinstates"."""

    id: str
    effect: str  # removes, restores
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FalseFriend:
    """A pattern (RE2) in which words of change mean something else, and why."""

    id: str
    pattern: str
    why: str


@dataclass(frozen=True, slots=True)
class Venue:
    """Where words were said: "on Truth Social", "at a press conference"."""

    id: str
    phrase: str
    cls: str = ""
    firsthand: bool = True


@dataclass(frozen=True, slots=True)
class CueBook:
    """The words of saying and of change for one language."""

    language: str = "en"
    verbs: tuple[Cue, ...] = ()
    phrases: tuple[Cue, ...] = ()
    turns: tuple[TurnCue, ...] = ()
    contrasts: tuple[str, ...] = ()  # "days after saying"
    effects: tuple[Effect, ...] = ()
    holds: tuple[str, ...] = ()  # "stands firm": the position did not move
    false_friends: tuple[FalseFriend, ...] = ()
    negators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # group -> phrases
    hedges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    venues: tuple[Venue, ...] = ()
    pro_verbs: tuple[str, ...] = ()  # generic: "agreed to"
    con_verbs: tuple[str, ...] = ()  # generic: "called off"


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """When a verdict becomes an alert (config/settings.yaml ``alerts``)."""

    max_age: timedelta = timedelta(hours=48)  # older entries build positions and alert nobody
    same_change: timedelta = timedelta(days=4)  # outlets that report one change within this are its sources
    walkback: timedelta = timedelta(days=7)
    conflict: timedelta = timedelta(days=5)
    kinds: tuple[AlertKind, ...] = tuple(AlertKind)
    statement_scope: str = "notable"  # "quoted": every new statement in which an official's own words are quoted
    statement_min_rank: int = 3
    statement_issues: tuple[IssueClass, ...] = ()  # empty: all but "other"
    statement_min_severity: int = 1
    memory: timedelta = timedelta(days=120)  # an older position no longer makes a change by itself
    containers: Mapping[str, frozenset[str]] = field(default_factory=dict)  # organisation -> its members


@dataclass(frozen=True, slots=True)
class PollingPolicy:
    """How often a source may be asked, in seconds."""

    floor: float = 60.0
    ceiling: float = 21600.0


@dataclass(frozen=True, slots=True)
class WebPolicy:
    """How the web is read. ``allow_private``: "host:port" pairs that may be private addresses."""

    allow_private: tuple[str, ...] = ()
    timeout: float = 30.0
    max_bytes: int = 10_000_000
    per_host: float = 1.0  # seconds between requests to one host
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class TelegramPolicy:
    """Who may command, and how updates come. Secrets are not here: they come from the environment."""

    admins: tuple[int, ...] = ()
    subscribers: tuple[int, ...] = ()  # who may /subscribe; empty: anyone
    webhook: str = ""  # public URL; empty: long polling
    listen: str = "127.0.0.1:8443"
    languages: tuple[str, ...] = ("en",)
    inline: str = "known"  # who gets inline answers: known (admins, subscribers), all, nobody
    per_minute: int = 20  # commands and buttons of one user; admins have three times as many


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything in config/, checked. The composition root compiles it into roster, codebook and grammar."""

    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    issues: tuple[Issue, ...] = ()
    cues: tuple[CueBook, ...] = ()
    routes: tuple[Route, ...] = ()
    alerts: AlertPolicy = field(default_factory=AlertPolicy)
    polling: PollingPolicy = field(default_factory=PollingPolicy)
    web: WebPolicy = field(default_factory=WebPolicy)
    telegram: TelegramPolicy = field(default_factory=TelegramPolicy)
    retention: timedelta = timedelta(days=0)  # of entries' HTML; 0 keeps all
