"""Alerts of every kind, written for the tests, the rendered pictures and the bench; nobody said these words."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.model import Alert, AlertKind, IssueClass, Road, Shift, Side, VerdictKind

SUNDAY = datetime(2026, 3, 1, 15, 4, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 18, 20, tzinfo=UTC)

BEFORE = Side(
    quote="We are ready to sit down with Norland this week, without conditions",
    said_on=date(2026, 3, 1),
    published=SUNDAY,
    stance=1,
    url="https://www.example.com/world/ready-to-sit-down",
    outlet="The Example Times",
    entries=("e1",),
    statement="s1",
)
NOW = Side(
    quote="I have called off every meeting with the government of Norland. There will be no talks",
    said_on=date(2026, 3, 3),
    published=TUESDAY,
    stance=-1,
    url="https://news.example.org/2026/03/03/meetings-called-off",
    outlet="Example Wire",
    entries=("e2", "e3"),
    statement="s2",
)
REVERSAL = Alert(
    id="a1b2c3",
    kind=AlertKind.REVERSAL,
    at=TUESDAY,
    actor="per.maria-keller",
    name="Maria Keller",
    country="CAN",
    office="Prime Minister",
    principal="gov.can",
    counterpart="NOR",
    issue=IssueClass.TALKS,
    issue_id="norland-talks",
    severity=3,
    severity_reason="head of government, full turn",
    verdict=VerdictKind.REVERSED,
    reason="from openness to talks to a decision against them, two days later",
    shift=Shift.FULL,
    road=Road.BOTH,
    current=NOW,
    prior=BEFORE,
    outlets=("Example Wire", "The Example Times", "Radio Example", "Example Post"),
    direction=-1,
    follows="f00d12",
)
STATEMENT = replace(
    REVERSAL,
    id="c0ffee",
    kind=AlertKind.STATEMENT,
    shift=None,
    road=None,
    prior=None,
    severity=2,
    verdict=VerdictKind.FIRST,
    outlets=("Example Wire",),
    follows="",
)
WALKBACK = replace(
    REVERSAL,
    id="bac2ba",
    kind=AlertKind.WALKBACK,
    verdict=VerdictKind.WALKED_BACK,
    shift=Shift.HALF,
    road=Road.LEDGER,
    severity=2,
    current=replace(NOW, quote="What I meant was that the meetings are postponed, not called off", stance=0),
)
CONFLICT = replace(
    REVERSAL,
    id="d1ce99",
    kind=AlertKind.CONFLICT,
    verdict=VerdictKind.CONFLICT,
    shift=None,
    road=Road.LEDGER,
    prior=replace(BEFORE, name="Jan Moreau, Foreign Minister"),
    current=replace(NOW, name="Maria Keller, Prime Minister"),
)
HARDENED = replace(
    REVERSAL,
    id="4a4d01",
    kind=AlertKind.HARDENED,
    verdict=VerdictKind.HARDENED,
    shift=None,
    road=Road.LEDGER,
    severity=1,
    issue=IssueClass.TARIFFS,
    prior=replace(BEFORE, quote="We may look at duties on Norland steel"),
    current=replace(NOW, quote="Duties of 25 percent on Norland steel start on Monday", stance=1),
)
SOFTENED = replace(
    HARDENED,
    id="50f7e0",
    kind=AlertKind.SOFTENED,
    verdict=VerdictKind.SOFTENED,
    prior=HARDENED.current,
    current=replace(NOW, quote="The duties could be lower if Norland opens its ports", stance=1),
)
REPORT_ONLY = replace(REVERSAL, id="0e90e7", prior=None, road=Road.REPORT, severity=2)
CORRECTED = replace(REVERSAL, id="c0ec7e", road=Road.LEDGER, correction=True, outlets=("Example Wire",))
RETRACTED = replace(REVERSAL, marked="not a reversal")
RIGHT_TO_LEFT = replace(
    REVERSAL,
    id="f1e1d1",
    name="سارا کریمی",
    office="وزیر خارجه",
    country="IRN",
    counterpart="EU",
    prior=replace(BEFORE, quote="ما آماده گفت‌وگو هستیم", outlet="روزنامه نمونه"),
    current=replace(NOW, quote="هیچ مذاکره‌ای (no talks at all) در کار نیست!", outlet="روزنامه نمونه"),
)
ALL = (
    REVERSAL,
    STATEMENT,
    WALKBACK,
    CONFLICT,
    HARDENED,
    SOFTENED,
    REPORT_ONLY,
    CORRECTED,
    RETRACTED,
    RIGHT_TO_LEFT,
)
