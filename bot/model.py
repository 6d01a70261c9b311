"""The ground that every room stands on: frozen values and the words of the field (docs/words.md).

Times are aware UTC datetimes, days are ``date``; countries are ISO 3166-1 alpha-3 codes (Kosovo XKX), organisations
go by their roster id. Nothing here does I/O or knows a database, a feed or Telegram.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from bot.frozen import quickly_made


def utc(moment: datetime) -> datetime:
    """Return ``moment`` as aware UTC; raises ValueError for a naive datetime, because its zone cannot be guessed."""
    if moment.tzinfo is None:
        raise ValueError(f"naive datetime {moment!r}: give it a time zone")
    return moment.astimezone(UTC)


# --- words --------------------------------------------------------------------------------------------------------


class Tier(StrEnum):
    """How near a source stands to the speaker: an official's own feed, or news about officials."""

    OFFICIAL = "official"
    NEWS = "news"


class Field(StrEnum):
    """The three texts of an article in which offsets count (in Unicode code points)."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"


class Form(StrEnum):
    """Words were said, or a deed was reported without words ("cancels all meetings")."""

    WORDS = "words"
    ACT = "act"


class Modality(StrEnum):
    """How a proposition is put; only asserted ones are compared."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    DENIED = "denied"
    REPORTED = "reported"
    HISTORICAL = "historical"


class IssueClass(StrEnum):
    """The classes of PRODUCT's list; a finer issue of config/issues.yaml lies in exactly one."""

    TALKS = "talks"
    SANCTIONS = "sanctions"
    TARIFFS = "tariffs"
    TRADE_DEAL = "trade deal"
    MILITARY_ACTION = "military action"
    TROOPS = "troops"
    CEASEFIRE = "ceasefire"
    RECOGNITION = "recognition"
    TERRITORY = "territory"
    TREATY = "treaty/membership"
    AID = "aid"
    ARMS = "arms"
    NUCLEAR = "nuclear"
    PRISONERS = "prisoners"
    VISAS = "visas/border"
    BLOCKADE = "blockade"
    INVESTIGATION = "investigation"
    HUMAN_RIGHTS = "human rights"
    OTHER = "other"


class Plover(StrEnum):
    """PLOVER's sixteen event types; NONE is a bare statement, for which PLOVER has no class."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    NONE = "NONE"


class Commitment(StrEnum):
    """How far a speaker binds itself, weakest first; ``LADDER`` gives the order."""

    HINT = "hint"
    OPENNESS = "openness"
    INTENTION = "intention"
    PROMISE = "promise"
    DECISION = "decision"
    ACT = "act"


LADDER: Mapping[Commitment, int] = {step: rung for rung, step in enumerate(Commitment)}


class TurnKind(StrEnum):
    """What a report itself says of a change of position (the explicit road)."""

    SWITCH = "switch"  # to the other side: "reverses course"
    RETREAT = "retreat"  # gives up a measure or claim: "backs down", "drops tariff threat"
    SUSPEND = "suspend"  # postponed, paused, part of the scope
    SOFTEN = "soften"
    HARDEN = "harden"
    WALK_BACK = "walk-back"  # takes back or "clarifies" its own words


class VerdictKind(StrEnum):
    """How a statement stands to the position before it (the table in DOMAIN)."""

    FIRST = "first"
    REAFFIRMED = "reaffirmed"
    HARDENED = "hardened"
    SOFTENED = "softened"
    HALF_TURN = "half turn"
    REVERSED = "reversed"
    WALKED_BACK = "walked back"
    CONFLICT = "conflict"
    OVERRIDE = "override"
    FOLLOW_THROUGH = "follow-through"
    SUCCESSION = "succession"
    NOT_COMPARABLE = "not comparable"


class AlertKind(StrEnum):
    """The kinds that a channel can choose; the words stand in exported alerts."""

    STATEMENT = "statement"
    REVERSAL = "reversal"
    WALKBACK = "walkback"
    CONFLICT = "conflict"
    HARDENED = "hardened"
    SOFTENED = "softened"


class Shift(StrEnum):
    """PolitiFact's scale: a half flip or a full flop."""

    FULL = "full"
    HALF = "half"


class Road(StrEnum):
    """Where a change was seen: in the ledger, in the report's own words, or in both."""

    LEDGER = "ledger"
    REPORT = "report"
    BOTH = "both"


class DeliveryFault(StrEnum):
    """Why a message did not arrive, in the order of who must act."""

    FLOOD = "flood"  # 429: wait retry_after
    TRANSIENT = "transient"  # 5xx, refused connection: try again
    UNCERTAIN = "uncertain"  # sent, answer lost: it may have arrived
    MARKUP = "markup"  # 400 can't parse entities
    NOT_MODIFIED = "not modified"  # an edit that changes nothing: success
    EDIT_GONE = "edit gone"  # the message to edit is not there
    MIGRATED = "migrated"  # the group has a new id
    FORBIDDEN = "forbidden"  # kicked, blocked, no rights, chat not found
    UNAUTHORISED = "unauthorised"  # the token is not valid
    REFUSED = "refused"  # any other 400: a bug of ours


# --- feeds and articles ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A feed of config/sources.yaml. ``publisher`` is the roster id that speaks through an official feed."""

    id: str
    name: str
    url: str
    tier: Tier = Tier.NEWS
    publisher: str = ""
    country: str = ""
    language: str = "en"
    full_text: bool = False  # False: the entry's page must not be fetched, read what the entry carries
    fetch_page: bool = False  # True: read the entry's page
    selector: str = ""  # CSS selector of the article body on this source's pages
    interval: float = 900.0  # seconds
    enabled: bool = True
    aggregator: bool = False  # titles end in " - Outlet"; summaries list several outlets' headlines
    wire: str = ""  # the agency whose copy it carries, so that copies count once
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceState:
    """What the database remembers of a source between polls."""

    source: Source
    url: str  # the address in use: the configured one, or where a permanent redirect led
    next_due: datetime
    etag: str = ""
    modified: str = ""
    baseline_done: bool = False  # False until the first successful poll: its entries alert nobody
    failures: int = 0
    last_success: datetime | None = None
    last_new: datetime | None = None
    last_error: str = ""
    entries: int = 0
    paused: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed carried. ``id`` is stable: from source, guid and content; ``published`` is clamped to ``seen``."""

    id: str
    source: str
    guid: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    seen: datetime
    digest: str = ""  # of title + summary + html: an edited entry keeps its guid and changes this
    outlet: str = ""
    language: str = "en"
    text: str = ""  # archive items may carry plain text instead of HTML
    baseline: bool = False  # brought by a source's first poll: builds positions, alerts nobody
    revises: str = ""  # id of the version of this entry that it edits


@dataclass(frozen=True, slots=True)
class Article:
    """The texts of one entry, after HTML became text; every offset below counts in one of these three strings."""

    entry: str
    source: str
    url: str
    title: str
    summary: str
    text: str  # paragraphs joined by "\n"
    published: datetime
    seen: datetime
    language: str = "en"
    outlet: str = ""
    publisher: str = ""  # roster id, for official feeds
    tier: Tier = Tier.NEWS
    aggregator: bool = False
    baseline: bool = False
    fingerprint: str = ""  # of the words, so that wire copies can be told

    def field_text(self, where: Field) -> str:
        """Return the string in which the offsets of ``where`` count."""
        return {Field.TITLE: self.title, Field.SUMMARY: self.summary, Field.TEXT: self.text}[where]


# --- statements -----------------------------------------------------------------------------------------------------


@quickly_made
@dataclass(frozen=True, slots=True)
class Span:
    """An exact substring of one field of an article: ``article.field_text(field)[start:end] == text``."""

    text: str
    start: int
    end: int
    field: Field


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as the text has it.

    ``surface`` stands at the cue ("he", "the ministry"); ``name`` and ``role`` are the fullest that the article gives
    for the same speaker ("Maria Zakharova", "Russian foreign ministry spokeswoman"), "" where it gives none.
    """

    surface: str
    name: str = ""
    role: str = ""
    antecedent: str = ""  # the fullest surface in the article, when it is another than ``surface``
    publisher: str = ""  # roster id, where the source itself speaks


@quickly_made
@dataclass(frozen=True, slots=True)
class Statement:
    """Who said (or did) what, as far as the text alone tells. ``context`` is the sentence or sentences around it."""

    entry: str
    speaker: Mention
    cue: str
    cue_class: str  # neutral request accuse deny threaten promise praise reject confirm, or act
    form: Form
    content: tuple[Span, ...]
    context: tuple[Span, ...]
    direct: bool
    modality: Modality
    said_on: date | None
    venue: str = ""
    addressee: str = ""  # "told Putin": the words for whom it was told
    via: str = ""  # the medium that relays it: "state TV"
    outlet: str = ""  # the outlet of this headline, in an aggregator's entry

    @property
    def quote(self) -> str:
        """The words to show: the first part of the content, which is an exact substring of a stored text."""
        return self.content[0].text if self.content else ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a mention is on the day of the statement. ``actor`` is None for someone whom the roster does not hold."""

    surface: str
    name: str
    actor: str | None
    country: str
    official: bool
    office: str = ""  # its title on that day: "President", "Foreign Minister"
    organ: str = ""  # roster id of the body spoken for: mfa.rus
    principal: str = ""  # roster id of the government or organisation spoken for: gov.rus
    rank: int = 0  # 4 head of state or government, 3 minister or ministry, 2 spokesperson or agency, 1 other official
    anonymous: bool = False
    candidates: tuple[str, ...] = ()
    reason: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Evidence:
    """The words in the text that led to one attribute of a coded statement."""

    attribute: str
    words: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What the report itself says of a change: the cue, and the earlier side in its own words where it gives one."""

    kind: TurnKind
    cue: str
    strength: int  # 3 a strong label or act, 2 moderate, 1 counts only with a contrary position on record
    prior: Span | None = None
    prior_on: date | None = None
    prior_stance: int | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A statement with everything that a comparison needs. ``id`` is stable over runs: from entry, offsets and form."""

    id: str
    statement: Statement
    speaker: Speaker
    targets: tuple[str, ...]  # alpha-3, organisation id or place id, most salient first
    counterpart: str  # the one that the position is about; "" where none can be told
    act: Plover
    issue: IssueClass
    issue_id: str  # the finer issue of config/issues.yaml, "" for none
    stance: int  # -1, 0, +1: against or for the issue's action going ahead
    commitment: Commitment
    published: datetime
    seen: datetime
    url: str
    source: str
    outlet: str = ""
    fingerprint: str = ""
    topics: tuple[str, ...] = ()  # content words of the proposition, folded and sorted: what it is about beside issue
    places: tuple[str, ...] = ()  # places named: "greenland"
    turn: Turn | None = None
    baseline: bool = False
    evidence: tuple[Evidence, ...] = ()
    own: bool = False  # it tells the speaker's own course: what it does, will do or refuses, in plain words
    side: int = 0  # of its first clause, whatever the issue: +1 the matter goes ahead, -1 it does not, 0 for no course
    matter: tuple[str, ...] = ()  # the words of that matter, cut to their roots and sorted

    @property
    def said(self) -> date:
        """The day it was said as far as known: the stated day, else the day of publication (UTC)."""
        return self.statement.said_on or self.published.date()


# --- positions and verdicts -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stand:
    """One dated point of a position: a statement as far as comparison and display need it."""

    statement: str  # CodedStatement.id
    entry: str
    actor: str  # roster id, or a key made from the words for an actor that the roster does not hold
    name: str
    office: str
    organ: str
    rank: int
    stance: int
    commitment: Commitment
    modality: Modality
    form: Form
    act: Plover
    said: date
    published: datetime
    seen: datetime
    quote: str
    where: Field
    start: int
    end: int
    url: str
    outlet: str
    counterpart: str
    targets: tuple[str, ...]
    topics: tuple[str, ...]
    places: tuple[str, ...]
    direct: bool = False
    issue_id: str = ""
    country: str = ""
    own: bool = False
    side: int = 0
    matter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionKey:
    """What a position is about. ``principal`` is the government or organisation, or the actor where there is none."""

    principal: str
    issue: IssueClass
    counterpart: str


@dataclass(frozen=True, slots=True)
class Position:
    """The standing position, folded from dated stands; nothing in ``stands`` is ever edited, the newest stands last.

    ``stands`` is bounded by the ledger: it keeps what a later comparison can need, the statements table keeps all.
    """

    key: PositionKey
    stance: int
    commitment: Commitment
    since: date
    updated: datetime
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one coded statement stands to what was on record, with the reason and the trace of what was compared."""

    kind: VerdictKind
    current: CodedStatement
    prior: Stand | None
    reason: str
    trace: tuple[str, ...]
    road: Road | None = None
    shift: Shift | None = None
    prior_span: Span | None = None  # the report's own words for the earlier side, where the ledger has none
    prior_on: date | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an alert: the words, when they were said, where they stand, and which entries carry them."""

    quote: str
    said_on: date | None
    published: datetime
    stance: int
    url: str
    outlet: str
    entries: tuple[str, ...]
    statement: str = ""
    name: str = ""  # who said it, where that is not the alert's actor: the other organ of a conflict


@dataclass(frozen=True, slots=True)
class Alert:
    """One change (or one new statement), told once: ``id`` is short and stable, sources are added to it."""

    id: str
    kind: AlertKind
    at: datetime
    actor: str  # roster id or key
    name: str
    country: str
    office: str
    principal: str
    counterpart: str
    issue: IssueClass
    issue_id: str
    severity: int  # 1 minor, 2 notable, 3 major
    severity_reason: str
    verdict: VerdictKind
    reason: str
    shift: Shift | None
    road: Road | None
    current: Side
    prior: Side | None
    outlets: tuple[str, ...]  # distinct outlets, in the order of their coming; wire copies count once
    direction: int  # stance of the new side
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()
    language: str = "en"
    updated: datetime | None = None
    marked: str = ""  # "", "not a reversal", "wrong speaker", "good", "retracted"
    follows: str = ""  # id of the alert that this one reverses or walks back: the message replies to it
    fingerprints: tuple[str, ...] = ()
    turn: TurnKind | None = None  # what the report itself says of the change
    correction: bool = False  # both sides are versions of one entry: the source changed its own text

    @property
    def sources(self) -> int:
        """How many outlets carry it."""
        return max(1, len(self.outlets))


@dataclass(frozen=True, slots=True)
class Joined:
    """A decision: the same change is already told; ``alert`` is its next version, with one source more."""

    alert: Alert


@dataclass(frozen=True, slots=True)
class Withheld:
    """A decision: nothing is told, and why."""

    verdict: Verdict
    reason: str


Decision = Alert | Joined | Withheld


# --- chat -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filter:
    """What a chat wants; empty means all. ``words`` are RE2 patterns (linear time), matched on the quotes."""

    kinds: tuple[AlertKind, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    min_severity: int = 1


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` to ``end`` (local "HH:MM") nothing is sent; what was held comes as one summary."""

    start: str
    end: str
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Route:
    """A channel of config/channels.yaml or a private subscription: which alerts go to which chat, and how."""

    id: str
    chat: str  # "@name" or a numeric id as text
    topic: int | None = None
    filter: Filter = field(default_factory=Filter)
    quiet: QuietHours | None = None
    silent_below: int = 0  # severity under which no sound is made
    digest: str = ""  # "", "hourly", "daily 07:30", "weekly mon 07:30"
    zone: str = "UTC"
    group_wait: float = 0.0  # seconds
    group_interval: float = 300.0  # seconds
    language: str = "en"
    private: bool = False  # made by /subscribe, kept in the database


@dataclass(frozen=True, slots=True)
class Silence:
    """No alert that matches is sent until ``until``; who asked and why is kept."""

    id: str
    author: str
    until: datetime
    filter: Filter
    comment: str = ""
    created: datetime | None = None


class MessageState(StrEnum):
    """The life of an outbox message; DEAD and UNCERTAIN stay visible in /status."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"  # an edit with nothing left to edit, a held alert that a digest took over


class MessageKind(StrEnum):
    """What a message does in its chat."""

    ALERT = "alert"
    EDIT = "edit"
    DIGEST = "digest"
    NOTICE = "notice"  # to admins: a source stopped, a chat is closed


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: ``data`` is ``v1:verb:id`` (at most 64 bytes), or ``url`` is set."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """One message to one chat, committed with what caused it. Unique by (kind, alert, chat, version)."""

    id: int | None
    kind: MessageKind
    alert: str  # "" for notices and digests
    route: str
    chat: str
    topic: int | None
    text: str  # Telegram HTML
    created: datetime
    not_before: datetime
    priority: int = 5  # lower goes first: 1 reversal, 5 statement, 8 digest
    buttons: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    version: int = 0  # 0 the first message; a later edit of it carries a higher number
    reply_to_alert: str = ""  # the alert whose message in the same chat this one replies to
    attempts: int = 0
    state: MessageState = MessageState.WAITING
    uncertain: bool = False
    last_error: str = ""
    message_id: int | None = None  # Telegram's, once sent; for an edit: the message to edit
    lease_until: datetime | None = None
    held: str = ""  # "", "quiet", "digest", "group": why not_before lies ahead
    reply_to: int | None = None  # filled at claim: Telegram's number of the message of ``reply_to_alert`` in this chat


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram accepted a message."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt and what came of it, kept for ever."""

    message: int
    at: datetime
    outcome: str  # "sent" or a DeliveryFault
    error: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class ChatState:
    """What is known of a chat: suspended chats get nothing until they let us in again."""

    chat: str
    language: str = "en"
    suspended: bool = False
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an admin said of an alert: it binds (the same pair is never alerted again)."""

    alert: str
    mark: str  # "not a reversal", "wrong speaker", "good"
    user: str
    at: datetime
    pair: str = ""  # prior statement id + ":" + current statement id


# --- what the web answers ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fetched:
    """A complete body. ``permanent_url`` is set when every redirect on the way was permanent (301, 308)."""

    url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    permanent_url: str = ""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing changed (304)."""

    url: str


# --- what the hops hand to the store --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Poll:
    """What one poll of a source brought; stored in one transaction, entries and validators together."""

    source: str
    at: datetime
    next_due: datetime
    entries: tuple[Entry, ...] = ()
    etag: str = ""
    modified: str = ""
    url: str = ""  # new address after a permanent redirect
    not_modified: bool = False
    error: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one entry gave; stored in one transaction with "this entry is read"."""

    entry: Entry
    article: Article | None
    statements: tuple[CodedStatement, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()
    messages: tuple[OutboxMessage, ...] = ()
    at: datetime | None = None
    error: str = ""


# --- what chat and the command line ask of the store ------------------------------------------------------------------

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of an answer; ``total`` counts the rows of all pages."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements, newest first; an empty field means all. Offset and limit are bounded by the store."""

    actor: str = ""  # roster id of a person, an organ or a principal: whoever spoke, or was spoken for
    country: str = ""  # of the speaker
    issue: str = ""  # an issue class, or the id of a finer issue
    counterpart: str = ""
    source: str = ""
    form: Form | None = None
    modality: Modality | None = None
    official: bool | None = True  # None: officials and others
    since: datetime | None = None  # published at or after
    until: datetime | None = None  # published before
    known_at: datetime | None = None  # decided at or before: what was known at that moment
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class AlertQuery:
    """Which alerts, newest first; an empty field means all."""

    kinds: tuple[AlertKind, ...] = ()
    actor: str = ""  # roster id of a person or a principal
    country: str = ""
    issue: str = ""  # an issue class, or the id of a finer issue
    counterpart: str = ""
    since: datetime | None = None
    until: datetime | None = None
    min_severity: int = 1
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """What a configuration changed among the sources, by id."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """Counts for /status and for the health check."""

    sources_ok: int = 0
    sources_failing: int = 0
    sources_gone: int = 0
    sources_paused: int = 0
    last_success: datetime | None = None  # the newest successful poll of any source
    entries: int = 0
    unread: int = 0
    statements: int = 0
    positions: int = 0
    outbox_waiting: int = 0  # due or waiting for a retry, held ones not counted
    outbox_held: int = 0
    outbox_dead: int = 0
    outbox_uncertain: int = 0
    oldest_due: datetime | None = None  # when the longest waiting message was due; None where nothing waits
    alerts_24h: tuple[tuple[AlertKind, int], ...] = ()
    skipped_languages: tuple[tuple[str, int], ...] = ()
    suspended_chats: int = 0
    silences: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What the store remembers that one reading is compared with: one read instead of three."""

    positions: tuple[Position, ...] = ()
    alerts: tuple[Alert, ...] = ()
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a prune took away; statements, positions and alerts are never among it."""

    entries_emptied: int = 0
    deliveries: int = 0
    messages: int = 0
