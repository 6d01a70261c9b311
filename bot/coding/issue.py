"""What a statement is about: its words, then its sentence, then the title in; an issue of the codebook out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.coding.codebook import Codebook
from bot.coding.reading import Core, read, tally
from bot.frozen import quickly_made
from bot.model import Article, Evidence, Field, Form, IssueClass, Statement

_HEADLINE = 0.4  # what the title is about helps to choose, and never decides alone
_FIRST = 0.8  # what a sentence names first is what it is about
_LOOSE = 0.6  # the issues of class "other" give way to the others
_SOLID = 1.0  # weight from which words need no help from what stands around them
_WHERE = ("content", "sentence", "title", "passage")
_BEFORE = 3
_SHARES = (1.0, 0.6, 0.8, 0.3)  # what stands around counts less than the words themselves
_REACH = 500  # characters of a text before the words that may tell what they are about


@quickly_made
@dataclass(frozen=True, slots=True)
class Topic:
    """The issue, its class, the cores that named it (of the nearest text that names one), and the evidence."""

    cls: IssueClass
    issue_id: str
    cores: tuple[Core, ...]
    evidence: tuple[Evidence, ...]
    near: bool  # named in the statement's own words
    text: str = ""  # the text in which the cores stand
    where: str = ""  # which text that is: content, sentence or title


class _Level(NamedTuple):
    """A text that may tell the issue, and its cores: 0 the words, 1 their sentence, 2 the title, 3 what is before."""

    rank: int
    text: str
    cores: Sequence[Core]


def topic(statement: Statement, article: Article, codebook: Codebook) -> Topic:
    """Find the issue in the content; where that names none or hardly one, in what stands around it."""
    content = " . ".join([span.text for span in statement.content])
    context = " . ".join([span.text for span in statement.context])
    own = (content, context) if statement.form is Form.WORDS else (context or content, content)
    levels: list[_Level] = []
    for rank, text in enumerate((*own, article.title, "")):
        if rank == _BEFORE:
            text = "" if levels else _passage(statement, article)  # only where nothing nearer tells anything
        if not text or any(text == level.text for level in levels):
            continue
        cores = _foreground(read(text, codebook), statement.form)
        if cores:
            levels.append(_Level(rank, text, cores))
        if cores and (
            _solid(cores, codebook) if rank == 0 else statement.outlet
        ):  # a list of headlines: each for itself
            break
    if not levels:
        return Topic(IssueClass.OTHER, "", (), (), False)
    if levels[0].rank == 0 and len(levels) == 1 and article.title and article.title not in content:
        headline = tally(read(article.title, codebook), _HEADLINE)
    else:
        headline = {}
    cls, issue_id = _best(levels, headline, codebook)
    for level in levels:
        mine = tuple([c for c in level.cores if codebook.issues[c.issue].cls is cls])
        if mine:
            evidence = Evidence("issue", mine[0].words, f"{issue_id} in {_WHERE[level.rank]}")
            return Topic(cls, issue_id, mine, (evidence,), level.rank == 0, level.text, _WHERE[level.rank])
    return Topic(IssueClass.OTHER, "", (), (), False)


def _solid(cores: Sequence[Core], codebook: Codebook) -> bool:
    """More than a faint word of any class: a phrase, a name of the issue, or several words of one class."""
    classes: dict[IssueClass, float] = {}
    for core in cores:
        cls = codebook.issues[core.issue].cls
        classes[cls] = classes.get(cls, 0.0) + core.weight
    return max(classes.values()) >= _SOLID


def _passage(statement: Statement, article: Article) -> str:
    """What the text says just before the words, as far as the paragraph before."""
    spans = statement.context or statement.content
    if not spans or spans[0].field is not Field.TEXT:
        return ""
    start = spans[0].start
    floor = max(0, start - _REACH)
    turn = article.text.rfind("\n", floor, max(floor, start - 2))
    return article.text[article.text.rfind("\n", floor, turn) + 1 if turn > 0 else floor : start]


def _foreground(cores: Sequence[Core], form: Form) -> Sequence[Core]:
    """What stands behind "amid" or "after" is what it is about only where nothing else is."""
    if not cores:
        return cores
    front = [core for core in cores if not core.background]
    return front or ([core._replace(sign=0) for core in cores] if form is Form.ACT else cores)


def _best(levels: Sequence[_Level], headline: dict[str, float], codebook: Codebook) -> tuple[IssueClass, str]:
    """The class with the most weight: near words count in full, those around less; the headline helps to choose."""
    sums: dict[str, float] = {}
    for level in levels:
        share = _SHARES[level.rank] if level is not levels[0] else 1.0
        for issue, weight in tally(level.cores, share).items():
            sums[issue] = sums.get(issue, 0.0) + weight
    nearest = levels[0].cores
    first = min(nearest, key=lambda core: core.start)
    sums[first.issue] += _FIRST * min(1.0, first.weight)
    classes: dict[IssueClass, float] = {}
    for issue, weight in sums.items():
        cls = codebook.issues[issue].cls
        classes[cls] = classes.get(cls, 0.0) + weight * (_LOOSE if cls is IssueClass.OTHER else 1.0)
    for issue, weight in headline.items():
        cls = codebook.issues[issue].cls
        if cls in classes:
            classes[cls] += weight
    cls = max(classes, key=lambda c: classes[c])
    return cls, max((i for i in sums if codebook.issues[i].cls is cls), key=lambda i: sums[i])
