"""Inline mode: known users get statements to put into any chat, strangers an empty list."""

from dataclasses import replace

import pytest

from bot.alerts.escape import seen
from tests.chat.office import ADMIN, ANNA, BEN, CONFIGURATION, Bureau, said, statement
from tests.servers import updates


async def results(bureau: Bureau, who: int, words: str, offset: str = "") -> tuple[list[dict], str]:
    update = updates.inline(who, words)
    update["inline_query"]["offset"] = offset
    await bureau.tell(update)
    answer = bureau.api.sent(method="answerInlineQuery")[-1].params
    return answer["results"], answer.get("next_offset", "")


async def test_a_known_user_finds_by_actor_and_issue(bureau: Bureau) -> None:
    await said(bureau.store, statement(1), statement(2, "No steel", country="SWE", actor="holmgren"))
    (one,), following = await results(bureau, ADMIN, "Berg talks")
    assert seen(one["title"]) == "🇳🇴 Anna Berg · talks → Sweden"
    assert one["description"] == "Sun, Mar 1, 2026 · “We will meet them”"
    assert "“We will meet them”" in seen(one["input_message_content"]["message_text"])
    assert following == ""


async def test_results_go_on_where_they_ended(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number, f"Word {number}") for number in range(13)))
    first, following = await results(bureau, ADMIN, "")
    assert (len(first), following) == (10, "10")
    rest, following = await results(bureau, ADMIN, "", following)
    assert (len(rest), following) == (3, "")


@pytest.mark.parametrize(
    ("mode", "who", "found"),
    [("known", ANNA, 0), ("known", ADMIN, 1), ("all", ANNA, 1), ("nobody", ANNA, 0), ("nobody", ADMIN, 0)],
)
async def test_the_configuration_says_who_is_answered(bureau: Bureau, mode: str, who: int, found: int) -> None:
    bureau.configuration = replace(CONFIGURATION, telegram=replace(CONFIGURATION.telegram, inline=mode))
    await said(bureau.store, statement(1))
    assert len((await results(bureau, who, "Norway"))[0]) == found


async def test_who_has_subscribed_is_known(bureau: Bureau) -> None:
    await said(bureau.store, statement(1))
    await bureau.tell(updates.message(BEN, "/subscribe Norway"))
    assert len((await results(bureau, BEN, "Norway"))[0]) == 1


async def test_who_types_too_fast_gets_an_empty_list(bureau: Bureau) -> None:
    bureau.configuration = replace(CONFIGURATION, telegram=replace(CONFIGURATION.telegram, inline="all", per_minute=1))
    await said(bureau.store, statement(1))
    bureau.service.reception._monotonic = lambda: 0.0
    assert [len((await results(bureau, ANNA, "Norway"))[0]) for _ in range(6)] == [1, 1, 1, 1, 0, 0]


@pytest.mark.parametrize("words", ["'; DROP TABLE statement", "\0" * 250, "a" * 256, '"""', "NEAR(", "*", "../.."])
async def test_hostile_words_find_nothing_and_harm_nothing(bureau: Bureau, words: str) -> None:
    await said(bureau.store, statement(1))
    await results(bureau, ADMIN, words)
    assert not bureau.service.reception.failures


async def test_a_hostile_offset_is_the_first_page(bureau: Bureau) -> None:
    await said(bureau.store, statement(1))
    for offset in ("-1", "x", "9" * 60):
        assert len((await results(bureau, ADMIN, "Norway", offset))[0]) == 1
