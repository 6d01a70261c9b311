"""Where Telegram calls us: POST bodies in, each handed on; only calls that carry the secret are heard.

The address is behind the operator's own TLS proxy, so it listens on plain HTTP where the configuration says.
"""

import hmac
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.errors import VoltefaceError

MAX_BODY = 1_000_000  # bytes of one update
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class ListenError(VoltefaceError):
    """The webhook's address cannot be listened on: no update can come, the program does not start."""


class WebhookListener:
    """A small server for one path; ``start`` and ``stop`` may be called again."""

    def __init__(self) -> None:
        self._runner: web.AppRunner | None = None

    async def start(self, listen: str, path: str, secret: str, take: Callable[[bytes], Awaitable[bool]]) -> None:
        """Listen on ``host:port``; ``take`` returns False for a body that is no update. Raises ListenError."""

        async def called(request: web.Request) -> web.Response:
            given = request.headers.get(SECRET_HEADER, "")
            if not hmac.compare_digest(given.encode(), secret.encode()):
                return web.Response(status=403)
            good = await take(await request.read())
            return web.Response(status=200 if good else 400)

        host, _, port = listen.rpartition(":")
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_post(path or "/", called)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host.strip("[]"), int(port)).start()
        except (OSError, ValueError) as error:
            await self.stop()
            raise ListenError(f"telegram.listen {listen}: {error}; name a free host:port") from error

    async def stop(self) -> None:
        """Stop listening; a call under way may end."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
