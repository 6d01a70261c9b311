"""docs/reliability.md names tests: each must be there."""

import re

import pytest

from tests.whole.stage import ROOT

PAGE = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`((?:[a-z]+/)?test_\w+\.py)((?:::[^`]+)?)`", PAGE)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_the_page_names_is_there(file: str, test: str) -> None:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    name = test.rsplit("::", maxsplit=1)[-1].rstrip("…")
    assert f"def {name}" in text or not name
