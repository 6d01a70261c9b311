"""Full-text search: statements' words in, a condition on statements out; FTS5 and tsvector behind one face.

Words are folded here (case, accents, everything but letters and digits), so that both databases see the same words and
a user's quotes, operators and NULs mean nothing to either. Both then reduce English words to their stems.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import cast

from sqlalchemy import ColumnElement, Connection, func, literal_column, text

from bot.model import CodedStatement, Span

MOST_WORDS = 12
MOST_LETTERS = 200  # of what a user types
LONGEST_WORD = 64
MOST_INDEXED = 4000  # letters of one statement
WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")  # accents and vowel points
CONFIGURATION = "volteface"  # the text search configuration that the migration makes in PostgreSQL
INDEX_SQLITE = text("INSERT INTO statement_words (rowid, words) SELECT number, :words FROM statement WHERE id = :id")
INDEX_POSTGRES = text(f"UPDATE statement SET words = to_tsvector('{CONFIGURATION}', :words) WHERE id = :id")
FOUND_SQLITE = text("statement.number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH :words)")


def folded(words: str) -> list[str]:
    """Return the words of a text without case, accents and marks; none that a query language knows."""
    plain = words.casefold()
    if not plain.isascii():
        plain = MARKS.sub("", unicodedata.normalize("NFKD", plain)).casefold()
    return [word[:LONGEST_WORD] for word in WORD.findall(plain)]


def words_of(coded: CodedStatement) -> str:
    """Return what a statement is found by: its words, their sentence, who spoke, for whom, toward whom, on what."""
    speaker, said = coded.speaker, coded.statement
    spans: Sequence[Span] = said.context or said.content
    names = (speaker.name, said.speaker.name, speaker.office, said.speaker.role, coded.outlet)
    codes = (speaker.country, coded.counterpart, *coded.targets, *coded.places, coded.issue.value, coded.issue_id)
    texts = (*(span.text for span in spans), *(span.text for span in said.content), *names, *codes)
    return " ".join(dict.fromkeys(folded(" ".join(texts)[:MOST_INDEXED])))


def index(connection: Connection, statements: Sequence[CodedStatement]) -> None:
    """Make statements findable, in the transaction that stores them."""
    rows = [{"id": coded.id, "words": words_of(coded)} for coded in statements]
    connection.execute(INDEX_SQLITE if connection.dialect.name == "sqlite" else INDEX_POSTGRES, rows)


def condition(dialect: str, words: str) -> ColumnElement[bool] | None:
    """Return the condition that a statement holds all these words; None where nothing is left to look for."""
    wanted = list(islice(dict.fromkeys(folded(words[:MOST_LETTERS])), MOST_WORDS))
    if not wanted:
        return None
    if dialect == "sqlite":
        quoted = " AND ".join(f'"{word}"' for word in wanted)
        return cast(ColumnElement[bool], FOUND_SQLITE.bindparams(words=quoted))
    return literal_column("statement.words").op("@@")(func.to_tsquery(CONFIGURATION, " & ".join(wanted)))
