"""The terminal's view of a message: readable, in frames, harmless."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.alerts.routing import route
from bot.chat.console import ConsoleSender
from bot.model import MessageKind, OutboxMessage, Route
from tests.alerts import examples

NOW = datetime(2026, 3, 3, 18, 20, tzinfo=UTC)


def message(alert=examples.REVERSAL) -> OutboxMessage:
    (made,) = route([alert], [Route("main", "@channel", topic=7)], (), (), NOW)
    return made


async def printed(outgoing: OutboxMessage, *, colour: bool = False, **more) -> str:
    out = io.StringIO()
    await ConsoleSender(out, colour=colour).send(outgoing, **more)
    return out.getvalue()


async def test_a_reversal_is_printed_with_both_quotes_and_both_links():
    text = await printed(message())
    assert text.startswith("╭─ @channel · topic 7 ─") and text.rstrip().endswith("─")
    for words in ("REVERSAL · full turn", "BEFORE", "NOW", examples.BEFORE.url, examples.NOW.url, "#a1b2c3"):
        assert words in text
    assert "<" not in text and "\x1b" not in text and "\u2068" not in text


async def test_colours_are_for_terminals():
    assert "\x1b[1m" in await printed(message(), colour=True)
    assert "[❓ Why]" in await printed(message(), colour=True)
    out = io.StringIO()
    await ConsoleSender(out).send(message())
    assert "\x1b" not in out.getvalue()


async def test_every_style_that_is_opened_is_closed():
    for line in (await printed(message(examples.RETRACTED), colour=True)).splitlines():
        assert line.count("\x1b[0m") >= 1 or "\x1b[" not in line


async def test_words_from_outside_cannot_steer_the_terminal():
    text = await printed(replace(message(), text="a \x1b[2J\x07 b &lt;i&gt; \x9b31m c"))
    assert "\x1b" not in text and "\x9b" not in text and "b <i>" in text


async def test_messages_are_numbered_and_an_edit_keeps_its_number():
    console = ConsoleSender(io.StringIO())
    first, second = await console.send(message()), await console.send(message())
    edit = replace(message(), kind=MessageKind.EDIT, message_id=first.message_id)
    assert (first.message_id, second.message_id, (await console.send(edit)).message_id) == (1, 2, 1)


async def test_edits_and_replies_are_marked():
    edit = replace(message(), kind=MessageKind.EDIT, message_id=1)
    assert "edited" in await printed(edit)
    assert "reply to 4" in await printed(message(), reply_to=4)
    assert "reply to 9" in await printed(replace(message(), reply_to=9))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251"])
async def test_a_terminal_that_knows_few_letters_gets_question_marks(encoding):
    raw = io.BytesIO()
    terminal = io.TextIOWrapper(raw, encoding=encoding)
    await ConsoleSender(terminal).send(message(examples.RIGHT_TO_LEFT))
    assert b"#f1e1d1" in raw.getvalue()


async def test_no_line_is_wider_than_the_frame_unless_it_is_a_link():
    text = await printed(message(replace(examples.STATEMENT, current=replace(examples.NOW, quote="word " * 300))))
    assert all(len(line) <= 80 for line in text.splitlines() if "https://" not in line)
