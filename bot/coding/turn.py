"""What a report itself says of a change of position: a statement, its article and the codebook in, a Turn or None out."""

from bot.coding.codebook import Codebook
from bot.model import Article, Statement, Turn


def turn(statement: Statement, article: Article, codebook: Codebook) -> Turn | None:
    """Return the turn that the report ascribes to the speaker of ``statement``."""
    return None
