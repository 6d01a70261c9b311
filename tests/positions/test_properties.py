"""Properties of the comparison: no order of arrival, no repetition and no mirror changes what is told."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.decision import decide_all
from bot.model import Alert, CodedStatement, Joined, Position, VerdictKind
from bot.positions.comparison import compare_all
from bot.positions.ledger import fold, keys_wanted
from tests.positions.histories import POLICY, coded_of, histories, told

CHANGES = (VerdictKind.REVERSED, VerdictKind.HALF_TURN, VerdictKind.WALKED_BACK)


def fed(statements: list[CodedStatement]) -> dict[str, Alert]:
    """Feed statements one by one through ledger, comparison and decision, as the spine does."""
    positions: dict[Any, Position] = {}
    alerts: dict[str, Alert] = {}
    for one in statements:
        wanted = keys_wanted([one])
        loaded = [p for p in positions.values() if (p.key.principal, p.key.issue) in wanted]
        verdicts, changed = compare_all(loaded, [one], POLICY)
        positions |= {position.key: position for position in changed}
        for decision in decide_all(verdicts, list(alerts.values()), POLICY, one.published, set()):
            if isinstance(decision, Alert):
                alerts[decision.id] = decision
            elif isinstance(decision, Joined):
                alerts[decision.alert.id] = decision.alert
    return alerts


def said(day: str, side: str, words: str, **more: Any) -> dict[str, Any]:
    line = {
        "day": day,
        "by": "pm",
        "issue": "tariffs",
        "toward": "SUD",
        "side": side,
        "words": words,
        "step": "decision",
    }
    return {**line, **more}


BEFORE = said("2031-03-01", "for", "a tariff on timber boards will come")
SAME_DAY = [
    said("2031-03-05", "against", "no tariff on timber boards will come", outlet="A"),
    said("2031-03-05", "against", "the tariff on timber boards is off", outlet="B"),
    said("2031-03-05", "against", "timber boards: the tariff will not come", outlet="C"),
    said(
        "2031-03-05", "against", "Norland drops tariff on timber boards", outlet="D", form="act", turn="retreat/2/drops"
    ),
]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_in_which_outlets_bring_one_change_does_not_matter(order: tuple[int, ...]) -> None:
    outlets = [coded_of(line, number + 1) for number, line in enumerate(SAME_DAY)]
    alerts = fed([coded_of(BEFORE, 0), *(outlets[at] for at in order)])
    changes = [alert for alert in alerts.values() if alert.shift is not None]
    assert len(changes) == 1
    assert (changes[0].principal, changes[0].counterpart, changes[0].direction) == ("gov.nrd", "SUD", -1)
    assert sorted(changes[0].outlets) == ["A", "B", "C", "D"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.integers(0, 3))
def test_restating_a_change_never_alerts_again(again: list[int], days: int) -> None:
    first = [coded_of(BEFORE, 0), coded_of(SAME_DAY[0], 1)]
    once = {alert.id for alert in fed(first).values() if alert.shift is not None}
    later = []
    for number, at in enumerate(again):
        copy = coded_of(SAME_DAY[at], number + 2)
        moved = copy.published + timedelta(days=days, minutes=number)
        later.append(replace(copy, published=moved, seen=moved))
    twice = {alert.id for alert in fed([*first, *later]).values() if alert.shift is not None}
    assert twice == once


MIRROR = {"for": "against", "against": "for", "neither": "neither"}
LEDGER_ALONE = [
    case for case in histories() if not any("turn" in line or line["issue"] == "ceasefire" for line in case["says"])
]


@pytest.mark.parametrize("case", LEDGER_ALONE, ids=lambda case: case["story"][:70])
def test_a_mirrored_history_gives_the_same_verdict_with_the_sides_exchanged(case: dict[str, Any]) -> None:
    mirrored = [{**line, "side": MIRROR[line["side"]]} for line in case["says"]]
    straight, turned = told(case["says"])[-1], told(mirrored)[-1]
    if straight.kind is VerdictKind.HALF_TURN and "laid down" in straight.reason:
        return
    assert (turned.kind, turned.shift) == (straight.kind, straight.shift)
    assert turned.current.stance == -straight.current.stance


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(5)))
def test_a_position_folds_to_the_same_whatever_the_order_of_arrival(order: list[int]) -> None:
    statements = [coded_of(BEFORE, 0), *(coded_of(line, number + 1) for number, line in enumerate(SAME_DAY))]
    straight: Position | None = None
    shuffled: Position | None = None
    for one in statements:
        straight = fold(straight, one)
    for at in order:
        shuffled = fold(shuffled, statements[at])
    assert straight == shuffled


def test_a_position_is_bounded_and_keeps_the_newest_stands() -> None:
    position: Position | None = None
    for number in range(60):
        position = fold(position, coded_of(said("2031-03-05", "for", f"tariff number {number}"), number))
    assert position is not None
    assert len(position.stands) == 20


def test_a_statement_folded_twice_stands_once() -> None:
    one = coded_of(BEFORE, 0)
    assert fold(fold(None, one), one) == fold(None, one)
