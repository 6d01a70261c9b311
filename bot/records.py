"""The formats that others rely on: values -> dictionaries for JSON Lines and CSV; additions are free, changes are not.

Times are ISO 8601 in UTC, days ``YYYY-MM-DD``, countries alpha-3, enums by their words.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.model import Alert, Article, CodedStatement, Field, Position, Side, SourceState, Span, Stand


def iso(moment: datetime | date | None) -> str | None:
    """Return a time or day as ISO 8601, None for none."""
    return moment.isoformat() if moment else None


def document(article: Article, coded: Sequence[CodedStatement], *, with_text: bool = False) -> dict[str, object]:
    """One line of ``extract``: the statements of one archive item."""
    record: dict[str, object] = {"doc": article.entry, "statements": [statement_of(c) for c in coded]}
    if with_text:
        record["fields"] = {f.value: article.field_text(f) for f in Field}
    return record


def statement_of(coded: CodedStatement) -> dict[str, object]:
    """One statement as ``extract`` writes it."""
    said, speaker = coded.statement, coded.speaker
    return {
        "speaker": {
            "name": speaker.name, "surface": speaker.surface, "actor": speaker.actor, "country": speaker.country,
            "official": speaker.official, "office": speaker.office, "principal": speaker.principal,
            "anonymous": speaker.anonymous, "reason": speaker.reason, "candidates": list(speaker.candidates),
        },
        "cue": said.cue, "form": said.form.value, "content": [span_of(part) for part in said.content],
        "direct": said.direct, "modality": said.modality.value, "targets": list(coded.targets),
        "said_on": iso(said.said_on), "venue": said.venue or None, "act": coded.act.value,
        "issue": coded.issue.value, "stance": coded.stance, "issue_id": coded.issue_id,
        "counterpart": coded.counterpart, "commitment": coded.commitment.value,
        "evidence": [{"attribute": e.attribute, "words": e.words, "rule": e.rule} for e in coded.evidence],
    }  # fmt: skip


def span_of(span: Span) -> dict[str, object]:
    """A part of the content with its offsets."""
    return {"text": span.text, "start": span.start, "end": span.end, "field": span.field.value}


def exported_statement(coded: CodedStatement) -> dict[str, object]:
    """One line of ``export statements``: the statement, with where and when it was read."""
    place = {"id": coded.id, "entry": coded.statement.entry, "url": coded.url, "source": coded.source}
    times = {"published": iso(coded.published), "seen": iso(coded.seen), "outlet": coded.outlet}
    return place | times | statement_of(coded)


def alert_of(alert: Alert, text: str) -> dict[str, object]:
    """One line of ``replay --alerts`` and ``export alerts``; ``text`` is the message as rendered."""
    return {
        "alert": alert.id, "kind": alert.kind.value, "at": iso(alert.at),
        "actor": {"id": alert.actor, "name": alert.name, "country": alert.country, "office": alert.office},
        "principal": alert.principal, "counterpart": alert.counterpart, "issue": alert.issue.value,
        "severity": alert.severity, "severity_reason": alert.severity_reason, "verdict": alert.verdict.value,
        "reason": alert.reason, "shift": alert.shift.value if alert.shift else None,
        "road": alert.road.value if alert.road else None, "current": side_of(alert.current),
        "prior": side_of(alert.prior) if alert.prior else None, "sources": alert.sources,
        "outlets": list(alert.outlets), "marked": alert.marked, "trace": list(alert.trace), "text": text,
        "correction": alert.correction,
    }  # fmt: skip


def side_of(side: Side) -> dict[str, object]:
    """One side of an alert: the words and where they stand."""
    return {
        "quote": side.quote, "said_on": iso(side.said_on), "published": iso(side.published), "stance": side.stance,
        "url": side.url, "outlet": side.outlet, "entry_ids": list(side.entries),
    }  # fmt: skip


def position_of(position: Position) -> dict[str, object]:
    """One line of ``export positions``: where the principal stands, since when, on what evidence."""
    last: Stand | None = position.stands[-1] if position.stands else None
    return {
        "principal": position.key.principal, "issue": position.key.issue.value,
        "counterpart": position.key.counterpart, "stance": position.stance, "commitment": position.commitment.value,
        "since": iso(position.since), "updated": iso(position.updated), "statements": len(position.stands),
        "quote": last.quote if last else "", "said_on": iso(last.said) if last else None,
        "url": last.url if last else "", "name": last.name if last else "",
    }  # fmt: skip


def source_of(state: SourceState) -> dict[str, object]:
    """One line of ``sources``: how a feed fares."""
    health = "gone" if state.gone else "paused" if state.paused else "failing" if state.failures else "ok"
    if not state.source.enabled:
        health = "disabled"
    elif health == "ok" and state.last_success is None:
        health = "new"
    return {
        "id": state.source.id, "name": state.source.name, "tier": state.source.tier.value,
        "country": state.source.country, "health": health, "failures": state.failures,
        "last_success": iso(state.last_success), "last_new": iso(state.last_new),
        "next_due": iso(state.next_due), "entries": state.entries, "error": state.last_error,
        "url": state.url,
    }  # fmt: skip
