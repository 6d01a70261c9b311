"""Updates are confirmed after they were handled, a second reader makes us wait, and a bad token makes no hot loop."""

import asyncio

import pytest
import structlog

from bot.chat.polling import FIRST_PAUSE, LONGEST_PAUSE, UNAUTHORISED_PAUSE, Poller
from tests.chat.office import ANNA, BEN, NOW, Bureau, opened
from tests.servers import updates
from tests.servers.botapi import TWO_POLLERS
from tests.servers.traffic import Fault, error


class Pauses(list):
    """A sleep that only writes down how long it was to be."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)


def poller_of(bureau: Bureau, handle=None) -> tuple[Poller, Pauses]:
    pauses = Pauses()

    async def nothing(_: object) -> None:
        return None

    return Poller(bureau.sender.bot, bureau.service.reception._desk, handle or nothing, pauses), pauses


async def test_an_update_is_confirmed_only_by_the_request_after_it_was_handled(bureau: Bureau) -> None:
    confirmed: list[int] = []

    async def handle(_: object) -> None:
        confirmed.append(bureau.api.confirmed)

    poller, _ = poller_of(bureau, handle)
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await poller.once()
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await poller.once()
    assert confirmed == [0, 1]


async def test_a_command_whose_handling_was_killed_comes_again_and_one_that_was_handled_does_not(tmp_path) -> None:
    async with opened(tmp_path) as bureau:
        started = asyncio.Event()

        async def killed(update) -> None:
            started.set()
            await asyncio.Event().wait()

        poller, _ = poller_of(bureau, killed)
        await bureau.api.happen(updates.message(ANNA, "/subscribe Norway"))
        under_way = asyncio.create_task(poller.once())
        await started.wait()
        under_way.cancel()
        again: list[int] = []

        async def handle(update) -> None:
            again.append(update.update_id)

        poller, _ = poller_of(bureau, handle)
        await poller.once()
        assert again == [1]  # killed before: it came again
        poller, _ = poller_of(bureau, handle)
        await poller.once()
        assert again == [1]  # killed after the note and before the confirmation: it is known


async def test_numbers_that_start_anew_after_a_quiet_week_are_not_taken_for_handled_ones(tmp_path) -> None:
    async with opened(tmp_path, first_update=9_000) as bureau:
        await bureau.tell(updates.message(ANNA, "/recent"))
    async with opened(tmp_path, first_update=5) as bureau:
        bureau.now = NOW.replace(day=20)
        assert "Nothing on record" in await bureau.ask(updates.message(ANNA, "/recent"))


async def test_updates_of_one_user_are_handled_in_order_and_a_slow_one_stops_no_other_user(bureau: Bureau) -> None:
    order: list[tuple[int, int]] = []
    gate = asyncio.Event()

    async def handle(update) -> None:
        if update.effective_user.id == ANNA:
            await gate.wait()
        else:
            gate.set()
        order.append((update.effective_user.id, update.update_id))

    poller, _ = poller_of(bureau, handle)
    for who in (ANNA, ANNA, BEN, ANNA):
        await bureau.api.happen(updates.message(who, "/recent"))
    await poller.once()
    assert order == [(BEN, 3), (ANNA, 1), (ANNA, 2), (ANNA, 4)]


async def test_a_second_reader_makes_us_wait_longer_each_time_and_admins_hear_of_it_once(bureau: Bureau) -> None:
    poller, pauses = poller_of(bureau)
    bureau.api.strike(Fault("answer", "getUpdates", times=9, code=409, body=error(409, TWO_POLLERS)))
    with structlog.testing.capture_logs() as lines:
        for _ in range(9):
            await poller.once()
    assert pauses[:4] == [FIRST_PAUSE, 2, 4, 8]
    assert pauses[-1] == LONGEST_PAUSE
    assert [about for about, _ in bureau.notices] == ["telegram conflict"]
    assert len(lines) == 1
    assert poller.trouble == "Conflict"
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await poller.once()
    assert poller.trouble == ""


async def test_a_revoked_token_makes_no_hot_loop_and_stays_out_of_the_log(bureau: Bureau) -> None:
    poller, pauses = poller_of(bureau)
    bureau.api.revoked = True
    with structlog.testing.capture_logs() as lines:
        await poller.once()
        await poller.once()
    assert pauses == [UNAUTHORISED_PAUSE, UNAUTHORISED_PAUSE]
    assert "TEST-token" not in str(lines)


@pytest.mark.parametrize(
    "fault", [Fault("reset", "getUpdates"), Fault("page", "getUpdates"), Fault("cut", "getUpdates")]
)
async def test_a_lost_answer_loses_no_update(bureau: Bureau, fault: Fault) -> None:
    seen: list[int] = []

    async def handle(update) -> None:
        seen.append(update.update_id)

    poller, pauses = poller_of(bureau, handle)
    bureau.api.strike(fault)
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await poller.once()
    await poller.once()
    assert seen == [1]
    assert pauses == [FIRST_PAUSE]


async def test_a_429_is_waited_out(bureau: Bureau) -> None:
    poller, pauses = poller_of(bureau)
    body = error(429, "Too Many Requests: retry after 17", retry_after=17)
    bureau.api.strike(Fault("answer", "getUpdates", code=429, body=body))
    await poller.once()
    assert pauses == [17]


async def test_an_update_that_breaks_us_does_not_come_again_and_stops_no_other(bureau: Bureau) -> None:
    seen: list[int] = []

    async def handle(update) -> None:
        seen.append(update.update_id)
        if update.update_id == 1:
            raise ZeroDivisionError

    poller, _ = poller_of(bureau, handle)
    for _ in range(2):
        await bureau.api.happen(updates.message(ANNA, "/recent"))
    await poller.once()
    assert seen == [1, 2]
    assert poller.next_update == 3
