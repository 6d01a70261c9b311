import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.identity import canonical_url, digest
from bot.feeds.outlet import is_aggregator, outlet_name, outlet_of, split_outlet
from bot.feeds.plain import headline, tidy


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg", "abcdefg"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy\u200e", "evil x y"),
        ("a\xa0\u2003 b\t\nc\u3000d\u2028e", "a b c d e"),
        ("lost \ufffd here", "lost [?] here"),
        ('\\"quoted\\" and \\\\"twice\\\\"', '"quoted" and "twice"'),
        ("C:\\temp", "C:\\temp"),
        ("AT&amp;amp;T &nbsp;&hellip; &#8217; &#x27;", "AT&T … ’ '"),
        ("A & B, R&D; x&y", "A & B, R&D; x&y"),
        ("עברית العربية हिन्दी 中文 e\u0301", "עברית العربية हिन्दी 中文 e\u0301"),
        ("flag \U0001f1fa\U0001f1f8 tag\U000e0041\U000e007f", "flag \U0001f1fa\U0001f1f8 tag"),
    ],
)
def test_only_what_a_reader_sees_is_left(raw: str, text: str) -> None:
    assert tidy(raw) == text


@given(st.text())
def test_tidying_twice_changes_nothing_and_leaves_no_control_character(raw: str) -> None:
    once = tidy(raw)
    assert not any(ord(character) < 32 or character in "\u200b\u200f\u202e\ufeff\u2060\xad\ufffd" for character in once)
    assert "\n" not in once
    assert tidy(tidy(once)) == tidy(once)


@given(st.text())
def test_a_headline_is_always_one_line(raw: str) -> None:
    assert "\n" not in headline(raw)


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://www.News.example/a/?utm_source=x&id=5&fbclid=3#part", "https://news.example/a?id=5"),
        ("http://news.example:80/a", "https://news.example/a"),
        ("http://news.example:8080/a", "https://news.example:8080/a"),
        ("https://m.news.example/a/amp/", "https://news.example/a"),
        ("https://news.example/a.amp.html", "https://news.example/a.html"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?a=1&b=2"),
        ("https://www.bbc.com/news/articles/x?at_medium=RSS&at_campaign=rss", "https://bbc.com/news/articles/x"),
        ("https://aljazeera.example/x?traffic_source=rss", "https://aljazeera.example/x"),
        ("https://news.example/story.php?id=7&page=2", "https://news.example/story.php?id=7&page=2"),
        ("https://bücher.example/ä b", "https://bücher.example/%C3%A4%20b"),
        ("mailto:x@y.example", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_an_address_is_known_by_what_it_names(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@given(st.text())
def test_no_text_upsets_the_address(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_the_digest_tells_the_parts_apart() -> None:
    assert digest("a", "b", "c") != digest("ab", "", "c")
    assert digest("a", "b", "c") == digest(" a ", "b\n", "c")


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("BBC News", "BBC"),
        ("bbc.co.uk", "BBC"),
        ("Bloomberg.com", "Bloomberg"),
        ("The Guardian", "The Guardian"),
        ("AP News", "AP"),
        ("KSL.com", "KSL.com"),
        ("Le  Petit Journal", "Le Petit Journal"),
        ("CNN.com", "CNN"),
        ("", ""),
    ],
)
def test_one_outlet_has_one_name(name: str, outlet: str) -> None:
    assert outlet_name(name) == outlet


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://feeds.foxnews.com/x", "Fox News"),
        ("http://feeds.bbci.co.uk/news", "BBC"),
        ("https://www.aljazeera.com/a", "Al Jazeera"),
        ("https://www.petit.example/x", "petit.example"),
        ("not a url", ""),
        ("http://[", ""),
    ],
)
def test_an_address_names_its_outlet(url: str, outlet: str) -> None:
    assert outlet_of(url) == outlet


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Talks are off - The Times", ("Talks are off", "The Times")),
        ("US - Iran talks are off - AP", ("US - Iran talks are off", "AP")),
        ("Talks are off", ("Talks are off", "")),
        ("- The Times", ("- The Times", "")),
    ],
)
def test_an_outlet_is_split_from_a_headline(title: str, parts: tuple[str, str]) -> None:
    assert split_outlet(title) == parts


def test_an_aggregator_is_told_by_its_host() -> None:
    assert is_aggregator("https://news.google.com/rss/search?q=x")
    assert not is_aggregator("https://news.google.com.evil.example/")
    assert not is_aggregator("http://[")
