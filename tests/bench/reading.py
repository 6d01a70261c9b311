"""How fast an entry's own text is read, beside the floor of the same run: HTML -> text -> sentences -> dictionary scan.

Uses the archive in ../shared where it is there, else articles made of the project's own sentences; the archive twice,
its long articles alone and all its entries, most of which are headlines with a line of summary.
"""

import gzip
import json
import re
import time
import tracemalloc
from bisect import bisect_left
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import ahocorasick_rs

from bot.articles.extract import extract
from bot.knowledge import Knowledge
from bot.model import Entry, Source
from bot.reading import read_article
from bot.settings.load import load

ROOT = Path(__file__).parent.parent.parent
ARCHIVES = [folder / "shared" / "data" / "archive_dev.jsonl.gz" for folder in ROOT.parents]  # of a built copy too
ARCHIVE = next((archive for archive in ARCHIVES if archive.exists()), ARCHIVES[0])
ROUNDS = 3
OWN = (
    "<p>The foreign minister of Norway said on Monday that talks with Sweden would go on. “We are ready to meet,” he "
    "told reporters in Oslo.</p><p>Sweden’s prime minister rejected the offer and warned of new tariffs on fish.</p>"
)


Set = list[tuple[Entry, Source]]


def sets() -> dict[str, Set]:
    now = datetime(2026, 1, 5, 12, tzinfo=UTC)
    if not ARCHIVE.exists():
        print("no archive in ../shared: measured on articles of our own")
        plain = Source(id="s", name="s", url="")
        own = [Entry(str(n), "s", str(n), "", "Oslo offers talks", "", OWN * 12, now, now) for n in range(300)]
        return {"own articles": [(entry, plain) for entry in own]}
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    whole = [
        (
            Entry(r["id"], "s", r["id"], r["url"], r["title"], r["summary"], r["html"], now, now),
            Source(id="s", name="s", url=r["feed"]),
        )
        for r in rows
    ]
    long = [pair for pair in whole if len(pair[0].html) > 1500 and "news.google" not in pair[1].url]
    return {"long articles": long[:600], "all entries": whole}


def best_of(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2]


SENTENCE_END = re.compile(r"[.!?]+['”’)]*\s+|\n")


def floor_of(articles: Set, knowledge: Knowledge) -> Callable[[], object]:
    configuration = knowledge.configuration
    words = {form.lower() for cue in configuration.cues[0].verbs for form in cue.forms}
    words |= {name.lower() for actor in configuration.actors for name in (actor.name, *actor.names)}
    automaton = ahocorasick_rs.AhoCorasick(sorted(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def floor() -> None:
        for entry, source in articles:
            text = extract(entry, source).text
            ends = [found.end() for found in SENTENCE_END.finditer(text)]
            hits = automaton.find_matches_as_indexes(text.lower())
            candidates = {bisect_left(ends, start) for _, start, _ in hits}
            [text[ends[i - 1] if i else 0 : ends[i] if i < len(ends) else len(text)] for i in candidates]

    return floor


def measure(name: str, articles: Set, knowledge: Knowledge) -> None:
    statements = 0

    def reading() -> None:
        nonlocal statements
        statements = sum(len(read_article(extract(entry, source), knowledge)) for entry, source in articles)

    floor, full, count = best_of(floor_of(articles, knowledge)), best_of(reading), len(articles)
    size = sum(len(entry.html or entry.summary) for entry, _ in articles) / count
    print(
        f"{name}: {count} of {size:.0f} characters and {statements / count:.1f} statements, median of {ROUNDS} rounds"
    )
    print(f"  floor   {count / floor:8.0f} articles/s   {floor / count * 1000:.2f} ms an article")
    print(f"  reading {count / full:8.0f} articles/s   {full / count * 1000:.2f} ms an article")
    print(f"  ratio   {full / floor:.2f} x the floor (aim: at most 3, and at least 500 long articles/s)")


def memory(articles: Set, knowledge: Knowledge) -> None:
    tracemalloc.start()
    peaks = []
    for half in (articles[: len(articles) // 2], articles[len(articles) // 2 :]):
        for entry, source in half:
            read_article(extract(entry, source), knowledge)
        peaks.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    print(f"memory kept after the first half {peaks[0] / 1e6:.1f} MB, after the second {peaks[1] / 1e6:.1f} MB")


def main() -> None:
    knowledge = Knowledge.compile(load(ROOT / "config")).lasting()  # as the program's own processes do
    every = sets()
    for name, articles in every.items():
        read_article(extract(*articles[0]), knowledge)  # warm
        measure(name, articles, knowledge)
    memory(next(iter(every.values())), knowledge)


if __name__ == "__main__":
    main()
