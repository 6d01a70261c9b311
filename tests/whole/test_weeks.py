"""Weeks that no rule was written for, read in order by all the pure rooms: how many changes and traps are told."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

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


@cache
def headlines() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((ROOT / "tests" / "cases" / "turns" / "weeks.yaml").read_text(encoding="utf-8")))


@cache
def alerts() -> dict[int, list[Alert]]:
    """Return the alerts of each headline, by its number."""
    known = Knowledge.compile(load(ROOT / "config"))
    policy = known.configuration.alerts
    positions: dict[PositionKey, Position] = {}
    told: dict[str, Alert] = {}
    found: dict[int, list[Alert]] = {}
    for number, case in enumerate(headlines()):
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


def is_told(number: int, case: dict[str, Any]) -> bool:
    kinds = STEPS if case["turn"] == "half" else TOLD
    return any(alert.kind in kinds and alert.country == case["of"] for alert in alerts().get(number, []))


def test_most_changes_of_position_are_told() -> None:
    cases = [(number, case) for number, case in enumerate(headlines()) if "turn" in case]
    missed = [case["title"] for number, case in cases if not is_told(number, case)]
    assert len(missed) <= 0.25 * len(cases), missed


def test_most_changes_that_only_the_record_knows_are_told_with_what_was_said_before() -> None:
    cases = [(number, case) for number, case in enumerate(headlines()) if "before" in case]
    shown = [
        number
        for number, case in cases
        if any(a.kind in TOLD and a.prior and a.prior.quote in case["before"] for a in alerts().get(number, []))
    ]
    assert len(shown) >= 0.5 * len(cases), [case["title"] for number, case in cases if number not in shown]


def test_hardly_a_trap_is_told_as_a_change() -> None:
    wrong = [
        case["title"]
        for number, case in enumerate(headlines())
        if "trap" in case and any(alert.kind in TOLD for alert in alerts().get(number, []))
    ]
    assert len(wrong) <= 2, wrong


def test_no_change_is_shown_with_the_new_words_as_the_earlier_ones() -> None:
    for found in alerts().values():
        for alert in found:
            assert alert.prior is None or alert.prior.quote != alert.current.quote
