"""``extract`` and ``try``: texts in, statements out; no database, no network."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

from bot.articles.extract import extract
from bot.commands.common import day, knowledge_of, to_json
from bot.feeds.archive import check_archive, read_archive, source_for
from bot.knowledge import Knowledge
from bot.model import Entry, Source, Tier
from bot.reading import read_article
from bot.records import document

Step = Callable[[int], None]


def source_of_feed(feed: str, knowledge: Knowledge) -> Source:
    """Return the configured source of an archive's feed (by id or address), or one made from the address.

    Goes through every source: ask once a feed, not once an entry.
    """
    known = knowledge.sources.get(feed)
    if known is not None:
        return known
    for source in knowledge.sources.values():
        if source.url == feed:
            return source
    return source_for(feed)


def extract_archives(files: Sequence[Path], folder: Path, out: IO[str], step: Step, *, with_text: bool) -> None:
    """Write one document a line, in order; every archive line is checked before the first document is written."""
    knowledge = knowledge_of(folder)
    sources: dict[str, Source] = {}
    for entry in checked_entries(files):
        if entry.source not in sources:
            sources[entry.source] = source_of_feed(entry.source, knowledge)
        article = extract(entry, sources[entry.source])
        coded = read_article(article, knowledge)
        out.write(to_json(document(article, coded, with_text=with_text)) + "\n")
        step(1)


def checked_entries(files: Sequence[Path]) -> Iterator[Entry]:
    """Read files twice, first to check them, so that memory stays flat; standard input is kept."""
    if not files:
        yield from list(read_archive(sys.stdin.buffer))
        return
    for file in files:
        check_archive(file)
    for file in files:
        yield from read_archive(file)


def try_sentence(sentence: str, publisher: str, on: str, folder: Path, out: IO[str]) -> None:
    """Read one sentence as if it were an article and print what was found, each with the words that led to it."""
    knowledge = knowledge_of(folder)
    now = day(on) + timedelta(hours=12) if on else datetime.now(UTC)
    source = Source(id="try", name="try", url="", publisher=publisher, tier=Tier.OFFICIAL if publisher else Tier.NEWS)
    entry = Entry("try", "try", "try", "", "", "", "", now, now, text=sentence[:20_000])
    coded = read_article(extract(entry, source), knowledge)
    if not coded:
        out.write("no statement found: no cue of saying with a speaker, and no deed of an official\n")
    for c in coded:
        who = f"{c.speaker.name} ({c.speaker.office or c.statement.speaker.role or 'no office known'})"
        kind = "official" if c.speaker.official else "no official"
        out.write(f"speaker    {who}, {c.speaker.country or '–'}, {kind}: {c.speaker.reason}\n")
        out.write(f"{c.statement.form.value:<10} “{c.statement.quote}” (cue: {c.statement.cue})\n")
        out.write(f"said on    {c.said}   venue {c.statement.venue or '–'}   modality {c.statement.modality.value}\n")
        out.write(f"coded      issue {c.issue.value} ({c.issue_id or '–'})   stance {c.stance:+d}   act {c.act.value}")
        out.write(f"   commitment {c.commitment.value}\n")
        out.write(f"toward     {c.counterpart or '–'}   all targets: {', '.join(c.targets) or '–'}\n")
        if c.turn:
            out.write(f"turn       {c.turn.kind.value}: “{c.turn.cue}” (strength {c.turn.strength})\n")
        for e in c.evidence:
            out.write(f"  {e.attribute:<12} ← “{e.words}” {e.rule}\n")
        out.write("\n")
