from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.feeds.site import other_site, site_of
from bot.model import Entry, Source

WHEN = datetime(2026, 1, 11, tzinfo=UTC)
SOURCE = Source("n", "N", "https://feeds.host.example/n")
USUAL = [f"https://www.news.example/{i}" for i in range(5)]
ENTRY = Entry("1", "n", "g", "https://casino.example.net/1", "T", "", "", WHEN, WHEN)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.news.example/1", "news.example"),
        ("https://a.b.bbc.co.uk/x", "bbc.co.uk"),
        ("https://mfa.gov.il/x", "mfa.gov.il"),
        ("http://127.0.0.1:80/x", "127.0.0.1"),
        ("nonsense", ""),
        ("http://[", ""),
    ],
)
def test_a_site_is_what_one_owner_holds(url: str, site: str) -> None:
    assert site_of(url) == site


def test_a_feed_that_suddenly_leads_elsewhere_is_told_with_the_reason() -> None:
    assert other_site(SOURCE, [ENTRY], USUAL) == (
        "another site's feed: its entries lead to example.net, those before to news.example"
    )


@pytest.mark.parametrize(
    "urls", [["https://live.news.example/1", "https://casino.example.net/1"], ["https://host.example/1"], [""], []]
)
def test_one_familiar_address_or_none_at_all_is_no_other_site(urls: list[str]) -> None:
    assert other_site(SOURCE, [replace(ENTRY, url=url) for url in urls], USUAL) == ""


def test_an_address_among_the_alternates_is_the_sources_own() -> None:
    moved = replace(SOURCE, alternates=("https://feeds.example.net/n",))
    assert other_site(moved, [ENTRY], USUAL) == ""


@pytest.mark.parametrize(
    "usual", [[], USUAL[:2], ["https://a.example/1", "https://b.example/1", "https://c.example/1"], ["", "", ""]]
)
def test_without_a_habit_nothing_is_told(usual: list[str]) -> None:
    assert other_site(SOURCE, [ENTRY], usual) == ""
