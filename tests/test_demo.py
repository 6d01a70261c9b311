"""The story that Volteface was made for, as its first user sees it: `volteface demo` in a process of its own."""

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent


@cache
def shown() -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TELEGRAM")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def cards() -> list[str]:
    """Return what each card says, without its frame, on one line."""
    found = re.findall(r"╭(.*?)╰", shown(), re.DOTALL)
    return [" ".join(line.lstrip("│┃ ").strip() for line in card.splitlines()[1:]).replace("┃ ", "") for card in found]


def test_exactly_one_reversal_is_told_with_both_sides() -> None:
    reversals = [card for card in cards() if "REVERSAL" in card]
    assert len(reversals) == 1
    before, now = reversals[0].split("NOW", 1)
    assert "Donald Trump" in before and "Iran" in before and "talks" in before
    assert "open to talks" in before and "Jan 11, 2026" in before and "http://127.0.0.1" in before
    assert "cancelled all meetings" in now and "Jan 13, 2026" in now and "http://127.0.0.1" in now
    assert "2 outlets" in now


def test_the_other_officials_are_told_once_each() -> None:
    statements = [card for card in cards() if "STATEMENT" in card]
    count = {
        name: sum(name in card.split("→")[0] for card in statements) for name in ("Larijani", "Zakharova", "Khamenei")
    }
    assert count == {"Larijani": 1, "Zakharova": 3, "Khamenei": 1}
    assert sum("enemies of God" in card for card in statements) == 1
    assert sum("a lot of martyrs" in card for card in statements) == 1


def test_those_who_are_no_officials_are_not_told() -> None:
    everything = " ".join(cards())
    for name in ("Human Rights Activists", "Thompson", "Mahmoud", "Reza"):
        assert name not in everything


def test_the_first_poll_alerts_nobody() -> None:
    assert "╭" not in shown().split("Tuesday 13 January 2026")[0]
