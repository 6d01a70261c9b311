"""The commands that read, as a user sees them: a message goes to the bot, an answer comes back from it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.alerts.escape import seen
from bot.model import Reading, Shift, VerdictKind
from tests.alerts import examples
from tests.chat.office import ADMIN, ANNA, NOW, Bureau, opened, said, statement
from tests.servers import updates
from tests.storage import values


async def ask(bureau: Bureau, text: str, who: int = ANNA, **more: object) -> str:
    return seen(await bureau.ask(updates.message(who, text, **more)))


async def test_start_says_what_this_is(bureau: Bureau) -> None:
    assert "watches what governments say" in await ask(bureau, "/start")


async def test_help_shows_admins_their_commands_and_nobody_else(bureau: Bureau) -> None:
    assert "/reload" not in await ask(bureau, "/help")
    assert "/reload" in await ask(bureau, "/help", who=ADMIN)


async def test_recent_shows_who_said_what_toward_whom_with_a_link(bureau: Bureau) -> None:
    await said(bureau.store, statement(1, outlet="The North"))
    told = await ask(bureau, "/recent")
    assert "🗣 🇳🇴 Anna Berg, Foreign Minister" in told
    assert "🟢 talks → 🇸🇪 Sweden · Sun, Mar 1, 2026" in told
    assert "“We will meet them”" in told
    assert "The North" in told


async def test_recent_keeps_to_the_number_that_was_asked_for(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number) for number in range(6)))
    told = await ask(bureau, "/recent 2")
    assert told.count("Anna Berg") == 2


@pytest.mark.parametrize(
    ("words", "found"),
    [("Norway", 1), ("norwegian", 1), ("Berg", 1), ("Sweden", 0), ("talks", 1), ("tariffs", 0), ("border talks", 1),
     ("Norway toward Sweden", 1), ("Norway toward Iran", 0), ("Noruega", 1), ("NOR", 1)],
)  # fmt: skip
async def test_recent_narrows_by_actor_country_issue_and_counterpart(bureau: Bureau, words: str, found: int) -> None:
    await said(bureau.store, statement(1))
    assert (await ask(bureau, f"/recent {words}")).count("We will meet them") == found


async def test_a_slip_of_the_finger_is_taken_as_meant_and_said_so(bureau: Bureau) -> None:
    await said(bureau.store, statement(1))
    told = await ask(bureau, "/recent norwey")
    assert "Read “norwey” as 🇳🇴 Norway." in told
    assert "We will meet them" in told


async def test_a_name_that_nobody_is_near_enough_to_gets_suggestions_that_can_be_pressed(bureau: Bureau) -> None:
    await said(bureau.store, statement(1))
    assert "I do not know norwaylandia. Did you mean:" in await ask(bureau, "/recent norwaylandia")
    data = bureau.button("Norway")
    assert "We will meet them" in await bureau.ask(updates.press(ANNA, data, number=bureau.api.accepted[-1].message_id))


async def test_pages_turn_forth_and_back_and_after_a_restart(tmp_path) -> None:
    async with opened(tmp_path) as bureau:
        await said(bureau.store, *(statement(number, f"Word number {number}") for number in range(12)))
        assert "1–5 of 12" in await ask(bureau, "/recent Norway")
        under, further = bureau.api.accepted[-1].message_id, bureau.button("More")
    async with opened(
        tmp_path, first_update=50
    ) as bureau:  # a new process, the same database, the same message in the chat
        bureau.api.rooms.messages[str(ANNA), under] = {"text": "the first page"}
        second = await bureau.ask(updates.press(ANNA, further, number=under))
        assert "6–10 of 12" in second
        assert (
            bureau.api.accepted[-2].method == "editMessageText" or bureau.api.accepted[-1].method == "editMessageText"
        )
        third = await bureau.ask(updates.press(ANNA, bureau.button("More"), number=under))
        assert "11–12 of 12" in third
        assert "6–10 of 12" in await bureau.ask(updates.press(ANNA, bureau.button("Back"), number=under))


async def test_the_same_page_pressed_twice_is_no_fault(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number, f"Word number {number}") for number in range(12)))
    await ask(bureau, "/recent")
    under, further = bureau.api.accepted[-1].message_id, bureau.button("More")
    await bureau.tell(updates.press(ANNA, further, number=under))
    await bureau.tell(updates.press(ANNA, further, number=under))
    assert not bureau.service.reception.failures


async def test_reversals_show_both_sides(bureau: Bureau) -> None:
    await told_alerts(bureau, examples.REVERSAL, examples.STATEMENT)
    told = await ask(bureau, "/reversals")
    assert "Maria Keller" in told
    assert "🟢 Sun, Mar 1, 2026: “We are ready to sit down" in told
    assert "🔴 Tue, Mar 3, 2026: “I have called off every meeting" in told
    assert "#a1b2c3" in told
    assert "c0ffee" not in told


async def test_reversals_of_a_half_turn_say_so(bureau: Bureau) -> None:
    await told_alerts(bureau, replace(examples.REVERSAL, shift=Shift.HALF, verdict=VerdictKind.HALF_TURN))
    assert "half turn" in await ask(bureau, "/reversals")


async def test_position_shows_the_words_that_it_rests_on(bureau: Bureau) -> None:
    await said(bureau.store, statement(1), positions=(values.position(),))
    told = await ask(bureau, "/position Norway talks")
    assert "Where 🇳🇴 Norway stands" in told
    assert "🟢 talks → 🇸🇪 Sweden" in told
    assert "intention · since Sun, Mar 1, 2026" in told
    assert "Anna Berg: “We will meet them” The North" in told
    assert "Nothing on record" in await ask(bureau, "/position Norway tariffs")


async def test_the_position_of_a_person_rests_on_that_persons_own_words(bureau: Bureau) -> None:
    other = replace(values.stand("s2"), actor="olsen", name="Kari Olsen", stance=-1, quote="No meeting")
    both = values.position(stance=-1, stands=(values.stand(), other))
    await said(bureau.store, statement(1), positions=(both,))
    assert "🟢 talks → 🇸🇪 Sweden" in await ask(bureau, "/position Berg")
    told = await ask(bureau, "/position Norway")
    assert "🔴 talks → 🇸🇪 Sweden" in told
    assert "Kari Olsen: “No meeting”" in told


async def test_position_without_a_name_asks_whose(bureau: Bureau) -> None:
    assert "Whose position?" in await ask(bureau, "/position")


async def test_timeline_is_a_picture_with_its_turns(bureau: Bureau) -> None:
    alert = replace(examples.REVERSAL, actor="berg", country="NOR", principal="gov.nor", counterpart="SWE")
    await said(bureau.store, statement(1), statement(2))
    await told_alerts(bureau, alert)
    told = await ask(bureau, "/timeline Norway talks")
    assert bureau.api.accepted[-1].method == "sendPhoto"
    assert "🇳🇴 Norway on talks: 2 statements from Sun, Mar 1, 2026 to Sun, Mar 1, 2026." in told
    (chart,) = bureau.drawn
    assert (chart.title, len(chart.statements), len(chart.alerts)) == ("Norway: talks", 2, 1)


async def test_timeline_without_an_issue_asks_for_it(bureau: Bureau) -> None:
    assert "on what?" in await ask(bureau, "/timeline Norway")
    assert "Nothing on record" in await ask(bureau, "/timeline Iran talks")


async def test_actors_issues_and_sources_are_listed(bureau: Bureau) -> None:
    assert "🇳🇴 Anna Berg, Foreign Minister" in await ask(bureau, "/actors Norway")
    issues = await ask(bureau, "/issues")
    assert "• Border talks: 🟢 meet · 🔴 call off" in issues
    assert "1–6 of 19" in issues
    sources = await ask(bureau, "/sources")
    assert "The north" in sources
    assert "not read yet" in sources
    assert "feed" not in sources  # an address may hold a key


async def test_status_counts_and_tells_admins_which_chats_are_closed(bureau: Bureau) -> None:
    await bureau.store.suspend_chat("-77", "kicked", NOW)
    public = await ask(bureau, "/status")
    assert "1 chat is closed to me" in public
    assert "-77" not in public
    assert "-77 kicked" in await ask(bureau, "/status", who=ADMIN)


async def test_why_tells_reason_and_trace(bureau: Bureau) -> None:
    await told_alerts(bureau, replace(examples.REVERSAL, trace=("gate: same issue, same counterpart",)))
    told = await ask(bureau, "/why #a1b2c3")
    assert "Why #a1b2c3: reversed" in told
    assert "from openness to talks to a decision against them" in told
    assert "Severity 3 of 3: head of government, full turn" in told
    assert "• gate: same issue, same counterpart" in told
    assert "Which alert?" in await ask(bureau, "/why")
    assert "no such alert" in await ask(bureau, "/why zzzzzz")


async def test_a_command_with_a_mistake_in_its_name_is_suggested_in_private_alone(bureau: Bureau) -> None:
    assert "Did you mean /recent?" in await ask(bureau, "/recnt")
    assert await ask(bureau, "/recnt", where=-44) == ""


async def test_a_command_for_another_bot_is_not_ours(bureau: Bureau) -> None:
    assert await ask(bureau, "/recent@other_bot", where=-44) == ""
    assert "Nothing on record" in await ask(bureau, "/recent@Volteface_Bot", where=-44)


async def test_every_text_from_outside_is_shown_as_text(bureau: Bureau) -> None:
    hostile = "<b>bold</b> @someone https://evil.example /start #tag"
    await said(bureau.store, statement(1, hostile))
    await ask(bureau, "/recent")
    kinds = {entity["type"] for entity in bureau.api.accepted[-1].entities}
    assert kinds <= {"bold", "text_link", "italic"}


async def test_a_long_page_fits_one_message(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number, "wörd & <i>more</i> 🇳🇴 " * 300) for number in range(9)))
    before = len(bureau.api.accepted)
    await ask(bureau, "/recent")
    assert len(bureau.api.accepted) == before + 1
    assert not bureau.service.reception.failures


async def told_alerts(bureau: Bureau, *alerts) -> None:
    for number, alert in enumerate(alerts):
        fresh = replace(alert, at=NOW - timedelta(minutes=number))
        entry = values.entry(f"alert-{number}")
        await bureau.store.save_reading(Reading(entry, None, decisions=(fresh,), at=NOW))


async def test_search_finds_words_that_were_said_in_any_order(bureau: Bureau) -> None:
    await said(bureau.store, statement(1, "We will never open the harbour"), statement(2, "A word on fish"))
    told = await ask(bureau, "/search harbour open")
    assert "Said with “harbour open”" in told
    assert told.count("Anna Berg") == 1
    assert "What shall I look for?" in await ask(bureau, "/search")
    assert "Nothing on record" in await ask(bureau, "/search '; DROP TABLE statement; --")


async def test_search_turns_pages(bureau: Bureau) -> None:
    await said(bureau.store, *(statement(number, f"The harbour, {number}") for number in range(7)))
    assert "1–5 of 7" in await ask(bureau, "/search harbour")
    under = bureau.api.accepted[-1].message_id
    assert "6–7 of 7" in await bureau.ask(updates.press(ANNA, bureau.button("More"), number=under))
