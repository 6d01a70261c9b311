"""Headlines -> the side of their first clause and the words of its matter, with the default files."""

import pytest

from bot.model import Article, CodedStatement
from bot.reading import read_article
from tests.coding.test_turn import WHEN, knowledge


def told(title: str) -> CodedStatement:
    article = Article("e", "s", "https://news.example/1", title, "", "", WHEN, WHEN)
    return next(coded for coded in read_article(article, knowledge()) if coded.speaker.official)


@pytest.mark.parametrize(
    ("title", "side", "words"),
    [
        ("Norway to guarantee loan to Ukraine", 1, {"guarante", "loan"}),
        ("Norway will not guarantee loan to Ukraine, prime minister says", -1, {"guarante", "loan"}),
        ("Latvia: No border opening while smugglers fly balloons", -1, {"crossing"}),
        ("Latvia to open crossing with Belarus", 1, {"crossing"}),
        ("Denmark invites allies to station soldiers on Bornholm", 1, {"ally", "troop"}),
        ("No need for allied troops on Bornholm, says Danish PM", -1, {"ally", "troop"}),
        ("Kenya refuses port call to Chinese survey vessel", -1, {"vessel"}),
        ("Kenya clears Chinese survey vessel to dock in Mombasa", 1, {"vessel"}),
        ("Belgium closes embassy in Tehran", -1, {"embassy"}),
        ("Chad rules out sending envoys to Khartoum", -1, {"envoy"}),
        ("Chad to hold talks with Sudan on ending the war", 1, {"talk"}),
    ],
)
def test_a_clause_tells_whether_its_matter_goes_ahead(title: str, side: int, words: set[str]) -> None:
    coded = told(title)
    assert coded.side == side
    assert words <= set(coded.matter)


@pytest.mark.parametrize(
    "title",
    [
        "Norway rejects claim that it blocked loan to Ukraine",  # what others say is no course
        "Sweden condemns attack on cargo vessel",  # of others
        "Finland urges Estonia to open crossing",  # asked of others
        "Poland says it did not close the crossing",  # what was
        "Chad signs order blocking envoys from leaving",  # what turns is not the deed's verb
        "Norway ends military drills in the north",  # what ends by itself
        "Ghana does not rule out not sending troops",  # two words that turn: nobody can tell
    ],
)
def test_what_tells_no_course_of_the_speakers_own_has_no_side(title: str) -> None:
    assert told(title).side == 0


def test_a_history_that_a_report_recalls_is_read_as_what_the_course_was() -> None:
    article = Article(
        "e",
        "s",
        "https://news.example/1",
        "Chad opens base",
        "",
        "President Mahamat Deby, who last month insisted that no foreign troops would be let into the country, said on"
        " Monday that foreign troops would arrive in March.",
        WHEN,
        WHEN,
    )
    sides = {c.statement.cue: c.side for c in read_article(article, knowledge()) if c.statement.cue != "opens"}
    assert sides == {"insisted": -1, "said": 1}
