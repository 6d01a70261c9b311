"""Quotation marks and sentence ends, before anyone asks who speaks."""

import pytest

from bot.model import Field
from bot.statements.grammar import Grammar
from bot.statements.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "never".', ["no", "never"]),
        ("He said “no” and „nein“ and «non».", ["no", "nein", "non"]),
        ("She's sure the soldiers' mess isn't 'the best' in town.", ["the best"]),
        ("He said ''no'' twice.", ["no"]),
        ('He said \\"no\\" twice.', ["no"]),
        ('An open "mark ends here\nand not here.', ["mark ends here"]),
        ("In the ’90s and rock ’n’ roll.", []),
        ("It's 5' tall and 3\" wide.", []),
    ],
)
def test_marks_pair_up_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    assert [text[q.inner : q.stop] for q in find_quotes(text)] == expected


def test_a_paragraph_that_opens_with_a_mark_continues_the_quotation_left_open() -> None:
    quotes = find_quotes('"One.\n"Two," she said.\n"Three."')
    assert [q.continues for q in quotes] == [False, True, False]


def test_a_headline_may_lack_a_mark_at_either_end() -> None:
    front, back = "Islands are not for sale': premier", "Forces would be 'legitimate targets"
    assert [front[q.inner : q.stop] for q in find_quotes(front, headline=True)] == ["Islands are not for sale"]
    assert [back[q.inner : q.stop] for q in find_quotes(back, headline=True)] == ["legitimate targets"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Brandt met Gen. Dahl. They talked.", 2),
        ("The U.S. Navy left. The U.S. did not.", 2),
        ('He wrote on X. "No deal."', 2),
        ('"Why now?" he asked. Nobody knew.', 2),
        ('"Go. Stay. Wait," she said.', 1),
        ("It cost $3.5 million on Jan. 5 in Oslo.", 1),
        ("One… two. Three!", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(
    grammars: dict[str, Grammar], text: str, count: int
) -> None:
    found = grammars["en"].splitter.split(Field.TEXT, text, find_quotes(text))
    assert len(found) == count, [text[s.start : s.end] for s in found]
