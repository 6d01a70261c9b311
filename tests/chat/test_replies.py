"""What replies are made of: within Telegram's limits whatever the store holds, and free of foreign markup."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.alerts.markup import LIMIT, fits, plain
from bot.chat import replies
from bot.chat.reading import ROWS
from bot.chat.replies import change, link, position, sources_of, statement, why
from bot.chat.replies import source as source_line
from bot.chat.translation import LANGUAGES, words
from bot.model import AlertKind, SourceState, StoreStatus
from tests.alerts import examples
from tests.servers import telegram_html
from tests.storage import values

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LONG = "Ünïcode & <b>märkup</b> 🇳🇴 " * 200
SAY = words("en")


def test_a_page_of_the_longest_changes_fits_one_message() -> None:
    side = replace(examples.NOW, quote=LONG, outlet=LONG, url="https://example.org/" + "a" * 1400)
    longest = replace(examples.REVERSAL, name=LONG, office=LONG, current=side, prior=side)
    page = replies.joined([change(longest, words(language)) for language in LANGUAGES for _ in range(ROWS)][:ROWS])
    assert fits(page, LIMIT - 400)


def test_a_page_of_the_longest_statements_and_positions_fits_one_message() -> None:
    said = values.coded(words=LONG, outlet=LONG, url="https://example.org/" + "a" * 1400)
    stand = replace(values.stand(), quote=LONG, outlet=LONG, name=LONG)
    for row in (statement(said, SAY), position(values.position(stands=(stand,)), SAY)):
        assert fits(replies.joined([row] * ROWS), LIMIT - 400)


def test_why_and_sources_of_the_longest_alert_fit_one_message() -> None:
    longest = replace(examples.REVERSAL, reason=LONG, severity_reason=LONG, trace=(LONG,) * 50)
    assert fits(why(longest, SAY))
    carried = [("https://example.org/" + "a" * 600, LONG)] * 50
    assert len(plain(sources_of(longest, carried, carried, SAY))) < 2 * LIMIT  # cut into parts when it is sent


@pytest.mark.parametrize("address", ["javascript:alert(1)", "tg://user?id=1", "file:///etc/passwd", "", "https://x"])
def test_an_address_that_is_no_web_address_leaves_the_label_alone(address: str) -> None:
    assert "<a" not in link(address, "The North")
    assert "The North" in link(address, "The North")


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_whatever_was_said_telegram_can_parse_the_reply(quote: str, name: str, outlet: str) -> None:
    side = replace(examples.NOW, quote=quote, outlet=outlet, url=outlet)
    telegram_html.parse(change(replace(examples.REVERSAL, name=name, office=name, current=side), SAY))
    telegram_html.parse(statement(values.coded(words=quote, outlet=outlet, url=name), SAY))


@pytest.mark.parametrize("kind", list(AlertKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_has_its_line_in_every_language(kind: AlertKind, language: str) -> None:
    told = plain(change(replace(examples.REVERSAL, kind=kind), words(language)))
    assert "Maria Keller" in told
    assert "{" not in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "not read yet"),
        ({"last_success": NOW - timedelta(hours=2)}, "last read 2 hours ago"),
        ({"failures": 1, "last_success": NOW - timedelta(days=1)}, "failing, 1 time in a row; last read 1 day ago"),
        ({"failures": 3}, "failing, 3 times in a row; never read"),
        ({"paused": True}, "paused"),
        ({"gone": True}, "gone"),
    ],
)
def test_a_source_says_how_it_is(changes: dict, told: str) -> None:
    state = SourceState(values.source(), "https://key:secret@north.example/feed", NOW, **changes)
    line = plain(source_line(state, SAY, NOW))
    assert told in line
    assert "secret" not in line


def test_a_status_leaves_out_what_is_nothing() -> None:
    told = plain(replies.status(StoreStatus(), SAY, NOW))
    assert "No feed was read yet" in told
    assert "closed" not in told
    full = StoreStatus(
        alerts_24h=((AlertKind.REVERSAL, 2),), suspended_chats=3, silences=1, skipped_languages=(("de", 4),)
    )
    told = plain(replies.status(full, SAY, NOW))
    assert "2 reversals" in told
    assert "3 chats are closed to me" in told
    assert "1 silence in force" in told
    assert "de 4" in told
