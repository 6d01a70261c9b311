"""Every named configuration gives exactly the faults and warnings that stand beside it."""

import re
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.facts import ActorType
from bot.model import AlertKind, IssueClass, Tier
from bot.settings.load import defaults, inspect, load
from tests.settings.folders import expected, lay_out, names

DEFAULT = Path(__file__).parents[2] / "config"


@pytest.mark.parametrize("case", names())
def test_a_configuration_gives_exactly_the_faults_and_warnings_beside_it(case: str, tmp_path: Path) -> None:
    loaded = inspect(lay_out(case, tmp_path))
    shown = [str(fault).removeprefix(f"{tmp_path}/") for fault in loaded.faults]
    warned = [str(fault).removeprefix(f"{tmp_path}/") for fault in loaded.warnings]
    assert shown == expected(case, "faults")
    assert warned == expected(case, "warnings")
    assert (loaded.configuration is None) == bool(shown)


@pytest.mark.parametrize("case", [name for name in names() if name.startswith("bad_")])
def test_every_fault_says_where_and_what_would_be_right(case: str) -> None:
    for line in expected(case, "faults"):
        assert re.match(r"^\w+\.yaml:\d+:\d+: .+, .+$", line), line


def test_cases_are_many_and_of_every_kind() -> None:
    assert len(names()) >= 46
    assert {name.split("_")[0] for name in names()} == {"good", "bad", "warning"}


def test_load_raises_one_error_with_every_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load(lay_out("bad_everything_at_once", tmp_path))
    assert len(raised.value.faults) == len(expected("bad_everything_at_once", "faults"))


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no folder"):
        load(tmp_path / "nowhere")


def test_no_means_norway_and_a_clock_is_text(tmp_path: Path) -> None:
    folder = lay_out("good_no_is_norway_not_false", tmp_path)
    assert load(folder).actors[0].names == ("Norway", "NO", "Off", "on", "y")


def test_the_keys_of_the_product_page_have_their_meaning(tmp_path: Path) -> None:
    folder = lay_out("good_source_of_the_product_page", tmp_path)
    lay_out("good_settings_of_the_product_page", folder)
    lay_out("good_source_of_the_product_page", folder)
    source = load(folder).sources[0]
    assert (source.id, source.tier, source.publisher, source.country) == ("mfa-north", Tier.OFFICIAL, "gov.nor", "NOR")
    assert (source.language, source.full_text, source.interval) == ("en", False, 300.0)


def test_settings_have_their_meaning(tmp_path: Path) -> None:
    found = load(lay_out("good_settings_of_the_product_page", tmp_path))
    assert found.web.allow_private == ("127.0.0.1:8090",)
    assert (found.polling.floor, found.polling.ceiling) == (60.0, 21600.0)
    assert (found.alerts.max_age, found.telegram.admins) == (timedelta(hours=48), (1001,))


def test_a_numeric_chat_becomes_text(tmp_path: Path) -> None:
    route = load(lay_out("good_channel_of_the_product_page", tmp_path)).routes[0]
    assert (route.chat, route.topic, route.filter.min_severity) == ("-1001234567890", None, 1)
    assert route.filter.kinds == (AlertKind.REVERSAL, AlertKind.WALKBACK, AlertKind.STATEMENT)


def test_an_office_speaks_for_what_its_body_belongs_to(tmp_path: Path) -> None:
    person = load(lay_out("good_new_office_holder", tmp_path)).actors[3]
    assert person.offices[0].principal == "gov.nor"
    assert (person.offices[0].start, person.offices[0].end) == (date(2021, 10, 14), date(2026, 11, 20))


def test_files_that_are_left_out_come_with_the_program(tmp_path: Path) -> None:
    found = load(lay_out("good_minimal_without_lists", tmp_path))
    whole = load(defaults())
    assert replace(whole, sources=(), routes=()).actors == found.actors
    assert (found.issues, found.cues) == (whole.issues, whole.cues)


def test_a_gap_in_a_pattern_stands_for_words_and_stays_linear() -> None:
    patterns = [turn.pattern for turn in load(DEFAULT).cues[0].turns if turn.pattern]
    assert patterns
    assert not any("{gap}" in pattern for pattern in patterns)


class TestDefault:
    found = load(DEFAULT)

    def test_it_has_neither_faults_nor_warnings(self) -> None:
        loaded = inspect(DEFAULT)
        assert [str(fault) for fault in (*loaded.faults, *loaded.warnings)] == []

    def test_it_is_read_in_well_under_two_seconds_of_work(self) -> None:
        before = time.process_time()
        inspect(DEFAULT)
        assert time.process_time() - before < 2

    def test_it_watches_two_hundred_feeds_in_sixty_countries(self) -> None:
        assert len(self.found.sources) >= 200
        awake = [source for source in self.found.sources if source.enabled]
        assert len(awake) >= 200
        assert len({source.country for source in awake if source.country}) >= 60
        assert {source.tier for source in awake} == {Tier.OFFICIAL, Tier.NEWS}

    def test_every_official_feed_has_a_speaker(self) -> None:
        assert [s.id for s in self.found.sources if s.tier is Tier.OFFICIAL and not s.publisher] == []

    def test_every_member_of_the_united_nations_has_its_three_voices(self) -> None:
        members = next(actor.members for actor in self.found.actors if actor.id == "org.un")
        assert len(members) == 193
        governments = {a.country for a in self.found.actors if a.type is ActorType.GOVERNMENT}
        ministries = {a.country for a in self.found.actors if a.role == "foreign_ministry"}
        heads = {a.country for a in self.found.actors if a.role in ("head_of_state", "head_of_government")}
        assert set(members) - governments == set()
        assert set(members) - ministries == set()
        assert set(members) - heads == set()

    def test_four_hundred_persons_hold_dated_offices(self) -> None:
        persons = [a for a in self.found.actors if a.type is ActorType.PERSON]
        assert len(persons) >= 400
        assert sum(any(office.start for office in person.offices) for person in persons) >= 400

    @pytest.mark.parametrize(
        ("day", "org", "title", "name"),
        [
            (date(2026, 1, 12), "gov.gbr", "Prime Minister", "Keir Starmer"),
            (date(2026, 11, 22), "gov.gbr", "Prime Minister", "Andy Burnham"),
            (date(2026, 1, 12), "gov.hun", "Prime Minister", "Viktor Orbán"),
            (date(2026, 11, 22), "gov.hun", "Prime Minister", "Péter Magyar"),
            (date(2026, 1, 12), "gov.usa", "President", "Donald Trump"),
            (date(2020, 1, 12), "gov.usa", "President", "Donald Trump"),
            (date(2022, 1, 12), "gov.usa", "President", "Joe Biden"),
        ],
    )
    def test_the_labelled_month_and_today_both_have_their_holder(
        self, day: date, org: str, title: str, name: str
    ) -> None:
        holders = [
            actor.name
            for actor in self.found.actors
            for office in actor.offices
            if (office.title, office.org) == (title, org)
            and (office.start or date.min) <= day < (office.end or date.max)
        ]
        assert holders == [name]

    def test_there_are_thirty_issues_in_all_nineteen_classes(self) -> None:
        assert len(self.found.issues) >= 30
        assert {issue.cls for issue in self.found.issues} == set(IssueClass)
        assert [issue.id for issue in self.found.issues if not (issue.plus and issue.minus and issue.nouns)] == []

    def test_the_european_union_and_nato_contain_denmark(self) -> None:
        members = {actor.id: actor.members for actor in self.found.actors}
        assert "DNK" in members["org.eu"]
        assert "DNK" in members["org.nato"]
        assert len(members["org.eu"]) == 27
        assert len(members["org.nato"]) == 32
