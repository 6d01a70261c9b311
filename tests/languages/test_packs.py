"""A language is data: every pack loads, and holds the classes that the grammar cannot do without."""

import pytest

from bot.languages import available, load

NEEDED = ("determiners", "pronouns", "prepositions", "subordinators", "complementisers", "be", "negations")


def test_english_and_a_second_language_are_there() -> None:
    assert {"en", "es"} <= set(available())


@pytest.mark.parametrize("language", available())
def test_a_pack_holds_the_closed_classes_and_the_days_of_the_week(language: str) -> None:
    pack = load(language)
    assert pack.language == language
    assert all(pack.words(name) for name in NEEDED)
    assert set(pack.numbers["weekdays"].values()) == set(range(7))
    assert set(pack.numbers["months"].values()) == set(range(1, 13))


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    pack = load("en")
    assert {"no"} <= pack.words("determiners") and {"on"} <= pack.words("prepositions")


def test_a_language_without_a_pack_is_told_so() -> None:
    with pytest.raises(KeyError):
        load("xx")
