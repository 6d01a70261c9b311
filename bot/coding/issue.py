"""What a statement is about: its words, then its sentence, then the title in; an issue of the codebook out."""

from dataclasses import dataclass

from bot.coding.codebook import Codebook
from bot.coding.reading import Core, read, tally
from bot.model import Article, Evidence, Form, IssueClass, Statement


@dataclass(frozen=True, slots=True)
class Topic:
    """The issue, its class, the cores that named it (of the nearest text that names one), and the evidence."""

    cls: IssueClass
    issue_id: str
    cores: tuple[Core, ...]
    evidence: tuple[Evidence, ...]
    near: bool  # named in the statement's own words


def topic(statement: Statement, article: Article, codebook: Codebook) -> Topic:
    """Find the issue in the content, else in the sentence around it, else in the title."""
    content = " . ".join(span.text for span in statement.content)
    context = " . ".join(span.text for span in statement.context)
    own = [content, context] if statement.form is Form.WORDS else [context or content, content]
    for rank, text in enumerate((*own, article.title)):
        cores = read(text, codebook)
        best = _best(cores, codebook)
        if best is not None:
            cls, issue_id = best
            mine = tuple(c for c in cores if codebook.issues[c.issue].cls is cls)
            where = ("content", "sentence", "title")[rank]
            return Topic(cls, issue_id, mine, (Evidence("issue", mine[0].words, f"{issue_id} in {where}"),), rank == 0)
    return Topic(IssueClass.OTHER, "", (), (), False)


def _best(cores: list[Core], codebook: Codebook) -> tuple[IssueClass, str] | None:
    sums = tally(cores)
    if not sums:
        return None
    classes: dict[IssueClass, float] = {}
    for issue, weight in sums.items():
        cls = codebook.issues[issue].cls
        classes[cls] = max(classes.get(cls, 0.0), weight)
    cls = max(classes, key=lambda c: classes[c])
    return cls, max((i for i in sums if codebook.issues[i].cls is cls), key=lambda i: sums[i])
