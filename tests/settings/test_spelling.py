"""A name is written once and found as news spells it."""

import pytest

from bot.settings.spelling import possessive, spelled


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Danish foreign ministry", "Danish Foreign Ministry"),
        ("Danish Defence Ministry", "Danish defense ministry"),
        ("US military", "U.S. military"),
        ("US military", "U.S. Military"),
        ("UN rights office", "U.N. rights office"),
        ("Houthi rebels", "Houthi Rebels"),
        ("Ministry of foreign affairs of Norway", "Ministry of Foreign Affairs of Norway"),
    ],
)
def test_a_name_is_found_in_the_spellings_of_news(name: str, found: str) -> None:
    assert found in set(spelled(name))


@pytest.mark.parametrize("name", ["Norway", "al-Qaeda", "Élysée"])
def test_one_word_stays_as_it_is_written(name: str) -> None:
    assert list(spelled(name)) == [name]


def test_what_is_written_comes_first() -> None:
    assert next(spelled("Danish foreign ministry")) == "Danish foreign ministry"


def test_a_body_is_found_by_its_country_s_genitive() -> None:
    forms = set(possessive("Emirati foreign ministry", ["Emirati"], ["United Arab Emirates", "UAE"]))
    assert forms == {"United Arab Emirates's foreign ministry", "UAE's foreign ministry"}


def test_a_proper_name_has_no_genitive() -> None:
    assert list(possessive("Israeli Knesset", ["Israeli"], ["Israel"])) == []
