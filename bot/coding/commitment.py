"""How far the speaker binds itself: words in, a rung of the ladder out."""

import re

from bot.coding.codebook import Codebook
from bot.coding.phrasebook import Spot
from bot.coding.pledges import RUNGS, may_open
from bot.model import Commitment, Evidence, Form, Modality, Statement

_ORDER = {rung: place for place, (rung, _) in enumerate(RUNGS)}
_PLANNED = re.compile(r"\b(?:to|will|plans?|set|expected|considers?)\s")
_READ = 1500  # characters of a statement that are looked through


def commitment(statement: Statement, codebook: Codebook) -> tuple[Commitment, Evidence]:
    """Find the rung: a deed is an act or a decision; words by what they bind to."""
    if statement.form is Form.ACT:
        planned = _PLANNED.search(" ".join(span.text for span in statement.content)[:_READ])
        rung = Commitment.DECISION if planned else Commitment.ACT
        return rung, Evidence("commitment", statement.cue, rung)
    if statement.modality is Modality.HYPOTHETICAL:
        return Commitment.HINT, Evidence("commitment", statement.cue, "hypothetical")
    text = " ".join([span.text for span in statement.content])
    if len(text) >= _READ - len(statement.cue) or may_open(statement.cue):
        text = f"{statement.cue} {text}"[:_READ]  # else the cue adds nothing, and the bare words are read anyway
    first: Spot[Commitment] | None = None
    for spot in codebook.pledges(text):
        if first is None or _ORDER[spot.means] < _ORDER[first.means]:
            first = spot
    if first is None:
        return Commitment.INTENTION, Evidence("commitment", statement.cue, "plain words")
    return first.means, Evidence("commitment", first.text, first.means)
