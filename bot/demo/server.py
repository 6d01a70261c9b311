"""A feed server on 127.0.0.1 in a thread, with ETag and 304: real HTTP for the demo, nothing else."""

import hashlib
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from bot.demo.feeds import DemoFeed


class FeedServer:
    """Serves whatever feeds it was last given; use as a context manager. ``base`` is its address."""

    def __init__(self, feeds: tuple[DemoFeed, ...]) -> None:
        self._bodies: dict[str, bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.base = f"http://{self.host}"
        self.show(feeds)

    def show(self, feeds: tuple[DemoFeed, ...]) -> None:
        """Serve these feeds from now on."""
        self._bodies = {feed.path: feed.rss(self.base) for feed in feeds}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = server._bodies.get(self.path)
                if body is None:
                    self.send_error(HTTPStatus.NOT_FOUND)
                    return
                etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
                fresh = self.headers.get("If-None-Match") == etag
                self.send_response(HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK)
                self.send_header("ETag", etag)
                if not fresh:
                    self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if not fresh:
                    self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: the demo's output is the alerts."""

        return Handler

    def __enter__(self) -> "FeedServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
