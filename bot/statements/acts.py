"""Reported deeds: an article and its statements of words in, statements of form ACT out ("X to withdraw units").

A deed is a finite verb of doing with its subject before it, in a headline, a summary or a lead. Only verbs that change
or set a policy count (the cue book's effects and turns, the pack's ``deeds``). What is asked of others, weighed or told
in a question is no deed of the subject. Whether the subject is an official is not asked here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.model import Article, Field, Form, Mention, Modality, Span, Statement
from bot.statements.deeds import Deed, find_deeds
from bot.statements.grammar import Grammar
from bot.statements.passages import Passage, passages
from bot.statements.sentences import Sentence

OWNER = re.compile(r"['’]s$")
LEAD = 4  # sentences of a full text: deeper down stand recaps, courts and other people's business
MAX_ACTS = 40  # of one article
DATE_WORDS = 4  # "on late Tuesday", "on January 6"
RECENT = 6  # days: what a report dates by a weekday alone


def acts(
    article: Article, grammar: Grammar, words: list[Statement], parts: Sequence[Passage] | None = None
) -> list[Statement]:
    """Return the deeds that an article reports and that are not yet read as words, in the order of the text."""
    found: list[Statement] = []
    for sentence in _sentences(passages(article, grammar) if parts is None else parts):
        for deed in find_deeds(sentence, grammar):
            deed = _long_done(sentence, _undated(sentence, deed, grammar), grammar)
            act = _statement(article, sentence, deed, _day(sentence, deed, grammar, article.published.date()))
            if not _told(act, sentence, deed, words):
                found.append(act)
        if len(found) >= MAX_ACTS:
            break
    return found


def _sentences(parts: Sequence[Passage]) -> Iterator[Sentence]:
    """Yield title, summary and lead as tokenised sentences."""
    for passage in parts:
        full = passage.where is Field.TEXT and not passage.headline  # a list of headlines is no full text
        for sentence in passage.sentences[:LEAD] if full else passage.sentences:
            yield passage.tokenised(sentence)


def _statement(article: Article, sentence: Sentence, deed: Deed, day: date | None) -> Statement:
    """Return a deed as a statement: its content is the clause from the subject on."""
    text, where = sentence.text, sentence.where
    start, stop = sentence.spans[deed.first][0], sentence.spans[-1][1]
    return Statement(
        entry=article.entry,
        speaker=Mention(surface=OWNER.sub("", sentence.slice(deed.first, deed.last).strip(" ,"))),
        cue=sentence.slice(deed.verb, deed.after),
        cue_class="act",
        form=Form.ACT,
        content=(Span(text[start:stop], start, stop, where),),
        context=(Span(text[sentence.start : sentence.end], sentence.start, sentence.end, where),),
        direct=False,
        modality=deed.modality,
        said_on=day,
        outlet=sentence.outlet,
    )


def _undated(sentence: Sentence, deed: Deed, grammar: Grammar) -> Deed:
    """Cut the day off a subject: "China on Tuesday" is China."""
    for cut in range(max(deed.first + 1, deed.last - DATE_WORDS), deed.last):
        opens = sentence.low[cut] in grammar.kind("prepositions") or cut == deed.last - 1
        if opens and grammar.calendar.names_day(sentence.slice(cut, deed.last)):
            return replace(deed, last=cut)
    return deed


def _long_done(sentence: Sentence, deed: Deed, grammar: Grammar) -> Deed:
    """As in "withdrew its troops last week": history, unless the words date something done before it."""
    if sentence.headline or deed.modality is not Modality.ASSERTED:
        return deed
    behind = sentence.slice(deed.after, len(sentence.spans))
    vague = grammar.calendar.vague.search(behind)
    if vague is None or any(word.endswith(grammar.clauses.past_endings) for word in behind[: vague.start()].split()):
        return deed
    return replace(deed, modality=Modality.HISTORICAL)


def _day(sentence: Sentence, deed: Deed, grammar: Grammar, published: date) -> date | None:
    """Return the day that stands between subject and verb, or at the end of the clause, of a deed that is done."""
    between = sentence.slice(deed.last, deed.verb) if deed.verb > deed.last else ""
    if set(between.lower().split()) & (grammar.kind("deed_will") | {"to"}):
        return None  # yet to be done: its day lies ahead
    for words in (between, sentence.slice(max(deed.after, len(sentence.spans) - 4), len(sentence.spans))):
        day = grammar.calendar.day(words, published) if grammar.calendar.names_day(words) else None
        if day is not None and 0 <= (published - day).days <= RECENT:
            return day
    return None


def _told(act: Statement, sentence: Sentence, deed: Deed, words: Sequence[Statement]) -> bool:
    """Tell whether the verb is read already as a verb of saying, or stands inside what somebody else says."""
    at = sentence.spans[deed.verb][0]
    for other in words:
        near = other.context[0] if other.context else None
        if near and near.field is sentence.where and near.start <= at < near.end and other.cue == act.cue:
            return True
        inside = any(s.field is sentence.where and s.start <= at < s.end for s in other.content)
        unnamed = sentence.headline and other.speaker.surface.islower()  # "X to do Y, officials say": the deed is X's
        if inside and not unnamed and other.speaker.surface != act.speaker.surface:
            return True
    return False
