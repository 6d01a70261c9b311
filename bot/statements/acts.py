"""Acts: an article in, statements of form "act" out (a reported decision without words, "cancels all meetings")."""

from bot.model import Article, Statement
from bot.statements.grammar import Grammar


def acts(article: Article, grammar: Grammar, words: list[Statement]) -> list[Statement]:
    """Return what officials are reported to have done; ``words`` are the statements already found in the article."""
    return []
