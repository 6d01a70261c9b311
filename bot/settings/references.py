"""The six checked files in, what does not fit between them out: unknown ids, ids used twice, hosts that contradict."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bot.facts import ActorType
from bot.model import IssueClass, Tier
from bot.settings.codes import ALPHA3
from bot.settings.complaints import closest
from bot.settings.document import Document, Fault
from bot.settings.keys import Model
from bot.settings.knowledge import ActorsFile, CuesFile, IssuesFile
from bot.settings.operation import ChannelsFile, SettingsFile, SourcesFile

Documents = Mapping[str, Document]
Files = Mapping[str, Any]


def broken_references(documents: Documents, files: Files) -> list[Fault]:
    """Return every fault between the files; files that could not be read are left out of account."""
    checks: tuple[tuple[tuple[str, ...], Callable[..., Iterator[Fault]]], ...] = (
        (("settings",), _settings),
        (("sources", "actors"), _sources),
        (("channels", "actors", "issues"), _channels),
        (("actors",), _actors),
        (("issues",), _issues),
        (("cues",), _cues),
    )
    faults: list[Fault] = []
    for names, check in checks:
        if all(files.get(name) is not None for name in names):
            faults.extend(check(*(documents[name] for name in names[:1]), *(files[name] for name in names)))
    return faults


def _settings(document: Document, settings: SettingsFile) -> Iterator[Fault]:
    if settings.polling.floor > settings.polling.ceiling:
        what = "floor: longer than the ceiling, write a shorter floor or a longer ceiling"
        yield document.fault(("polling", "floor"), what)
    if settings.web.timeout == 0:
        yield document.fault(("web", "timeout"), "timeout: no answer can come in no time, write it like 30s")


def _sources(document: Document, sources: SourcesFile, actors: ActorsFile) -> Iterator[Fault]:
    yield from _twice(document, "sources", sources.sources)
    known = {actor.id for actor in actors.actors}
    for at, source in enumerate(sources.sources):
        if source.publisher and source.publisher not in known:
            message = f"publisher: no actor has the id '{source.publisher}', {closest(source.publisher, known)}"
            yield document.fault(("sources", at, "publisher"), _tidy(message, "add it to actors.yaml"))
        if source.full_text and source.fetch_page:
            message = "fetch_page: the feed carries whole texts (full_text), remove one of the two"
            yield document.fault(("sources", at, "fetch_page"), message)


def _channels(document: Document, channels: ChannelsFile, actors: ActorsFile, issues: IssuesFile) -> Iterator[Fault]:
    yield from _twice(document, "channels", channels.channels)
    organisations = {actor.id for actor in actors.actors if actor.type is ActorType.ORGANISATION}
    people = {actor.id for actor in actors.actors}
    places = {place.id for place in actors.places}
    topics = {issue.id for issue in issues.issues} | {cls.value for cls in IssueClass}
    wanted = (
        ("actors", people, "actor has the id"),
        ("countries", ALPHA3 | organisations, "country or organisation is called"),
        ("counterparts", ALPHA3 | people | places, "country, actor or place is called"),
        ("issues", topics, "issue or class is called"),
    )
    for at, channel in enumerate(channels.channels):
        for key, known, phrase in wanted:
            for index, value in enumerate(getattr(channel, key)):
                if value not in known:
                    message = f"{key}: no {phrase} '{value}', {closest(value, known)}"
                    yield document.fault(("channels", at, key, index), _tidy(message, f"see {_source_of(key)}"))


def _actors(document: Document, actors: ActorsFile) -> Iterator[Fault]:
    yield from _twice(document, "actors", actors.actors)
    yield from _twice(document, "places", actors.places)
    known = {actor.id for actor in actors.actors}
    for at, actor in enumerate(actors.actors):
        path: tuple[str | int, ...] = ("actors", at)
        if actor.principal and actor.principal not in known:
            yield _no_actor(document, (*path, "principal"), actor.principal, known)
        if actor.offices and actor.type is not ActorType.PERSON:
            message = f"offices: only a person holds offices, '{actor.id}' is a {actor.type.value}, move them"
            yield document.fault((*path, "offices"), message, key=True)
        for index, office in enumerate(actor.offices):
            here = (*path, "offices", index)
            for key in ("org", "principal"):
                if (value := getattr(office, key)) and value not in known:
                    yield _no_actor(document, (*here, key), value, known)
            if office.start is not None and office.end is not None and office.end <= office.start:
                message = f"to: {office.end} does not lie after {office.start}, write the day on which the office ended"
                yield document.fault((*here, "to"), message)


def _issues(document: Document, issues: IssuesFile) -> Iterator[Fault]:
    yield from _twice(document, "issues", issues.issues)
    for at, issue in enumerate(issues.issues):
        if not (issue.nouns or issue.con_nouns or issue.pro or issue.con):
            message = f"issue '{issue.id}' has no words, add nouns, pro or con"
            yield document.fault(("issues", at), message)


def _cues(document: Document, cues: CuesFile) -> Iterator[Fault]:
    for language, book in cues.cues.items():
        for key in ("verbs", "turns", "effects", "false_friends"):
            yield from _twice(document, key, getattr(book, key), above=("cues", language))


def _twice(document: Document, key: str, entries: Iterable[Model], above: tuple[str, ...] = ()) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        name = str(getattr(entry, "id"))  # noqa: B009 - entries share only Model
        if name in first:
            line, _ = document.locate((*above, key, first[name], "id"))
            message = f"id: '{name}' is taken (line {line}), choose another"
            yield document.fault((*above, key, at, "id"), message)
        else:
            first[name] = at


def _no_actor(document: Document, path: tuple[str | int, ...], value: str, known: set[str]) -> Fault:
    message = f"{path[-1]}: no actor has the id '{value}', {closest(value, known)}"
    return document.fault(path, _tidy(message, "add it to actors.yaml"))


def _tidy(message: str, otherwise: str) -> str:
    return f"{message}{otherwise}" if message.endswith(", ") else message


def _source_of(key: str) -> str:
    return "issues.yaml" if key == "issues" else "actors.yaml"


def doubtful_sources(document: Document, sources: SourcesFile) -> Iterator[Fault]:
    """Warn of an official feed whose speaker nobody knows (its words count as nobody's), and of a feed read twice."""
    first: dict[str, str] = {}
    for at, source in enumerate(sources.sources):
        if source.tier is Tier.OFFICIAL and not source.publisher:
            message = f"official source '{source.id}' has no publisher, add the actor that speaks through it"
            yield document.fault(("sources", at), message)
        if source.enabled and (other := first.setdefault(source.url, source.id)) != source.id:
            message = f"url: '{other}' reads this feed too, disable one of the two"
            yield document.fault(("sources", at, "url"), message)
