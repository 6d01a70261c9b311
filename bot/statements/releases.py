"""Official releases: what a source says in its own name, without a verb of saying.

A ministry's own feed carries "Statement on the situation in X" and a text that simply speaks. Its title and the first
sentences that quote nobody else are one statement of the publisher.
"""

from bot.model import Article, Field, Form, Mention, Modality, Span, Statement, Tier
from bot.statements.passages import Passage

LEAD = 2  # sentences of the text that stand for the release


def releases(article: Article, parts: list[Passage], words: list[Statement]) -> list[Statement]:
    """Return the publisher's own statement, when the source is official and somebody's."""
    if article.tier is not Tier.OFFICIAL or not article.publisher:
        return []
    taken = {(span.field, span.start) for statement in words for span in statement.context}
    spans: list[Span] = []
    for passage in parts:
        own = [s for s in passage.sentences if (s.where, s.start) not in taken and s.end - s.start > 12]
        spans += [Span(s.text[s.start : s.end], s.start, s.end, s.where) for s in own[: _wanted(passage, spans)]]
    if not spans:
        return []
    return [
        Statement(
            entry=article.entry,
            speaker=Mention(article.outlet or article.publisher, publisher=article.publisher),
            cue="",
            cue_class="neutral",
            form=Form.WORDS,
            content=tuple(spans),
            context=tuple(spans),
            direct=False,
            modality=Modality.ASSERTED,
            said_on=None,
            venue="",
        )
    ]


def _wanted(passage: Passage, spans: list[Span]) -> int:
    """The title; of summary or text, whichever comes first, the lead."""
    if passage.where is Field.TITLE:
        return 1
    return 0 if any(span.field is not Field.TITLE for span in spans) else LEAD
