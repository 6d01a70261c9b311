"""A statement and its speaker in; who toward whom, on what, on which side, how firmly out, each with its evidence."""

from hashlib import blake2b

from bot.actors.spelling import fold
from bot.coding.act import act
from bot.coding.codebook import Codebook
from bot.coding.commitment import commitment
from bot.coding.course import own_course
from bot.coding.issue import topic
from bot.coding.proposition import NOTHING, proposition
from bot.coding.stance import stance
from bot.coding.target import toward
from bot.coding.topics import stem, topics
from bot.coding.turn import turn
from bot.model import Article, CodedStatement, Evidence, Form, Speaker, Statement


def code(statement: Statement, speaker: Speaker, article: Article, codebook: Codebook) -> CodedStatement:
    """Code one statement; the words that led to each attribute stand in ``evidence``."""
    heard = speaker.official  # nobody else makes a position: what they say is coded from their own words alone
    about = topic(statement, article, codebook, far=heard)
    side, side_words = stance(statement, speaker, about, codebook)
    kind, act_words = act(statement, about.cls, side, codebook)
    whom = toward(statement, speaker, article, codebook.roster, far=heard)
    rung, rung_words = commitment(statement, codebook)
    evidence: list[Evidence] = [*about.evidence, act_words, rung_words, *whom.evidence]
    if side_words is not None:
        evidence.append(side_words)
    words = _proposition(statement) if heard else ""
    told = proposition(statement, speaker, codebook) if heard else NOTHING
    return CodedStatement(
        id=statement_id(statement),
        statement=statement,
        speaker=speaker,
        targets=whom.targets,
        counterpart=whom.counterpart,
        act=kind,
        issue=about.cls,
        issue_id=about.issue_id,
        stance=side,
        commitment=rung,
        published=article.published,
        seen=article.seen,
        url=article.url,
        source=article.source,
        outlet=statement.outlet or article.outlet,
        fingerprint=article.fingerprint,
        topics=topics(words, names(words, codebook)) if heard else (),
        places=whom.places,
        turn=turn(statement, speaker, article, codebook) if heard else None,
        baseline=article.baseline,
        evidence=tuple(evidence),
        own=heard and own_course(statement, speaker, about, codebook.roster),
        side=told.side,
        matter=told.matter,
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
