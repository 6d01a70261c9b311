"""Values for the tests of the store: small, complete, each with one thing to change."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.model import (
    Alert,
    AlertKind,
    Article,
    CodedStatement,
    Commitment,
    Entry,
    Field,
    Form,
    IssueClass,
    Mention,
    MessageKind,
    Modality,
    OutboxMessage,
    Plover,
    Position,
    PositionKey,
    Road,
    Shift,
    Side,
    Source,
    Span,
    Speaker,
    Stand,
    Statement,
    Verdict,
    VerdictKind,
)
from bot.storage.store import Database

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def source(name: str = "north", **changes: Any) -> Source:
    return Source(**({"id": name, "name": f"The {name}", "url": f"https://{name}.example/feed"} | changes))


def entry(name: str = "e1", **changes: Any) -> Entry:
    values: dict[str, Any] = {
        "id": name,
        "source": "north",
        "guid": f"guid-{name}",
        "url": f"https://north.example/{name}",
        "title": "Minister opens the door",
        "summary": "A summary.",
        "html": "<p>We will meet them, the minister said.</p>",
        "published": NOW,
        "seen": NOW,
        "digest": f"digest-{name}",
    }
    return Entry(**(values | changes))


def article(name: str = "e1", **changes: Any) -> Article:
    values: dict[str, Any] = {
        "entry": name,
        "source": "north",
        "url": f"https://north.example/{name}",
        "title": "Minister opens the door",
        "summary": "A summary.",
        "text": "We will meet them, the minister said.",
        "published": NOW,
        "seen": NOW,
    }
    return Article(**(values | changes))


def coded(name: str = "s1", *, on: str = "e1", words: str = "We will meet them", **changes: Any) -> CodedStatement:
    span = Span(words, 0, len(words), Field.TEXT)
    statement = Statement(
        entry=on,
        speaker=Mention("the minister", "Anna Berg", "foreign minister"),
        cue="said",
        cue_class="neutral",
        form=changes.pop("form", Form.WORDS),
        content=(span,),
        context=(span,),
        direct=False,
        modality=changes.pop("modality", Modality.ASSERTED),
        said_on=changes.pop("said_on", date(2026, 3, 1)),
    )
    speaker = Speaker(
        surface="the minister",
        name="Anna Berg",
        actor=changes.pop("actor", "berg"),
        country=changes.pop("country", "NOR"),
        official=changes.pop("official", True),
        office="Foreign Minister",
        organ=changes.pop("organ", "mfa.nor"),
        principal=changes.pop("principal", "gov.nor"),
        rank=3,
    )
    values: dict[str, Any] = {
        "id": name,
        "statement": statement,
        "speaker": speaker,
        "targets": ("SWE",),
        "counterpart": "SWE",
        "act": Plover.CONSULT,
        "issue": IssueClass.TALKS,
        "issue_id": "border-talks",
        "stance": 1,
        "commitment": Commitment.INTENTION,
        "published": NOW,
        "seen": NOW,
        "url": f"https://north.example/{on}",
        "source": "north",
    }
    return CodedStatement(**(values | changes))


def stand(name: str = "s1", **changes: Any) -> Stand:
    values: dict[str, Any] = {
        "statement": name,
        "entry": "e1",
        "actor": "berg",
        "name": "Anna Berg",
        "office": "Foreign Minister",
        "organ": "mfa.nor",
        "rank": 3,
        "stance": 1,
        "commitment": Commitment.INTENTION,
        "modality": Modality.ASSERTED,
        "form": Form.WORDS,
        "act": Plover.CONSULT,
        "said": date(2026, 3, 1),
        "published": NOW,
        "seen": NOW,
        "quote": "We will meet them",
        "where": Field.TEXT,
        "start": 0,
        "end": 17,
        "url": "https://north.example/e1",
        "outlet": "The North",
        "counterpart": "SWE",
        "targets": ("SWE",),
        "topics": ("meet",),
        "places": (),
    }
    return Stand(**(values | changes))


def position(principal: str = "gov.nor", counterpart: str = "SWE", **changes: Any) -> Position:
    values: dict[str, Any] = {
        "key": PositionKey(principal, changes.pop("issue", IssueClass.TALKS), counterpart),
        "stance": 1,
        "commitment": Commitment.INTENTION,
        "since": date(2026, 3, 1),
        "updated": NOW,
        "stands": (stand(),),
    }
    return Position(**(values | changes))


def side(name: str = "s2", **changes: Any) -> Side:
    values: dict[str, Any] = {
        "quote": "There will be no meeting",
        "said_on": date(2026, 3, 2),
        "published": NOW,
        "stance": -1,
        "url": "https://north.example/e2",
        "outlet": "The North",
        "entries": ("e2",),
        "statement": name,
    }
    return Side(**(values | changes))


def alert(name: str = "a1", **changes: Any) -> Alert:
    values: dict[str, Any] = {
        "id": name,
        "kind": AlertKind.REVERSAL,
        "at": NOW,
        "actor": "berg",
        "name": "Anna Berg",
        "country": "NOR",
        "office": "Foreign Minister",
        "principal": "gov.nor",
        "counterpart": "SWE",
        "issue": IssueClass.TALKS,
        "issue_id": "border-talks",
        "severity": 2,
        "severity_reason": "a minister",
        "verdict": VerdictKind.REVERSED,
        "reason": "the other side, said later",
        "shift": Shift.FULL,
        "road": Road.LEDGER,
        "current": side(),
        "prior": side("s1", stance=1),
        "outlets": ("The North",),
        "direction": -1,
    }
    return Alert(**(values | changes))


def verdict(current: CodedStatement, **changes: Any) -> Verdict:
    values: dict[str, Any] = {
        "kind": VerdictKind.FIRST,
        "current": current,
        "prior": None,
        "reason": "nothing on record",
        "trace": ("gate: no earlier position",),
    }
    return Verdict(**(values | changes))


def message(name: str = "a1", chat: str = "-1001", **changes: Any) -> OutboxMessage:
    values: dict[str, Any] = {
        "id": None,
        "kind": MessageKind.ALERT,
        "alert": name,
        "route": "main",
        "chat": chat,
        "topic": None,
        "text": f"text of {name}",
        "created": NOW,
        "not_before": NOW,
    }
    return OutboxMessage(**(values | changes))


async def standing(store: Database, keys: Collection[tuple[str, IssueClass]]) -> list[Position]:
    """The positions that a reading would be compared with."""
    return list((await store.context_for(keys, (), NOW)).positions)


async def ruled_out(store: Database, *principals: str) -> frozenset[str]:
    """The pairs that an admin called no change."""
    return (await store.context_for((), principals, NOW)).marked
