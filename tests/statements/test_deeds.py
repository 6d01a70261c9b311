"""Headlines and leads -> the deeds they tell: who does what, and whether it is done now."""

from collections.abc import Callable

import pytest

from bot.model import Form, Modality, Statement

Read = Callable[..., list[Statement]]


def deeds(read: Read, title: str, text: str = "") -> list[tuple[str, str, Modality]]:
    told = [statement for statement in read(text, title=title) if statement.form is Form.ACT]
    return [(deed.speaker.surface, deed.cue, deed.modality) for deed in told]


@pytest.mark.parametrize(
    ("title", "who", "verb"),
    [
        ("Norway lifts sanctions on Sweden", "Norway", "lifts"),
        ("In reversal, Norway approves loan", "Norway", "approves"),
        ("Norway puts tariffs on steel", "Norway", "puts"),
    ],
)
def test_a_headline_tells_who_does_what(read: Read, title: str, who: str, verb: str) -> None:
    assert deeds(read, title) == [(who, verb, Modality.ASSERTED)]


@pytest.mark.parametrize(
    ("text", "who", "modality"),
    [
        ("The Northern Union (NU) is cutting funding for students.", "Northern Union", Modality.ASSERTED),
        ("Norway withdrew its troops last week following a deadline.", "Norway", Modality.HISTORICAL),
        ("Norway lifted sanctions imposed last year.", "Norway", Modality.ASSERTED),  # the sanctions are old
    ],
)
def test_a_lead_tells_who_does_what_and_whether_it_is_done_now(
    read: Read, text: str, who: str, modality: Modality
) -> None:
    assert [(speaker, how) for speaker, _, how in deeds(read, "", text)] == [(who, modality)]


@pytest.mark.parametrize("title", ["Norway puts death toll from landslide at 27", "Will Norway lift sanctions?"])
def test_a_figure_and_a_question_are_no_deeds(read: Read, title: str) -> None:
    assert deeds(read, title) == []


@pytest.mark.parametrize("title", ["(NU) cuts aid to Norway", "() cuts aid to Norway"])
def test_letters_in_brackets_with_no_name_before_them_do_nothing(read: Read, title: str) -> None:
    assert deeds(read, title) == []
