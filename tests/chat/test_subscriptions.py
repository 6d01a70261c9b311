"""What a chat chooses to get: durable before the answer, undone by a button, and nobody else's to change."""

from dataclasses import replace

from bot.alerts.escape import seen
from bot.chat.subscriptions import MOST
from bot.model import AlertKind, Filter, QuietHours
from tests.chat.office import ADMIN, ANNA, BEN, CONFIGURATION, NOW, Bureau, opened
from tests.servers import updates

GROUP = -44


async def ask(bureau: Bureau, text: str, who: int = ANNA, **more: object) -> str:
    return seen(await bureau.ask(updates.message(who, text, **more)))


async def test_a_subscription_takes_kinds_countries_words_schedule_and_quiet_hours(bureau: Bureau) -> None:
    told = await ask(bureau, '/subscribe reversals Norway toward Sweden "red line" daily 22:00-07:00 Europe/Oslo')
    assert "Subscribed: kinds: reversals; from: 🇳🇴 Norway; toward: 🇸🇪 Sweden; with the words: red line" in told
    (route,) = await bureau.store.subscriptions(str(ANNA))
    assert route.filter == Filter((AlertKind.REVERSAL,), (), ("NOR",), ("SWE",), (), (), ("red line",))
    assert (route.digest, route.zone) == ("daily 07:30", "Europe/Oslo")
    assert route.quiet == QuietHours("22:00", "07:00", "Europe/Oslo")
    assert route.private
    assert [one.chat for one in await bureau.store.private_routes()] == [str(ANNA)]


async def test_a_time_of_a_digest_is_read(bureau: Bureau) -> None:
    await ask(bureau, "/subscribe weekly 6:15")
    await ask(bureau, "/subscribe hourly Iran")
    assert sorted(one.digest for one in await bureau.store.subscriptions(str(ANNA))) == ["hourly", "weekly mon 06:15"]


async def test_the_same_subscription_twice_is_one(bureau: Bureau) -> None:
    await ask(bureau, "/subscribe Norway")
    assert "You have that already" in await ask(bureau, "/subscribe norwegian")
    assert len(await bureau.store.subscriptions(str(ANNA))) == 1


async def test_an_unknown_name_changes_nothing_and_suggests(bureau: Bureau) -> None:
    assert "Nothing was changed." in await ask(bureau, "/subscribe norwaylandia")
    assert await bureau.store.subscriptions(str(ANNA)) == []
    assert "Subscribed" in await bureau.ask(updates.press(ANNA, bureau.button("Norway"), number=101))
    assert len(await bureau.store.subscriptions(str(ANNA))) == 1


async def test_a_chat_has_only_so_many(bureau: Bureau) -> None:
    bureau.configuration = replace(CONFIGURATION, telegram=replace(CONFIGURATION.telegram, per_minute=100))
    for hour in range(MOST):
        await ask(bureau, f"/subscribe daily {hour:02d}:10")
    assert f"This chat has {MOST} subscriptions" in await ask(bureau, "/subscribe Norway")
    assert len(await bureau.store.subscriptions(str(ANNA))) == MOST


async def test_mine_lists_them_with_a_button_that_stops_each(bureau: Bureau) -> None:
    assert "no subscription" in await ask(bureau, "/mine")
    await ask(bureau, "/subscribe Norway")
    await ask(bureau, "/subscribe Iran tariffs")
    told = await ask(bureau, "/mine")
    assert "1. from: 🇳🇴 Norway" in told
    assert "2. from: 🇮🇷 Iran; on: tariffs" in told
    under = bureau.api.accepted[-1].message_id
    assert "Stopped: from: 🇳🇴 Norway" in seen(
        await bureau.toast(updates.press(ANNA, bureau.button("Stop 1"), number=under))
    )
    assert [one.filter.countries for one in await bureau.store.subscriptions(str(ANNA))] == [("IRN",)]


async def test_unsubscribe_takes_a_number_or_all(bureau: Bureau) -> None:
    for words in ("Norway", "Iran", "Sweden"):
        await ask(bureau, f"/subscribe {words}")
    assert "Stopped: from: 🇮🇷 Iran" in await ask(bureau, "/unsubscribe 2")
    assert "1. from" in await ask(bureau, "/unsubscribe")
    assert "2 subscriptions stopped" in await ask(bureau, "/unsubscribe all")
    assert await bureau.store.subscriptions(str(ANNA)) == []


async def test_nobody_stops_what_another_chat_asked_for(bureau: Bureau) -> None:
    await ask(bureau, "/subscribe Norway")
    await ask(bureau, "/mine")
    stolen = bureau.button("Stop 1")
    assert "no such subscription here" in await bureau.toast(updates.press(BEN, stolen, number=7))
    assert len(await bureau.store.subscriptions(str(ANNA))) == 1


async def test_in_a_group_only_the_bots_admins_change_what_it_gets(bureau: Bureau) -> None:
    assert "only the bot's admins" in await ask(bureau, "/subscribe Norway", where=GROUP)
    assert "only the bot's admins" in await ask(bureau, "/unsubscribe all", where=GROUP)
    assert "Subscribed" in await ask(bureau, "/subscribe Norway", who=ADMIN, where=GROUP)
    await ask(bureau, "/mine", where=GROUP)
    stop = bureau.button("Stop 1")
    assert "only the bot's admins" in await bureau.toast(updates.press(ANNA, stop, where=GROUP))
    assert len(await bureau.store.subscriptions(str(GROUP))) == 1


async def test_where_subscribers_are_listed_others_are_told_no(bureau: Bureau) -> None:
    bureau.configuration = replace(CONFIGURATION, telegram=replace(CONFIGURATION.telegram, subscribers=(BEN,)))
    assert "not for you" in await ask(bureau, "/subscribe Norway")
    assert "Subscribed" in await ask(bureau, "/subscribe Norway", who=BEN)


async def test_a_chat_chooses_its_language_and_keeps_it_after_a_restart(tmp_path) -> None:
    async with opened(tmp_path) as bureau:
        assert "Which language" in await ask(bureau, "/language")
        assert "J’écrirai ici en français." in await bureau.ask(
            updates.press(ANNA, bureau.button("Français"), number=101)
        )
    async with opened(tmp_path, first_update=90) as bureau:
        assert "Abonné\u00a0: de\u00a0: 🇳🇴 Norvège" in await ask(bureau, "/subscribe Norvège")
        assert [one.language for one in await bureau.store.subscriptions(str(ANNA))] == ["fr"]
        assert "Aquí escribiré en español." in await ask(bureau, "/language es")


async def test_in_a_group_a_button_of_languages_is_for_the_bots_admins(bureau: Bureau) -> None:
    await ask(bureau, "/language", where=GROUP)
    under, french = bureau.api.accepted[-1].message_id, bureau.button("Français")
    before = len(bureau.api.accepted)
    assert "only the bot's admins" in await bureau.toast(updates.press(ANNA, french, where=GROUP, number=under))
    assert len(bureau.api.accepted) == before + 1  # the toast; the message stays as it is
    assert "français" in await bureau.toast(updates.press(ADMIN, french, where=GROUP, number=under))


async def test_a_new_chat_is_answered_in_its_users_language(bureau: Bureau) -> None:
    assert "No hay nada registrado" in await ask(bureau, "/recent", language="es-AR")
    assert "Nothing on record" in await ask(bureau, "/recent", language="de")


async def test_mine_says_since_when_a_chat_is_closed(bureau: Bureau) -> None:
    await bureau.store.suspend_chat(str(ANNA), "blocked by the user", NOW)
    assert "since 3 Mar, 12:00 UTC: blocked by the user" in await ask(bureau, "/mine")
