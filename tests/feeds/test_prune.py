from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.parse import parse
from bot.feeds.prune import FeedBody, prune
from bot.model import Source
from tests.servers.rss import FeedEntry, atom, json_feed, rdf, rss

SOURCE = Source(id="north", name="The Northern Post", url="https://news.example/feed.xml")
SEEN = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)
ENTRIES = [
    FeedEntry(
        f"Minister {i} & “co”",
        f"g{i}",
        f"https://news.example/{i}?a=1&b=2",
        f"Summary <b>{i}</b>",
        f"<p>Été &amp; {i}</p>",
    )
    for i in range(5)
]


def keys(body: bytes) -> list[tuple[str, str]]:
    return [(entry.guid, entry.digest) for entry in parse(SOURCE, body, content_type="", seen=SEEN)]


@pytest.mark.parametrize("write", [rss, atom])
def test_an_opened_body_names_its_entries_as_the_parser_does(write: Callable[[list[FeedEntry]], bytes]) -> None:
    assert FeedBody(write(ENTRIES)).keys == keys(write(ENTRIES))


@pytest.mark.parametrize("write", [rss, atom, rdf])
def test_what_is_left_is_parsed_as_it_was_in_the_whole_feed(write: Callable[[list[FeedEntry]], bytes]) -> None:
    body = write(ENTRIES)
    whole = parse(SOURCE, body, content_type="", seen=SEEN)
    opened = FeedBody(body)
    left = parse(SOURCE, opened.without(set(opened.keys[1:])), content_type="", seen=SEEN)
    assert left == whole[:1]


def test_an_edited_entry_stays() -> None:
    known = set(FeedBody(rss(ENTRIES)).keys)
    edited = [FeedEntry("Minister 0 says the opposite", "g0"), *ENTRIES[1:]]
    assert [entry.title for entry in parse(SOURCE, prune(rss(edited), known), content_type="", seen=SEEN)] == [
        "Minister 0 says the opposite"
    ]


def test_nothing_known_leaves_the_body_as_it_came() -> None:
    body = rss(ENTRIES)
    assert prune(body, set()) is body
    assert prune(body, {("other", "digest")}) is body


@pytest.mark.parametrize("body", [b"", b"no feed", json_feed(ENTRIES), b"<html/>"])
def test_what_cannot_be_pruned_comes_back_as_it_is(body: bytes) -> None:
    assert prune(body, {("g0", "x")}) is body


def test_a_feed_in_another_character_set_is_pruned_too() -> None:
    body = rss([FeedEntry("Été à Genève", "1"), FeedEntry("Déjà vu", "2")], encoding="cp1252")
    opened = FeedBody(body)
    (left,) = parse(SOURCE, opened.without({opened.keys[0]}), content_type="text/xml; charset=cp1252", seen=SEEN)
    assert left.title == "Déjà vu"


@given(st.binary(max_size=500))
def test_no_bytes_upset_it(body: bytes) -> None:
    assert isinstance(FeedBody(body).without({("a", "b")}), bytes)
