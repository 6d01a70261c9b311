"""DOOR IN: the one HTTP client. An address -> a complete body, "not modified", or FetchError.

Bounded in time (one deadline over all hops), size (unpacked bytes), redirects (each hop checked) and address (the
resolved one, at connect time). Errors never show credentials.
"""

import asyncio
import socket
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import aiohttp

from bot.errors import FetchError
from bot.facts import WebPolicy
from bot.model import Fetched, NotModified
from bot.web.body import Body, BodyFault
from bot.web.guard import redacted, refused_address, refused_url
from bot.web.politeness import Politeness

MAX_REDIRECTS = 5
MAX_RETRY_AFTER = 7 * 86_400.0
_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}
_USER_AGENT = "Volteface/0.1 (feed reader; conditional requests)"
_ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8"
_MAX_HEADER = 65_536
_asked: ContextVar[str] = ContextVar("asked", default="")  # "host:port" of the hop under way, as it was written


class _Refused(OSError):
    """A connection that the guard does not allow."""


@dataclass(frozen=True, slots=True)
class _Hop:
    """Where a redirect leads."""

    url: str
    permanent: bool


class WebClient:
    """Implements the spine's Web. Use as ``async with``, or call ``close`` at the end."""

    def __init__(self, policy: WebPolicy, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._policy = policy
        self._now = now
        self._session: aiohttp.ClientSession | None = None
        self._polite = Politeness(lambda: asyncio.get_running_loop().time())

    def adopt(self, policy: WebPolicy) -> None:
        """Use another policy from the next request on."""
        self._policy = policy

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections; the client may be used again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | NotModified:
        """Fetch one address; ``etag`` and ``modified`` are sent back exactly as they were received."""
        headers = {"If-None-Match": etag} if etag else {}
        if modified:
            headers["If-Modified-Since"] = modified
        current, permanent = url, True
        loop = asyncio.get_running_loop()
        left = self._policy.timeout
        for _ in range(MAX_REDIRECTS + 1):
            await self._turn(url, current)
            started = loop.time()
            answer = await self._hop(url, current, headers, left)
            left -= loop.time() - started
            if not isinstance(answer, _Hop):
                return _with_address(answer, current if permanent and current != url else "")
            current, permanent = answer.url, permanent and answer.permanent
        raise FetchError(redacted(url), f"more than {MAX_REDIRECTS} redirects")

    async def _turn(self, url: str, current: str) -> None:
        why = refused_url(current, self._policy.allow_private)
        if why:
            raise FetchError(redacted(url), why if current == url else f"redirected to {redacted(current)}: {why}")
        key = _host_and_port(current)
        if key not in self._policy.allow_private:  # one's own server needs no politeness
            await self._polite.turn(key, self._policy.per_host)

    async def _hop(self, url: str, current: str, headers: dict[str, str], left: float) -> Fetched | NotModified | _Hop:
        """Make one request; every failure of aiohttp's leaves as FetchError."""
        token = _asked.set(_host_and_port(current))
        try:
            async with asyncio.timeout(max(0.0, left)):
                return await self._request(current, headers)
        except TimeoutError:
            raise FetchError(redacted(url), f"no complete answer within {self._policy.timeout:g} s") from None
        except FetchError as error:
            if current == url:
                raise
            raise FetchError(
                redacted(url), f"{error.url}: {error.reason}", retry_after=error.retry_after, gone=error.gone
            ) from None
        except (aiohttp.ClientError, OSError, ValueError, BodyFault) as error:  # their texts may hold the URL
            where = "" if current == url else f"{redacted(current)}: "
            raise FetchError(redacted(url), f"{where}{_reason(error)}") from None
        finally:
            _asked.reset(token)

    async def _request(self, url: str, headers: dict[str, str]) -> Fetched | NotModified | _Hop:
        async with self._open().get(url, headers=headers, allow_redirects=False) as response:
            if response.status == 304 and headers:
                return NotModified(url)
            if response.status in _REDIRECTS and response.headers.get("Location"):
                return self._redirect(url, response)
            if response.status != 200:
                raise self._refusal(url, response)
            return await self._complete(url, response)

    def _redirect(self, url: str, response: aiohttp.ClientResponse) -> _Hop:
        target = urljoin(url, response.headers["Location"].strip())
        if _host_and_port(target) != _host_and_port(url):  # another host's redirect may not choose credentials
            parts = urlsplit(target)
            target = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        return _Hop(target, response.status in _PERMANENT)

    def _refusal(self, url: str, response: aiohttp.ClientResponse) -> FetchError:
        status = response.status
        name = f" {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else ""
        wait = self._retry_after(response.headers.get("Retry-After", ""))
        return FetchError(redacted(url), f"HTTP {status}{name}", retry_after=wait, gone=status == 410)

    def _retry_after(self, value: str) -> float | None:
        """Return the seconds that a Retry-After header asks for, given as seconds or as a date."""
        value = value.strip()
        if value.isascii() and value.isdigit():
            return min(float(value[:12]), MAX_RETRY_AFTER)
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return min(max(0.0, (moment - self._now()).total_seconds()), MAX_RETRY_AFTER)

    async def _complete(self, url: str, response: aiohttp.ClientResponse) -> Fetched:
        limit = self._policy.max_bytes
        if (response.content_length or 0) > limit:
            raise BodyFault(f"larger than {limit} bytes")
        body = Body(response.headers.get("Content-Encoding", ""), limit)
        async for chunk in response.content.iter_chunked(65_536):
            body.add(chunk)
            await asyncio.sleep(0)  # unpacking is work: let the others run between chunks
        whole = body.finish()
        header = response.headers
        return Fetched(
            url=url,
            body=whole,
            content_type=_header(header.get("Content-Type", ""), 200),
            charset=_header(response.charset or "", 40),
            etag=_header(header.get("ETag", ""), 1_000),
            modified=_header(header.get("Last-Modified", ""), 100),
        )

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=64, limit_per_host=4, socket_factory=self._socket, ttl_dns_cache=60, keepalive_timeout=30
                ),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=15),
                headers={
                    "User-Agent": self._policy.user_agent or _USER_AGENT,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip, deflate, br",
                },
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                max_line_size=_MAX_HEADER,
                max_field_size=_MAX_HEADER,
                max_headers=500,
            )
        return self._session

    def _socket(self, address: tuple[Any, ...]) -> socket.socket:
        """Make the socket for one resolved address, or refuse."""
        family, kind, protocol, _, place = address
        host, port = place[0], place[1]
        why = refused_address(host)
        if why and not {f"{host}:{port}", f"[{host}]:{port}", _asked.get()} & set(self._policy.allow_private):
            raise _Refused(1, f"the host leads to {why}")
        return socket.socket(family=family, type=kind, proto=protocol)


def _host_and_port(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return f"{(parts.hostname or '').lower()}:{port}"
    except ValueError:
        return ""


def _header(value: str, limit: int) -> str:
    """Return a header that can be stored and sent back unchanged; one that cannot is dropped, never altered."""
    usable = len(value) <= limit and value.isprintable()
    return value if usable and value.encode("utf-8", "replace").decode() == value else ""


def _with_address(answer: Fetched | NotModified, permanent: str) -> Fetched | NotModified:
    if isinstance(answer, NotModified) or not permanent:
        return answer
    return replace(answer, permanent_url=permanent)


def _reason(error: Exception) -> str:
    """Say what went wrong in words of our own: exception texts may hold URLs with passwords."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, _Refused):
        return str(cause.strerror)
    match error:
        case BodyFault():
            return str(error)
        case aiohttp.ClientPayloadError():
            return "the body ends too early"
        case aiohttp.ClientConnectorCertificateError():
            return "its certificate is not valid"
        case aiohttp.ClientSSLError():
            return "no secure connection could be made"
        case aiohttp.ClientConnectorDNSError():
            return "its host name is not known"
        case aiohttp.ClientConnectorError():
            return f"cannot connect: {getattr(cause, 'strerror', None) or type(cause).__name__}"
        case aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return "the connection was cut"
        case aiohttp.ClientResponseError():
            return "the answer is no valid HTTP"
        case aiohttp.InvalidURL() | ValueError():
            return "not a web address"
        case _:
            return type(error).__name__
