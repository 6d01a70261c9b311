import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Reading, StatementQuery
from bot.storage.search import folded
from bot.storage.store import Database
from tests.storage.values import MINUTE, NOW, article, coded, entry

SAID = {
    "s1": "We will never negotiate over the straits",
    "s2": "The negotiations about the Åland ferry begin on Monday",
    "s3": "Tariffs of 25 per cent will be lifted, he added",
}


@pytest.fixture
async def filled(store: Database) -> Database:
    statements = tuple(
        coded(name, words=words, published=NOW + n * MINUTE) for n, (name, words) in enumerate(SAID.items())
    )
    await store.save_reading(Reading(entry(), article(), statements, at=NOW))
    return store


async def found(store: Database, words: str, **query: object) -> list[str]:
    return [one.id for one in (await store.search(words, StatementQuery(**query))).rows]  # type: ignore[arg-type]


async def test_words_are_found_newest_first_whatever_their_form(filled: Database) -> None:
    assert await found(filled, "negotiate") == ["s2", "s1"]
    assert await found(filled, "NEGOTIATIONS") == ["s2", "s1"]
    assert await found(filled, "tariff") == ["s3"]


async def test_all_words_must_be_there(filled: Database) -> None:
    assert await found(filled, "negotiate straits") == ["s1"]
    assert await found(filled, "negotiate tariffs") == []


async def test_accents_make_no_difference(filled: Database) -> None:
    assert await found(filled, "aland") == await found(filled, "ÅLAND") == ["s2"]


async def test_common_words_count_as_words(filled: Database) -> None:
    assert await found(filled, "the never") == ["s1"]


async def test_speaker_counterpart_and_numbers_are_found_too(filled: Database) -> None:
    assert await found(filled, "berg 25") == ["s3"]
    assert await found(filled, "swe monday") == ["s2"]


async def test_a_search_obeys_the_query(filled: Database) -> None:
    assert await found(filled, "berg", actor="nobody") == []
    assert await found(filled, "berg", since=NOW + MINUTE, limit=1) == ["s3"]
    page = await filled.search("berg", StatementQuery(limit=1))
    assert page.total == 3


HOSTILE = [
    "", " ", '"', "'", "*", "-", "()", "NEAR(a b)", "a:b", "words:x", '" OR "', "x' OR 1=1 --", "& | !", ":*",
    "\0", "a\0b", "\ud800", "AND", "OR NOT", "^straits", "{words}: x", "<->", "\\", "%s :words", "a" * 100_000,
    "(((((", "łódź 🙂 ١٢٣ 東京", "w " * 5000, "ﬁnd ½ ² ⅷ ꜳ", "1e5 0x1F 3.14",
]  # fmt: skip


async def test_nothing_that_a_user_types_is_an_error(filled: Database) -> None:
    for words in HOSTILE:
        assert await found(filled, words) in ([], ["s1"], ["s2"], ["s3"]), words


async def test_operators_are_words_like_others(filled: Database) -> None:
    assert await found(filled, "straits OR tariffs") == []
    assert await found(filled, '"never negotiate"') == ["s1"]
    assert await found(filled, "neg*") == []


@given(st.text(max_size=300))
def test_folding_leaves_only_letters_and_digits(words: str) -> None:
    for word in folded(words):
        assert word and all(letter.isalnum() for letter in word) and len(word) <= 64


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=60))
async def test_any_text_can_be_searched_for(filled: Database, words: str) -> None:
    assert len(await found(filled, words)) <= 3
