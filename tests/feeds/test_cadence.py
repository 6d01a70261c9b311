from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.facts import PollingPolicy
from bot.feeds.cadence import after_failure, after_success, conditional, failed_poll, good_poll, next_poll
from bot.model import Fetched, NotModified, Source, SourceState

NOW = datetime(2026, 1, 13, 12, 0, tzinfo=UTC)
POLICY = PollingPolicy(floor=60.0, ceiling=21_600.0)
SOURCE = Source(id="north", name="N", url="https://news.example/feed", interval=900.0)
STATE = SourceState(
    SOURCE, SOURCE.url, NOW, etag='"e"', modified="m", baseline_done=True, last_success=NOW, last_new=NOW
)


def seconds(moment: datetime) -> float:
    return (moment - NOW).total_seconds()


@pytest.mark.parametrize(("interval", "least"), [(900.0, 900.0), (1.0, 60.0), (86_400.0, 21_600.0)])
def test_a_source_that_answers_is_asked_at_its_interval_within_floor_and_ceiling(interval: float, least: float) -> None:
    state = replace(STATE, source=replace(SOURCE, interval=interval))
    assert least <= seconds(after_success(state, NOW, POLICY, news=True).at) <= least * 1.1


def test_the_same_state_gives_the_same_time_and_sources_spread() -> None:
    times = {
        after_success(replace(STATE, source=replace(SOURCE, id=str(i))), NOW, POLICY, news=True).at for i in range(50)
    }
    assert len(times) == 50
    assert next_poll(STATE, NOW, POLICY, news=True) == next_poll(STATE, NOW, POLICY, news=True)


def test_failures_double_the_wait_up_to_the_ceiling() -> None:
    waits = [seconds(after_failure(replace(STATE, failures=n), NOW, POLICY).at) for n in (0, 1, 2, 3, 10, 5_000)]
    for wait, expected in zip(waits, (900, 1_800, 3_600, 7_200, 21_600, 21_600), strict=True):
        assert expected <= wait <= expected * 1.1


@pytest.mark.parametrize("wait", [5_000.0, 90_000.0])
def test_what_a_server_asks_for_is_never_undercut_even_beyond_the_ceiling(wait: float) -> None:
    due = after_failure(STATE, NOW, POLICY, retry_after=wait)
    assert seconds(due.at) >= wait
    assert "asked for" in due.reason


def test_a_short_retry_after_does_not_shorten_the_wait() -> None:
    assert seconds(after_failure(STATE, NOW, POLICY, retry_after=1.0).at) >= 900


@pytest.mark.parametrize(("days", "factor"), [(1, 1), (8, 2), (40, 4)])
def test_a_source_without_news_is_asked_more_seldom(days: int, factor: int) -> None:
    state = replace(STATE, last_new=NOW - timedelta(days=days))
    assert 900 * factor <= seconds(after_success(state, NOW, POLICY, news=False).at) <= 900 * factor * 1.1


def test_news_brings_the_interval_back() -> None:
    state = replace(STATE, last_new=NOW - timedelta(days=40))
    assert seconds(after_success(state, NOW, POLICY, news=True).at) <= 990


def test_validators_go_back_while_there_is_news() -> None:
    ask = conditional(STATE, NOW + timedelta(hours=1))
    assert (ask.etag, ask.modified) == ('"e"', "m")


def test_before_the_first_stored_poll_none_go() -> None:
    assert conditional(replace(STATE, baseline_done=False), NOW).etag == ""


def test_a_source_that_says_304_for_ever_is_asked_without_validators_once_per_stale_period() -> None:
    state, whole = STATE, []
    for step in range(1, 96):  # a day, every quarter of an hour
        now = NOW + timedelta(minutes=15 * step)
        ask = conditional(state, now)
        if not ask.etag:
            whole.append(step)
            assert "doubted" in ask.reason
        state = replace(state, last_success=now)
    assert whole == [24, 48, 72]


def test_doubt_waits_for_a_failing_source_to_answer() -> None:
    state = replace(STATE, last_new=NOW - timedelta(hours=30), last_success=NOW - timedelta(hours=29))
    assert conditional(state, NOW).etag == ""


def test_a_good_poll_carries_the_validators_of_its_body_and_the_new_address() -> None:
    poll = good_poll(
        STATE, NOW, POLICY, Fetched("u", b"", etag='"new"', modified="later", permanent_url="https://b.example/"), ()
    )
    assert (poll.etag, poll.modified, poll.url, poll.error) == ('"new"', "later", "https://b.example/", "")


def test_a_304_keeps_the_validators() -> None:
    poll = good_poll(STATE, NOW, POLICY, NotModified("u"), ())
    assert (poll.etag, poll.modified, poll.not_modified) == ('"e"', "m", True)


def test_a_failure_keeps_the_old_validators_and_says_why() -> None:
    poll = failed_poll(STATE, NOW, POLICY, "HTTP 410 Gone", gone=True)
    assert (poll.etag, poll.gone, poll.error, poll.entries) == ('"e"', True, "HTTP 410 Gone", ())
