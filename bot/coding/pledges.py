"""Words that tell how firmly a speaker binds itself, rung by rung: plain lists in, a table of phrases out."""

from functools import cache, lru_cache

from bot.coding.inflection import spelled
from bot.coding.operators import words
from bot.coding.phrasebook import Table, lower, opened
from bot.model import Commitment

# The first rung with a word in the statement holds: "may consider what was promised" is a hint. ``~`` takes every form.
RUNGS: tuple[tuple[Commitment, str], ...] = (
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


@cache
def pledges() -> Table[Commitment]:
    """Every form of the words, each with its rung."""
    table: dict[str, tuple[tuple[Commitment, str], ...]] = {}
    for rung, block in RUNGS:
        for word in words(block):
            for form in spelled(word):
                table.setdefault(form, ((rung, ""),))
    return table


@lru_cache(maxsize=4096)
def may_open(cue: str) -> bool:
    """Tell whether words of a rung can begin in a cue, alone or with what follows it ("agreed" + "to …")."""
    text = opened(lower(cue)) + " "
    starts = [at + 1 for at in range(len(text) - 1) if text[at] == " "]
    return any(text.startswith(form, at) or form.startswith(text[at:]) for at in starts for form in pledges())
