"""A timeline comes in; a PNG of stance over time goes out. Slow: call it in a thread, never in the event loop.

Made for a phone's width: portrait, large letters, one background that reads in dark and in light chats alike. Every
statement is a mark, hollow where it is no plain assertion; a turn is a ringed mark with its day.
"""

import io
import textwrap
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from babel.dates import format_skeleton
from matplotlib.dates import AutoDateLocator
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from bot.alerts.escape import clean
from bot.alerts.markup import shorten
from bot.alerts.wording import Wording
from bot.chat.translation import wording as words_of
from bot.model import Alert, AlertKind, CodedStatement, Modality

SIZE, DPI = (5.4, 6.2), 200  # 1080 x 1240 pixels
PAPER, INK, FAINT, GRID = "#16202c", "#f2f5f8", "#9fb0c2", "#2b3a4b"
HUES = {1: "#4cc38a", 0: "#c9d1da", -1: "#ff6369"}
TURN = "#ffc53d"
TURNS = frozenset({AlertKind.REVERSAL, AlertKind.WALKBACK})
MOST_MARKS = 1500
LABEL_ROOM = 0.17  # part of the width that the day of a turn takes; those that would run into it have none
SPREAD = 0.13  # how far marks of one day and stance stand apart
_WANTED = ("DejaVu Sans", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC")  # the first comes with matplotlib
REACH = 0.4  # the farthest that a mark is moved from its stance
FONTS = [name for name in _WANTED if name in set(fontManager.get_font_names())]
_EPOCH = date(1970, 1, 1).toordinal()
_drawing = threading.Lock()  # matplotlib's caches of fonts and text are not made for threads


class Drawn(Protocol):
    """What is drawn; the commands' Timeline has this shape."""

    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...
    @property
    def statements(self) -> tuple[CodedStatement, ...]: ...
    @property
    def alerts(self) -> tuple[Alert, ...]: ...
    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement on the paper; ``height`` is its stance, moved a little where marks would cover each other."""

    day: date
    stance: int
    height: float
    plain: bool


def timeline_png(timeline: Drawn) -> bytes:
    """Draw the timeline; nothing but what it holds decides the bytes."""
    words = words_of(timeline.language, {})
    with _drawing:
        figure = Figure(figsize=SIZE, dpi=DPI, facecolor=PAPER)
        axes = figure.add_axes((0.06, 0.19, 0.88, 0.60), facecolor=PAPER)
        marks = marks_of(timeline.statements)
        _draw_marks(axes, marks)
        _draw_axes(axes, [mark.day for mark in marks] or [date(2000, 1, 1)], words)
        _draw_turns(axes, timeline.alerts, words)
        _write(figure, timeline, len(marks), words)
        out = io.BytesIO()
        figure.savefig(out, format="png", facecolor=PAPER, metadata={"Software": None})
    return out.getvalue()


def marks_of(statements: Sequence[CodedStatement]) -> list[Mark]:
    """Lay the statements out: those of one day and stance side by side, the newest kept when there are too many."""
    same: dict[tuple[date, int], int] = defaultdict(int)
    marks: list[Mark] = []
    for said in sorted(statements, key=lambda one: (one.said, one.published))[-MOST_MARKS:]:
        place = (said.said, said.stance)
        step = same[place]
        same[place] += 1
        shift = SPREAD * ((step + 1) // 2) * (1 if step % 2 else -1)
        height = said.stance + (shift if abs(shift) <= REACH else REACH * (1 if shift > 0 else -1))
        marks.append(Mark(said.said, said.stance, height, said.statement.modality is Modality.ASSERTED))
    return marks


def _draw_marks(axes: Any, marks: Sequence[Mark]) -> None:
    path = [mark for mark in marks if mark.plain]
    days = [_number(mark.day) for mark in path]
    width, size = (1.6, 120) if len(marks) < 60 else (0.6, max(14, 120 * 60 / len(marks)))
    axes.step(days, [mark.stance for mark in path], where="post", color=FAINT, linewidth=width, alpha=0.6, zorder=2)
    for stance, hue in HUES.items():
        for plain in (True, False):
            chosen = [mark for mark in marks if mark.stance == stance and mark.plain is plain]
            axes.scatter(
                [_number(mark.day) for mark in chosen],
                [mark.height for mark in chosen],
                s=size if plain else size * 0.75,
                facecolors=hue if plain else PAPER,
                edgecolors=PAPER if plain else hue,
                linewidths=width,
                zorder=3,
            )


def _draw_turns(axes: Any, alerts: Sequence[Alert], words: Wording) -> None:
    turns = sorted((one for one in alerts if one.kind in TURNS), key=_day_of, reverse=True)
    left, right = axes.get_xlim()
    labelled = right + (right - left)
    for alert in turns:
        day, stance = _number(_day_of(alert)), alert.current.stance
        axes.plot([day, day], [-1.5, 1.5], color=TURN, linewidth=1.1, linestyle=(0, (3, 3)), alpha=0.8, zorder=1)
        axes.scatter([day], [stance], s=380, facecolors="none", edgecolors=TURN, linewidths=2.6, zorder=4)
        if labelled - day > (right - left) * LABEL_ROOM:
            label = format_skeleton("MMMd", _day_of(alert), locale=words.language)
            axes.text(day, 1.6, label, color=TURN, fontsize=12, ha="center", va="bottom", fontfamily=FONTS)
            labelled = day


def _draw_axes(axes: Any, days: Sequence[date], words: Wording) -> None:
    first, last = min(days), max(days)
    margin = max(timedelta(days=1), (last - first) * 0.08)
    axes.set_xlim(_number(first - margin), _number(last + margin))
    axes.set_ylim(-1.6, 1.75)
    axes.set_yticks([1, 0, -1], ["", "", ""])
    for stance, name in ((1, words.say("for")), (0, words.say("undecided")), (-1, words.say("against"))):
        hue, across = HUES[stance], axes.get_yaxis_transform()
        behind = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 2}
        axes.text(
            0, stance + 0.2, name, color=hue, fontsize=13.5, transform=across, fontfamily=FONTS, zorder=5, bbox=behind
        )
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=4))  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(_formatter(last - first, words.language))
    axes.tick_params(colors=INK, labelsize=12.5, length=0, pad=8)
    axes.grid(axis="y", color=GRID, linewidth=1.2, zorder=0)
    for side in axes.spines.values():
        side.set_visible(False)


def _formatter(span: timedelta, language: str) -> FuncFormatter:
    """Write a day as "4 Jan" with its year below the first, over long spans as "Jan 2026"."""

    def written(number: float, place: int | None) -> str:
        day = date.fromordinal(int(number) + _EPOCH)
        if span > timedelta(days=300):
            return format_skeleton("yMMM", day, locale=language)
        label = format_skeleton("MMMd", day, locale=language)
        return f"{label}\n{day.year}" if not place or day.timetuple().tm_yday < 8 else label

    return FuncFormatter(written)


def _write(figure: Figure, timeline: Drawn, count: int, words: Wording) -> None:
    title = "\n".join(textwrap.wrap(_literal(timeline.title), 30, max_lines=2, placeholder="…"))
    figure.text(0.06, 0.95, title, color=INK, fontsize=16.5, fontweight="bold", va="top", fontfamily=FONTS)
    below = 0.95 - 0.055 * (title.count("\n") + 1) - 0.01
    subtitle = shorten(_literal(timeline.subtitle), 28)
    told = words.many("{n} statement", "{n} statements", count)
    line = f"→ {subtitle} · {told}" if subtitle else told
    figure.text(0.06, below, line, color=FAINT, fontsize=12.5, va="top", fontfamily=FONTS)
    x = 0.06
    for face, edge, size, name in (
        (HUES[1], HUES[1], 9, words.say("said")),
        (PAPER, HUES[1], 9, words.say("if, or denied")),
        (PAPER, TURN, 14, words.say("turn")),
    ):
        mark: dict[str, Any] = {"marker": "o", "markersize": size, "markerfacecolor": face, "markeredgecolor": edge}
        figure.add_artist(Line2D([x + 0.02], [0.055], linestyle="none", markeredgewidth=1.9, **mark))
        figure.text(x + 0.05, 0.055, name, color=FAINT, fontsize=11.5, va="center", fontfamily=FONTS)
        x += 0.10 + 0.0155 * len(name)


def _literal(words: str) -> str:
    """Keep matplotlib from reading dollar signs as formulas."""
    return clean(words).replace("$", r"\$")


def _number(day: date) -> int:
    """Count a day as matplotlib does."""
    return day.toordinal() - _EPOCH


def _day_of(alert: Alert) -> date:
    moment: datetime = alert.current.published
    return alert.current.said_on or moment.date()
