"""What a statement is about: its words, then its sentence, then the title in; an issue of the codebook out."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.coding.codebook import Codebook
from bot.coding.reading import Core, read, tally
from bot.model import Article, Evidence, Form, IssueClass, Statement

_HEADLINE = 0.4  # what the title is about helps to choose, and never decides alone
_FIRST = 0.8  # what a sentence names first is what it is about
_LOOSE = 0.6  # the issues of class "other" give way to the others


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


def topic(statement: Statement, article: Article, codebook: Codebook, *, far: bool = True) -> Topic:
    """Find the issue in the content; where it names none and ``far``, in the sentence around it, then in the title."""
    content = " . ".join([span.text for span in statement.content])
    context = " . ".join([span.text for span in statement.context])
    own = (content, context) if statement.form is Form.WORDS else (context or content, content)
    for rank, text in enumerate((*own, article.title) if far else own[:1]):
        cores = _foreground(read(text, codebook), statement.form)
        if cores:
            headline = {} if text in article.title else tally(read(article.title, codebook), _HEADLINE)
            cls, issue_id = _best(cores, headline, codebook)
            mine = tuple([c for c in cores if codebook.issues[c.issue].cls is cls])
            where = ("content", "sentence", "title")[rank]
            evidence = Evidence("issue", mine[0].words, f"{issue_id} in {where}")
            return Topic(cls, issue_id, mine, (evidence,), rank == 0, text, where)
    return Topic(IssueClass.OTHER, "", (), (), False)


def _foreground(cores: Sequence[Core], form: Form) -> Sequence[Core]:
    """What stands behind "amid" or "after" is what it is about only where nothing else is."""
    if not cores:
        return cores
    front = [core for core in cores if not core.background]
    return front or ([core._replace(sign=0) for core in cores] if form is Form.ACT else cores)


def _best(cores: Sequence[Core], headline: dict[str, float], codebook: Codebook) -> tuple[IssueClass, str]:
    """The class with the most weight among those that the text itself names; the headline only helps to choose."""
    sums = tally(cores)
    sums[min(cores, key=lambda core: core.start).issue] += _FIRST
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
