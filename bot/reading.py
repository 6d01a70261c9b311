"""An article through the pure rooms: statements found, speakers resolved, everything coded; oldest said first."""

from bot.actors.resolution import voices
from bot.coding.code import code
from bot.knowledge import Knowledge
from bot.model import Article, CodedStatement
from bot.statements.attribution import attribute


def read_article(article: Article, knowledge: Knowledge) -> list[CodedStatement]:
    """Return every statement of the article, resolved and coded, oldest said first; pure, and slow on long texts."""
    grammar = knowledge.grammars.get(article.language)
    if grammar is None:
        return []  # a language without a pack is stored and counted, not guessed at
    coded = [
        code(voiced, speaker, article, knowledge.codebook)
        for statement in attribute(article, grammar)
        for voiced, speaker in voices(statement, article, knowledge.roster)
    ]
    return sorted(coded, key=lambda c: c.said)
