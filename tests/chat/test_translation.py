"""The catalogues: whole, with the same places and tags as the English; dates and countries in each language."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.chat import texts
from bot.chat.translation import LANGUAGES, Html, country_names, offered, tongue, wordings, words
from bot.model import IssueClass
from tests.servers import telegram_html

BOT = Path(texts.__file__).parent.parent
FOREIGN = LANGUAGES[1:]
_PLACE = re.compile(r"\{\w+\}")
_TAG = re.compile(r"</?\w+[^>]*>|(?<!\w)/[a-z]+\b")


def marked() -> Iterator[str | tuple[str, str]]:
    """Every text that the code marks for translation."""
    for path in sorted([*BOT.joinpath("chat").glob("*.py"), *BOT.joinpath("alerts").glob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if name == "N_" and said:
                yield said[0]
            elif name in ("P_", "many") and len(said) > 1:
                yield said[0], said[1]


@pytest.fixture(params=FOREIGN)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with BOT.joinpath("chat", "locales", f"{request.param}.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_every_text_is_translated_and_none_is_left_over(catalogue: Catalog) -> None:
    texts_marked = {said if isinstance(said, str) else said[0] for said in marked()}
    translated = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue if message.id}
    assert texts_marked - translated == set()
    assert translated - texts_marked == set()
    assert not [message.id for message in catalogue if message.fuzzy or not all(_strings(message.string))]


def test_a_translation_keeps_the_places_the_tags_and_the_commands(catalogue: Catalog) -> None:
    for message in catalogue:
        if not message.id:
            continue
        originals, strings = _strings(message.id), _strings(message.string)
        for original, string in zip(originals, strings, strict=True):
            assert sorted(_PLACE.findall(string)) == sorted(_PLACE.findall(original)), string
            assert sorted(_TAG.findall(string)) == sorted(_TAG.findall(original)), string
            telegram_html.parse(_PLACE.sub("x", string))


def test_a_command_s_line_in_the_menu_is_short_enough_for_telegram() -> None:
    for language in LANGUAGES:
        for about in texts.ABOUT.values():
            assert 1 <= len(words(language).plain(about)) <= 256


def test_every_issue_class_has_a_word_in_every_language() -> None:
    assert {str(cls) for cls in IssueClass} == set(texts.ISSUES)
    assert words("fr")(IssueClass.TARIFFS.value) == "droits de douane"


def test_what_is_put_into_a_template_is_escaped_and_what_is_finished_is_not() -> None:
    say = words("en")
    assert "&lt;b&gt;" in say("{name}", name="<b>")
    assert say("{name}", name=Html("<b>x</b>")) == "<b>x</b>"
    assert say("{name}", name="{other}").strip("\u2068\u2069") == "{other}"


def test_countries_days_and_spans_are_written_in_the_language() -> None:
    assert country_names("DEU") == ("Germany", "Alemania", "Allemagne")
    assert words("es").party("XKX").endswith("Kosovo")
    assert "mars" in words("fr").day(date(2026, 3, 3))
    now = datetime(2026, 3, 3, tzinfo=UTC)
    assert words("es").since(now - timedelta(hours=2), now) == "hace 2 horas"
    assert wordings({"gov.nor": "Norway"})["fr"].party("gov.nor") == "Norway"


@pytest.mark.parametrize(("code", "language"), [("es-AR", "es"), ("FR", "fr"), ("de", "en"), (None, "en"), ("", "en")])
def test_the_language_of_a_user_is_taken_where_we_speak_it(code: str | None, language: str) -> None:
    assert offered(code, "en") == language


def test_languages_are_named_in_themselves() -> None:
    assert [tongue(code) for code in LANGUAGES] == ["English", "Español", "Français"]


def _strings(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)
