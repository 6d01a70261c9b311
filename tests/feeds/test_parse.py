import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.errors import FeedUnreadable
from bot.feeds.parse import MAX_ENTRIES, parse
from bot.model import Entry, Source
from tests.servers.rss import FeedEntry, atom, json_feed, rdf, rss

SOURCE = Source(id="north", name="The Northern Post", url="https://news.example/feed.xml")
SEEN = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)
WHEN = datetime(2026, 1, 12, 9, 30, tzinfo=UTC)


def read(body: bytes, content_type: str = "application/xml", source: Source = SOURCE) -> list[Entry]:
    return parse(source, body, content_type=content_type, seen=SEEN)


def one(body: bytes, content_type: str = "application/xml") -> Entry:
    (entry,) = read(body, content_type)
    return entry


def rss_with(inside: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>t</title>{inside}</channel></rss>'.encode()


@pytest.mark.parametrize("write", [rss, atom, rdf, json_feed])
def test_every_format_gives_the_same_entry(write: Callable[[list[FeedEntry]], bytes]) -> None:
    given = FeedEntry("Minister: talks are off", "g-1", "https://news.example/1", "A short summary.", published=WHEN)
    entry = one(write([given]))
    assert entry.title == "Minister: talks are off"
    assert (entry.guid, entry.url, entry.summary) == ("g-1", "https://news.example/1", "A short summary.")
    assert (entry.published, entry.seen, entry.source) == (WHEN, SEEN, "north")


def test_an_empty_feed_is_a_feed() -> None:
    assert read(rss([])) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"not a feed at all",
        b"<!DOCTYPE html><html><head><title>404</title></head><body><p>Not found</p></body></html>",
        b"<html><body>Please enable JavaScript</body></html>",
        b'{"error": "no such feed"}',
        b'{"items": 5}',
        b"[1, 2]",
        b"{broken json",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x1f\x8b\x08garbage",
        b"<" * 1_000,
        b"\x00" * 1_000,
    ],
)
def test_what_is_no_feed_is_told_and_gives_nothing(body: bytes) -> None:
    with pytest.raises(FeedUnreadable) as caught:
        read(body)
    assert "north" in str(caught.value)


def test_the_content_type_does_not_matter() -> None:
    body = rss([FeedEntry("A title", "1")])
    for said in ("text/html", "image/png", "application/json; charset=klingon", ""):
        assert one(body, said).title == "A title"


# --- broken XML -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inside",
    [
        "<item><title>First</title><guid>1</guid></item><item><title>Second</title>",
        "<item><title>First</title><guid>1</guid><item><title>x",
        "<item><title>First</b></title><guid>1</guid></item>",
        "<item><title>First</title><guid>1</guid><description>a & b < c</description></item>",
        "<item><title>First</title><guid>1</guid><unknown:tag>x</unknown:tag></item>",
        "<item><title>First</title><guid>1</guid><link/><link/><enclosure/></item>",
        "<item><title>First</title><guid>1</guid><description><![CDATA[never closed</description></item>",
    ],
)
def test_what_can_be_read_of_broken_xml_is_used(inside: str) -> None:
    assert read(rss_with(inside))[0].title == "First"


def test_a_feed_that_was_cut_gives_its_whole_entries() -> None:
    body = rss([FeedEntry(f"Title {i}", str(i)) for i in range(20)])
    assert len(read(body[: len(body) // 2])) >= 9


def test_undefined_entities_are_read_or_shown() -> None:
    entry = one(rss_with("<item><title>Caf&eacute;&nbsp;&mdash; &unheardof; A&B</title></item>"))
    assert entry.title == "Café — &unheardof; A&B"


# --- character sets ---------------------------------------------------------------------------------------------------

CYRILLIC = "Мария Захарова заявила, что переговоры отменены и что решение принято окончательно"
WESTERN = "Le ministre a déclaré: « négociations annulées » – c’est décidé à Genève"


def encoded(title: str, codec: str, declared: str) -> bytes:
    feed = (
        f'<?xml version="1.0" encoding="{declared}"?><rss><channel><item><title>{title}</title></item></channel></rss>'
    )
    return feed.encode(codec)


@pytest.mark.parametrize(
    ("title", "codec", "declared", "content_type"),
    [
        (WESTERN, "utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1"),
        (WESTERN, "cp1252", "windows-1252", "text/xml"),
        (WESTERN, "cp1252", "iso-8859-1", "text/xml"),
        (WESTERN, "cp1252", "utf-8", "text/xml; charset=utf-8"),
        (CYRILLIC, "cp1251", "windows-1251", "text/xml"),
        (CYRILLIC, "cp1251", "utf-8", "text/xml; charset=windows-1251"),
        (CYRILLIC, "koi8-r", "koi8-r", "text/xml"),
        (CYRILLIC, "utf-16", "utf-16", "text/xml"),
        (CYRILLIC, "utf-16-le", "utf-8", "text/xml"),
        (CYRILLIC, "utf-16-be", "utf-16", "text/xml; charset=us-ascii"),
        (CYRILLIC, "utf-32", "utf-32", "text/xml"),
        (CYRILLIC, "utf-8-sig", "utf-8", "text/xml"),
        (CYRILLIC, "utf-8-sig", "windows-1251", "text/xml"),
        ("外相は交渉を中止すると述べた", "shift_jis", "shift_jis", "text/xml"),
        ("外相は交渉を中止すると述べた", "iso-2022-jp", "iso-2022-jp", "text/xml"),
        ("外交部发言人表示谈判已取消", "gb18030", "gb2312", "text/xml"),
        ("외교부는 회담이 취소되었다고 밝혔다", "euc_kr", "euc-kr", "text/xml"),
        (WESTERN, "utf-8", "no-such-charset", "text/xml; charset=base64"),
    ],
)
def test_text_is_readable_in_any_character_set(title: str, codec: str, declared: str, content_type: str) -> None:
    assert one(encoded(title, codec, declared), content_type).title == title


def test_a_wrong_charset_in_cyrillic_is_told_from_its_bytes() -> None:
    assert one(encoded(CYRILLIC, "cp1251", "utf-8"), "text/xml; charset=utf-8").title == CYRILLIC


def test_a_few_broken_bytes_in_utf8_cost_only_themselves() -> None:
    body = rss([FeedEntry("Président: “non” — été, naïveté, déjà vu, à Genève, où l’été " * 5, "1")])
    title = one(body.replace("naïveté".encode(), b"na\xefvet\xe9")).title
    assert "Président: “non”" in title
    assert "naïveté" in title


def test_what_is_lost_is_marked_and_never_silent() -> None:
    lost = rss([FeedEntry("The minister said \ufffdno\ufffd to talks", "1")])
    assert one(lost).title == "The minister said [?]no[?] to talks"
    cut = rss([FeedEntry("Été, déjà, à Genève, où “ils” sont — l’été, naïveté à la cour " * 4, "1")])
    assert "\ufffd" not in one(cut.replace("déjà".encode(), b"d\xe2\x80j\xc3\xa0")).title


def test_control_and_invisible_characters_are_gone_from_titles() -> None:
    title = "A\x07 min\u200bister\u202e says\u2066 \u00adno\ufeff &#0; &#1; &#x202e;&#8203;&#x85;now\U000e0041"
    body = rss_with(f"<item><title>{title}</title></item>")
    assert one(body).title == "A minister says no now"


# --- attacks --------------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY x "y">]>',
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY x "&l11;">]>',
        f'<!DOCTYPE rss [<!ENTITY x "{"a" * 100_000}">]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
        "<!DOCTYPE rss [",
    ],
    ids=["file", "network", "parameter", "laughs", "quadratic", "external", "unclosed"],
)
def test_entities_of_a_document_type_are_never_resolved(doctype: str) -> None:
    inside = f"<item><title>Safe &x;</title><description>{'&x;' * 1_000}</description></item>"
    started = time.process_time()
    try:
        entries = read(rss_with(inside, head=f'<?xml version="1.0"?>{doctype}'))
    except FeedUnreadable:
        entries = []
    assert time.process_time() - started < 2
    for entry in entries:
        assert entry.title == "Safe &x;"
        assert "root:" not in entry.summary


@pytest.mark.parametrize(
    "inside",
    [
        "<item><title>deep</title>" + "<x>" * 100_000 + "</x>" * 100_000 + "</item>",
        "<item><title>deep</title><description>" + "&lt;div&gt;" * 100_000 + "</description></item>",
        "<item>" * 50_000,
        "<item><title>t</title><description>" + "<![CDATA[" * 100_000 + "</description></item>",
        "<item><title>t" + "&" * 5_000_000 + "</title></item>",
        "<item><title>t" + "&#" * 2_500_000 + "</title></item>",
        "<item " + " ".join(f'a{i}="1"' for i in range(20_000)) + "><title>t</title></item>",
        "<!--" * 100_000,
        "<?x " * 100_000,
        "".join(f"<item><title>T {i}</title><guid>{i}</guid></item>" for i in range(10_000)),
    ],
    ids=[
        "deep",
        "deep-html",
        "open-items",
        "cdata",
        "ampersands",
        "references",
        "attributes",
        "comments",
        "pis",
        "many",
    ],
)
def test_no_shape_of_a_feed_costs_more_than_two_seconds(inside: str) -> None:
    started = time.process_time()
    try:
        entries = read(rss_with(inside))
        assert len(entries) <= MAX_ENTRIES
    except FeedUnreadable:
        pass
    assert time.process_time() - started < 2


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_too_many_entries_the_newest_are_kept(newest_first: bool) -> None:
    listed = [FeedEntry(f"T{i}", str(i), published=WHEN - timedelta(hours=i)) for i in range(MAX_ENTRIES + 300)]
    entries = read(rss(listed if newest_first else reversed(listed)))
    assert len(entries) == MAX_ENTRIES
    assert "T0" in {entry.title for entry in entries}


# --- identity -------------------------------------------------------------------------------------------------------


def test_identity_falls_back_from_guid_to_link_to_content() -> None:
    body = rss(
        [
            FeedEntry("With a guid", "g", "https://news.example/1"),
            FeedEntry("With a link", None, "https://news.example/2"),
            FeedEntry("With neither"),
        ]
    )
    with_guid, with_link, with_neither = read(body)
    assert (with_guid.guid, with_link.guid) == ("g", "https://news.example/2")
    assert with_neither.guid == with_neither.digest
    assert len({entry.id for entry in read(body)}) == 3
    assert read(body) == read(body)


def test_entries_that_share_a_guid_are_kept_apart_by_their_content() -> None:
    entries = read(rss([FeedEntry("Yes, says minister", "same"), FeedEntry("No, says minister", "same")]))
    assert [entry.title for entry in entries] == ["Yes, says minister", "No, says minister"]
    assert len({entry.id for entry in entries}) == 2


def test_the_same_entry_twice_is_one() -> None:
    assert len(read(rss([FeedEntry("Same", "1"), FeedEntry("Same", "1")]))) == 1


def test_an_edited_entry_keeps_its_guid_and_changes_digest_and_id() -> None:
    before, after = (one(rss([FeedEntry("T", "1", "https://news.example/1", text)])) for text in ("Yes.", "No."))
    assert before.guid == after.guid
    assert before.digest != after.digest
    assert before.id != after.id


def test_an_entry_whose_guid_changes_keeps_its_id_by_its_address() -> None:
    before, after = (one(rss([FeedEntry("T", guid, "https://news.example/1")])) for guid in ("g1", "g2"))
    assert before.id == after.id


def test_an_entry_whose_address_only_changes_its_tracking_keeps_its_id() -> None:
    links = ("https://news.example/1?utm_source=rss", "http://www.news.example/1/?utm_source=x&fbclid=9#top")
    before, after = (one(rss([FeedEntry("T", None, link)])) for link in links)
    assert before.id == after.id


def test_entries_that_share_one_address_are_kept_apart() -> None:
    entries = read(rss([FeedEntry("T", guid, "https://news.example/live") for guid in ("1", "2")]))
    assert len({entry.id for entry in entries}) == 2


def test_white_space_alone_is_no_edit() -> None:
    one_way, other_way = (one(rss([FeedEntry("A  title", "1", None, text)])) for text in ("a b", " a\n  b "))
    assert one_way.digest == other_way.digest


# --- dates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mon, 12 Jan 2026 09:30:00 GMT", WHEN),
        ("Mon, 12 Jan 2026 11:30:00 +0200", WHEN),
        ("2026-01-12T09:30:00Z", WHEN),
        ("2026-01-12 09:30", WHEN),
        (None, SEEN),
        ("", SEEN),
        ("yesterday", SEEN),
        ("Tue, 99 Foo 2026 99:99:99", SEEN),
        ("Sat, 12 Jan 2036 09:30:00 GMT", SEEN),
        ("9999-12-31T23:59:59-23:59", SEEN),
        ("Thu, 01 Jan 1970 00:00:00 GMT", SEEN),
        ("0001-01-01T00:00:00Z", SEEN),
        ("Mon, 12 Jan 2015 09:30:00 GMT", WHEN.replace(year=2015)),
    ],
)
def test_dates_are_utc_and_never_ahead_of_their_being_seen(written: str | None, expected: datetime) -> None:
    assert one(rss([FeedEntry("T", "1", published=written)])).published == expected


def test_every_date_is_aware_utc() -> None:
    zone = timezone(timedelta(hours=5, minutes=45))
    assert one(rss([FeedEntry("T", "1", published=WHEN.astimezone(zone))])).published.tzinfo is UTC


# --- text, links, outlets -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>Minister</b> says <i>no</i>", "Minister says no"),
        ("&lt;b&gt;Minister&lt;/b&gt; says no", "Minister says no"),
        ("Q&amp;A: &quot;no&quot; &amp;#039;ever&amp;#039;", "Q&A: \"no\" 'ever'"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ('He said \\"no\\"', 'He said "no"'),
        ("<script>alert(1)</script>Hello", "alert(1) Hello"),
        ('<a href="tg://user?id=1">@someone</a> /start', "@someone /start"),
        ("line one\n\tline\xa0two", "line one line two"),
    ],
)
def test_a_title_is_one_line_of_text(title: str, shown: str) -> None:
    assert one(rss([FeedEntry(title, "1")])).title == shown


def test_a_title_of_a_megabyte_is_cut() -> None:
    assert len(one(rss([FeedEntry("long " * 200_000, "1")])).title) <= 1_000


@pytest.mark.parametrize(
    "link",
    ["file:///etc/passwd", "javascript:alert(1)", "tg://resolve?domain=x", "http://localhost/x", "http://2130706433/", "http://[::1]/",
     "http://user:pass@news.example/", "data:text/html,x", "http://", "http://[", "https://news.example/a b"],
)  # fmt: skip
def test_a_hostile_link_is_dropped_and_the_entry_kept(link: str) -> None:
    entry = one(rss([FeedEntry("T", "1", link)]))
    assert (entry.url, entry.title) == ("", "T")


def test_a_relative_link_is_the_feeds_own() -> None:
    assert one(rss([FeedEntry("T", "1", "/2026/1")])).url == "https://news.example/2026/1"


def test_an_entry_without_a_title_is_kept_and_an_empty_one_is_not() -> None:
    entries = read(rss([FeedEntry(None, "1", None, "The minister said no."), FeedEntry(None, "2")]))
    assert [(entry.title, entry.summary) for entry in entries] == [("", "The minister said no.")]


def test_the_outlet_of_an_aggregators_entry_is_told_by_element_or_suffix() -> None:
    aggregator = replace(SOURCE, name="Headlines", aggregator=True)
    entries = read(
        rss(
            [
                FeedEntry("Talks off - minister - BBC News", "1"),
                FeedEntry("T", "2", outlet="Reuters"),
                FeedEntry("T", "3"),
            ]
        ),
        source=aggregator,
    )
    assert [entry.outlet for entry in entries] == ["BBC", "Reuters", "Headlines"]
    assert one(rss([FeedEntry("T - BBC News", "1", outlet="X")])).outlet == "The Northern Post"


# --- anything ---------------------------------------------------------------------------------------------------------


def sound(entry: Entry) -> None:
    assert entry.title.isprintable()
    assert "\ufffd" not in entry.title
    assert entry.guid
    assert entry.id
    assert entry.published <= SEEN


@given(st.binary(max_size=2_000))
@example(b"<rss><channel><item><title>\xf0\x9f</title></item></channel></rss>")
@settings(max_examples=300, deadline=None)
def test_random_bytes_raise_nothing_but_unreadable(body: bytes) -> None:
    try:
        for entry in read(body):
            sound(entry)
    except FeedUnreadable:
        pass


FRAGMENTS = st.one_of(
    st.sampled_from(
        ["item", "title", "link", "guid", "entry", "description", "pubDate", "source", "media:group", "updated"]
    ).flatmap(lambda name: st.sampled_from([f"<{name}>", f"</{name}>", f"<{name}/>", f'<{name} href="x" rel="self">'])),
    st.sampled_from(
        ["id", "summary", "author", "itunes:author", "content:encoded", "category", "enclosure", "a:b"]
    ).flatmap(lambda name: st.sampled_from([f"<{name}>", f"</{name}>", f"<{name}/>", f'<{name} type="xhtml">'])),
    st.sampled_from(
        ["<![CDATA[", "]]>", "&amp;", "&lt;b&gt;", "&x;", "<!--", "-->", "2026-01-01", "said", "\x00", "\u202e", "é"]
    ),
)


@given(st.lists(FRAGMENTS, max_size=40), st.sampled_from(["rss", "feed", "rdf:RDF", "channel"]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_feeds_raise_nothing_but_unreadable(parts: list[str], root: str) -> None:
    try:
        for entry in read(f"<{root}><channel>{''.join(parts)}".encode()):
            sound(entry)
    except FeedUnreadable:
        pass


def test_a_feed_with_flipped_bytes_raises_nothing_but_unreadable() -> None:
    chance = random.Random(7)
    body = rss(
        [FeedEntry(f"Minister {i}", str(i), f"https://news.example/{i}", "é" * 20, "<p>x</p>") for i in range(5)]
    )
    for _ in range(300):
        broken = bytearray(body)
        for _ in range(chance.randint(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            for entry in read(bytes(broken)):
                sound(entry)
        except FeedUnreadable:
            pass
