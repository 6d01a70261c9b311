"""How far the speaker binds itself: words in, a rung of the ladder out."""

import re
from functools import cache

from bot.coding.inflection import phrases
from bot.coding.operators import words
from bot.coding.phrasebook import Phrasebook
from bot.model import Commitment, Evidence, Form, Modality, Statement

# The first rung with a word in the statement holds: "may consider what was promised" is a hint. ``~`` takes every form.
_RUNGS: tuple[tuple[Commitment, str], ...] = (
    (
        Commitment.HINT,
        """may|might|could|consider~|mull~|weigh~|looking at|looking into|not rule out|not ruled out|not ruling out
study|studying|hint~|possible|possibly|perhaps|under review|on the table|an option""",
    ),
    (Commitment.OPENNESS, "open to|ready|willing|prepared to|would like|offer~|propose~|proposal|hope~|hoping"),
    (
        Commitment.DECISION,
        """decide~|decision|orders|ordered|announce~|approve~|sign~|signed|cancel~|cancelled|has imposed|has banned
have agreed|has agreed|agreed to|ruled out|authorise~|authorize~""",
    ),
    (Commitment.PROMISE, "promise~|pledge~|vow~|guarantee~|commit~|committed|never|under no circumstances|swear~"),
    (Commitment.INTENTION, "will|won't|plan~|intend~|going to|want~|aim~|threat|threats|threaten~|shall"),
)
_ORDER = {rung: place for place, (rung, _) in enumerate(_RUNGS)}
_PLANNED = re.compile(r"\b(?:to|will|plans?|set|expected|considers?)\s")
_READ = 1500  # characters of a statement that are looked through


@cache
def _book() -> Phrasebook[Commitment]:
    table: dict[str, tuple[tuple[Commitment, str], ...]] = {}
    for rung, block in _RUNGS:
        for word in words(block):
            verb, inflected, _ = word.partition("~")
            for form in phrases(verb) if inflected else (verb,):
                table.setdefault(form, ((rung, ""),))
    return Phrasebook(table)


def commitment(statement: Statement) -> tuple[Commitment, Evidence]:
    """Find the rung: a deed is an act or a decision; words by what they bind to."""
    if statement.form is Form.ACT:
        planned = _PLANNED.search(" ".join(span.text for span in statement.content)[:_READ])
        rung = Commitment.DECISION if planned else Commitment.ACT
        return rung, Evidence("commitment", statement.cue, rung)
    if statement.modality is Modality.HYPOTHETICAL:
        return Commitment.HINT, Evidence("commitment", statement.cue, "hypothetical")
    text = f"{statement.cue} {' '.join(span.text for span in statement.content)}"[:_READ]
    found = min(_book().find(text), key=lambda spot: (_ORDER[spot.means], spot.start), default=None)
    if found is None:
        return Commitment.INTENTION, Evidence("commitment", statement.cue, "plain words")
    return found.means, Evidence("commitment", found.text, found.means)
