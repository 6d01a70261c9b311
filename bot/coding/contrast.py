"""What a report recalls of its speaker's earlier side, held against what it tells now.

A statement and its article in; the recap about its speaker, how surely the two stand against each other, and the
earlier side as an alert shows it, out.
"""

import re
from collections.abc import Iterable
from datetime import date

from bot.coding.codebook import Codebook
from bot.coding.lexicon import fold
from bot.coding.measures import conciliatory, critical, kept_up, refusing, undoing
from bot.coding.proposition import read_clause
from bot.coding.recap import Recap, Sort, find_recaps, told_on
from bot.model import Article, Field, Span, Speaker, Statement

_HEAD = 40  # characters of a sentence in which its subject is named
_DOING = re.compile(r"ing(?: out| (?:its|his|her|their) feet)?$")  # "after refusing", "after holding out"


def told_recap(
    statement: Statement, speaker: Speaker, article: Article, codebook: Codebook, around: Span, low: str
) -> tuple[Recap, Span] | None:
    """Return the first recap about the speaker in the sentence or right behind it, with its words."""
    for text, start, where in _places(around, article):
        headline = where is Field.TITLE or article.aggregator
        folded = low if start == around.start and where is around.field else fold(text)
        for recap in find_recaps(text, folded):
            if recap.relative and not headline:
                continue
            if recap.subject is None and text is not around.text and not _leads(text, speaker, codebook):
                continue  # the next sentence is about somebody else
            if recap.subject is not None and not same_subject(text[slice(*recap.subject)], speaker, codebook):
                continue
            if quoted(text, recap.at) or (where is around.field and tells_itself(recap, start, statement)):
                continue
            words = closed(text, recap.start, text[recap.start : recap.end].rstrip(" ,'\"”’"))
            if words:
                at = start + recap.start
                return recap, Span(words, at, at + len(words), where)
    return None


def closed(text: str, start: int, words: str) -> str:
    """Take the mark that closes a quotation into the words that opened it."""
    behind = text[start + len(words) : start + len(words) + 1]
    opened = words.count('"') % 2 == 1 if behind == '"' else words.count("“") > words.count("”") and behind == "”"
    return words + behind if opened else words


def _places(around: Span, article: Article) -> Iterable[tuple[str, int, Field]]:
    """Yield the sentence itself, and what stands right behind it: the summary behind a title, else the next words."""
    yield around.text, around.start, around.field
    if article.aggregator:
        return
    if around.field is Field.TITLE:
        yield article.summary[:400], 0, Field.SUMMARY
        yield article.text[:300].rpartition(".")[0], 0, Field.TEXT
        return
    rest = article.field_text(around.field)[around.end : around.end + 260]
    stop = re.search(r"[.!?](?:\s|$)", rest)
    yield rest[: stop.end()] if stop else "", around.end, around.field


def tells_itself(recap: Recap, start: int, statement: Statement) -> bool:
    """Tell whether the verb of a recap is the statement's own: "has repeatedly said that …" recalls nothing else."""
    first = statement.content[0].start
    return start + recap.at <= first <= start + recap.end and first - (start + recap.start) < 40


def quoted(text: str, at: int) -> bool:
    """Tell whether a place stands inside double quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _leads(text: str, speaker: Speaker, codebook: Codebook) -> bool:
    """Tell whether nobody but the speaker's side is named at the head of a sentence."""
    hits = codebook.roster.scan(text[:_HEAD])[:1]
    return all(same_subject(hit.text, speaker, codebook) for hit in hits)


def same_subject(words: str, speaker: Speaker, codebook: Codebook) -> bool:
    """Tell whether the subject of a recap is the speaker: a pronoun, its name, or its government."""
    plain = words.strip().lower()
    if plain in ("he", "she", "it", "they", "who", "which", "the president", "the government", "the prime minister"):
        return True
    codes = {speaker.actor, speaker.principal, speaker.organ} - {None, ""}
    for hit in codebook.roster.scan(words):
        for alias in hit.aliases:
            if alias.actor in codes or (speaker.country and codebook.roster.code(alias.actor) == speaker.country):
                return True
            known = codebook.roster.actors.get(alias.actor)
            if known and speaker.actor is None and speaker.rank >= 3 and known.country == speaker.country:
                return True
    return bool(speaker.name) and fold(speaker.name.split()[-1]) in plain.split()


def contrast(told: Recap, words: Span, statement: Statement, codebook: Codebook) -> int:
    """Return how surely a recap and the statement stand against each other, 0 where one may carry out the other."""
    if (
        told.marked
        and told.sort in (Sort.SAID, Sort.PROMISED)
        and opposed(words.text, statement, codebook, near=" after " in told.cue or " who " in told.cue)
    ):
        return 2
    now = fold(statement.cue + " " + " ".join(span.text for span in statement.content))
    head = now.split(told.cue.lower(), 1)[0]
    verb = head[: len(statement.cue) + 40]
    if "delay" in told.cue and not conciliatory(head):
        return 0  # "has the votes after months of delay"
    if told.sort is Sort.REFUSED:
        sure = told.marked or told.subject is not None or (_DOING.search(told.cue.lower()) and conciliatory(head))
        return 0 if refusing(head) else 2 if sure else 1
    if told.sort is Sort.THREATENED:
        if not conciliatory(head):
            return 0
        return 2 if told.marked or told.cue.lower().endswith("ing") or " own " in told.cue or told.subject else 1
    if told.sort is Sort.HOSTILE:
        sure = told.marked or told.subject is not None or told.cue.lower().endswith("ing")
        return 0 if not conciliatory(head) or critical(head) else 2 if sure else 1
    if told.sort is Sort.BACKED:
        return 0 if not (critical(verb) or undoing(verb)) else 2 if told.marked or told.subject else 1
    if told.sort is Sort.PROMISED:
        return 2 if undoing(verb) or (undoing(words.text.lower()) and kept_up(now)) else 0
    if told.sort is Sort.SAID and told.subject and told.marked and undoing(verb):
        return 2
    if told.sort is Sort.DONE:
        return 2 if told.marked and (undoing(verb) or (told.subject is not None and refusing(verb))) else 0
    return 2 if told.marked and told.subject is None else 1


def opposed(words: str, statement: Statement, codebook: Codebook, *, near: bool) -> bool:
    """Tell whether a word that negates turns what was said then against what is said now.

    Where the writer sets the two side by side ("days after he said", "who last week said") nothing more is asked.
    """
    clause = words.split(" ", 1)[-1]
    then = read_clause(clause, codebook)
    now = read_clause(f"{statement.cue} {statement.content[0].text}", codebook)
    apart = bool(then.side and now.side) and then.side != now.side
    return apart and (near or not set(then.matter).isdisjoint(now.matter))


def shown(recap: tuple[Recap, Span] | None, article: Article) -> tuple[Span | None, date | None]:
    """Return the earlier side as the alert shows it: its words and its day."""
    if recap is None:
        return None, None
    told, span = recap
    return span, told_on(f"{told.cue} {span.text}", article.published.date())
