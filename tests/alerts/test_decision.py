"""Verdicts and what is told already -> an alert, one source more, or silence with a reason."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.alerts.decision import decide_all, pair
from bot.alerts.explain import explain
from bot.facts import AlertPolicy
from bot.model import (
    Alert,
    AlertKind,
    CodedStatement,
    Decision,
    Evidence,
    Field,
    IssueClass,
    Joined,
    Position,
    Shift,
    Withheld,
)
from bot.positions.comparison import compare_all
from bot.positions.ledger import keys_wanted
from tests.positions.histories import POLICY, coded_of


def line(day: int, by: str, side: str, words: str, **more: Any) -> dict[str, Any]:
    said = {"day": f"2031-03-{day:02}", "by": by, "issue": "tariffs", "toward": "SUD", "side": side, "words": words}
    return {**said, "step": "decision", **more}


PLAN = line(1, "pm", "for", "a tariff on timber boards will come")
TURN = line(5, "pm", "against", "no tariff on timber boards will come")
REPORT = line(5, "pm", "against", "Norland drops timber tariff", form="act", turn="retreat/3/drops")


class Desk:
    """Ledger, comparison and decision in a row, with what was told so far."""

    def __init__(self, policy: AlertPolicy = POLICY) -> None:
        self.policy = policy
        self.positions: dict[Any, Position] = {}
        self.alerts: dict[str, Alert] = {}
        self.count = 0

    def read(
        self,
        said: dict[str, Any],
        *,
        marked: set[str] | None = None,
        late: int = 0,
        earlier: frozenset[str] = frozenset(),
        **more: Any,
    ) -> list[Decision]:
        one: CodedStatement = replace(coded_of(said, self.count), **more)
        one = replace(one, seen=one.published + timedelta(hours=late))
        self.count += 1
        wanted = keys_wanted([one])
        loaded = [p for p in self.positions.values() if (p.key.principal, p.key.issue) in wanted]
        verdicts, changed = compare_all(loaded, [one], self.policy)
        self.positions |= {position.key: position for position in changed}
        now = one.published + timedelta(hours=late)
        decisions = decide_all(verdicts, list(self.alerts.values()), self.policy, now, marked or set(), earlier)
        for decision in decisions:
            if isinstance(decision, Alert):
                self.alerts[decision.id] = decision
            elif isinstance(decision, Joined):
                self.alerts[decision.alert.id] = decision.alert
        return decisions


def one_of(decisions: list[Decision], kind: type[Any]) -> Any:
    assert [type(decision) for decision in decisions] == [kind], decisions
    return decisions[0]


def test_a_reversal_alerts_with_both_sides_words_days_and_links() -> None:
    desk = Desk()
    desk.read(PLAN)
    alert = one_of(desk.read(TURN), Alert)
    assert (alert.kind, alert.shift, alert.direction) == (AlertKind.REVERSAL, Shift.FULL, -1)
    assert (alert.prior.quote, alert.current.quote) == (PLAN["words"], TURN["words"])
    assert alert.prior.said_on.isoformat() == "2031-03-01"
    assert alert.prior.url != alert.current.url


def test_a_reversal_replies_to_the_alert_that_it_turns_against() -> None:
    desk = Desk()
    first = one_of(desk.read(PLAN), Alert)
    assert one_of(desk.read(TURN), Alert).follows == first.id


def test_another_outlet_joins_the_alert_and_is_counted() -> None:
    desk = Desk()
    desk.read(PLAN)
    desk.read(TURN)
    alert = one_of(
        desk.read({**TURN, "words": "the timber boards tariff is off", "outlet": "Morning Post"}), Joined
    ).alert
    assert alert.outlets == ("Example", "Morning Post")
    assert len(alert.current.entries) == 2


def test_a_wire_copy_adds_an_entry_and_no_outlet() -> None:
    desk = Desk()
    desk.read(PLAN)
    desk.read(TURN, fingerprint="same-text")
    alert = one_of(desk.read({**TURN, "outlet": "Copy Post"}, fingerprint="same-text"), Joined).alert
    assert alert.sources == 1
    assert len(alert.current.entries) == 2


def test_a_change_toward_another_counterpart_is_another_change() -> None:
    desk = Desk()
    one_of(desk.read(REPORT), Alert)
    one_of(desk.read({**REPORT, "toward": "EST", "words": "Norland drops timber tariff for Estoria"}), Alert)


def test_back_again_is_a_new_change_that_replies_to_the_first() -> None:
    desk = Desk()
    desk.read(PLAN)
    first = one_of(desk.read(TURN), Alert)
    back = one_of(desk.read(line(9, "pm", "for", "the tariff on timber boards will come after all")), Alert)
    assert (back.direction, back.follows) == (1, first.id)


def test_the_same_change_weeks_later_is_told_again_only_if_it_is_one() -> None:
    desk = Desk()
    desk.read(PLAN)
    desk.read(TURN)
    withheld = one_of(desk.read(line(28, "pm", "against", "still no tariff on timber boards")), Withheld)
    assert "same side" in withheld.reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"baseline": True}, "first poll"),
    ],
)
def test_what_a_first_poll_brings_alerts_nobody(change: dict[str, Any], reason: str) -> None:
    desk = Desk()
    desk.read(PLAN, **change)
    assert reason in one_of(desk.read(TURN, **change), Withheld).reason


def test_an_old_entry_builds_the_position_and_alerts_nobody() -> None:
    desk = Desk()
    desk.read(PLAN)
    assert "published more than" in one_of(desk.read(TURN, late=72), Withheld).reason
    assert desk.positions


def test_a_pair_that_an_admin_marked_is_not_told_again() -> None:
    desk = Desk()
    desk.read(PLAN)
    probe = Desk()
    probe.read(PLAN)
    found, _ = compare_all(list(desk.positions.values()), [coded_of(TURN, 1)], POLICY)
    assert "marked" in one_of(desk.read(TURN, marked={pair(found[0])}), Withheld).reason


def test_an_unnamed_official_turns_nobody() -> None:
    desk = Desk()
    anonymous = replace(coded_of(REPORT, 0).speaker, anonymous=True)
    assert one_of(desk.read(REPORT, speaker=anonymous), Withheld).reason == "the speaker binds nobody"


def test_kinds_that_the_policy_switches_off_stay_silent() -> None:
    desk = Desk(replace(POLICY, kinds=(AlertKind.STATEMENT,)))
    assert "switched off" in one_of(desk.read(REPORT), Withheld).reason


def test_a_first_decision_is_told_as_a_statement_and_a_reaffirmation_is_not() -> None:
    desk = Desk()
    assert one_of(desk.read(PLAN), Alert).kind is AlertKind.STATEMENT
    again = line(2, "pm", "for", "the tariff on timber boards will come indeed")
    assert isinstance(desk.read(again)[0], Joined | Withheld)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"by": "spokes"}, "rank"),
        ({"toward": ""}, "no counterpart"),
        ({"side": "neither"}, "no counterpart or no side"),
        ({"issue": "other"}, "not told"),
        ({"step": "hint"}, "neither a decision"),
        ({"modality": "historical"}, "historical"),
        ({"modality": "reported"}, "reported"),
    ],
)
def test_a_statement_that_is_not_notable_is_withheld_with_the_reason(more: dict[str, Any], reason: str) -> None:
    assert reason in one_of(Desk().read({**PLAN, **more}), Withheld).reason


def test_words_that_name_no_issue_are_not_told_under_the_issue_of_the_title() -> None:
    around, own = (Evidence("issue", "levy", f"tariffs in {where}") for where in ("title", "content"))
    headline = coded_of(PLAN, 0).statement
    span = headline.content[0]
    prose = replace(headline, content=(replace(span, field=Field.TEXT),))
    assert "names no issue" in one_of(Desk().read(PLAN, statement=prose, evidence=(around,)), Withheld).reason
    assert one_of(Desk().read(PLAN, statement=prose, evidence=(own,)), Alert)
    assert one_of(Desk().read(PLAN, evidence=(around,)), Alert)


@pytest.mark.parametrize(
    ("by", "issue", "shift", "severity"),
    [
        ("pm", IssueClass.MILITARY_ACTION, "retreat/3/backs down", 3),
        ("pm", IssueClass.TARIFFS, "retreat/3/backs down", 3),
        ("fm", IssueClass.TARIFFS, "retreat/3/backs down", 2),
        ("pm", IssueClass.AID, "suspend/2/suspends", 2),
        ("spokes", IssueClass.VISAS, "suspend/2/suspends", 1),
    ],
)
def test_severity_follows_speaker_distance_and_issue_and_says_why(
    by: str, issue: IssueClass, shift: str, severity: int
) -> None:
    alert = one_of(Desk().read({**REPORT, "by": by, "issue": issue.value, "turn": shift}), Alert)
    assert alert.severity == severity
    assert alert.severity_reason.startswith(("minor", "notable", "major")[severity - 1])


def test_an_old_position_weighs_more() -> None:
    desk = Desk()
    desk.read({**PLAN, "by": "fm", "day": "2031-01-05"})
    alert = one_of(desk.read({**TURN, "by": "fm"}), Alert)
    assert "had stood for 59 days" in alert.severity_reason
    assert alert.severity == 3


def test_an_alert_explains_itself_with_rule_words_and_prior() -> None:
    desk = Desk()
    desk.read(PLAN)
    text = explain(one_of(desk.read(TURN), Alert))
    for part in (PLAN["words"], TURN["words"], "2031-03-01", "the same speaker", "reversed", "severity"):
        assert part in text


def test_an_alert_without_a_prior_says_that_only_the_report_asserts_one() -> None:
    text = explain(one_of(Desk().read(REPORT), Alert))
    assert "only the report" in text
    assert "drops" in text


def corrected() -> tuple[Desk, Alert]:
    """A plan, and then its own entry says the contrary."""
    desk = Desk()
    desk.read(PLAN)
    (stand,) = next(iter(desk.positions.values())).stands
    return desk, one_of(desk.read(TURN, earlier=frozenset({stand.entry})), Alert)


def test_a_change_between_two_versions_of_one_entry_is_a_correction_of_the_sources_own_text() -> None:
    _, alert = corrected()
    assert (alert.kind, alert.correction) == (AlertKind.REVERSAL, True)
    assert alert.reason.startswith("the source changed its own text; the same speaker")
    assert "earlier version of this very entry" in explain(alert)


def test_an_earlier_side_from_another_entry_makes_a_plain_change_of_an_edit() -> None:
    desk = Desk()
    desk.read(PLAN)
    assert not one_of(desk.read(TURN, earlier=frozenset({"another"})), Alert).correction


def test_a_correction_becomes_a_plain_change_when_another_outlet_tells_the_change_itself() -> None:
    desk, _ = corrected()
    repeated = one_of(desk.read({**TURN, "words": "no tariff on timber boards is coming"}, outlet="B"), Joined).alert
    assert repeated.correction
    told = one_of(desk.read(REPORT, outlet="C"), Joined).alert
    assert not told.correction
    assert not told.reason.startswith("the source changed")


def test_one_change_is_told_once_whatever_body_the_headlines_name() -> None:
    desk = Desk()
    first = line(
        5, "gov", "for", "Norland relents on dam inspections", form="act", turn="retreat/3/relents", issue="nuclear"
    )
    again = line(
        6, "gov", "against", "Norland caves on dam inspectors", form="act", turn="retreat/3/caves", issue="nuclear"
    )
    assert isinstance(desk.read({**first, "toward": "LEAGUE"})[0], Alert)
    assert isinstance(desk.read({**again, "toward": "Watchdog"})[0], Joined)


def test_changes_toward_two_states_are_two() -> None:
    desk = Desk()
    first = line(5, "gov", "against", "Norland lifts levy on timber", form="act", turn="retreat/3/lifts")
    assert isinstance(desk.read({**first, "toward": "SUD"})[0], Alert)
    assert isinstance(desk.read({**first, "words": "Norland lifts levy on timber boards", "toward": "EST"})[0], Alert)


def test_what_is_ended_is_not_ended_again_by_a_side_that_is_coded_otherwise() -> None:
    desk = Desk()
    first = line(5, "gov", "against", "Norland to pull soldiers out", form="act", turn="retreat/2/pull", issue="troops")
    again = line(6, "gov", "for", "its soldiers are pulling out", turn="retreat/2/pulling out", issue="troops")
    assert isinstance(desk.read(first)[0], Alert)
    assert isinstance(desk.read(again)[0], Joined)


@pytest.mark.parametrize(
    ("toward", "issue", "words", "outcome"),
    [
        ("SUD", "blockade", "the boards may cross the border again", Withheld),  # toward the same
        ("EST", "aid", "Norland stops its grain aid", Alert),  # another matter toward another state
        ("EST", "tariffs", "Norland lifts levy on wine", Alert),  # another state
        ("LEAGUE", "trade deal", "no levy on timber boards from now on", Withheld),  # the same words
    ],
)
def test_one_entry_tells_one_change_once_however_its_sentences_are_coded(
    toward: str, issue: str, words: str, outcome: type[Any]
) -> None:
    desk = Desk()
    title = line(5, "gov", "against", "Norland lifts levy on timber boards", form="act", turn="retreat/3/lifts")
    told = line(5, "gov", "for", words, form="act", turn="retreat/3/lifts", issue=issue)
    assert isinstance(desk.read(title)[0], Alert)
    said = {**told, "toward": toward}
    own = replace(coded_of(said, 9).statement, entry="entry-0")
    decision = one_of(desk.read(said, statement=own), outcome)
    assert outcome is Alert or decision.reason == "already told"


PARDON = line(
    5, "pm", "for", "Norland opens talks it had refused", issue="talks", form="act", turn="switch/2/had refused"
)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"issue": "trade deal", "words": "Norland revives the timber negotiations"}, Joined),  # a kin issue
        ({"issue": "other", "words": "Norland answers the phone again"}, Joined),  # no issue at all
        ({"issue": "recognition", "words": "Norland recognises an exile cabinet"}, Alert),  # nothing in common
        ({"toward": "NOR", "words": "Norland opens talks with its neighbour"}, Alert),  # another state
        ({"day": "2031-03-08", "issue": "trade deal", "words": "Norland revives the timber negotiations"}, Alert),
    ],
    ids=["kin issue", "no issue", "unlike issue", "another state", "days later"],
)
def test_a_government_turns_once_within_hours_toward_the_same_other(more: dict[str, Any], kind: type[Any]) -> None:
    desk = Desk()
    one_of(desk.read(PARDON), Alert)
    one_of(desk.read({**PARDON, "turn": "retreat/3/relents", **more}, outlet="Port Mail", source="port-mail"), kind)


def test_the_way_back_within_hours_is_told() -> None:
    desk = Desk()
    desk.read(PLAN)
    first = one_of(desk.read(TURN), Alert)
    back = one_of(desk.read(line(6, "pm", "for", "the tariff on timber boards will come after all")), Alert)
    assert (back.direction, back.follows) == (1, first.id)
