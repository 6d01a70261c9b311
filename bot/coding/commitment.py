"""How far the speaker binds itself: words in, a rung of the ladder out."""

import re

from bot.model import Commitment, Evidence, Form, Modality, Statement

_RUNGS: tuple[tuple[Commitment, re.Pattern[str]], ...] = tuple(
    (rung, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for rung, words in (
        (
            Commitment.HINT,
            r"may|might|could|consider\w*|mull\w*|weigh\w*|looking (?:at|into)|not rul\w+ out|study(?:ing)?|hint\w*",
        ),
        (Commitment.OPENNESS, r"open to|ready|willing|prepared to|would like|offer\w*|propos\w+"),
        (
            Commitment.DECISION,
            r"decided|decision|order(?:s|ed)|announc\w+|approv\w+|sign(?:s|ed)|cancel\w*|has (?:imposed|banned)",
        ),
        (Commitment.PROMISE, r"promis\w+|pledg\w+|vow\w*|guarantee\w*|commit\w*|never|under no circumstances"),
        (Commitment.INTENTION, r"will|won't|plan\w*|intend\w*|going to|want\w*|aim\w*|threat\w*"),
    )
)


def commitment(statement: Statement) -> tuple[Commitment, Evidence]:
    """Find the rung: a deed is an act or a decision; words by what they bind to."""
    text = " ".join(span.text for span in statement.content)[:2000]
    cue = f"{statement.cue} {text}"
    if statement.form is Form.ACT:
        planned = re.search(r"\b(?:to|will|plans?|set|expected|considers?)\s", cue)
        rung = Commitment.DECISION if planned else Commitment.ACT
        return rung, Evidence("commitment", statement.cue, rung)
    if statement.modality is Modality.HYPOTHETICAL:
        return Commitment.HINT, Evidence("commitment", statement.cue, "hypothetical")
    for rung, pattern in _RUNGS:
        found = pattern.search(cue)
        if found:
            return rung, Evidence("commitment", found.group(), rung)
    return Commitment.INTENTION, Evidence("commitment", statement.cue, "plain words")
