"""Two configurations in, one line for each kind of change out: "2 sources added (a, b)"."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any, TypeVar

from bot.facts import Actor, Configuration, Office

T = TypeVar("T")

NAMED = 3  # how many of the changed things a line names


def diff(old: Configuration, new: Configuration) -> list[str]:
    """Say what changed, in the order of the files; nothing changed: nothing said."""
    lines = _settings(old, new)
    lines += _listed("source", old.sources, new.sources, lambda source: source.id)
    lines += _listed("channel", old.routes, new.routes, lambda route: route.id)
    lines += _listed("actor", old.actors, new.actors, lambda actor: actor.id, changed=_only_offices)
    lines += _offices(old.actors, new.actors)
    lines += _listed("place", old.places, new.places, lambda place: place.id)
    lines += _listed("issue", old.issues, new.issues, lambda issue: issue.id)
    lines += _listed("cue book", old.cues, new.cues, lambda book: book.language)
    return lines


def _listed(
    noun: str,
    old: Sequence[T],
    new: Sequence[T],
    name: Callable[[T], str],
    changed: Callable[[T, T], bool] = lambda before, after: before != after,
) -> list[str]:
    before, after = {name(one): one for one in old}, {name(one): one for one in new}
    groups = (
        ("added", [key for key in after if key not in before]),
        ("removed", [key for key in before if key not in after]),
        ("changed", [key for key in after if key in before and changed(before[key], after[key])]),
    )
    return [_line(len(keys), noun, verb, keys) for verb, keys in groups if keys]


def _line(count: int, noun: str, verb: str, names: Iterable[str]) -> str:
    shown = list(names)
    more = f" and {len(shown) - NAMED} more" if len(shown) > NAMED else ""
    return f"{count} {noun}{'s' if count > 1 else ''} {verb} ({', '.join(shown[:NAMED])}{more})"


def _only_offices(before: Actor, after: Actor) -> bool:
    """Whether two versions of an actor differ beyond their offices, which have lines of their own."""
    return any(
        getattr(before, field.name) != getattr(after, field.name) for field in fields(Actor) if field.name != "offices"
    )


def _offices(old: Sequence[Actor], new: Sequence[Actor]) -> list[str]:
    before = {actor.id: actor for actor in old}
    told: dict[str, list[str]] = {"begun": [], "ended": [], "corrected": []}
    for actor in new:
        if actor.id in before and actor.offices != before[actor.id].offices:
            kind = _office_change(before[actor.id].offices, actor.offices)
            told[kind].append(actor.name)
        elif actor.id not in before and actor.offices:
            told["begun"].append(actor.name)
    return [
        f"{len(names)} {_whose(len(names))} {kind} ({', '.join(names[:NAMED])}{_more(names)})"
        for kind, names in told.items()
        if names
    ]


def _whose(count: int) -> str:
    return "actor's office" if count == 1 else "actors' offices"


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - NAMED} more" if len(names) > NAMED else ""


def _office_change(before: Sequence[Office], after: Sequence[Office]) -> str:
    open_before = {(office.title, office.org) for office in before if office.end is None}
    open_after = {(office.title, office.org) for office in after if office.end is None}
    if open_after - open_before:
        return "begun"
    return "ended" if open_before - open_after else "corrected"


def _settings(old: Configuration, new: Configuration) -> list[str]:
    lines = []
    for section in ("polling", "web", "alerts", "telegram"):
        before, after = getattr(old, section), getattr(new, section)
        for field in fields(before):
            was, now = getattr(before, field.name), getattr(after, field.name)
            if was != now:
                lines.append(f"{section}.{field.name}: {_shown(was)} becomes {_shown(now)}")
    if old.retention != new.retention:
        lines.append(f"retention: {_shown(old.retention)} becomes {_shown(new.retention)}")
    return lines


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(str(one) for one in value)}]"
    if isinstance(value, timedelta):
        return _length(value.total_seconds())
    return str(value) if value != "" else "(empty)"


def _length(seconds: float) -> str:
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds and seconds % size == 0:
            return f"{seconds / size:g}{unit}"
    return f"{seconds:g}s"
