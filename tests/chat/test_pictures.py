"""The timeline's picture: laid out by rules that can be told, drawn without a fault whatever it is given."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image

from bot.chat.pictures import DPI, MOST_MARKS, REACH, SIZE, marks_of, timeline_png
from bot.model import Modality
from tests.chat import histories


def test_the_picture_has_a_phones_shape():
    picture = Image.open(io.BytesIO(timeline_png(histories.QUARTER)))
    assert (picture.format, picture.size) == ("PNG", (round(SIZE[0] * DPI), round(SIZE[1] * DPI)))


def test_the_same_history_gives_the_same_bytes():
    assert timeline_png(histories.QUARTER) == timeline_png(histories.QUARTER)


def test_every_statement_is_a_mark_and_those_of_one_day_stand_apart():
    marks = marks_of(histories.QUARTER.statements)
    assert len(marks) == len(histories.QUARTER.statements)
    assert len({(mark.day, mark.height) for mark in marks}) == len(marks)


def test_what_is_no_assertion_is_hollow():
    marks = marks_of([histories.said(0, 1), histories.said(1, 1, Modality.CONDITIONAL)])
    assert [mark.plain for mark in marks] == [True, False]


def test_no_mark_strays_to_another_stance():
    crowd = [histories.said(0, 1, hour=hour % 10) for hour in range(200)]
    assert all(abs(mark.height - 1) <= REACH for mark in marks_of(crowd))


def test_too_many_statements_leave_the_newest():
    marks = marks_of(histories.CROWDED.statements)
    assert len(marks) == MOST_MARKS
    assert max(mark.day for mark in marks) == max(said.said for said in histories.CROWDED.statements)


@pytest.mark.parametrize(
    "timeline",
    [
        histories.ONE,
        histories.CROWDED,
        replace(histories.ONE, statements=()),
        replace(histories.QUARTER, language="es"),
        replace(histories.QUARTER, language="none-such"),
        replace(histories.QUARTER, title="$x^2$ \\frac{1} _{", subtitle="$$"),
        replace(histories.QUARTER, title="سارا کریمی دربارهٔ گفت‌وگو", subtitle="Україна"),
        replace(histories.QUARTER, title="", subtitle="x" * 500),
    ],
)
def test_any_history_can_be_drawn(timeline):
    assert timeline_png(timeline).startswith(b"\x89PNG")


def test_two_threads_may_draw_at_once():
    with ThreadPoolExecutor(2) as pool:
        pictures = list(pool.map(timeline_png, [histories.QUARTER] * 4))
    assert len(set(pictures)) == 1
