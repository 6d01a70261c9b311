"""A feed server on 127.0.0.1 for tests and the demo: feeds, pages and faults over real sockets.

    async with FeedServer() as server:
        server.feed("/news", [FeedEntry("A minister speaks", guid="1")])
        server.fault("/news", "truncate")        # see bot's fault table: tests/servers/faults.py has them all
        server.clear("/news")                    # the path answers properly again
        server.requests                          # what was asked, in order

``FeedServer`` lives in the caller's event loop; ``ServedFeeds`` runs one in a thread, for tests of whole processes.
``allowed`` is the "host:port" that a test must put into ``web.allow_private``.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.servers.faults import FAULTS, Fault
from tests.servers.rss import FeedEntry, rss


@dataclass(frozen=True)
class Request:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    at: float = field(default_factory=time.monotonic, compare=False)

    @property
    def conditional(self) -> bool:
        """True where validators were sent."""
        return "If-None-Match" in self.headers or "If-Modified-Since" in self.headers


@dataclass
class Resource:
    """What a path answers; validators are made from the body unless ``validators`` is off."""

    body: bytes
    content_type: str = "application/rss+xml; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    validators: bool = True

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


class FeedServer:
    """Serves resources, unless a fault stands on their path."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.requests: list[Request] = []
        self._resources: dict[str, Resource] = {}
        self._faults: dict[str, tuple[Fault, dict[str, Any]]] = {}
        self._runner: web.AppRunner | None = None
        self.stopping = asyncio.Event()

    @property
    def allowed(self) -> str:
        """The pair for web.allow_private."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def feed(self, path: str, entries: Iterable[FeedEntry], **more: Any) -> str:
        """Serve entries as RSS and return the address."""
        return self.body(path, rss(entries), **more)

    def body(
        self, path: str, body: bytes, content_type: str = "application/rss+xml; charset=utf-8", **more: Any
    ) -> str:
        """Serve bytes and return the address."""
        self._resources[path] = Resource(body, content_type, **more)
        return self.url(path)

    def page(self, path: str, html: str, **more: Any) -> str:
        """Serve a web page and return the address."""
        return self.body(path, html.encode(), "text/html; charset=utf-8", **more)

    def fault(self, path: str, name: str, **details: Any) -> str:
        """Let a path misbehave (its proper resource, if any, is kept) and return the address."""
        self._faults[path] = (FAULTS[name], details)
        return self.url(path)

    def clear(self, path: str) -> None:
        """Let a path behave again."""
        self._faults.pop(path, None)

    def asked(self, path: str) -> list[Request]:
        """Every request for a path, in order."""
        return [request for request in self.requests if request.path == path]

    def resource(self, path: str) -> Resource | None:
        return self._resources.get(path)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(Request(request.path, dict(request.headers)))
        if request.path in self._faults:
            fault, details = self._faults[request.path]
            return await fault(self, request, **details)
        resource = self._resources.get(request.path)
        if resource is None:
            return web.Response(status=404, text="nothing here")
        headers = dict(resource.headers)
        if resource.validators:
            headers.setdefault("ETag", resource.etag)
            if request.headers.get("If-None-Match") == headers["ETag"]:
                return web.Response(status=304, headers=headers)
        headers.setdefault("Content-Type", resource.content_type)
        return web.Response(status=resource.status, body=resource.body, headers=headers)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        if self._runner is not None:
            await self._runner.cleanup()


class ServedFeeds:
    """A FeedServer in a thread of its own: ``with ServedFeeds() as server: server.feed(…)``."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._end: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.server: FeedServer

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._end = asyncio.Event()
        async with FeedServer(self._port) as self.server:
            self._ready.set()
            await self._end.wait()

    def __enter__(self) -> FeedServer:
        self._thread.start()
        if not self._ready.wait(10):
            raise RuntimeError("the feed server did not start")
        return self.server

    def __exit__(self, *_: object) -> None:
        stop: Callable[[], None] = self._end.set if self._end else lambda: None
        self._loop.call_soon_threadsafe(stop)
        self._thread.join(10)
        self._loop.close()
