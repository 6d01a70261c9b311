import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.guard import redacted, refused_address, refused_url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::127.0.0.1", "10.1.2.3", "172.31.255.255",
        "192.168.0.1", "::ffff:10.0.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "fc00::1",
        "100.64.0.1", "100.100.100.200", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "240.0.0.1", "255.255.255.255",
        "192.0.0.192", "192.0.2.1", "198.18.0.1", "203.0.113.5", "2001:db8::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:f5ff:fffe", "168.63.129.16",
        "2a00:1450::5efe:127.0.0.1", "not an address", "", "2130706433",
    ],
)  # fmt: skip
def test_no_address_of_ours_is_connected_to(address: str) -> None:
    assert refused_address(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "151.101.1.67", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_open(address: str) -> None:
    assert refused_address(address) == ""


@pytest.mark.parametrize(
    "url", ["https://news.example/feed", "http://news.example:8080/a?b=c#d", "HTTPS://NEWS.EXAMPLE/"]
)
def test_web_addresses_may_be_tried(url: str) -> None:
    assert refused_url(url) == ""


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///x", "//a.example", "http:///x", "http://a.example:22/", "http://a.example:0/", "http://a.example:99999/",
     "http://a.example/\r\nX: y", "tg://resolve?domain=x", "http://a.example:6379/", "\x00http://a.example/"],
)  # fmt: skip
def test_everything_else_may_not(url: str) -> None:
    assert refused_url(url)


def test_a_port_of_another_service_is_open_where_it_is_allowed() -> None:
    assert refused_url("http://127.0.0.1:9200/", ("127.0.0.1:9200",)) == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:secret@a.example/x?token=secret&p=1", "https://a.example/x?token=***&p=1"),
        ("https://a.example/x?API_KEY=secret", "https://a.example/x?API_KEY=***"),
        ("http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"),
        ("http://[", "(not a web address)"),
    ],
)
def test_what_is_shown_of_an_address_holds_no_secret(url: str, shown: str) -> None:
    assert redacted(url) == shown


@given(st.text())
def test_no_text_upsets_the_guard(text: str) -> None:
    assert isinstance(refused_address(text) + refused_url(text) + redacted(text), str)
