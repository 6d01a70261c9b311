"""What came of a poll + now -> when to ask again and why; and how: with validators, or now and then without.

Pure: the jitter comes from the source's id and the state, so the same state always gives the same time, also after a
restart. A failing source is asked ever more seldom, up to the ceiling; what the server itself asks for is kept.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zlib import crc32

from bot.facts import PollingPolicy
from bot.model import Entry, Fetched, NotModified, Poll, SourceState

STALE_AFTER = 24  # usual intervals without anything new: then the validators are doubted
_STALE_LEAST, _STALE_MOST = timedelta(hours=6), timedelta(days=7)
_JITTER = 0.1  # of the delay, always later, so that neither floor nor Retry-After is undercut
_QUIET = ((timedelta(days=30), 4), (timedelta(days=7), 2))  # nothing new for so long: asked so much more seldom
_MAX_DOUBLINGS = 20


@dataclass(frozen=True, slots=True)
class Due:
    """When a source is asked next, and why then."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The validators to send; both empty asks for the whole feed, ``reason`` says why."""

    etag: str
    modified: str
    reason: str


def conditional(state: SourceState, now: datetime) -> Ask:
    """Return the validators to send; once per stale period none, because some servers answer 304 for ever."""
    if not state.etag and not state.modified:
        return Ask("", "", "no validators are known")
    if not state.baseline_done:
        return Ask("", "", "nothing of it was stored yet")
    period = min(max(STALE_AFTER * timedelta(seconds=state.source.interval), _STALE_LEAST), _STALE_MOST)
    if state.last_new is not None and state.last_success is not None:
        passed = (now - state.last_new) // period
        if passed > max(0, (state.last_success - state.last_new) // period):
            return Ask("", "", f"nothing new for {_words(now - state.last_new)}: the validators are doubted")
    return Ask(state.etag, state.modified, "the validators of the last answer")


def after_success(state: SourceState, now: datetime, policy: PollingPolicy, *, news: bool) -> Due:
    """Return when to ask a source again that answered properly."""
    interval = _interval(state, policy)
    if not news and state.last_new is not None:
        for silence, factor in _QUIET:
            if now - state.last_new >= silence:
                delay = min(interval * factor, policy.ceiling)
                return _due(state, now, delay, f"nothing new for {_words(silence)} or longer")
    return _due(state, now, interval, "its interval")


def after_failure(
    state: SourceState, now: datetime, policy: PollingPolicy, *, retry_after: float | None = None, gone: bool = False
) -> Due:
    """Return when to ask a source again that failed: first after its interval, then twice as long each time."""
    if gone:
        return _due(state, now, policy.ceiling, "it is gone and not asked again by itself")
    delay = min(_interval(state, policy) * 2 ** min(state.failures, _MAX_DOUBLINGS), policy.ceiling)
    if retry_after is not None and retry_after > delay:
        return _due(state, now, retry_after, "its server asked for the wait")
    return _due(state, now, delay, f"failure {state.failures + 1} in a row")


def next_poll(
    state: SourceState,
    now: datetime,
    policy: PollingPolicy,
    *,
    failed: bool = False,
    news: bool = False,
    retry_after: float | None = None,
    gone: bool = False,
) -> datetime:
    """Return the time alone."""
    if failed or gone:
        return after_failure(state, now, policy, retry_after=retry_after, gone=gone).at
    return after_success(state, now, policy, news=news).at


def good_poll(
    state: SourceState, now: datetime, policy: PollingPolicy, answer: Fetched | NotModified, entries: tuple[Entry, ...]
) -> Poll:
    """Return what a proper answer leaves behind: its validators belong to the entries stored with them."""
    due = after_success(state, now, policy, news=bool(entries)).at
    if isinstance(answer, NotModified):
        return Poll(state.source.id, now, due, (), state.etag, state.modified, not_modified=True)
    return Poll(state.source.id, now, due, entries, answer.etag, answer.modified, url=answer.permanent_url)


def failed_poll(
    state: SourceState,
    now: datetime,
    policy: PollingPolicy,
    error: str,
    *,
    retry_after: float | None = None,
    gone: bool = False,
) -> Poll:
    """Return what a failure leaves behind: the old validators stay, nothing of the answer is kept."""
    due = after_failure(state, now, policy, retry_after=retry_after, gone=gone).at
    return Poll(state.source.id, now, due, (), state.etag, state.modified, error=error or "failed", gone=gone)


def _interval(state: SourceState, policy: PollingPolicy) -> float:
    return min(max(state.source.interval, policy.floor), max(policy.ceiling, policy.floor))


def _due(state: SourceState, now: datetime, delay: float, reason: str) -> Due:
    """Add the jitter: up to a tenth, from the source and how it stands, never from chance."""
    last = state.last_success.isoformat() if state.last_success else ""
    share = crc32(f"{state.source.id} {state.failures} {last}".encode()) / 2**32
    return Due(now + timedelta(seconds=delay * (1 + _JITTER * share)), reason)


def _words(span: timedelta) -> str:
    hours = int(span.total_seconds() // 3600)
    return f"{hours // 24} days" if hours >= 48 else f"{hours} hours"
