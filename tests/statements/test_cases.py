"""Every case of tests/cases/statements: a few words in, who says what out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.model import Form, Statement

FOLDER = Path(__file__).parents[1] / "cases" / "statements"
TEXTS = ("title", "text", "summary", "tier", "publisher", "outlet", "aggregator")


def cases() -> list[Any]:
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader):
            words = case.get("title") or case["text"]
            marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            found.append(pytest.param(file.stem, case, id=f"{file.stem}: {words[:70]}", marks=marks))
    return found


def as_told(statement: Statement) -> dict[str, Any]:
    speaker = statement.speaker
    return {
        "speaker": speaker.surface,
        "name": speaker.name,
        "role": speaker.role,
        "publisher": speaker.publisher,
        "cue": statement.cue,
        "content": " … ".join(span.text for span in statement.content),
        "modality": str(statement.modality),
        "said_on": str(statement.said_on) if statement.said_on else None,
        "venue": statement.venue or None,
        "direct": statement.direct,
        "to": statement.addressee,
        "via": statement.via,
        "outlet": statement.outlet,
    }


@pytest.mark.parametrize(("name", "case"), cases())
def test_the_reader_finds_what_is_said_and_nothing_else(
    name: str, case: dict[str, Any], read: Callable[..., list[Statement]]
) -> None:
    language = "es" if name == "spanish" else "en"
    given = {key: case[key] for key in TEXTS if key in case}
    words = [s for s in read(language=language, **given) if s.form is Form.WORDS]
    told = [as_told(statement) for statement in words]
    assert len(told) == len(case["says"]), told
    for expected, found in zip(case["says"], told, strict=True):
        asserted = {"modality": "asserted", "said_on": None, "direct": False, **expected}
        assert {key: found[key] for key in asserted} == asserted


def test_a_third_of_the_cases_are_negative() -> None:
    all_cases = [parameter.values[1] for parameter in cases()]
    assert len(all_cases) >= 250
    assert sum(not case["says"] for case in all_cases) >= len(all_cases) / 3
