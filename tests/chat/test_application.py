"""The service: starts while Telegram is away, tells its menus once, listens to a webhook, and stops in time."""

import asyncio
import json
import socket
from dataclasses import replace

import aiohttp
import pytest

from bot.chat.application import ChatService, secret
from bot.chat.desk import Desk
from bot.chat.menus import IN_GROUPS, register
from bot.chat.sender import TelegramSender
from bot.chat.translation import LANGUAGES
from bot.web.listener import SECRET_HEADER, WebhookListener
from tests.chat.office import ADMIN, ANNA, CONFIGURATION, FAST, Bureau
from tests.servers import updates
from tests.servers.botapi import TOKEN
from tests.servers.traffic import Fault


def desk_of(bureau: Bureau) -> Desk:
    return bureau.service.reception._desk


async def until(holds) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 -- what is waited for lies behind HTTP
            await asyncio.sleep(0.01)


async def test_it_answers_from_start_to_stop(bureau: Bureau) -> None:
    service = ChatService(bureau.sender.bot, desk_of(bureau), token=TOKEN)
    await service.start()
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await until(lambda: bureau.api.texts(str(ANNA)))
    assert service.trouble == ""
    async with asyncio.timeout(5):
        await service.stop()


async def test_it_starts_while_telegram_is_away(bureau: Bureau) -> None:
    bureau.api.strike(Fault("answer", "getMe", code=502, body="<html>Bad Gateway</html>"))
    sender = TelegramSender(TOKEN, api_url=bureau.api.url, rates=FAST)
    service = ChatService(sender.bot, desk_of(bureau), token=TOKEN)
    await service.start()
    await until(lambda: service.trouble)
    await bureau.api.happen(updates.message(ANNA, "/recent"))
    await until(lambda: bureau.api.texts(str(ANNA)))
    await service.stop()
    await sender.stop()


async def test_a_command_under_way_ends_before_the_service_does(bureau: Bureau) -> None:
    service = ChatService(bureau.sender.bot, desk_of(bureau), token=TOKEN)
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow(*_: object) -> list[str]:
        begun.set()
        await may_end.wait()
        return []

    service.reception._desk = replace(desk_of(bureau), reload=slow)
    await service.start()
    await bureau.api.happen(updates.message(ADMIN, "/reload"))
    await begun.wait()
    stopping = asyncio.create_task(service.stop())
    await asyncio.sleep(0)
    may_end.set()
    await stopping
    assert "in force" in bureau.api.texts(str(ADMIN))[-1]


async def test_menus_are_told_for_each_scope_and_language_and_only_when_they_changed(bureau: Bureau) -> None:
    assert await register(bureau.sender.bot, desk_of(bureau))
    told = bureau.api.sent(method="setMyCommands")
    scopes = {(one.params["scope"]["type"], one.params.get("language_code", "")) for one in told}
    assert scopes == {
        (kind, code) for kind in ("all_private_chats", "all_group_chats", "chat") for code in ("", "es", "fr")
    }
    named = {one.params["scope"]["type"]: [c["command"] for c in one.params["commands"]] for one in told}
    assert named["all_group_chats"] == list(IN_GROUPS)
    assert "reload" in named["chat"]
    assert "reload" not in named["all_private_chats"]
    french = next(one for one in told if one.params.get("language_code") == "fr")
    assert "dernières déclarations" in json.dumps(french.params["commands"], ensure_ascii=False)
    await register(bureau.sender.bot, desk_of(bureau))
    assert len(bureau.api.sent(method="setMyCommands")) == len(told) == 3 * len(LANGUAGES)


async def test_an_admin_who_never_wrote_to_the_bot_stops_no_menu(bureau: Bureau) -> None:
    bureau.api.rooms.unknown.add(str(ADMIN))
    await register(bureau.sender.bot, desk_of(bureau))
    assert len(bureau.api.sent(method="setMyCommands")) >= 2 * len(LANGUAGES)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
async def hooked(bureau: Bureau):
    listen = f"127.0.0.1:{free_port()}"
    policy = replace(CONFIGURATION.telegram, webhook=f"http://{listen}/hook", listen=listen)
    bureau.configuration = replace(CONFIGURATION, telegram=policy)
    service = ChatService(bureau.sender.bot, desk_of(bureau), token=TOKEN, listener=WebhookListener())
    await service.start()
    await until(lambda: bureau.api.webhook)
    yield bureau
    await service.stop()


async def test_a_webhook_is_set_with_its_secret_and_answers(hooked: Bureau) -> None:
    assert hooked.api.webhook["secret_token"] == secret(TOKEN)
    assert TOKEN not in secret(TOKEN)
    assert hooked.api.webhook["allowed_updates"] == ["message", "callback_query", "inline_query", "my_chat_member"]
    await hooked.api.happen(updates.message(ANNA, "/recent"))
    assert "Nothing on record" in hooked.api.texts(str(ANNA))[-1]


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, json.dumps({"update_id": 1} | updates.message(ADMIN, "/reload")), 403),
        ({SECRET_HEADER: "wrong"}, json.dumps({"update_id": 1} | updates.message(ADMIN, "/reload")), 403),
        ({SECRET_HEADER: secret(TOKEN)}, "no json", 400),
        ({SECRET_HEADER: secret(TOKEN)}, "[1, 2]", 400),
        ({SECRET_HEADER: secret(TOKEN)}, '{"message": {}}', 400),
        ({SECRET_HEADER: secret(TOKEN)}, "[" * 100_000, 400),
        ({SECRET_HEADER: secret(TOKEN)}, "x" * 2_000_000, 413),
    ],
)
async def test_a_forged_or_broken_call_is_refused(hooked: Bureau, headers: dict, body: str, status: int) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.post(hooked.api.webhook["url"], data=body, headers=headers)
    assert answer.status == status
    assert hooked.reloads == []
