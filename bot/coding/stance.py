"""For or against: the cores of the issue and the statement's cue in, -1, 0 or +1 out."""

from bot.coding.issue import Topic
from bot.model import Evidence, Form, Modality, Statement

_AGAINST = {"reject", "accuse"}


def stance(statement: Statement, topic: Topic) -> tuple[int, Evidence | None]:
    """Tell whether the speaker is for (+1) or against (-1) the action of the issue going ahead."""
    if not topic.cores:
        return 0, None
    total = sum(core.sign * core.weight for core in topic.cores if core.clause == topic.cores[0].clause)
    side = (total > 0) - (total < 0) or topic.cores[0].sign
    words = topic.cores[0].words
    if statement.form is Form.WORDS and topic.near:
        if statement.cue_class in _AGAINST:
            side, words = -side, f"{statement.cue}: {words}"
        elif statement.cue_class == "deny" or statement.modality is Modality.DENIED:
            side, words = 0, f"{statement.cue}: {words}"
    return side, Evidence("stance", words, f"{side:+d}")
