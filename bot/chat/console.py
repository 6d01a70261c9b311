"""Outbox messages come in; they are printed, readable in a terminal: what runs without a token shows.

Colours and links only on a terminal that takes them; a file or a pipe gets plain text.
"""

import html
import os
import re
import shutil
import sys
import unicodedata
from itertools import count
from typing import TextIO

from bot.alerts.escape import seen
from bot.alerts.markup import TAG
from bot.model import MessageKind, OutboxMessage, Sent

WIDEST = 76
_STYLES = {"b": "1", "strong": "1", "i": "3", "em": "3", "u": "4", "s": "9", "del": "9", "code": "36"}
_HUES = {"🔄": "31", "↩️": "35", "⚡": "33", "📈": "31", "📉": "32", "🗣": "36", "❌": "90"}
_PIECE = re.compile(r"<[^<>]*>|[^<]+")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WORDS = re.compile(r"\S+\s*")


class ConsoleSender:
    """Prints instead of sending; it never fails and never waits."""

    def __init__(self, out: TextIO | None = None, *, colour: bool | None = None) -> None:
        self._out = out or sys.stdout
        tty = self._out.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        self._colour = tty if colour is None else colour
        self._width = min(WIDEST, max(40, shutil.get_terminal_size((WIDEST, 24)).columns - 4))
        self._numbers = count(1)

    async def send(self, message: OutboxMessage, *, reply_to: int | None = None) -> Sent:
        """Print one message in a frame."""
        number = message.message_id if message.kind is MessageKind.EDIT else next(self._numbers)
        drawn = self.draw(message, reply_to=reply_to or message.reply_to) + "\n"
        known = getattr(self._out, "encoding", None) or "utf-8"  # a terminal that knows no Cyrillic gets question marks
        self._out.write(drawn.encode(known, "replace").decode(known))
        self._out.flush()
        return Sent(number or 0)

    def draw(self, message: OutboxMessage, *, reply_to: int | None = None) -> str:
        """Return the message as framed lines."""
        hue = next((code for sign, code in _HUES.items() if message.text.startswith(sign)), "37")
        place = f"{message.chat}{f' · topic {message.topic}' if message.topic else ''}"
        notes = [
            place,
            "edited" if message.kind is MessageKind.EDIT else "",
            f"reply to {reply_to}" if reply_to else "",
        ]
        title = self._paint(f" {' · '.join(note for note in notes if note)} ", "2")
        top = self._paint("╭─", hue) + title + self._paint("─" * max(1, self._width - 1 - _cells(title)), hue)
        lines = [top] + [f"{self._paint('│', hue)} {line}" for line in self._lines(message.text)]
        buttons = "  ".join(f"[{button.label}]" for row in message.buttons for button in row if self._colour)
        if buttons:
            lines.append(f"{self._paint('│', hue)} {self._paint(buttons, '2')}")
        return "\n".join([*lines, self._paint("╰" + "─" * (self._width + 1), hue)])

    def _lines(self, markup: str) -> list[str]:
        lines: list[str] = []
        for line in markup.split("\n"):
            quoted = line.startswith("<blockquote>")
            links = [html.unescape(link[1]) for link in _LINK.finditer(line)]
            words = self._styled(_LINK.sub(r"<u>\2</u>" if self._colour else r"\2", line))
            margin = self._paint("  ┃ ", "2") if quoted else ""
            lines += [margin + row for row in self._wrapped(words, self._width - (4 if quoted else 0))] or [""]
            lines += [self._paint(f"  {link}", "2;34") for link in links]
        return lines

    def _styled(self, markup: str) -> str:
        """Turn tags into styles, or drop them."""
        open_styles: list[str] = []
        out: list[str] = []
        for piece in _PIECE.findall(markup):
            tag = TAG.fullmatch(piece)
            if not tag:
                out.append(_CONTROL.sub("", seen(html.unescape(piece))))
            elif self._colour and (style := _STYLES.get(tag[2])):
                open_styles = open_styles[:-1] if tag[1] else [*open_styles, style]
                out.append("\x1b[0m" + "".join(f"\x1b[{code}m" for code in open_styles))
        return "".join(out)

    def _wrapped(self, words: str, width: int) -> list[str]:
        """Wrap by cells on the screen; a style that is open at the end of a row goes on in the next."""
        rows, row, style = [], "", ""
        for word in _WORDS.findall(words):
            if row and _cells(row) + _cells(word.rstrip()) > width:
                rows.append(row.rstrip() + ("\x1b[0m" if style else ""))
                row = style
            row += word
            for code in _ANSI.findall(word):
                style = "" if code == "\x1b[0m" else style + code
        if row:
            rows.append(row.rstrip())
        return rows

    def _paint(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._colour else words


def _cells(words: str) -> int:
    """Count the columns that words take on a screen: wide letters take two, marks and styles none."""
    return sum(
        0
        if unicodedata.combining(letter) or letter in "\u200d\ufe0f"
        else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in _ANSI.sub("", words)
    )
