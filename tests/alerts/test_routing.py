"""Who hears what, when, and what becomes of a message that is told already."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alerts import hours
from bot.alerts.filters import fault_of, passes
from bot.alerts.routing import edits, next_edit, route
from bot.model import AlertKind, Filter, Joined, MessageKind, MessageState, QuietHours, Route, Silence
from tests.alerts.examples import REVERSAL, STATEMENT, TUESDAY

NOW = TUESDAY
MAIN = Route(id="main", chat="@channel")


def chats(decisions, *routes, silences=(), **more):
    return [message.chat for message in route(decisions, routes, silences, (), NOW, **more)]


def test_an_alert_goes_once_to_each_chat_that_wants_it():
    desk = Route(id="desk", chat="-100", filter=Filter(kinds=(AlertKind.REVERSAL,)))
    assert chats([REVERSAL], MAIN, desk) == ["@channel", "-100"]
    assert chats([STATEMENT], MAIN, desk) == ["@channel"]


def test_two_routes_into_one_chat_send_one_message_and_the_one_that_speaks_first_wins():
    digest = replace(MAIN, id="digest", digest="hourly")
    messages = route([REVERSAL], (digest, MAIN), (), (), NOW)
    assert [message.route for message in messages] == ["main"]


def test_two_topics_of_one_forum_are_two_places():
    assert len(chats([REVERSAL], replace(MAIN, topic=1), replace(MAIN, topic=2))) == 2


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        (Filter(), True),
        (Filter(actors=("per.maria-keller",)), True),
        (Filter(actors=("gov.can",)), True),
        (Filter(actors=("gov.usa",)), False),
        (Filter(countries=("CAN",)), True),
        (Filter(countries=("NOR",)), False),
        (Filter(counterparts=("NOR",)), True),
        (Filter(issues=("talks",)), True),
        (Filter(issues=("norland-talks",)), True),
        (Filter(issues=("tariffs",)), False),
        (Filter(languages=("uk",)), False),
        (Filter(min_severity=3), True),
        (Filter(words=("CALLED off",)), True),
        (Filter(words=("without conditions",)), True),
        (Filter(words=(r"\bNorl[a-z]+", "never")), True),
        (Filter(words=("never",)), False),
        (Filter(words=("(broken",)), False),
    ],
)
def test_every_part_of_a_filter_must_be_met(wanted, passing):
    assert passes(wanted, REVERSAL) is passing


def test_a_pattern_that_would_hang_a_backtracking_engine_is_harmless():
    hostile = replace(REVERSAL, current=replace(REVERSAL.current, quote="a" * 50_000))
    assert not passes(Filter(words=("(a+)+$b",)), hostile)


def test_a_broken_pattern_is_explained():
    assert fault_of("(") and fault_of("x" * 201) and not fault_of("peace|war")


def test_a_silence_holds_until_it_expires():
    silence = Silence("s", "1001", NOW + timedelta(hours=6), Filter(counterparts=("NOR",)))
    assert chats([REVERSAL], MAIN, silences=(silence,)) == []
    assert chats([REVERSAL], MAIN, silences=(replace(silence, until=NOW),)) == ["@channel"]


def test_a_reversal_silences_the_plain_statement_of_the_same_words():
    assert [m.alert for m in route([STATEMENT, REVERSAL], (MAIN,), (), (), NOW)] == [REVERSAL.id]
    assert chats([STATEMENT], MAIN, told=(REVERSAL,)) == []


def test_a_chat_that_wants_statements_alone_still_hears_them():
    only = replace(MAIN, filter=Filter(kinds=(AlertKind.STATEMENT,)))
    assert [m.alert for m in route([STATEMENT, REVERSAL], (only,), (), (), NOW)] == [STATEMENT.id]


def test_reversals_go_before_statements_and_quiet_ones_make_no_sound():
    loud, still = (
        route([REVERSAL, replace(STATEMENT, actor="other")], (replace(MAIN, silent_below=3),), (), (), NOW, told=())[
            :1
        ],
        route([STATEMENT], (replace(MAIN, silent_below=3),), (), (), NOW),
    )
    assert loud[0].priority < still[0].priority
    assert not loud[0].silent and still[0].silent


def test_a_reversal_replies_to_the_message_of_what_it_turns():
    (message,) = route([REVERSAL], (MAIN,), (), (), NOW)
    assert message.reply_to_alert == REVERSAL.follows


def test_quiet_hours_span_midnight_in_their_own_zone():
    quiet = QuietHours("23:00", "07:00", "Europe/Oslo")
    late = datetime(2026, 3, 3, 22, 30, tzinfo=UTC)  # 23:30 in Oslo
    assert hours.quiet_until(quiet, late) == datetime(2026, 3, 4, 6, 0, tzinfo=UTC)
    assert hours.quiet_until(quiet, datetime(2026, 3, 4, 6, 0, tzinfo=UTC)) is None
    assert hours.quiet_until(QuietHours("08:00", "08:00"), late) is None


def test_what_comes_in_quiet_hours_is_held_with_the_reason():
    night = replace(MAIN, quiet=QuietHours("18:00", "20:00"))
    (message,) = route([REVERSAL], (night,), (), (), NOW)
    assert (message.held, message.not_before) == ("quiet", datetime(2026, 3, 3, 20, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("schedule", "due"),
    [
        ("hourly", datetime(2026, 3, 3, 19, 0, tzinfo=UTC)),
        ("daily 19:30", datetime(2026, 3, 3, 19, 30, tzinfo=UTC)),
        ("daily 07:30", datetime(2026, 3, 4, 7, 30, tzinfo=UTC)),
        ("daily", datetime(2026, 3, 4, 7, 30, tzinfo=UTC)),
        ("weekly mon 07:30", datetime(2026, 3, 9, 7, 30, tzinfo=UTC)),
        ("weekly tue 07:30", datetime(2026, 3, 10, 7, 30, tzinfo=UTC)),
        ("weekly tue 19:00", datetime(2026, 3, 3, 19, 0, tzinfo=UTC)),
    ],
)
def test_a_digest_is_due_at_its_local_time(schedule, due):
    (message,) = route([REVERSAL], (replace(MAIN, digest=schedule),), (), (), NOW)
    assert (message.held, message.not_before) == ("digest", due)


def test_a_digest_keeps_its_local_time_when_the_clock_changes():
    before = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert hours.next_digest("daily 07:30", "Europe/Oslo", before) == datetime(2026, 3, 29, 5, 30, tzinfo=UTC)


def test_an_unknown_schedule_says_what_would_be_right():
    with pytest.raises(ValueError, match="hourly, daily HH:MM"):
        hours.next_digest("monthly", "UTC", NOW)


def test_a_group_waits_for_company():
    (message,) = route([REVERSAL], (replace(MAIN, group_wait=30),), (), (), NOW)
    assert (message.held, message.not_before) == ("group", NOW + timedelta(seconds=30))


@pytest.mark.parametrize(
    ("before", "seconds"),
    [
        ([], 30),  # the first of a group waits for company
        ([10], 20),  # the second joins it
        ([29, 5], 1),
        ([40], 290),  # the group is sent: what comes then waits for the interval
        ([100, 40], 230),
        ([330], 30),  # a new group
        ([400], 30),
    ],
)
def test_groups_are_sent_as_alertmanager_does(before, seconds):
    told = [replace(REVERSAL, id=f"b{ago}", at=NOW - timedelta(seconds=ago)) for ago in before]
    grouped = replace(MAIN, group_wait=30, group_interval=300)
    (message,) = route([replace(REVERSAL, id="new")], (grouped,), (), (), NOW, told=told)
    assert message.not_before == NOW + timedelta(seconds=seconds)


def test_more_sources_edit_the_message_in_every_chat_at_most_once_a_minute():
    sent = [
        replace(message, id=7, message_id=70, state=MessageState.SENT)
        for message in route([REVERSAL], (MAIN, Route(id="b", chat="-5")), (), (), NOW)
    ]
    grown = replace(REVERSAL, outlets=(*REVERSAL.outlets, "Example Daily"))
    made = route([Joined(grown)], (MAIN,), (), sent, NOW + timedelta(seconds=90))
    assert [(m.kind, m.chat, m.message_id, m.version) for m in made] == [
        (MessageKind.EDIT, "@channel", 70, 90),
        (MessageKind.EDIT, "-5", 70, 90),
    ]
    assert {m.not_before for m in made} == {NOW + timedelta(minutes=2)}
    assert "5 outlets" in made[0].text


def test_dead_and_dropped_messages_are_not_edited():
    (message,) = route([REVERSAL], (MAIN,), (), (), NOW)
    for state in (MessageState.DEAD, MessageState.DROPPED):
        assert edits(REVERSAL, [replace(message, state=state)], (MAIN,), NOW) == []


def test_a_retraction_is_an_edit_that_does_not_wait():
    sent = [replace(message, id=7, message_id=70) for message in route([REVERSAL], (MAIN,), (), (), NOW)]
    (edit,) = edits(replace(REVERSAL, marked="wrong speaker"), sent, (MAIN,), NOW + timedelta(seconds=5))
    assert edit.not_before == NOW + timedelta(seconds=5)
    assert "<s>" in edit.text and "someone else" in edit.text


def test_edits_fall_on_whole_minutes_of_the_message():
    assert next_edit(NOW, NOW) == NOW + timedelta(minutes=1)
    assert next_edit(NOW, NOW + timedelta(seconds=60)) == NOW + timedelta(minutes=1)
    assert next_edit(NOW, NOW + timedelta(seconds=61)) == NOW + timedelta(minutes=2)
