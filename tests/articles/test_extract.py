import gzip
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.articles.extract import extract
from bot.articles.identity import fingerprint, same_copy, similarity
from bot.feeds.archive import read_archive, source_for
from bot.model import Article, Entry, Source

WHEN = datetime(2026, 1, 11, 8, 0, tzinfo=UTC)
SOURCE = Source(id="north", name="The Northern Post", url="https://news.example/feed")
AGGREGATOR = Source(id="agg", name="Headlines", url="https://agg.example/rss", aggregator=True)
ARCHIVE = Path(__file__).parents[2].parent / "shared" / "data" / "archive_dev.jsonl.gz"

LEAD = "<p>The foreign minister said on Monday that talks would go on.</p>"
BODY = LEAD + "<p>“We are not leaving the table,” she told reporters.</p><p>The other side gave no answer.</p>"


def entry(html: str = "", *, title: str = "A title", summary: str = "", text: str = "", language: str = "en") -> Entry:
    return Entry(
        "e1", "north", "g", "https://news.example/1", title, summary, html, WHEN, WHEN, text=text, language=language
    )


def text_of(html: str) -> str:
    return extract(entry(html), SOURCE).text


# --- markup to text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.\nTwo.\nThree."),
        ("One.<br>Two.<br/>Three.", "One.\nTwo.\nThree."),
        ("<ul><li>One.</li><li>Two.</li></ul>", "One.\nTwo."),
        ("<table><tr><td>One.</td><td>Two.</td></tr></table>", "One.\nTwo."),
        ("<h2>Head.</h2>Text.", "Head.\nText."),
        ("<p>A <b>bold</b> <a href='x'>link</a>, <i>so</i>.</p>", "A bold link, so."),
        ("<p>un<b>broken</b>word</p>", "unbrokenword"),
        ("<p>not closed<p>at all", "not closed\nat all"),
        ("<P CLASS='a>b'>Big.</P><DIV>Tags.</DIV>", "Big.\nTags."),
        ("a &lt;b&gt; &amp; &quot;c&quot; &nbsp;&mdash; &#8220;d&#8221; &#x27;e&#39;", "a <b> & \"c\" — “d” 'e'"),
        ("<p>It&amp;#039;s &amp;quot;double&amp;quot; escaped</p>", 'It\'s "double" escaped'),
        ("plain text without markup", "plain text without markup"),
        ("<p>a\xa0b\u2003c\n\t d</p>", "a b c d"),
        ("<p>mini\u200bster\u202e \u2066said\u2069 \u00adno\ufeff</p>", "minister said no"),
        ("<p>He said \\\"no\\\" and \\'never\\'</p>", "He said \"no\" and 'never'"),
        ("<p>lost \ufffd&#0;</p>", "lost [?][?]"),
        ("<script>alert('x')</script><style>p{}</style><p>Text.</p><!-- gone -->", "Text."),
        ("<p>A text of words.</p><figure><img><figcaption>Legend.</figcaption></figure>", "A text of words."),
        ("<figure><p>Everything in a figure that nobody closed.</p>", "Everything in a figure that nobody closed."),
        ("<p></p><p> </p><p>&nbsp;</p>", ""),
        ("", ""),
        ("<p>\x00a\x07b\x1ec\x01d</p>", "abcd"),
        ("<p>😀 emoji 👩‍👩‍👧 e\u0301</p>", "😀 emoji 👩👩👧 e\u0301"),
    ],
)
def test_markup_becomes_paragraphs_of_visible_text(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_large_page_of_many_tags_is_read_like_a_small_one() -> None:
    rows = "".join(f"<div><span class='x'>Row <b>{i}</b>.</span></div>" for i in range(300))
    hidden = "<!DOCTYPE html><!-- <p>hidden</p> --><script>if (a<b) { x = '<div>'.repeat(900) }</script>"
    assert text_of(hidden + rows) == "\n".join(f"Row {i}." for i in range(300))


def test_plain_text_keeps_its_lines() -> None:
    assert extract(entry(text="One &amp; only.\r\n\r\nTwo.\u2028Three."), SOURCE).text == "One & only.\nTwo.\nThree."


@pytest.mark.parametrize(
    "noise",
    [
        '<p><a href="x"><strong>PRESIDENT SAYS HE WILL NEVER TALK TO NEIGHBOUR AGAIN</strong></a></p>',
        '<p><strong><a href="x">PRESIDENT SAYS: ‘NO TALKS,’ NEIGHBOUR ANSWERS "FINE"</a></strong></p>',
        "<p>PRESIDENT SAYS HE WILL NEVER TALK TO NEIGHBOUR AGAIN</p>",
        '<p><a href="x">President says he will never talk to neighbour again</a></p>',
        '<p><a href="x">CLICK HERE TO GET THE APP</a></p>',
        "<p>Click here to read more.</p>",
        "<p>READ MORE: President says he will never talk again</p>",
        "<p>Read more about the talks</p>",
        "<p>Related: President says he will never talk again</p>",
        "<p>Sign up for our morning newsletter</p>",
        "<p>Follow our coverage on X and subscribe to the podcast.</p>",
        "<p>Subscribe to our newsletter for more.</p>",
        "<p>The Associated Press contributed to this report.</p>",
        "<p>Reporting by A. Writer; editing by B. Editor</p>",
        "<p>The minister arrives at the palace. (Jane Doe/AFP via Getty Images)</p>",
        "<p>Image source, Reuters</p>",
        "<p>© 2026 The Northern Post. All rights reserved.</p>",
        "<p>Copyright 2026 The Northern Post</p>",
        "<p>Advertisement</p>",
        "<p>This is a developing story. Please check back for updates.</p>",
        "<p>The post Talks go on appeared first on The Northern Post.</p>",
        "<p>* * *</p>",
        "<p>[…]</p>",
    ],
)
def test_what_is_none_of_the_story_is_left_out(noise: str) -> None:
    assert text_of(BODY + noise) == text_of(BODY)
    assert text_of(noise + BODY) == text_of(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "“WE WILL NEVER SURRENDER OUR LAND TO ANYONE!”",
        "NO MORE TALKS WITH THEM, THE PRESIDENT WROTE.",
        "\"NO DEAL,\" the president wrote.",
        "EXCLUSIVE: The ministry has ordered its ambassador home.",
        "LIVE: The minister is speaking now.",
        "NATO",
        "The minister (left) said so.",
        "Follow the money, the minister told parliament on Tuesday.",
        "Read the treaty, she said.",
        "Copyright law must change, said the minister.",
        "“Subscribe to peace,” he said.",
        "— President A. Person (@aperson) January 11, 2026",
        "More talks will follow, the ministry said.",
        "Video, released by the ministry, shows the strike.",
        "Sources close to the president said: no.",
        "He added:",
    ],
)  # fmt: skip
def test_what_people_say_stays_however_it_looks(line: str) -> None:
    assert line in text_of(f"{BODY}<p>{line}</p>")


def test_a_linked_sentence_stays() -> None:
    assert "She said no." in text_of(f'{BODY}<p><a href="x">She said no.</a></p>')


def test_a_release_in_capitals_is_left_as_it_is() -> None:
    lines = [
        "THE MINISTRY OF FOREIGN AFFAIRS CONDEMNS THE ATTACK",
        "IT CALLS ON ALL SIDES TO STOP NOW",
        "THE MINISTER WILL TRAVEL",
    ]
    assert text_of("".join(f"<p>{line}</p>" for line in lines)) == "\n".join(lines)


# --- summary, title, language ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("summary", "html", "expected"),
    [
        ("Another summary.", BODY, "Another summary."),
        ("The foreign minister said on Monday that talks would go on.", BODY, ""),
        ("The foreign minister said on Monday that talks…", BODY, ""),
        ("The foreign minister said on Monday that [...]", BODY, ""),
        (BODY, BODY, ""),
        ("<p>Only a summary.</p>", "", "Only a summary."),
        ("", BODY, ""),
    ],
)
def test_a_summary_that_the_text_repeats_is_left_out(summary: str, html: str, expected: str) -> None:
    assert extract(entry(html, summary=summary), SOURCE).summary == expected


def test_the_article_carries_what_the_entry_and_the_source_say() -> None:
    source = Source("mfa", "Ministry", "https://mfa.example", publisher="gov.nor", language="nb-NO")
    article = extract(entry(BODY, title="<b>T</b> &amp; U", language=""), source)
    assert (article.title, article.publisher, article.language, article.outlet) == (
        "T & U",
        "gov.nor",
        "nb",
        "Ministry",
    )
    assert (article.entry, article.source, article.published) == ("e1", "north", WHEN)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The minister said on Monday that the talks with the neighbour would go on until a deal is reached.",
            "en",
        ),
        (
            "Le ministre a déclaré lundi que les négociations avec le pays voisin se poursuivraient sans limite.",
            "fr",
        ),
        (
            "El ministro declaró el lunes que las negociaciones con el país vecino continuarán el tiempo necesario.",
            "es",
        ),
        ("Министр заявил, что переговоры продолжатся", "ru"),
        ("Zelenskyy, Trump", "en"),
    ],
)
def test_the_language_is_told_where_nobody_states_it(text: str, language: str) -> None:
    source = Source("x", "X", "https://x.example", language="")
    assert extract(entry(text=text, language=""), source).language == language


# --- aggregators ----------------------------------------------------------------------------------------------------


def test_an_aggregators_list_may_be_plain_lines_already() -> None:
    told = entry(text="Talks are off - BBC\n\nOslo opens its port - The Times", title="Talks are off - BBC", summary="")
    assert extract(told, AGGREGATOR).text == "Oslo opens its port - The Times"


def test_an_aggregators_list_becomes_one_headline_a_line() -> None:
    rows = "".join(
        f'<li><a href="x">{title}</a>&nbsp;&nbsp;<font color="#6f6f6f">{outlet}</font></li>'
        for title, outlet in [
            ("Talks are off", "BBC"),
            ("US - Iran talks off: FM", "The Times"),
            ("Talks are off", "BBC"),
        ]
    )
    flat = "Talks are off\xa0\xa0BBCOslo opens its port\xa0\xa0The Times"
    article = extract(entry(f"<ol>{rows}</ol>", title="Talks are off - BBC", summary=flat), AGGREGATOR)
    assert article.text == "US - Iran talks off: FM - The Times\nOslo opens its port - The Times"
    assert (article.summary, article.aggregator) == ("", True)


def test_an_aggregators_glued_summary_is_taken_apart() -> None:
    summary = (
        "Talks are off\xa0\xa0BBCIran says 'no'\xa0\xa0The New York Times'We won't talk'\xa0\xa0CNNUkraine war: li..."
    )
    article = extract(entry(title="Talks are off - BBC", summary=summary), AGGREGATOR)
    assert article.text == "Iran says 'no' - The New York Times\n'We won't talk' - CNN"


@pytest.mark.parametrize("tail", ["", "View Full Coverage on Google News"])
def test_outlets_with_odd_names_are_kept_whole(tail: str) -> None:
    summary = "One\xa0\xa0France 24Two\xa0\xa0YaleNewsThree\xa0\xa0Le Petit JournalFour\xa0\xa0KSL.com"
    summary += "Five\xa0\xa0theBugle.comOslo’s offer\xa0\xa0FjordPostNorway waits\xa0\xa0The Hindu"
    article = extract(entry(title="T", summary=summary + tail), AGGREGATOR)
    assert article.text.split("\n") == [
        "One - France 24",
        "Two - YaleNews",
        "Three - Le Petit Journal",
        "Four - KSL.com",
        "Five - theBugle.com",
        "Oslo’s offer - FjordPost",
        "Norway waits - The Hindu",
    ]


# --- pages ----------------------------------------------------------------------------------------------------------

STORY = "".join(
    f"<p>Sentence number {i}, in which the minister says that the talks will go on for a while.</p>" for i in range(12)
)
PAGE = (
    "<html><head><title>t</title></head><body><nav>Home News Sport</nav>"
    f"<article class='story'>{STORY}</article><footer>About us</footer></body></html>"
)


@pytest.mark.parametrize("selector", ["article.story", "", ".no-such-thing", "[[[bad"])
def test_a_page_gives_its_article(selector: str) -> None:
    source = Source("p", "P", "https://p.example", fetch_page=True, selector=selector)
    article = extract(entry("", summary="Short."), source, PAGE)
    assert "Sentence number 11" in article.text
    assert "Home News" not in article.text
    assert article.summary == "Short."


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body><h1>404</h1><p>Page not found. Try our search.</p></body></html>",
        "<html><body><noscript>Please enable JavaScript.</noscript><div id='root'></div></body></html>",
        f"<html><body><article><p>{'So. ' * 60}The page you requested could not be found.</p></article></body></html>",
        f"<html><body><article><p>{'The talks. ' * 25}</p><p>Subscribe to read.</article></body></html>",
        b"\xff\xfe\x00\x01",
        "not html",
    ],
)
def test_a_page_that_is_no_article_leaves_the_entry_as_it_is(page: str | bytes) -> None:
    article = extract(entry("", summary="The minister said no."), SOURCE, page)
    assert (article.summary, article.text) == ("The minister said no.", "")


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("codec", ["utf-8", "cp1251", "utf-8-sig", "koi8-r"])
def test_a_page_in_another_character_set_is_readable(codec: str, declared: bool) -> None:
    story = "".join(
        f"<p>Министр заявил в понедельник, что переговоры продолжатся, пока это необходимо, {i}.</p>" for i in range(8)
    )
    charset = codec.replace("-sig", "").replace("cp", "windows-")
    meta = f"<meta charset='{charset}'>" if declared else ""
    page = f"<html><head>{meta}</head><body><article>{story}</article></body></html>"
    assert "Министр заявил" in extract(entry(), SOURCE, page.encode(codec)).text


# --- whatever comes -------------------------------------------------------------------------------------------------


def sound(article: Article) -> None:
    for field in (article.title, article.summary, article.text):
        assert all(line == line.strip() for line in field.split("\n"))
        assert not any(ord(ch) < 32 and ch != "\n" for ch in field)
        assert not any(ch in "\u200b\u200e\u200f\u202a\u202e\u2066\ufeff\xad\ufffd\x85\u2028" for ch in field)
    assert "\n" not in article.title


@given(st.text(max_size=400), st.text(max_size=200), st.text(max_size=400), st.booleans())
@settings(deadline=None, max_examples=300)
def test_any_text_gives_a_sound_article_and_always_the_same(
    title: str, summary: str, html: str, aggregator: bool
) -> None:
    given_entry = entry(html, title=title, summary=summary)
    source = AGGREGATOR if aggregator else SOURCE
    article = extract(given_entry, source)
    sound(article)
    assert extract(given_entry, source) == article


TAGS = st.one_of(
    st.sampled_from(["p", "a", "ol", "li", "font", "br", "figure", "script", "table", "td"]).flatmap(
        lambda name: st.sampled_from([f"<{name}>", f"</{name}>", f"<{name} href='x'>"])
    ),
    st.sampled_from(
        ["&amp;", "&#8203;", "&lt;b&gt;", "said", "“No,”", "CLICK HERE TO READ", " - ", "\xa0\xa0", "BBC", "é"]
    ),
    st.sampled_from(["<!--", "<div", ">", '\\"', "\u202e", "\x00", "\ud800", "\n"]),
)


@given(st.lists(TAGS, max_size=40), st.booleans())
@settings(deadline=None, max_examples=300)
def test_any_markup_gives_a_sound_article(parts: list[str], aggregator: bool) -> None:
    html = "".join(parts)
    sound(extract(entry(html, summary=html, title=html), AGGREGATOR if aggregator else SOURCE))
    sound(extract(entry(), SOURCE, html))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<a>" * 200_000,
        "<p" * 300_000,
        "<p>" * 200_000,
        "&" * 900_000,
        "&#" * 400_000,
        '"' * 900_000,
        "\\" * 900_000,
        "a " * 450_000,
        "(" * 900_000,
        "<p>" + "x" * 900_000,
        "<ol>" + "<li><a>x</a>" * 60_000,
        "- " * 450_000,
        "\xa0\xa0" * 400_000,
        "READ MORE " * 90_000,
        "<table>" * 50_000,
    ],
)
@pytest.mark.parametrize("aggregator", [False, True])
def test_no_article_takes_over_a_second(html: str, aggregator: bool) -> None:
    started = time.process_time()
    sound(extract(entry(html, title=html, summary=html), AGGREGATOR if aggregator else SOURCE))
    assert time.process_time() - started < 2  # a second, doubled for a busy machine


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the shared archive is not on this machine")
def test_every_text_of_the_archive_is_sound() -> None:
    for found in read_archive(ARCHIVE):
        sound(extract(found, source_for(found.source)))


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the shared archive is not on this machine")
def test_the_archive_reader_yields_every_line() -> None:
    with gzip.open(ARCHIVE) as lines:
        assert [json.loads(line)["id"] for line in lines] == [found.id for found in read_archive(ARCHIVE)]


# --- fingerprints ---------------------------------------------------------------------------------------------------

WIRE = " ".join(
    f"The {adjective} delegation from the capital told correspondents that agreement number {i} stays undecided."
    for i, adjective in enumerate(["northern", "southern", "eastern", "western", "parliamentary", "presidential"] * 4)
)


def test_copies_of_one_wire_report_share_their_fingerprint_nearly() -> None:
    copy = WIRE.replace("“", '"').replace("correspondents", "correspondents").replace("number 7 ", "number seven ")
    assert same_copy(fingerprint(WIRE), fingerprint(copy + " An outlet adds its own last line here."))


def test_other_texts_do_not() -> None:
    other = " ".join(
        f"Parliament discussed budgets concerning agriculture subsidies paragraph {i} yesterday evening."
        for i in range(24)
    )
    assert similarity(fingerprint(WIRE), fingerprint(other)) < 0.2


def test_short_texts_are_copies_only_when_equal() -> None:
    assert same_copy(fingerprint("Minister says no"), fingerprint("Minister says “no”!"))
    assert not same_copy(fingerprint("Minister says no"), fingerprint("Minister says yes"))
    assert not same_copy("", "")


@given(st.text())
def test_a_fingerprint_is_itself(text: str) -> None:
    print_ = fingerprint(text)
    assert similarity(print_, print_) == float(bool(print_))
