"""A local Bot API server that answers like Telegram's: methods, limits, errors, updates; every accepted call is kept.

In a test: ``async with BotApi() as api: ... api.url, api.texts("@channel")``. For a whole process:
``python -m tests.servers.botapi --port 8081`` with a small control side under ``/control/`` (see ``_control``).
"""

import argparse
import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

import aiohttp
from aiohttp import web

from tests.servers import telegram_html
from tests.servers.rooms import BOT, GIFTS, Accepted, Refusal, Rooms, chat_of
from tests.servers.traffic import Fault, Gate, Limits, error

TOKEN = "1000:TEST-token-of-a-bot-that-does-not-exist"
TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
SILENT = frozenset({"setMyCommands", "deleteMyCommands", "sendChatAction", "setMyDescription", "pinChatMessage"})


@dataclass
class BotApi:
    """The server and everything it knows; tests set and read the fields."""

    limits: Limits = field(default_factory=Limits)
    token: str = TOKEN
    clock: Callable[[], float] = time.monotonic
    rooms: Rooms = field(default_factory=Rooms)
    faults: list[Fault] = field(default_factory=list)
    revoked: bool = False
    webhook: dict = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)  # (method, chat) of every call, answered or not
    confirmed: int = 0

    def __post_init__(self) -> None:
        self.gate = Gate(self.limits, self.clock)
        self.rooms.clock = self.clock
        self._updates: list[dict] = []
        self._next_update = 1
        self._arrived = asyncio.Event()
        self._poller: asyncio.Future | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> str:
        app = web.Application(client_max_size=60_000_000)
        app.router.add_route("*", "/control/{verb}", self._control)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.url

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def __aenter__(self) -> "BotApi":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # --- what tests ask and set ---

    @property
    def accepted(self) -> list[Accepted]:
        return self.rooms.accepted

    def sent(self, chat: str = "", method: str = "") -> list[Accepted]:
        return [one for one in self.accepted if chat in ("", one.chat) and method in ("", one.method)]

    def texts(self, chat: str = "") -> list[str]:
        return [one.text for one in self.sent(chat) if one.method == "sendMessage"]

    def strike(self, fault: Fault) -> None:
        self.faults.append(fault)

    async def happen(self, update: dict) -> None:
        """Let a user do something: queued for getUpdates, or posted to the webhook."""
        numbered = {"update_id": self._next_update} | update
        self._next_update += 1
        if self.webhook.get("url"):
            headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
            async with aiohttp.ClientSession() as session:
                await session.post(self.webhook["url"], json=numbered, headers=headers)
            return
        self._updates.append(numbered)
        self._arrived.set()

    # --- one call ---

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = await _params(request)
        chat = str(params.get("chat_id", ""))
        self.calls.append((method, chat))
        if request.match_info["token"] != self.token or self.revoked:
            return _json(error(401, "Unauthorized"))
        fault = next((fault for fault in self.faults if fault.strikes(method, chat)), None)
        if fault:
            fault.times -= 1
            return await self._struck(request, fault, method, params)
        return _json(await self._answer(method, params))

    async def _answer(self, method: str, params: dict) -> dict:
        chat = str(params.get("chat_id", ""))
        try:
            if chat and (wait := self.gate.wait(chat)):
                seconds = max(1, round(wait))
                return error(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
            return {"ok": True, "result": await self._carry_out(method, params)}
        except Refusal as refusal:
            return refusal.body
        except telegram_html.Unparsable as unparsable:
            return error(400, f"Bad Request: can't parse entities: {unparsable}")

    async def _struck(self, request: web.Request, fault: Fault, method: str, params: dict) -> web.StreamResponse:
        if fault.kind == "answer":
            if isinstance(fault.body, dict):
                return _json(fault.body or error(fault.code, "Internal Server Error"), fault.code)
            return web.Response(status=fault.code, text=fault.body, content_type="text/html")
        if fault.kind in ("hang", "late"):
            await asyncio.sleep(fault.seconds)
        answer = b"" if fault.kind in ("hang", "reset") else json.dumps(await self._answer(method, params)).encode()
        if fault.kind == "late":
            return web.Response(body=answer, content_type="application/json")
        if fault.kind == "page":
            return web.Response(text="<html><body>It works</body></html>", content_type="text/html")
        if fault.kind == "mute":
            await asyncio.sleep(fault.seconds)
        if fault.kind in ("cut", "drip"):
            return await self._piecemeal(request, answer, fault)
        if request.transport:
            request.transport.abort()
        return web.Response()

    async def _piecemeal(self, request: web.Request, answer: bytes, fault: Fault) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(answer))})
        await response.prepare(request)
        if fault.kind == "cut":
            await response.write(answer[: len(answer) // 2])
            request.transport.abort()
            return response
        for at in range(len(answer)):
            await response.write(answer[at : at + 1])
            await asyncio.sleep(fault.seconds)
        return response

    # --- the methods ---

    async def _carry_out(self, method: str, params: dict) -> object:
        chat = str(params.get("chat_id", ""))
        if chat:
            self.rooms.let_in(chat)
        if method in ("sendMessage", "sendPhoto", "sendDocument"):
            return self.rooms.send(method, chat, params)
        if method in ("editMessageText", "editMessageReplyMarkup", "editMessageCaption"):
            return self.rooms.edit(method, chat, params)
        if method == "getUpdates":
            return await self._get_updates(params)
        if method == "deleteMessage":
            return self.rooms.delete(method, chat, params)
        if method in ("setWebhook", "deleteWebhook"):
            self.webhook = params if method == "setWebhook" and params.get("url") else {}
            return True
        if method == "getWebhookInfo":
            return {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": 0}
        if method == "getMe":
            return BOT
        if method == "getChat":
            return chat_of(chat) | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
        if method in ("answerCallbackQuery", "answerInlineQuery"):
            if len(str(params.get("text", ""))) > 200:
                raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
            return self.rooms.keep(method, chat, 0, str(params.get("text", "")), [], params)
        if method in SILENT:
            return self.rooms.keep(method, chat, 0, "", [], params)
        raise Refusal(404, "Not Found")

    async def _get_updates(self, params: dict) -> list[dict]:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
        if self._poller and not self._poller.done():
            self._poller.set_exception(Refusal(409, TWO_POLLERS))
        mine = self._poller = asyncio.get_running_loop().create_future()
        offset = int(params.get("offset") or 0)
        if offset:
            self.confirmed = max(self.confirmed, offset - 1)
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
        until = asyncio.get_running_loop().time() + float(params.get("timeout") or 0)
        try:
            while not self._updates and (left := until - asyncio.get_running_loop().time()) > 0:
                self._arrived.clear()
                arrived = asyncio.ensure_future(self._arrived.wait())
                await asyncio.wait({arrived, mine}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
                arrived.cancel()
                if mine.done():
                    mine.result()
            return self._updates[: int(params.get("limit") or 100)]
        finally:
            if not mine.done():
                mine.cancel()

    # --- for tests of whole processes ---

    async def _control(self, request: web.Request) -> web.Response:
        """Verbs: accepted, state, fault, update, clear; set takes closed, moved, unknown, revoked, limits."""
        verb = request.match_info["verb"]
        body = await request.json() if request.method == "POST" and request.can_read_body else {}
        if verb == "accepted":
            return web.json_response([asdict(one) for one in self.accepted])
        if verb == "state":
            state = {"refused": self.gate.refused, "early": self.gate.early, "calls": len(self.calls)}
            return web.json_response(state | {"confirmed": self.confirmed})
        if verb == "fault":
            self.strike(Fault(**body))
        elif verb == "update":
            await self.happen(body)
        elif verb == "set":
            if "limits" in body:
                self.gate.limits = Limits(**{name: tuple(pair) for name, pair in body.pop("limits").items()})
            for name, content in body.items():
                setattr(self if name == "revoked" else self.rooms, name, set(content) if name == "unknown" else content)
        elif verb == "clear":
            self.faults.clear()
        return web.json_response({"ok": True})


async def _params(request: web.Request) -> dict:
    """Read a call's parameters from its query, form, multipart or JSON body; values that are JSON are decoded."""
    params: dict = dict(request.query)
    if request.content_type == "application/json":
        return params | (await request.json())
    for name, value in (await request.post()).items():
        params[name] = len(value.file.read()) if isinstance(value, web.FileField) else value
    for name, value in params.items():
        if isinstance(value, str) and value[:1] in ("{", "["):
            try:
                params[name] = json.loads(value) if name not in ("text", "caption") else value
            except ValueError:
                continue
    return params


def _json(body: dict, code: int = 0) -> web.Response:
    response = web.json_response(body, status=code or body.get("error_code", 200))
    if retry := (body.get("parameters") or {}).get("retry_after"):
        response.headers["Retry-After"] = str(retry)
    return response


async def _serve(port: int) -> None:
    async with asyncio.timeout(None):
        api = BotApi()
        print(await api.start(port), flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    asyncio.run(_serve(parser.parse_args().port))
