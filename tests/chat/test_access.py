"""Who may do what, and how fast: by user id alone, with bounded memory."""

import pytest

from bot.chat.access import (
    GROUP_PER_MINUTE,
    REMEMBERED,
    STRANGERS_BURST,
    Admission,
    Audience,
    Gate,
    allowed,
    may_change,
)
from bot.facts import TelegramPolicy

OPEN = TelegramPolicy(admins=(1,))
LISTED = TelegramPolicy(admins=(1,), subscribers=(2,))


@pytest.mark.parametrize(
    ("user", "audience", "policy", "may"),
    [
        (1, Audience.ADMIN, OPEN, True),
        (2, Audience.ADMIN, LISTED, False),
        (3, Audience.ALL, LISTED, True),
        (3, Audience.SUBSCRIBER, OPEN, True),
        (3, Audience.SUBSCRIBER, LISTED, False),
        (2, Audience.SUBSCRIBER, LISTED, True),
        (1, Audience.SUBSCRIBER, LISTED, True),
    ],
)
def test_an_audience_is_told_by_user_id(user: int, audience: Audience, policy: TelegramPolicy, may: bool) -> None:
    assert allowed(user, audience, policy) is may


def test_a_group_is_changed_by_admins_of_the_bot_alone() -> None:
    assert may_change(3, True, OPEN)
    assert not may_change(3, False, OPEN)
    assert may_change(1, False, OPEN)


def test_a_user_over_the_budget_is_told_once_and_then_passed_over_until_time_went_by() -> None:
    gate, policy = Gate(), TelegramPolicy(per_minute=3)
    told = [gate.admit(7, policy, 0.0) for _ in range(6)]
    assert told == [Admission.ADMITTED] * 3 + [Admission.SLOW_DOWN] + [Admission.IGNORED] * 2
    assert gate.admit(7, policy, 60.0) is Admission.ADMITTED


def test_an_admin_has_three_times_the_budget_and_no_crowd_stops_it() -> None:
    gate, policy = Gate(), TelegramPolicy(admins=(1,), per_minute=10)
    for stranger in range(100, 5_100):
        gate.admit(stranger, policy, 0.0)
    assert [gate.admit(1, policy, 0.0) for _ in range(30)] == [Admission.ADMITTED] * 30


def test_a_crowd_of_strangers_is_admitted_no_faster_than_all_together_may() -> None:
    gate, policy = Gate(), TelegramPolicy()
    admitted = sum(gate.admit(user, policy, 0.0) is Admission.ADMITTED for user in range(100, 5_100))
    assert admitted == STRANGERS_BURST


def test_the_memory_for_strangers_is_bounded() -> None:
    gate = Gate()
    for user in range(3 * REMEMBERED):
        gate.admit(user, TelegramPolicy(), 0.0)
    assert len(gate) == REMEMBERED


def test_the_members_of_a_group_share_its_budget_and_an_admin_is_not_charged() -> None:
    gate, policy = Gate(), TelegramPolicy(admins=(1,))
    admitted = [gate.admit_in_group(-5, member, policy, 0.0) for member in range(100, 120)]
    assert admitted.count(True) == GROUP_PER_MINUTE
    assert gate.admit_in_group(-5, 1, policy, 0.0)
    assert gate.admit_in_group(-6, 100, policy, 0.0)
    assert gate.admit_in_group(-5, 100, policy, 60.0)
