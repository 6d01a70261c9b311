"""A verdict that is told -> its Alert; an alert and one source more -> its next version."""

import hashlib
from dataclasses import replace
from datetime import datetime

from bot.alerts.severity import severity
from bot.model import Alert, AlertKind, CodedStatement, Road, Side, Stand, Verdict
from bot.positions.met import telling

ENTRIES_KEPT = 200


def alert_id(kind: AlertKind, one: CodedStatement) -> str:
    """Return the id of an alert: short, and the same on every run over the same statements."""
    return hashlib.sha256(f"{kind.value}|{one.id}".encode()).hexdigest()[:12]


def alert_of(verdict: Verdict, kind: AlertKind, now: datetime, *, follows: str = "") -> Alert:
    """Return the alert that tells a verdict."""
    one = verdict.current
    level, why = severity(verdict)
    speaker = one.speaker
    prior = prior_side(verdict)
    if prior is not None and verdict.road is not Road.LEDGER and not telling(prior.quote):
        prior = None  # "hostility" says nothing to a reader: then the report alone asserts the earlier side
    return Alert(
        id=alert_id(kind, one),
        kind=kind,
        at=now,
        actor=speaker.actor or "",
        name=speaker.name or speaker.surface,
        country=speaker.country,
        office=speaker.office,
        principal=speaker.principal or speaker.actor or "",
        counterpart=one.counterpart,
        issue=one.issue,
        issue_id=one.issue_id,
        severity=level,
        severity_reason=why,
        verdict=verdict.kind,
        reason=verdict.reason,
        shift=verdict.shift,
        road=Road.REPORT if verdict.road is Road.BOTH and prior is None else verdict.road,
        current=replace(
            current_side(one),
            name=_voice(speaker.name or speaker.surface, speaker.office) if two_voices(verdict) else "",
        ),
        prior=prior,
        outlets=(one.outlet or one.source,),
        direction=one.stance,
        topics=one.topics,
        places=one.places,
        trace=verdict.trace,
        updated=now,
        follows=follows,
        fingerprints=(one.fingerprint,) if one.fingerprint else (),
        turn=one.turn.kind if one.turn and verdict.road in (Road.REPORT, Road.BOTH) else None,
    )


def current_side(one: CodedStatement) -> Side:
    """Return the new side: the words of the statement."""
    statement = one.statement
    quote = statement.quote
    return Side(quote, one.said, one.published, one.stance, one.url, one.outlet, (statement.entry,), one.id)


def prior_side(verdict: Verdict) -> Side | None:
    """Return the earlier side: from the ledger, else from the report's own words, else none."""
    if verdict.prior is not None:
        name = _voice(verdict.prior.name, verdict.prior.office) if two_voices(verdict) else ""
        return replace(ledger_side(verdict.prior), name=name)
    if verdict.prior_span is None:
        return None
    one, turn = verdict.current, verdict.current.turn
    stance = turn.prior_stance if turn and turn.prior_stance else -one.stance
    entries = (one.statement.entry,)
    return Side(verdict.prior_span.text, verdict.prior_on, one.published, stance, one.url, one.outlet, entries)


def ledger_side(stand: Stand) -> Side:
    """Return a stand as a side of an alert."""
    entries = (stand.entry,)
    said, published = stand.said, stand.published
    return Side(stand.quote, said, published, stand.stance, stand.url, stand.outlet, entries, stand.statement)


def two_voices(verdict: Verdict) -> bool:
    """Tell whether the earlier words are another's than the speaker's, so that each side must say whose it is."""
    prior, speaker = verdict.prior, verdict.current.speaker
    return prior is not None and prior.name.casefold() != (speaker.name or speaker.surface).casefold()


def _voice(name: str, office: str) -> str:
    return ", ".join(part for part in (name, office) if part)


def joined(alert: Alert, verdict: Verdict, now: datetime) -> Alert:
    """Return the alert with one source more; a copy of a text that it has already is no new outlet."""
    one = verdict.current
    entries = alert.current.entries
    if one.statement.entry not in entries:
        entries = (*entries, one.statement.entry)[:ENTRIES_KEPT]
    outlet = one.outlet or one.source
    copied = bool(one.fingerprint) and one.fingerprint in alert.fingerprints
    outlets = alert.outlets if copied or outlet in alert.outlets else (*alert.outlets, outlet)
    prints = alert.fingerprints if copied or not one.fingerprint else (*alert.fingerprints, one.fingerprint)
    current = replace(alert.current, entries=entries)
    return replace(alert, current=current, outlets=outlets, fingerprints=prints[:ENTRIES_KEPT], updated=now)
