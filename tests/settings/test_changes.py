"""What a reload says of itself."""

from dataclasses import replace
from datetime import date, timedelta

from bot.facts import Actor, ActorType, AlertPolicy, Configuration, Issue, Office
from bot.model import IssueClass, Route, Source
from bot.settings.changes import diff

MINISTER = Office("Foreign Minister", "mfa.nor", "gov.nor", date(2021, 10, 14))
DOE = Actor("person.jane-doe", ActorType.PERSON, "Jane Doe", offices=(MINISTER,))
OLD = Configuration(
    sources=(Source("a", "A", "https://a.example.org"), Source("b", "B", "https://b.example.org")),
    actors=(DOE,),
    issues=(Issue("cod", "Cod", IssueClass.OTHER),),
    routes=(Route("main", "@main"),),
)


def test_nothing_changed_is_nothing_said() -> None:
    assert diff(OLD, OLD) == []


def test_sources_added_removed_and_changed_are_counted_and_named() -> None:
    more = tuple(Source(name, name, "https://x.example.org") for name in "cdef")
    new = replace(OLD, sources=(replace(OLD.sources[0], interval=60.0), *more))
    assert diff(OLD, new) == ["4 sources added (c, d, e and 1 more)", "1 source removed (b)", "1 source changed (a)"]


def test_an_office_that_ended_is_told_as_such() -> None:
    ended = replace(DOE, offices=(replace(DOE.offices[0], end=date(2026, 11, 20)),))
    assert diff(OLD, replace(OLD, actors=(ended,))) == ["1 actor's office ended (Jane Doe)"]


def test_a_new_holder_has_begun() -> None:
    roe = replace(DOE, id="person.john-roe", name="John Roe")
    assert diff(OLD, replace(OLD, actors=(DOE, roe))) == [
        "1 actor added (person.john-roe)",
        "1 actor's office begun (John Roe)",
    ]


def test_a_corrected_day_is_no_change_of_holder() -> None:
    corrected = replace(DOE, offices=(replace(DOE.offices[0], start=date(2021, 10, 15)),))
    assert diff(OLD, replace(OLD, actors=(corrected,))) == ["1 actor's office corrected (Jane Doe)"]


def test_an_alias_more_is_a_change_of_the_actor() -> None:
    assert diff(OLD, replace(OLD, actors=(replace(DOE, names=("J. Doe",)),))) == ["1 actor changed (person.jane-doe)"]


def test_settings_are_told_with_both_values() -> None:
    new = replace(OLD, alerts=AlertPolicy(max_age=timedelta(hours=12)), retention=timedelta(days=90))
    assert diff(OLD, new) == ["alerts.max_age: 2d becomes 12h", "retention: 0s becomes 90d"]


def test_issues_and_channels_have_their_lines() -> None:
    new = replace(OLD, issues=(), routes=(*OLD.routes, Route("desk", "@desk")))
    assert diff(OLD, new) == ["1 channel added (desk)", "1 issue removed (cod)"]
