"""How fast an entry's own text is read, beside the floor of the same run: HTML -> text -> sentences -> dictionary scan.

Uses the archive in ../shared where it is there, else articles made of the project's own sentences.
"""

import gzip
import json
import re
import time
import tracemalloc
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import ahocorasick_rs

from bot.articles.extract import extract
from bot.knowledge import Knowledge
from bot.model import Entry, Source
from bot.reading import read_article
from bot.settings.load import load

ROOT = Path(__file__).parent.parent.parent
ARCHIVE = ROOT.parent / "shared" / "data" / "archive_dev.jsonl.gz"
ROUNDS = 3
OWN = (
    "<p>The foreign minister of Norway said on Monday that talks with Sweden would go on. “We are ready to meet,” he "
    "told reporters in Oslo.</p><p>Sweden’s prime minister rejected the offer and warned of new tariffs on fish.</p>"
)


def entries() -> list[Entry]:
    now = datetime(2026, 1, 5, 12, tzinfo=UTC)
    if not ARCHIVE.exists():
        print("no archive in ../shared: measured on articles of our own")
        return [Entry(str(n), "s", str(n), "", "Oslo offers talks", "", OWN * 12, now, now) for n in range(300)]
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    long = [row for row in rows if len(row["html"]) > 1500 and "news.google" not in row["feed"]]
    return [Entry(r["id"], "s", r["id"], r["url"], r["title"], r["summary"], r["html"], now, now) for r in long[:600]]


def best_of(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2]


SENTENCE_END = re.compile(r"[.!?]+['”’)]*\s+|\n")


def floor_of(articles: Sequence[Entry], source: Source, knowledge: Knowledge) -> Callable[[], object]:
    configuration = knowledge.configuration
    words = {form.lower() for cue in configuration.cues[0].verbs for form in cue.forms}
    words |= {name.lower() for actor in configuration.actors for name in (actor.name, *actor.names)}
    automaton = ahocorasick_rs.AhoCorasick(sorted(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def floor() -> None:
        for entry in articles:
            text = extract(entry, source).text
            ends = [found.end() for found in SENTENCE_END.finditer(text)]
            hits = automaton.find_matches_as_indexes(text.lower())
            candidates = {bisect_left(ends, start) for _, start, _ in hits}
            [text[ends[i - 1] if i else 0 : ends[i] if i < len(ends) else len(text)] for i in candidates]

    return floor


def main() -> None:
    knowledge = Knowledge.compile(load(ROOT / "config"))
    source = Source(id="s", name="s", url="")
    articles = entries()
    read_article(extract(articles[0], source), knowledge)  # warm
    floor = best_of(floor_of(articles, source, knowledge))
    full = best_of(lambda: [read_article(extract(entry, source), knowledge) for entry in articles])
    size = sum(len(entry.html) for entry in articles) / len(articles)
    print(f"{len(articles)} articles of {size:.0f} characters, median of {ROUNDS} rounds, one core")
    print(f"floor   {len(articles) / floor:8.0f} articles/s   {floor / len(articles) * 1000:.2f} ms an article")
    print(f"reading {len(articles) / full:8.0f} articles/s   {full / len(articles) * 1000:.2f} ms an article")
    print(f"ratio   {full / floor:.2f} x the floor (aim: at most 3, and at least 500 articles/s)")
    tracemalloc.start()
    peaks = []
    for half in (articles[: len(articles) // 2], articles[len(articles) // 2 :]):
        for entry in half:
            read_article(extract(entry, source), knowledge)
        peaks.append(tracemalloc.get_traced_memory()[0])
    print(f"memory kept after the first half {peaks[0] / 1e6:.1f} MB, after the second {peaks[1] / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
