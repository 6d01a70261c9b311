"""Everything that a feed's server can do to us: name -> what it answers. Each takes (server, request, **details)."""

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import brotli
from aiohttp import web

Fault = Callable[..., Awaitable[web.StreamResponse]]
FAULTS: dict[str, Fault] = {}
BOMB = 200_000_000  # bytes unpacked


def _fault(function: Fault) -> Fault:
    FAULTS[function.__name__] = function
    return function


def _body(server: Any, request: web.Request) -> bytes:
    resource = server.resource(request.path)
    return resource.body if resource else b"<rss version='2.0'><channel><title>x</title></channel></rss>"


async def _raw(request: web.Request, *parts: bytes, pause: float = 0.0) -> web.StreamResponse:
    """Write bytes past aiohttp's own framing, then close."""
    transport = request.transport
    for part in parts:
        if transport is None or transport.is_closing():
            break
        transport.write(part)
        await asyncio.sleep(pause)
    if transport is not None:
        transport.close()
    return web.Response()


@_fault
async def status(
    server: Any, request: web.Request, code: int = 500, headers: dict[str, str] | None = None, text: str = "x"
) -> web.StreamResponse:
    return web.Response(status=code, headers=headers, text=text)


@_fault
async def retry_after_date(
    server: Any, request: web.Request, seconds: float = 120, code: int = 503
) -> web.StreamResponse:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    return web.Response(status=code, headers={"Retry-After": moment})


@_fault
async def redirect(server: Any, request: web.Request, to: str = "/", code: int = 302) -> web.StreamResponse:
    return web.Response(status=code, headers={"Location": to})


@_fault
async def redirect_loop(server: Any, request: web.Request, code: int = 302) -> web.StreamResponse:
    return web.Response(status=code, headers={"Location": request.path})


@_fault
async def redirect_chain(
    server: Any, request: web.Request, hops: int = 6, to: str = "/", code: int = 301
) -> web.StreamResponse:
    at = int(request.query.get("hop", "0")) + 1
    return web.Response(status=code, headers={"Location": to if at >= hops else f"{request.path}?hop={at}"})


@_fault
async def hang(server: Any, request: web.Request) -> web.StreamResponse:
    await server.stopping.wait()
    return web.Response()


@_fault
async def slow_headers(server: Any, request: web.Request, pause: float = 0.05) -> web.StreamResponse:
    return await _raw(
        request, *(b"HTTP/1.1 200 OK\r\n"[i : i + 1] for i in range(17)), *([b"X-A: b\r\n"] * 10_000), pause=pause
    )


@_fault
async def slow_loris(server: Any, request: web.Request, pause: float = 0.05) -> web.StreamResponse:
    body = _body(server, request)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(body) * 1_000)
    return await _raw(request, head, *(body[i % len(body) :][:1] for i in range(100_000)), pause=pause)


@_fault
async def endless(server: Any, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    try:
        while not server.stopping.is_set():
            await response.write(b"<item><title>more</title></item>" * 1_000)
    except (ConnectionError, asyncio.CancelledError):
        pass
    return response


@_fault
async def truncate(server: Any, request: web.Request) -> web.StreamResponse:
    body = _body(server, request)
    head = b'HTTP/1.1 200 OK\r\nETag: "cut"\r\nContent-Length: %d\r\n\r\n' % len(body)
    return await _raw(request, head + body[: len(body) // 2], pause=0.01)


@_fault
async def chunk_cut(server: Any, request: web.Request) -> web.StreamResponse:
    body = _body(server, request)
    half = body[: len(body) // 2]
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    return await _raw(request, head + b"%x\r\n" % len(half) + half + b"\r\n", pause=0.01)


@_fault
async def garbage(server: Any, request: web.Request) -> web.StreamResponse:
    return await _raw(request, b"\x00\xff this is not HTTP \r\n\r\n", pause=0.01)


@_fault
async def cut_before_answer(server: Any, request: web.Request) -> web.StreamResponse:
    return await _raw(request)


@_fault
async def packed(server: Any, request: web.Request, coding: str = "gzip") -> web.StreamResponse:
    """The proper body, packed: "gzip", "br", "deflate", "raw deflate", "gzip, gzip" or "gz file"."""
    body = _body(server, request)
    header = {"raw deflate": "deflate", "gz file": ""}.get(coding, coding)
    match coding:
        case "gzip" | "gz file":
            body = gzip.compress(body)
        case "gzip, gzip":
            body = gzip.compress(gzip.compress(body))
        case "br":
            body = brotli.compress(body)
        case "deflate":
            body = zlib.compress(body)
        case "raw deflate":
            body = zlib.compress(body)[2:-4]
    return web.Response(body=body, headers={"Content-Encoding": header} if header else {})


@_fault
async def bad_gzip(server: Any, request: web.Request, kind: str = "garbled") -> web.StreamResponse:
    body = gzip.compress(_body(server, request))
    middle = len(body) // 2
    body = body[:middle] if kind == "cut" else body[:middle] + b"\x00\xff\x00\xff" + body[middle + 4 :]
    return web.Response(body=body, headers={"Content-Encoding": "gzip", "ETag": '"bad"'})


def _bomb(coding: str, size: int) -> bytes:
    zeros = bytes(1_000_000)
    if coding == "br":
        packer = brotli.Compressor(quality=1)
        return b"".join([packer.process(zeros) for _ in range(size // len(zeros))]) + packer.finish()
    packed = zlib.compressobj(9, zlib.DEFLATED, 31 if "gzip" in coding else 15)
    body = b"".join([packed.compress(zeros) for _ in range(size // len(zeros))]) + packed.flush()
    return gzip.compress(body) if coding == "gzip, gzip" else body


@_fault
async def bomb(
    server: Any, request: web.Request, coding: str = "gzip", size: int = BOMB, header: str | None = None
) -> web.StreamResponse:
    return web.Response(body=_bomb(coding, size), headers={"Content-Encoding": coding if header is None else header})


@_fault
async def huge_body(
    server: Any, request: web.Request, size: int = 50_000_000, declared: bool = True
) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(size)} if declared else {})
    await response.prepare(request)
    try:
        for _ in range(size // 100_000):
            await response.write(b"x" * 100_000)
    except (ConnectionError, asyncio.CancelledError):
        pass
    return response


@_fault
async def always_304(server: Any, request: web.Request) -> web.StreamResponse:
    return web.Response(status=304)


@_fault
async def same_etag(server: Any, request: web.Request, etag: str = '"stuck"') -> web.StreamResponse:
    """One ETag for ever: conditional requests never see what is new."""
    if request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    return web.Response(body=_body(server, request), headers={"ETag": etag, "Content-Type": "application/rss+xml"})


@_fault
async def flap(server: Any, request: web.Request, period: int = 2) -> web.StreamResponse:
    """Fails on every ``period``-th request."""
    if len(server.asked(request.path)) % period == 0:
        return web.Response(status=500)
    return web.Response(body=_body(server, request), content_type="application/rss+xml")
