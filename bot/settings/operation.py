"""What settings.yaml, sources.yaml and channels.yaml may hold: how the bot works, what it reads, whom it tells."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from bot.model import AlertKind, IssueClass, Tier
from bot.settings.keys import Model, Rank, Severity, key, must
from bot.settings.kinds import (
    Address,
    Chat,
    Clock,
    Country,
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
    statement_scope: Literal["notable", "quoted"] = key(
        "notable",
        "Which new statements are told: notable ones, or every one that quotes an official's own words.",
        "quoted",
    )
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
