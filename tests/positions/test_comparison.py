"""Histories of statements -> the verdict on the last of them and its reason; the cases are data."""

from typing import Any

import pytest

from bot.model import Road, VerdictKind
from tests.positions.histories import histories, told

CASES = histories()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['story']}"[:90])
def test_the_last_statement_of_a_history_gets_its_verdict_and_its_reason(case: dict[str, Any]) -> None:
    last = told(case["says"])[-1]
    assert (last.kind.value, case["because"] in last.reason) == (case["verdict"], True), last


def test_there_are_enough_histories_and_every_verdict_occurs_several_times() -> None:
    counts = {kind.value: sum(case["verdict"] == kind.value for case in CASES) for kind in VerdictKind}
    assert len(CASES) >= 150
    assert min(counts.values()) >= 5, counts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["story"][:60])
def test_every_verdict_carries_a_trace_and_every_change_says_where_it_was_seen(case: dict[str, Any]) -> None:
    last = told(case["says"])[-1]
    assert last.trace
    if last.shift is not None:
        assert last.road in (Road.LEDGER, Road.REPORT, Road.BOTH)
        assert last.prior or last.prior_span or "only the report" in last.reason
