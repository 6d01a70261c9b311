"""Checked files in, the values of ``bot.facts`` out: what the rooms compile. Nothing here can fail."""

import re

from bot.facts import (
    Actor,
    ActorType,
    AlertPolicy,
    Configuration,
    Cue,
    CueBook,
    Effect,
    FalseFriend,
    Issue,
    Office,
    Place,
    PollingPolicy,
    TelegramPolicy,
    TurnCue,
    Venue,
    WebPolicy,
)
from bot.model import Filter, QuietHours, Route, Source
from bot.settings.knowledge import ActorEntry, ActorsFile, CueBookEntry, CuesFile, IssueEntry, IssuesFile
from bot.settings.operation import ChannelEntry, ChannelsFile, SettingsFile, SourceEntry, SourcesFile
from bot.settings.spelling import possessive, spelled


def configuration(
    settings: SettingsFile,
    sources: SourcesFile,
    channels: ChannelsFile,
    actors: ActorsFile,
    issues: IssuesFile,
    cues: CuesFile,
) -> Configuration:
    """Put the six files together."""
    principals = {entry.id: entry.principal or entry.id for entry in actors.actors}
    governments = {entry.country: entry for entry in actors.actors if entry.type is ActorType.GOVERNMENT}
    return Configuration(
        sources=tuple(_source(entry) for entry in sources.sources),
        actors=tuple(_actor(entry, principals, governments.get(entry.country)) for entry in actors.actors),
        places=tuple(Place(place.id, place.name, place.names, place.within) for place in actors.places),
        issues=tuple(_issue(entry) for entry in issues.issues),
        cues=tuple(_book(language, book) for language, book in cues.cues.items()),
        routes=tuple(_route(entry) for entry in channels.channels),
        alerts=AlertPolicy(**dict(settings.alerts)),
        polling=PollingPolicy(**dict(settings.polling)),
        web=WebPolicy(**dict(settings.web)),
        telegram=TelegramPolicy(**dict(settings.telegram)),
        retention=settings.retention,
    )


def _source(entry: SourceEntry) -> Source:
    return Source(
        id=entry.id,
        name=entry.name,
        url=entry.url,
        tier=entry.tier,
        publisher=entry.publisher,
        country=entry.country,
        language=entry.language,
        full_text=entry.full_text,
        fetch_page=entry.fetch_page,
        selector=entry.selector,
        interval=entry.interval,
        enabled=entry.enabled,
        aggregator=entry.aggregator,
        wire=entry.wire,
        alternates=entry.alternates,
    )


def _actor(entry: ActorEntry, principals: dict[str, str], government: ActorEntry | None) -> Actor:
    offices = tuple(
        Office(
            title=office.title,
            org=office.org,
            principal=office.principal or principals.get(office.org, ""),
            start=office.start,
            end=office.end,
            rank=office.rank,
            verify=office.verify,
        )
        for office in entry.offices
    )
    return Actor(
        id=entry.id,
        type=entry.type,
        name=entry.name,
        names=_names(entry, government),
        ambiguous_names=entry.ambiguous_names,
        demonyms=entry.demonyms,
        capital=entry.capital,
        metonyms=entry.metonyms,
        ambiguous_metonyms=entry.ambiguous_metonyms,
        country=entry.country,
        principal=entry.principal,
        role=entry.role,
        surname=entry.surname,
        surname_use=entry.surname_use,
        offices=offices,
        members=entry.members,
        official=entry.official,
        gender=entry.gender,
    )


def _names(entry: ActorEntry, government: ActorEntry | None) -> tuple[str, ...]:
    written = [entry.name, *entry.names]
    if government is not None and entry.type in (ActorType.MINISTRY, ActorType.INSTITUTION):
        countries = [name.removeprefix("the ") for name in (government.name, *government.names)]
        written += [form for name in written for form in possessive(name, government.demonyms, countries)]
    return tuple(dict.fromkeys(form for name in written for form in spelled(name)))


def _issue(entry: IssueEntry) -> Issue:
    return Issue(
        id=entry.id,
        label=entry.label,
        cls=entry.cls,
        plus=entry.plus,
        minus=entry.minus,
        nouns=entry.nouns,
        con_nouns=entry.con_nouns,
        pro=entry.pro,
        con=entry.con,
        severity=entry.severity,
        plover_pro=entry.plover.pro,
        plover_con=entry.plover.con,
    )


def _book(language: str, book: CueBookEntry) -> CueBook:
    return CueBook(
        language=language,
        verbs=tuple(Cue(verb.id, verb.cls, verb.forms, verb.speech, verb.complements) for verb in book.verbs),
        phrases=tuple(
            Cue(_slug(phrase), cls, (phrase,), "always") for cls, phrases in book.phrases.items() for phrase in phrases
        ),
        turns=tuple(TurnCue(turn.id, turn.kind, turn.strength, turn.forms, turn.pattern) for turn in book.turns),
        contrasts=book.contrasts,
        effects=tuple(Effect(effect.id, effect.effect, effect.forms) for effect in book.effects),
        holds=book.holds,
        false_friends=tuple(FalseFriend(friend.id, friend.pattern, friend.why) for friend in book.false_friends),
        negators=book.negators,
        hedges=book.hedges,
        venues=tuple(
            Venue(_slug(phrase), phrase, venue.cls, venue.firsthand)
            for venue in book.venues
            for phrase in venue.phrases
        ),
        pro_verbs=book.pro_verbs,
        con_verbs=book.con_verbs,
    )


def _route(entry: ChannelEntry) -> Route:
    quiet = entry.quiet
    return Route(
        id=entry.id,
        chat=entry.chat,
        topic=entry.topic,
        filter=Filter(
            kinds=entry.kinds,
            actors=entry.actors,
            countries=entry.countries,
            counterparts=entry.counterparts,
            issues=entry.issues,
            languages=entry.languages,
            words=entry.words,
            min_severity=entry.min_severity,
        ),
        quiet=QuietHours(quiet.start, quiet.end, quiet.zone) if quiet is not None else None,
        silent_below=entry.silent_below,
        digest=entry.digest,
        zone=entry.zone,
        group_wait=entry.group_wait,
        group_interval=entry.group_interval,
        language=entry.language,
    )


def _slug(phrase: str) -> str:
    return re.sub(r"\W+", "-", phrase.lower()).strip("-")
