"""Cutting a Telegram HTML text into messages: no tag is cut, no word is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts.markup import LIMIT, fits, length, plain
from bot.delivery.split import bare, split
from tests.servers import telegram_html

WORD = st.text(st.characters(codec="utf-8", exclude_characters="<>&"), min_size=1, max_size=12)
PIECE = st.one_of(WORD, st.sampled_from([" ", "\n", "&lt;", "&amp;", "&#8230;"]))
TAGGED = st.recursive(
    st.lists(PIECE, max_size=20).map("".join),
    lambda inner: st.tuples(st.sampled_from(["b", "i", "blockquote", "s"]), st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


def letters(markup: str) -> str:
    return "".join(plain(markup).split())


def test_a_text_that_fits_is_left_alone():
    assert split("<b>short</b>") == ["<b>short</b>"]


def test_a_long_text_is_cut_at_a_line_end_and_its_tags_go_on():
    text = "<blockquote><b>" + "\n".join(["line of words"] * 600) + "</b></blockquote>"
    parts = split(text)
    assert len(parts) == 3 and all(fits(part) for part in parts)
    assert all(part.startswith("<blockquote><b>line") and part.endswith("words</b></blockquote>") for part in parts)
    assert letters("".join(parts)) == letters(text)


def test_a_link_that_is_cut_stays_a_link_in_both_parts():
    text = '<a href="https://example.com/?a=1&amp;b=2">' + "x" * 5000 + "</a>"
    for part in split(text):
        _, entities = telegram_html.parse(part)
        assert entities[0]["url"] == "https://example.com/?a=1&b=2"


def test_one_word_longer_than_a_message_is_cut_anyway():
    parts = split("é" * 10_000)
    assert [length(part) for part in parts] == [LIMIT, LIMIT, 10_000 - 2 * LIMIT]


def test_a_text_of_many_bytes_keeps_within_the_input_limit():
    text = "".join(f"<b>{letter}</b>" for letter in "🇳🇴" * 3000)
    parts = split(text)
    assert all(fits(part) for part in parts) and letters("".join(parts)) == letters(text)


def test_a_cut_entity_is_never_cut_in_two():
    for part in split("&amp;" * 5000):
        assert set(plain(part)) == {"&"}


def test_without_markup_the_words_and_their_escapes_remain():
    assert bare('<b>a</b> &lt;i&gt; <a href="https://x.org">l</a>') == "a &lt;i&gt; l"


@settings(max_examples=150, deadline=None)
@given(TAGGED, st.integers(8, 60))
def test_every_part_is_whole_and_nothing_is_lost(markup, limit):
    parts = split(markup, limit)
    for part in parts:
        text, _ = telegram_html.parse(part)
        assert len(text) <= limit or len(parts) == 1
    assert letters("".join(parts)) == letters(markup)
