"""A statement and its speaker in; who toward whom, on what, on which side, how firmly out, each with its evidence."""

from dataclasses import replace
from hashlib import blake2b

from bot.actors.spelling import fold
from bot.coding.act import act
from bot.coding.codebook import Codebook
from bot.coding.commitment import commitment
from bot.coding.course import own_course
from bot.coding.issue import topic
from bot.coding.proposition import proposition
from bot.coding.stance import stance
from bot.coding.target import toward
from bot.coding.topics import stem, topics
from bot.coding.turn import turn
from bot.model import Article, CodedStatement, Commitment, Evidence, Form, IssueClass, Plover, Speaker, Statement

_UNHEARD = (Evidence("coding", "", "no official: stored with its words, not coded"),)


def code(statement: Statement, speaker: Speaker, article: Article, codebook: Codebook) -> CodedStatement:
    """Code one statement; the words that led to each attribute stand in ``evidence``.

    Only an official makes a position: what anybody else says keeps its words and speaker and is coded no further.
    """
    kept = _kept(statement, speaker, article)
    if not speaker.official:
        return kept
    about = topic(statement, article, codebook)
    side, side_words = stance(statement, speaker, about, codebook)
    kind, act_words = act(statement, speaker, about, side, codebook)
    whom = toward(statement, speaker, article, codebook.roster)
    rung, rung_words = commitment(statement, codebook)
    evidence: list[Evidence] = [*about.evidence, act_words, rung_words, *whom.evidence]
    if side_words is not None:
        evidence.append(side_words)
    words = _proposition(statement)
    told = proposition(statement, speaker, codebook)
    return replace(
        kept,
        targets=whom.targets,
        counterpart=whom.counterpart,
        act=kind,
        issue=about.cls,
        issue_id=about.issue_id,
        stance=side,
        commitment=rung,
        topics=topics(words, names(words, codebook)),
        places=whom.places,
        turn=turn(statement, speaker, article, codebook),
        evidence=tuple(evidence),
        own=own_course(statement, speaker, about, codebook.roster),
        side=told.side,
        matter=told.matter,
    )


def _kept(statement: Statement, speaker: Speaker, article: Article) -> CodedStatement:
    """What is kept of every statement: the words, who said them, and where they come from."""
    return CodedStatement(
        id=statement_id(statement),
        statement=statement,
        speaker=speaker,
        targets=(),
        counterpart="",
        act=Plover.NONE,
        issue=IssueClass.OTHER,
        issue_id="",
        stance=0,
        commitment=Commitment.HINT,
        published=article.published,
        seen=article.seen,
        url=article.url,
        source=article.source,
        outlet=statement.outlet or article.outlet,
        fingerprint=article.fingerprint,
        baseline=article.baseline,
        evidence=_UNHEARD,
    )


def names(text: str, codebook: Codebook) -> frozenset[str]:
    """Return the words of everyone named in a text: who it is about is told by the targets, not by the topics."""
    return frozenset([stem(fold(word)) for hit in codebook.roster.scan(text[:3000]) for word in hit.text.split()])


def _proposition(statement: Statement) -> str:
    spans = statement.context if statement.form is Form.ACT and statement.context else statement.content
    return " ".join([span.text for span in spans[:4]])


def statement_id(statement: Statement) -> str:
    """Stable over runs: from the entry, where the words stand, the form and the speaker's words."""
    places = ",".join([f"{span.field}:{span.start}:{span.end}" for span in statement.content])
    seed = "\x1f".join((statement.entry, statement.form, places, statement.speaker.surface, statement.cue))
    return blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
