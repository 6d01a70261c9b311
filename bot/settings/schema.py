"""What each file of config/ may hold, as frozen pydantic models; every key says what it means and shows an example.

Descriptions and examples become the JSON Schemas for editors and docs/configuration.md.
"""

from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.facts import ActorType
from bot.model import AlertKind, IssueClass, Plover, Tier, TurnKind
from bot.settings.kinds import (
    Address,
    Chat,
    Clock,
    Country,
    Day,
    Digest,
    Endpoint,
    Flag,
    Id,
    Language,
    Pattern,
    Seconds,
    Span,
    Text,
    Texts,
    Whole,
    Zone,
)


class Model(BaseModel):
    """Base: frozen, and every key must be known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def key(default: Any, description: str, example: Any = None, **more: Any) -> Any:
    """Declare a key that may be left out."""
    return Field(default, description=description, examples=[] if example is None else [example], **more)


def must(description: str, example: Any, **more: Any) -> Any:
    """Declare a key that must be there."""
    return Field(description=description, examples=[example], **more)


Severity = Annotated[Whole, Field(ge=1, le=3)]
Rank = Annotated[Whole, Field(ge=0, le=4)]


# --- settings.yaml ------------------------------------------------------------------------------------------------


class Polling(Model):
    """How often sources are asked."""

    floor: Seconds = key(60.0, "No source is asked more often than this.", "60s")
    ceiling: Seconds = key(21600.0, "A source that fails or stays quiet is asked at least this often.", "6h")


class WebSettings(Model):
    """How the web is read."""

    allow_private: tuple[Endpoint, ...] = key((), "host:port pairs that may be private addresses.", ["127.0.0.1:8090"])
    timeout: Seconds = key(30.0, "The longest that one answer may take.", "30s")
    max_bytes: Annotated[Whole, Field(ge=1000)] = key(10_000_000, "The largest answer that is read.", 10000000)
    per_host: Seconds = key(1.0, "The pause between two requests to one host.", "1s")
    user_agent: str = key("", "What the bot calls itself; empty: its name and version.", "Example desk bot")


class AlertSettings(Model):
    """What becomes an alert."""

    max_age: Span = key(timedelta(hours=48), "Older entries build positions and alert nobody.", "48h")
    same_change: Span = key(timedelta(days=4), "Outlets that report one change within this are its sources.", "4d")
    walkback: Span = key(timedelta(days=7), "Own words taken back within this are a walk-back.", "7d")
    conflict: Span = key(timedelta(days=5), "Two organs that disagree within this are in conflict.", "5d")
    kinds: tuple[AlertKind, ...] = key(tuple(AlertKind), "The kinds of alert that are made at all.", ["reversal"])
    statement_min_rank: Rank = key(
        3, "The lowest rank whose new statement is told: 4 head, 3 minister, 2 spokesperson, 1 other.", 3
    )
    statement_issues: tuple[IssueClass, ...] = key((), "Classes whose new statements are told; empty: all.", ["talks"])
    statement_min_severity: Severity = key(1, "The least severity of a new statement that is told.", 2)


class TelegramSettings(Model):
    """Who may command the bot, and how updates come. The token comes from the environment."""

    admins: tuple[Whole, ...] = key((), "User ids that may silence, pause and mark, and are told of faults.", [1001])
    subscribers: tuple[Whole, ...] = key((), "User ids that may /subscribe; empty: anyone.", [1002])
    webhook: str = key("", "Public address for updates; empty: long polling.", "https://bot.example.org/hook")
    listen: Endpoint = key("127.0.0.1:8443", "Where the webhook listens.", "127.0.0.1:8443")
    languages: tuple[Language, ...] = key(("en",), "Languages of the bot's own words.", ["en"])
    inline: Literal["known", "all", "nobody"] = key(
        "known", "Who gets inline answers: known (admins and subscribers), all, nobody.", "all"
    )
    per_minute: Annotated[Whole, Field(ge=1)] = key(20, "Commands and buttons that one user may give a minute.", 20)


class SettingsFile(Model):
    """config/settings.yaml: how the bot behaves."""

    polling: Polling = key(Polling(), "How often sources are asked.")
    web: WebSettings = key(WebSettings(), "How the web is read.")
    alerts: AlertSettings = key(AlertSettings(), "What becomes an alert.")
    telegram: TelegramSettings = key(TelegramSettings(), "Who may command the bot.")
    retention: Span = key(timedelta(0), "How long an entry's HTML is kept; 0 keeps it for ever.", "90d")


# --- sources.yaml -------------------------------------------------------------------------------------------------


class SourceEntry(Model):
    """A feed."""

    id: Id = must("A short name that never changes.", "mfa-north")
    name: Text = must("What people call it.", "Ministry of Foreign Affairs")
    url: Address = must("The feed's address.", "https://mfa.example.org/rss")
    tier: Tier = key(Tier.NEWS, "official: the publisher itself speaks; news: others report.", "official")
    publisher: str = key("", "The actor that speaks through an official feed.", "mfa.nor")
    country: Country = key("", "Where it stands; empty for international bodies.", "NOR")
    language: Language = key("en", "The feed's language.", "en")
    full_text: Flag = key(False, "true: the feed carries whole texts, the entries' pages are not fetched.", True)
    fetch_page: Flag = key(False, "true: each new entry's page is read.", True)
    selector: str = key("", "CSS selector of the article's text on this source's pages.", "article .body")
    interval: Seconds = key(900.0, "How often it is asked, within polling.floor and polling.ceiling.", "5m")
    enabled: Flag = key(True, "false: kept in the file, never asked.", False)
    aggregator: Flag = key(False, 'true: titles end in " - Outlet", summaries list several outlets.', True)
    wire: str = key("", "The agency whose copy it carries; copies count once.", "AFP")
    alternates: tuple[Address, ...] = key((), "Other addresses of the same feed.", ["https://mfa.example.org/atom"])
    verify: Flag = key(False, "true: nobody has shown that it exists.", True)
    note: str = key("", "For the next editor.", "Blocked from data centres.")


class SourcesFile(Model):
    """config/sources.yaml: what is read."""

    sources: tuple[SourceEntry, ...] = must("The feeds.", [])


# --- channels.yaml ------------------------------------------------------------------------------------------------


class Quiet(Model):
    """Hours in which nothing is sent; what was held comes as one summary."""

    start: Clock = must("From this local time", "22:00")
    end: Clock = must("to this local time.", "07:00")
    zone: Zone = key("UTC", "The time zone of both.", "Europe/Oslo")


class ChannelEntry(Model):
    """A chat, what it wants and how."""

    id: Id = must("A short name that never changes.", "main")
    chat: Chat = must('"@name" of a channel or group, or its number.', "@example_channel")
    topic: Annotated[Whole, Field(ge=1)] | None = key(None, "The thread within a forum group.", 7)
    kinds: tuple[AlertKind, ...] = key((), "Kinds of alert; empty: all.", ["reversal", "walkback"])
    actors: Texts = key((), "Ids of actors; empty: all.", ["gov.usa"])
    countries: Texts = key((), "Countries of the speaker (alpha-3) or ids of organisations; empty: all.", ["USA"])
    counterparts: Texts = key((), "About whom: alpha-3, organisation or place; empty: all.", ["IRN", "greenland"])
    issues: Texts = key((), "Ids of issues or classes; empty: all.", ["tariffs"])
    languages: tuple[Language, ...] = key((), "Languages of the source; empty: all.", ["en"])
    words: tuple[Pattern, ...] = key((), "RE2 patterns, one of which the quotes must match; empty: all.", ["(?i)oil"])
    min_severity: Severity = key(1, "1 minor, 2 notable, 3 major.", 2)
    quiet: Quiet | None = key(None, "Hours in which nothing is sent.", {"start": "22:00", "end": "07:00"})
    silent_below: Annotated[Whole, Field(ge=0, le=4)] = key(0, "Below this severity no sound is made.", 2)
    digest: Digest = key("", "Instead of single alerts: hourly, daily HH:MM, weekly DAY HH:MM.", "daily 07:30")
    zone: Zone = key("UTC", "The time zone of the digest.", "Europe/Oslo")
    group_wait: Seconds = key(0.0, "How long the first alert of a group waits for others.", "30s")
    group_interval: Seconds = key(300.0, "The least time between two messages of one group.", "5m")
    language: Language = key("en", "The language of the messages.", "en")
    note: str = key("", "For the next editor.", "The policy desk.")


class ChannelsFile(Model):
    """config/channels.yaml: who is told what."""

    channels: tuple[ChannelEntry, ...] = must("The chats.", [])


# --- actors.yaml --------------------------------------------------------------------------------------------------


class OfficeEntry(Model):
    """An office of a person, from a day on and up to (not including) another."""

    title: Text = must("What the holder is called.", "Foreign Minister")
    org: Id = must("The actor it is an office of.", "mfa.nor")
    principal: str = key("", "Spoken for; left out: the government or organisation that org belongs to.", "gov.nor")
    start: Day = key(None, "First day; a month or a year alone will do.", "2025-02-04", alias="from")
    end: Day = key(None, "The day it ended (the successor's first); left out: still in office.", "2026-01", alias="to")
    rank: Rank = key(0, "4 head of state or government, 3 minister, 2 spokesperson, 1 other; 0: told by the title.", 3)
    verify: Flag = key(False, "true: something about it is not checked.", True)
    unchecked: tuple[Literal["from", "to", "holder"], ...] = key((), "What is not checked.", ["from"])


class ActorEntry(Model):
    """Someone or something that speaks or is spoken about."""

    id: Id = must("A short name that never changes.", "gov.nor")
    type: ActorType = must("government, ministry, institution, organisation, group or person.", "government")
    name: Text = must("The name that alerts show.", "Norway")
    names: Texts = key((), "Other names and spellings.", ["Kingdom of Norway"])
    ambiguous_names: Texts = key((), "Names that need context before they count.", ["the Kingdom"])
    demonyms: Texts = key((), "Adjectives and names of its people.", ["Norwegian"])
    capital: str = key("", "The capital.", "Oslo")
    metonyms: Texts = key((), "Places and buildings that stand for it.", ["Oslo"])
    ambiguous_metonyms: Texts = key((), "Metonyms that need context before they count.", ["Victoria"])
    country: Country = key("", "Alpha-3 code; empty for international bodies.", "NOR")
    principal: str = key("", "The actor it speaks for; empty: itself.", "gov.nor")
    role: str = key("", "Its part in the government.", "foreign_ministry")
    surname: str = key("", "A person's surname as news uses it.", "Eide")
    surname_use: Literal["unique", "ambiguous", "avoid"] = key(
        "ambiguous", "unique: the surname alone will do; ambiguous: needs title or first name; avoid: never.", "unique"
    )
    offices: tuple[OfficeEntry, ...] = key((), "A person's offices.")
    members: tuple[Country, ...] = key((), "An organisation's member states.", ["NOR", "DNK"])
    official: Flag = key(True, "false: known, but speaks for no government.", False)
    gender: Literal["", "f", "m"] = key("", 'Helps to read "she said"; empty: not known.', "f")
    verify: Flag = key(False, "true: something about it is not checked.", True)
    note: str = key("", "For the next editor.", "Dissolved in 2025.")


class PlaceEntry(Model):
    """A place with a thread of its own."""

    id: Id = must("A short name that never changes.", "svalbard")
    name: Text = must("The name that alerts show.", "Svalbard")
    names: Texts = key((), "Other names, and towns that stand for it.", ["Spitsbergen"])
    within: tuple[Country, ...] = key((), "Countries that it lies in or that claim it.", ["NOR"])
    note: str = key("", "For the next editor.", "Claimed by two.")


class ActorsFile(Model):
    """config/actors.yaml: who speaks, and for whom."""

    actors: tuple[ActorEntry, ...] = must("Governments, ministries, institutions, organisations, groups, persons.", [])
    places: tuple[PlaceEntry, ...] = key((), "Places that positions are about.")


# --- issues.yaml --------------------------------------------------------------------------------------------------


class Events(Model):
    """PLOVER event types of an issue."""

    pro: tuple[Plover, ...] = key((), "Events for it.", ["AGREE"])
    con: tuple[Plover, ...] = key((), "Events against it.", ["REJECT"])


class IssueEntry(Model):
    """What statements are about, and what for and against mean."""

    id: Id = must("A short name that never changes.", "chagos-deal")
    label: Text = must("The name that alerts show.", "Chagos deal")
    cls: IssueClass = must("One of the classes.", "territory", alias="class")
    plus: str = key("", "What +1 means.", "the handover goes ahead")
    minus: str = key("", "What -1 means.", "the handover is stopped")
    nouns: Texts = key((), "Noun phrases that name it.", ["Chagos deal", "Chagos handover"])
    con_nouns: Texts = key((), "Those of the nouns whose going ahead is -1.", ["Chagos lease termination"])
    pro: Texts = key((), "Phrases that are for it by themselves.", ["signed the Chagos treaty"])
    con: Texts = key((), "Phrases that are against it by themselves.", ["shelved the Chagos bill"])
    severity: Severity = key(2, "Weight of a change: 1 minor, 2 notable, 3 major.", 2)
    plover: Events = key(Events(), "PLOVER event types.")
    note: str = key("", "For the next editor.", "Bill in the Lords.")


class IssuesFile(Model):
    """config/issues.yaml: what statements are about."""

    issues: tuple[IssueEntry, ...] = must("The issues.", [])


# --- cues.yaml ----------------------------------------------------------------------------------------------------

CueClass = Literal["neutral", "request", "accuse", "deny", "threaten", "promise", "praise", "reject", "confirm"]


class VerbEntry(Model):
    """A verb of saying."""

    id: Id = must("A short name that never changes.", "say")
    cls: CueClass = must("What saying so does.", "neutral", alias="class")
    forms: Texts = must("Every form, base first.", ["say", "says", "said", "saying"])
    speech: Literal["always", "usually", "sometimes"] = key("always", "How often it means saying.", "usually")
    complements: tuple[Literal["quote", "that", "inf", "np"], ...] = key((), "What may follow it.", ["quote", "that"])
    note: str = key("", "For the next editor.", "Often a noun.")


class TurnEntry(Model):
    """Words with which a report says that someone changed position."""

    id: Id = must("A short name that never changes.", "back-down")
    kind: TurnKind = must("What change they tell.", "retreat")
    strength: Severity = must("3 strong, 2 moderate, 1 only with a contrary position on record.", 3)
    forms: Texts = must("Every form, base first.", ["back down", "backs down", "backed down"])
    pattern: Pattern = key("", "RE2, for words that stand in between.", "\\bdrops? (?:\\w+ )?threat")
    note: str = key("", "For the next editor.", "Weak in sports.")


class EffectEntry(Model):
    """A verb that removes or restores the measure named by its object."""

    id: Id = must("A short name that never changes.", "lift")
    effect: Literal["removes", "restores"] = must("What it does to its object.", "removes")
    forms: Texts = must("Every form, base first.", ["lift", "lifts", "lifted"])


class FalseFriendEntry(Model):
    """Words of change that mean something else."""

    id: Id = must("A short name that never changes.", "store-shelves")
    pattern: Pattern = must("RE2.", "store shelves")
    why: Text = must("What it means.", "a noun")


class VenueEntry(Model):
    """Places and media in which words were said."""

    cls: Text = must("What kind of venue.", "interview", alias="class")
    firsthand: Flag = key(True, "false: relayed.", False)
    phrases: Texts = must("The phrases.", ["in an interview"])


class CueBookEntry(Model):
    """The words of saying and of change of one language."""

    verbs: tuple[VerbEntry, ...] = key((), "Verbs of saying.")
    phrases: dict[CueClass, Texts] = key({}, "Phrases of saying, by class.", {"neutral": ["told reporters"]})
    turns: tuple[TurnEntry, ...] = key((), "Words of change.")
    contrasts: Texts = key((), "Words that set a statement against an earlier one.", ["days after saying"])
    effects: tuple[EffectEntry, ...] = key((), "Verbs that remove or restore.")
    holds: Texts = key((), "The position did not move.", ["stands firm"])
    false_friends: tuple[FalseFriendEntry, ...] = key((), "Words of change that mean something else.")
    negators: dict[str, Texts] = key({}, "Words that turn a proposition round, by group.", {"simple": ["not"]})
    hedges: dict[str, Texts] = key({}, "Words that weaken a proposition, by group.", {"modal": ["may"]})
    venues: tuple[VenueEntry, ...] = key((), "Where words were said.")
    pro_verbs: Texts = key((), "Verbs that are for whatever they govern.", ["agreed to"])
    con_verbs: Texts = key((), "Verbs that are against whatever they govern.", ["called off"])


class CuesFile(Model):
    """config/cues.yaml: the words of saying and of change."""

    cues: dict[str, CueBookEntry] = must("One book for each language code.", {})


FILES: dict[str, type[Model]] = {
    "settings": SettingsFile,
    "sources": SourcesFile,
    "channels": ChannelsFile,
    "actors": ActorsFile,
    "issues": IssuesFile,
    "cues": CuesFile,
}
