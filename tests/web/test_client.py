import asyncio
import gc
import resource as system
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.errors import FetchError
from bot.facts import WebPolicy
from bot.model import Fetched, NotModified
from bot.web.client import WebClient
from tests.servers.feedserver import FeedServer
from tests.servers.rss import FeedEntry, rss

ENTRIES = [FeedEntry("Minister rules out talks", guid="1", link="https://news.example/1", html="<p>No talks.</p>" * 50)]
FEED = rss(ENTRIES)
CAP = 2_000_000


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        running.body("/feed", FEED)
        yield running


@pytest.fixture
async def web(server: FeedServer) -> AsyncIterator[WebClient]:
    policy = WebPolicy(allow_private=(server.allowed,), timeout=5.0, max_bytes=CAP)
    async with WebClient(policy) as client:
        yield client


async def fails(web: WebClient, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await web.get(url)
    return caught.value


async def test_a_feed_arrives_whole_with_its_validators(server: FeedServer, web: WebClient) -> None:
    fetched = await web.get(server.url("/feed"))
    assert isinstance(fetched, Fetched)
    assert fetched.body == FEED
    assert fetched.etag.startswith('"')
    assert fetched.content_type == "application/rss+xml; charset=utf-8"
    assert fetched.permanent_url == ""


@pytest.mark.parametrize("etag", ['"plain"', 'W/"weak-1"', "without quotes", '"with \\" inside"'])
async def test_validators_go_back_exactly_as_they_came(server: FeedServer, web: WebClient, etag: str) -> None:
    server.body("/odd", FEED, headers={"ETag": etag, "Last-Modified": "Sometime in January"})
    first = await web.get(server.url("/odd"))
    assert isinstance(first, Fetched)
    second = await web.get(server.url("/odd"), etag=first.etag, modified=first.modified)
    assert isinstance(second, NotModified)
    sent = server.asked("/odd")[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (etag, "Sometime in January")


async def test_a_304_that_was_not_asked_for_is_an_error(server: FeedServer, web: WebClient) -> None:
    server.fault("/feed", "always_304")
    assert "304" in (await fails(web, server.url("/feed"))).reason


@pytest.mark.parametrize(("code", "remembered"), [(301, True), (308, True), (302, False), (303, False), (307, False)])
async def test_permanent_redirects_alone_give_a_new_address(
    server: FeedServer, web: WebClient, code: int, remembered: bool
) -> None:
    server.fault("/old", "redirect", to="/feed", code=code)
    fetched = await web.get(server.url("/old"))
    assert isinstance(fetched, Fetched)
    assert fetched.permanent_url == (server.url("/feed") if remembered else "")
    assert fetched.url == server.url("/feed")


async def test_one_temporary_hop_makes_the_way_temporary(server: FeedServer, web: WebClient) -> None:
    server.fault("/a", "redirect", to="/b", code=301)
    server.fault("/b", "redirect", to="/feed", code=302)
    fetched = await web.get(server.url("/a"))
    assert isinstance(fetched, Fetched)
    assert fetched.permanent_url == ""


async def test_a_redirect_loop_ends(server: FeedServer, web: WebClient) -> None:
    server.fault("/loop", "redirect_loop")
    assert "more than 5 redirects" in (await fails(web, server.url("/loop"))).reason
    assert len(server.asked("/loop")) == 6


@pytest.mark.parametrize(("hops", "reached"), [(5, True), (6, False)])
async def test_five_redirects_are_followed_and_six_are_not(
    server: FeedServer, web: WebClient, hops: int, reached: bool
) -> None:
    server.fault("/chain", "redirect_chain", hops=hops, to="/feed")
    if reached:
        assert isinstance(await web.get(server.url("/chain")), Fetched)
    else:
        assert "redirects" in (await fails(web, server.url("/chain"))).reason


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/x",
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/",
        "http://{host}/secret",
        "http://localhost:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0x7f000001:{port}/secret",
        "http://0177.0.0.1:{port}/secret",
        "http://127.1:{port}/secret",
        "http://0.0.0.0:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://[64:ff9b::7f00:1]:{port}/secret",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://224.0.0.1/",
        "http://:80/",
        "http://[bad",
        "//169.254.169.254/",
    ],
)
async def test_a_redirect_to_a_place_of_ours_is_never_followed(server: FeedServer, web: WebClient, target: str) -> None:
    async with FeedServer() as inner:
        inner.body("/secret", b"INTERNAL")
        to = target.format(port=inner.port, host=inner.allowed)
        server.fault("/away", "redirect", to=to)
        error = await fails(web, server.url("/away"))
        assert inner.requests == []
        assert "INTERNAL" not in str(error)


async def test_an_allowed_pair_is_reached_by_name_too_and_other_ports_are_not(server: FeedServer) -> None:
    policy = WebPolicy(allow_private=(f"localhost:{server.port}",))
    async with WebClient(policy) as web:
        assert isinstance(await web.get(f"http://localhost:{server.port}/feed"), Fetched)
        assert "loopback" in (await fails(web, f"http://127.0.0.1:{server.port}/feed")).reason


async def test_without_leave_loopback_is_refused(server: FeedServer) -> None:
    async with WebClient(WebPolicy(per_host=0)) as web:
        assert "loopback" in (await fails(web, server.url("/feed"))).reason
    assert server.requests == []


async def test_410_says_gone_and_404_does_not(server: FeedServer, web: WebClient) -> None:
    server.fault("/gone", "status", code=410)
    assert (await fails(web, server.url("/gone"))).gone
    assert not (await fails(web, server.url("/nothing"))).gone


@pytest.mark.parametrize("code", [429, 503])
@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120.0), (" 7 ", 7.0), ("soon", None), ("-5", None), ("9" * 30, 604_800.0)]
)
async def test_retry_after_in_seconds_is_told(
    server: FeedServer, web: WebClient, code: int, value: str, seconds: float | None
) -> None:
    server.fault("/busy", "status", code=code, headers={"Retry-After": value})
    assert (await fails(web, server.url("/busy"))).retry_after == seconds


async def test_retry_after_as_a_date_is_told(server: FeedServer) -> None:
    now = datetime(2026, 1, 11, 8, 0, tzinfo=UTC)
    server.fault("/busy", "status", code=503, headers={"Retry-After": "Sun, 11 Jan 2026 08:02:00 GMT"})
    async with WebClient(WebPolicy(allow_private=(server.allowed,)), now=lambda: now) as web:
        assert (await fails(web, server.url("/busy"))).retry_after == 120.0


@pytest.mark.parametrize("fault", ["slow_loris", "slow_headers", "hang"])
async def test_whatever_dawdles_ends_at_the_deadline_while_others_go_on(server: FeedServer, fault: str) -> None:
    server.fault("/slow", fault)
    async with WebClient(WebPolicy(allow_private=(server.allowed,), timeout=0.4)) as web:
        slow, quick = await asyncio.gather(
            web.get(server.url("/slow")), web.get(server.url("/feed")), return_exceptions=True
        )
    assert isinstance(slow, FetchError)
    assert "0.4 s" in slow.reason
    assert isinstance(quick, Fetched)


async def test_the_deadline_counts_over_all_hops(server: FeedServer) -> None:
    server.fault("/a", "redirect", to="/b")
    server.fault("/b", "slow_loris")
    async with WebClient(WebPolicy(allow_private=(server.allowed,), timeout=0.3)) as web:
        assert "0.3 s" in (await fails(web, server.url("/a"))).reason


@pytest.mark.parametrize(
    ("fault", "details", "reason"),
    [
        ("truncate", {}, "too early"),
        ("chunk_cut", {}, "too early"),
        ("bad_gzip", {}, "garbled"),
        ("bad_gzip", {"kind": "cut"}, "too early"),
        ("garbage", {}, "no valid HTTP"),
        ("cut_before_answer", {}, "connection was cut"),
        ("status", {"code": 500}, "HTTP 500"),
        ("status", {"code": 200, "headers": {"Content-Encoding": "compress"}}, "not asked for"),
    ],
)
async def test_half_an_answer_is_no_answer(
    server: FeedServer, web: WebClient, fault: str, details: dict[str, object], reason: str
) -> None:
    server.fault("/feed", fault, **details)
    assert reason in (await fails(web, server.url("/feed"))).reason
    server.clear("/feed")
    assert isinstance(await web.get(server.url("/feed")), Fetched)


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "raw deflate", "gzip, gzip", "gz file"])
async def test_every_packing_is_unpacked(server: FeedServer, web: WebClient, coding: str) -> None:
    server.fault("/feed", "packed", coding=coding)
    fetched = await web.get(server.url("/feed"))
    assert isinstance(fetched, Fetched)
    assert fetched.body == FEED


@pytest.mark.parametrize(
    ("fault", "details"),
    [
        ("bomb", {"coding": "gzip"}),
        ("bomb", {"coding": "br"}),
        ("bomb", {"coding": "deflate"}),
        ("bomb", {"coding": "gzip, gzip"}),
        ("bomb", {"coding": "gzip, gzip", "header": "gzip"}),
        ("huge_body", {}),
        ("huge_body", {"declared": False}),
        ("endless", {}),
    ],
)
async def test_what_unpacks_beyond_the_cap_is_cut(
    server: FeedServer, web: WebClient, fault: str, details: dict[str, object]
) -> None:
    server.fault("/big", fault, **details)
    error = await fails(web, server.url("/big"))
    assert f"larger than {CAP} bytes" in error.reason


async def test_bombs_do_not_fill_the_memory(server: FeedServer, web: WebClient) -> None:
    for coding in ("gzip", "br"):
        server.fault("/big", "bomb", coding=coding, size=100_000_000)
        before = system.getrusage(system.RUSAGE_SELF).ru_maxrss
        await asyncio.gather(*(fails(web, server.url("/big")) for _ in range(3)))
        gc.collect()
        assert system.getrusage(system.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "file:///etc/passwd",
        "http://",
        "http://[",
        "http://a b/",
        "http://a\n.example/",
        "http://" + "a" * 5_000,
    ],
)
async def test_what_is_no_web_address_is_refused_without_a_connection(web: WebClient, url: str) -> None:
    await fails(web, url)


@pytest.mark.parametrize("path", ["/feed", "/nothing", "/loop", "/away", "/slow"])
async def test_credentials_in_an_address_are_used_and_never_shown(server: FeedServer, path: str) -> None:
    server.fault("/loop", "redirect_loop")
    server.fault("/away", "redirect", to="http://us:hunter2@169.254.169.254/?api_key=hunter2")
    server.fault("/slow", "hang")
    policy = WebPolicy(allow_private=(server.allowed,), timeout=0.3)
    url = f"http://reader:hunter2@127.0.0.1:{server.port}{path}?token=hunter2&page=2"
    async with WebClient(policy) as web:
        if path == "/feed":
            assert isinstance(await web.get(url), Fetched)
        else:
            error = await fails(web, url)
            assert "hunter2" not in f"{error} {error!r} {error.url} {error.reason} {error.__cause__!r}"
            assert "page=2" in str(error)
    assert server.requests[0].headers["Authorization"].startswith("Basic ")


async def test_a_host_that_is_not_there_is_told_in_words(web: WebClient) -> None:
    assert "host name is not known" in (await fails(web, "http://feeds.invalid/x")).reason
    reason = (await fails(web, "http://127.0.0.1:1/x")).reason
    assert "loopback" in reason


async def test_long_headers_are_taken(server: FeedServer, web: WebClient) -> None:
    server.body("/feed", FEED, headers={"Content-Security-Policy": "x " * 15_000, "ETag": '"fine"'})
    fetched = await web.get(server.url("/feed"))
    assert isinstance(fetched, Fetched)
    assert fetched.etag == '"fine"'


async def test_no_cookie_comes_back(server: FeedServer, web: WebClient) -> None:
    server.body("/feed", FEED, headers={"Set-Cookie": "id=1"})
    await web.get(server.url("/feed"))
    await web.get(server.url("/feed"))
    assert "Cookie" not in server.requests[-1].headers


async def test_requests_to_one_host_keep_their_distance(server: FeedServer) -> None:
    policy = WebPolicy(allow_private=(f"localhost:{server.port}",), per_host=0.2)
    loop = asyncio.get_running_loop()
    async with WebClient(policy) as web:
        web.adopt(replace(policy, per_host=0.15))
        started = loop.time()
        await asyncio.gather(*(fails(web, server.url("/feed")) for _ in range(3)))
        assert loop.time() - started >= 0.3
