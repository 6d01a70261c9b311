"""Weeks that no rule was written for, read in order by all the pure rooms: how many changes and traps are told."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.alerts.decision import decide_all
from bot.knowledge import Knowledge
from bot.model import Alert, AlertKind, Article, Joined, Position, PositionKey
from bot.positions.comparison import compare_all
from bot.reading import read_article
from bot.settings.load import load

ROOT = Path(__file__).parent.parent.parent
TOLD = frozenset({AlertKind.REVERSAL, AlertKind.WALKBACK})
STEPS = TOLD | {AlertKind.SOFTENED, AlertKind.HARDENED}  # a half turn may be told as a step
# the share of changes that are told at least, of those that only the record knows, and the traps told at most
FLOORS = {"weeks": (0.75, 0.5, 2), "winter": (0.5, 0.25, 1)}


@cache
def headlines(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((ROOT / "tests" / "cases" / "turns" / f"{name}.yaml").read_text(encoding="utf-8")))


@cache
def alerts(name: str) -> dict[int, list[Alert]]:
    """Return the alerts of each headline, by its number."""
    known = Knowledge.compile(load(ROOT / "config"))
    policy = known.configuration.alerts
    positions: dict[PositionKey, Position] = {}
    told: dict[str, Alert] = {}
    found: dict[int, list[Alert]] = {}
    for number, case in enumerate(headlines(name)):
        at = datetime.fromisoformat(case["at"])
        link = f"https://news.example/{number}"
        article = Article(f"e{number}", "s", link, case["title"], case.get("summary", ""), "", at, at)
        verdicts, changed = compare_all(list(positions.values()), read_article(article, known), policy)
        positions |= {position.key: position for position in changed}
        for decision in decide_all(verdicts, list(told.values()), policy, at, frozenset()):
            alert = decision.alert if isinstance(decision, Joined) else decision
            if isinstance(alert, Alert):
                told[alert.id] = alert
                found.setdefault(number, []).append(alert)
    return found


def is_told(name: str, number: int, case: dict[str, Any]) -> bool:
    kinds = STEPS if case["turn"] == "half" else TOLD
    return any(alert.kind in kinds and alert.country == case["of"] for alert in alerts(name).get(number, []))


@pytest.mark.parametrize("name", FLOORS)
def test_most_changes_of_position_are_told(name: str) -> None:
    cases = [(number, case) for number, case in enumerate(headlines(name)) if "turn" in case]
    missed = [case["title"] for number, case in cases if not is_told(name, number, case)]
    assert len(missed) <= (1 - FLOORS[name][0]) * len(cases), missed


@pytest.mark.parametrize("name", FLOORS)
def test_changes_that_only_the_record_knows_are_told_with_what_was_said_before(name: str) -> None:
    cases = [(number, case) for number, case in enumerate(headlines(name)) if "before" in case]
    shown = [
        number
        for number, case in cases
        if any(a.kind in TOLD and a.prior and a.prior.quote in case["before"] for a in alerts(name).get(number, []))
    ]
    assert len(shown) >= FLOORS[name][1] * len(cases), [case["title"] for n, case in cases if n not in shown]


@pytest.mark.parametrize("name", FLOORS)
def test_hardly_a_trap_is_told_as_a_change(name: str) -> None:
    wrong = [
        case["title"]
        for number, case in enumerate(headlines(name))
        if "trap" in case and any(alert.kind in TOLD for alert in alerts(name).get(number, []))
    ]
    assert len(wrong) <= FLOORS[name][2], wrong


@pytest.mark.parametrize("name", FLOORS)
def test_no_change_is_shown_with_the_new_words_as_the_earlier_ones(name: str) -> None:
    for found in alerts(name).values():
        for alert in found:
            assert alert.prior is None or alert.prior.quote != alert.current.quote
