"""The cards: what a reader sees, in whatever the world puts into an alert."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts import escape
from bot.alerts.card import render
from bot.alerts.digest import text_of
from bot.alerts.markup import LIMIT, fits, length, plain, shorten
from bot.alerts.wording import ENGLISH, Wording, flag
from bot.model import AlertKind, Road
from tests.alerts import examples
from tests.servers import telegram_html

HOSTILE = (
    "<b>x</b> <a href='https://evil.example'>y</a> & @channel_name /start #tag $CASH https://evil.example evil.com"
)
RTL = "\u202eevil\u202c \u2066x\u2069 \u200f"


def seen(alert, wording=ENGLISH):
    return render(alert, wording).plain


def test_a_reversal_reads_at_a_glance():
    assert seen(examples.REVERSAL).splitlines() == [
        "🔄 REVERSAL · full turn",
        "🇨🇦 Maria Keller, Prime Minister",
        "→ 🇳🇴 Norway · talks",
        "",
        "BEFORE · Sun, Mar 1, 2026 · 🟢 for",
        "“We are ready to sit down with Norland this week, without conditions”",
        "The Example Times",
        "",
        "NOW · Tue, Mar 3, 2026 · 🔴 against",
        "“I have called off every meeting with the government of Norland. There will be no talks”",
        "Example Wire",
        "",
        "●●● major · 4 outlets",
        "Sure: the report says so, and the record agrees.",
        "#a1b2c3",
    ]


def test_a_source_that_changed_its_own_text_is_shown_as_that_and_not_as_a_reversal():
    lines = seen(examples.CORRECTED).splitlines()
    assert lines[0] == "✏️ CORRECTED TEXT"
    assert lines[-2].startswith("The source changed its own text")
    assert "reversal" not in seen(examples.CORRECTED).casefold()
    assert text_of([examples.CORRECTED, examples.STATEMENT]).count("✏️") == 1


def test_both_sides_are_linked():
    links = re.findall(r'<a href="([^"]+)">', render(examples.REVERSAL).text)
    assert links == [examples.BEFORE.url, examples.NOW.url]


@pytest.mark.parametrize("alert", examples.ALL, ids=lambda alert: f"{alert.kind}-{alert.id}")
def test_every_card_parses_fits_and_says_who_what_and_which(alert):
    card = render(alert)
    text, _ = telegram_html.parse(card.text)
    assert fits(card.text) and text == plain(card.text)
    for words in (alert.name, alert.id, "None", "{", "}"):
        assert (words in text) is (words in (alert.name, alert.id))


def test_the_two_voices_of_a_conflict_are_named():
    assert "Jan Moreau, Foreign Minister" in seen(examples.CONFLICT)
    assert "Maria Keller, Prime Minister" in seen(examples.CONFLICT)


def test_a_report_without_earlier_words_says_that_only_it_asserts_the_change():
    text = seen(examples.REPORT_ONLY)
    assert "no earlier words are on record" in text and "Less sure" in text


def test_earlier_words_that_a_report_gives_without_a_day_do_not_get_the_day_of_the_report():
    told = replace(examples.BEFORE, said_on=None, statement="")
    assert "BEFORE · on a day not given" in seen(replace(examples.REVERSAL, prior=told, road=Road.REPORT))


def test_a_retracted_alert_is_struck_through_with_the_reason_and_has_no_mark_button():
    card = render(examples.RETRACTED)
    first, second, *_ = card.plain.splitlines()
    assert (first, second) == ("❌ RETRACTED", "An editor found that this is not a change of position.")
    _, entities = telegram_html.parse(card.text)
    struck = sum(entity["length"] for entity in entities if entity["type"] == "strikethrough")
    assert struck > 300
    assert [button.data for row in card.buttons for button in row] == [
        "v1:timeline:a1b2c3",
        "v1:sources:a1b2c3",
        "v1:why:a1b2c3",
    ]


def test_a_retraction_can_give_its_own_reason():
    assert "wrong &lt;day&gt;" in render(examples.REVERSAL, retraction="wrong <day>").text


def test_buttons_hold_at_most_64_bytes():
    for alert in (*examples.ALL, replace(examples.REVERSAL, id="é" * 60)):
        assert all(len(button.data.encode()) <= 64 for row in render(alert).buttons for button in row)


def test_statements_have_no_button_against_a_reversal():
    assert len(render(examples.STATEMENT).buttons) == 1


@pytest.mark.parametrize(
    "words", [HOSTILE, RTL, "a\u0301" * 3000, "Z" + "\u0300" * 5000, "👩‍👩‍👧‍👦" * 2000, "&" * 9000, "<" * 9000]
)
def test_hostile_words_stay_words(words):
    side = replace(examples.NOW, quote=words, outlet=words, name=words)
    alert = replace(examples.CONFLICT, name=words, office=words, current=side, prior=side, counterpart="x" * 3000)
    card = render(alert)
    text, entities = telegram_html.parse(card.text)
    assert fits(card.text)
    assert {entity["type"] for entity in entities} <= {"bold", "italic", "blockquote", "text_link"}
    assert {found["type"] for found in telegram_html.automatic(text, entities)} <= {"hashtag"}
    assert not re.search("[\u202a-\u202e\u2066\u2067\u200e\u200f]", text)


def test_only_the_tag_of_the_alert_is_live():
    alert = replace(examples.REVERSAL, name=HOSTILE)
    text, entities = telegram_html.parse(render(alert).text)
    live = telegram_html.automatic(text, entities)
    assert [entity["type"] for entity in live] == ["hashtag"]


def test_long_quotes_are_shortened_with_a_mark():
    long = replace(examples.NOW, quote="word " * 2000)
    text = seen(replace(examples.REVERSAL, current=long))
    assert "word…”" in text and length(text) < LIMIT


def test_words_with_quotation_marks_of_their_own_get_no_others():
    side = replace(examples.NOW, quote="called it “a warning” to all")
    assert "\ncalled it “a warning” to all\n" in seen(replace(examples.REVERSAL, current=side))


def test_direction_marks_of_foreign_words_end_within_their_line():
    for line in render(examples.RIGHT_TO_LEFT).text.splitlines():
        assert line.count(escape.FSI) == line.count(escape.PDI)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.com/a",
        "http://localhost/x",
        "//x",
        "http://[",
        "",
        "https://example.com/" + "a" * 3000,
    ],
)
def test_an_address_that_is_none_leaves_the_outlet_without_a_link(address):
    side = replace(examples.NOW, url=address)
    text = render(replace(examples.STATEMENT, current=side)).text
    assert "<a " not in text and "Example Wire" in text


def test_quotation_marks_in_an_address_cannot_leave_the_attribute():
    side = replace(examples.NOW, url='https://example.com/"><b>x')
    telegram_html.parse(render(replace(examples.STATEMENT, current=side)).text)


def test_missing_things_leave_no_trace():
    bare = replace(
        examples.STATEMENT,
        name="",
        office="",
        country="",
        counterpart="",
        current=replace(examples.NOW, quote="", outlet="", url="", said_on=None),
    )
    text = seen(bare)
    assert "None" not in text and "→" not in text and "An official" in text and "“”" not in text


def test_countries_organisations_and_places_have_names_and_flags():
    assert (flag("NOR"), flag("XKX"), flag("org.eu"), flag("greenland")) == ("🇳🇴", "🇽🇰", "🇪🇺", "")
    assert ENGLISH.party("NOR") == "Norway"
    assert ENGLISH.party("place.south-china-sea") == "South China Sea"
    assert ENGLISH.party("") == ""
    assert Wording("fr").party("NOR") == "Norvège"
    assert Wording(names={"org.au": "African Union"}).party("org.au") == "African Union"


def test_an_unknown_language_is_written_with_english_names_and_dates():
    assert "Mar 3, 2026" in seen(examples.REVERSAL, Wording("xx-none"))


def test_a_catalogue_translates_every_word_of_the_card():
    shout = Wording("en", lambda words: words.swapcase(), lambda one, more, n: more.upper().replace("{N}", "{n}"))
    text = seen(examples.REVERSAL, shout)
    assert "FULL TURN" in text and "4 OUTLETS" in text and "sURE" in text


def test_a_digest_fits_and_counts_what_it_leaves_out():
    alerts = [replace(examples.REVERSAL, id=f"id{n:04}") for n in range(300)]
    text = text_of([*alerts, examples.STATEMENT])
    shown = text.count("#id")
    assert fits(text) and f"and {301 - shown} more" in plain(text)
    telegram_html.parse(text)


def test_a_digest_tells_changes_before_statements():
    text = text_of([examples.STATEMENT, examples.REVERSAL])
    assert text.index(examples.REVERSAL.id) < text.index(examples.STATEMENT.id)


def test_shortening_marks_the_cut_and_keeps_within():
    assert shorten("short", 10) == "short"
    assert shorten("some words that go on and on", 16) == "some words that…"
    assert len(shorten("x" * 100, 10)) == 10


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.text(max_size=80), st.sampled_from(list(AlertKind)))
def test_any_words_make_a_card_that_telegram_takes(quote, name, kind):
    side = replace(examples.NOW, quote=quote, outlet=name, name=name, url=f"https://example.com/{name}")
    alert = replace(examples.REVERSAL, kind=kind, name=name, office=name, counterpart=name, current=side, prior=side)
    card = render(alert)
    text, entities = telegram_html.parse(card.text)
    assert fits(card.text)
    kinds = {found["type"] for found in telegram_html.automatic(text, entities)}
    assert kinds <= {"hashtag"}, html.escape(text)
