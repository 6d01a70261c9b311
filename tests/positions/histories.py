"""What the case files say, as coded statements: a small cast, days, sides, words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import yaml

from bot.coding.topics import topics
from bot.facts import AlertPolicy
from bot.model import (
    CodedStatement,
    Commitment,
    Field,
    Form,
    IssueClass,
    Mention,
    Modality,
    Plover,
    Position,
    Span,
    Speaker,
    Statement,
    Turn,
    TurnKind,
    Verdict,
)
from bot.positions.comparison import compare_all
from bot.positions.ledger import keys_wanted

CASES = Path(__file__).parent.parent / "cases" / "positions"
SIDES = {"for": 1, "against": -1, "neither": 0}
AHEAD = {True: 1, False: -1, None: 0}  # whether the first clause lets its matter go ahead
POLICY = AlertPolicy(containers={"LEAGUE": frozenset({"SUD", "EST"})})

# key: name, principal, country, office, organ, rank, official
CAST: dict[str, tuple[str, str, str, str, str, int, bool]] = {
    "pm": ("Ada Lindholm", "gov.nrd", "NRD", "Prime Minister", "gov.nrd", 4, True),
    "old.pm": ("Bo Rask", "gov.nrd", "NRD", "Prime Minister", "gov.nrd", 4, True),
    "fm": ("Carl Vinter", "gov.nrd", "NRD", "Foreign Minister", "mfa.nrd", 3, True),
    "old.fm": ("Dora Hede", "gov.nrd", "NRD", "Foreign Minister", "mfa.nrd", 3, True),
    "dm": ("Elis Kron", "gov.nrd", "NRD", "Defence Minister", "mod.nrd", 3, True),
    "mfa": ("Norland foreign ministry", "gov.nrd", "NRD", "", "mfa.nrd", 3, True),
    "spokes": ("Frida Holm", "gov.nrd", "NRD", "Government spokeswoman", "gov.nrd", 2, True),
    "gov": ("Norland", "gov.nrd", "NRD", "", "gov.nrd", 4, True),
    "est.pm": ("Gunn Arvid", "gov.est", "EST", "Prime Minister", "gov.est", 4, True),
    "front": ("River Front", "arm.front", "", "", "arm.front", 4, True),
    "league": ("League of Rivers", "org.league", "", "", "org.league", 4, True),
    "opposition": ("Hans Moe", "", "NRD", "", "", 0, False),
    "shopkeeper": ("Ida", "", "NRD", "", "", 0, False),
    "newspaper": ("Morning Post", "", "NRD", "", "", 0, False),
}
PRINCIPALS = {"gov": "gov.nrd", "front": "arm.front", "league": "org.league"}


def histories() -> list[dict[str, Any]]:
    """Every history of every file, with the file's name."""
    found: list[dict[str, Any]] = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append({**case, "file": path.stem})
    return found


def speaker_of(key: str) -> Speaker:
    name, principal, country, office, organ, rank, official = CAST[key]
    actor = PRINCIPALS.get(key, f"person.{key}")
    return Speaker(name, name, actor, country, official, office, organ, principal, rank)


def coded_of(said: dict[str, Any], number: int) -> CodedStatement:
    """One line of a history as the coding room would hand it on."""
    day = said["day"] if isinstance(said["day"], date) else date.fromisoformat(str(said["day"]))
    words, form = str(said["words"]), Form(said.get("form", "words"))
    published = datetime.combine(day, time(12), UTC)
    entry, toward = f"entry-{number}", str(said.get("toward", ""))
    span = Span(words, 0, len(words), Field.TITLE)
    speaker = speaker_of(said["by"])
    statement = Statement(
        entry=entry,
        speaker=Mention(speaker.surface),
        cue="says" if form is Form.WORDS else words.split()[1],
        cue_class="neutral" if form is Form.WORDS else "act",
        form=form,
        content=(span,),
        context=(span,),
        direct=False,
        modality=Modality(said.get("modality", "asserted")),
        said_on=day,
    )
    side = SIDES[said["side"]]
    return CodedStatement(
        id=f"statement-{number}",
        statement=statement,
        speaker=speaker,
        targets=(toward,) if toward else (),
        counterpart="" if toward == speaker.country else toward,
        act=Plover(said.get("act", "NONE")),
        issue=IssueClass(said["issue"]),
        issue_id="",
        stance=side,
        commitment=Commitment(said.get("step", "intention")),
        published=published,
        seen=published,
        url=f"https://news.example/{number}",
        source="example",
        outlet=str(said.get("outlet", "Example")),
        topics=topics(words, frozenset({"norland", "sudmark", "estorian", "league", "front"})),
        places=(said["place"],) if "place" in said else (),
        turn=turn_of(said),
        own=bool(said.get("own", side != 0)),
        side=AHEAD[said.get("ahead")],
        matter=tuple(sorted(str(said.get("matter", "")).split())),
    )


def turn_of(said: dict[str, Any]) -> Turn | None:
    if "turn" not in said:
        return None
    kind, strength, cue = str(said["turn"]).split("/")
    recap = said.get("recap")
    prior = Span(str(recap), 0, len(str(recap)), Field.SUMMARY) if recap else None
    on = said.get("recap_on")
    day = date.fromisoformat(str(on)) if on else None
    return Turn(TurnKind(kind), cue, int(strength), prior, day)


def told(says: list[dict[str, Any]]) -> list[Verdict]:
    """The verdicts of a history, in the order of the lines, each arriving in an entry of its own.

    ``beside: true`` puts a line into the entry of the line before it.
    """
    positions: dict[Any, Position] = {}
    verdicts: list[Verdict] = []
    entries: list[list[CodedStatement]] = []
    for number, said in enumerate(says):
        one = coded_of(said, number)
        if said.get("beside"):
            first = entries[-1][0]
            entries[-1].append(replace(one, statement=replace(one.statement, entry=first.statement.entry)))
        else:
            entries.append([one])
    for coded in entries:
        wanted = keys_wanted(coded)
        loaded = [p for p in positions.values() if (p.key.principal, p.key.issue) in wanted]
        found, changed = compare_all(loaded, coded, POLICY)
        positions |= {position.key: position for position in changed}
        verdicts += found
    return verdicts
