"""Draws the pictures of docs/pictures from real messages: ``python -m docs.render [--chromium PATH]``.

The messages are the outbox messages that the bot makes of the examples of its tests; a page with a phone's width shows
them as Telegram does, and a headless Chromium takes the picture. Needed for these pictures only.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

from bot.alerts.digest import digest_of
from bot.alerts.routing import edits, route
from bot.chat.pictures import timeline_png
from bot.chat.translation import wordings
from bot.model import MessageState, OutboxMessage, Route
from tests.alerts import examples
from tests.chat import histories

HERE = Path(__file__).parent / "pictures"
WIDTH, SCALE = 390, 2
NAMES = {"org.eu": "European Union", "EU": "European Union"}
THEMES = {
    "light": ("#dfe8d8", "#ffffff", "#0f1419", "#2b7cb8", "#e8f3fb", "#7d8b99", "rgba(80,110,80,.55)"),
    "dark": ("#0e1621", "#182533", "#f4f6f8", "#6ab7ff", "#20364b", "#7f91a4", "rgba(40,60,80,.9)"),
}
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 10px; background: {back}; width: {width}px; box-sizing: border-box;
  font: 15px/1.36 "Noto Sans", "Noto Color Emoji", sans-serif; color: {ink}; }}
.bubble {{ background: {bubble}; border-radius: 14px 14px 14px 4px; padding: 8px 12px 6px; white-space: pre-wrap;
  overflow-wrap: anywhere; max-width: 340px; box-shadow: 0 1px 2px rgba(0,0,0,.12); }}
.bubble blockquote {{ display: block; margin: 3px 0; padding: 4px 9px; border-left: 3px solid {link};
  background: {quote}; border-radius: 5px; }}
a, .tag {{ color: {link}; text-decoration: none; }}
.time {{ text-align: right; font-size: 11px; color: {faint}; margin-top: 2px; }}
.rows {{ max-width: 364px; margin-top: 3px; }}
.row {{ display: flex; gap: 3px; margin-top: 3px; }}
.row span {{ flex: 1; text-align: center; background: {button}; color: #fff; border-radius: 8px; padding: 8px 2px;
  font-size: 13.5px; }}
</style><div class="bubble">{text}<div class="time">{time}</div></div><div class="rows">{rows}</div>"""


def page(message: OutboxMessage, theme: str) -> str:
    """Return a page that shows one message."""
    back, bubble, ink, link, quote, faint, button = THEMES[theme]
    text = message.text.replace("\n<blockquote>", "<blockquote>").replace("</blockquote>\n", "</blockquote>")
    text = re.sub(r"(#\w+)$", r'<span class="tag">\1</span>', text, flags=re.MULTILINE)
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{button.label}</span>" for button in row)}</div>' for row in message.buttons
    )
    return PAGE.format(
        back=back, bubble=bubble, ink=ink, link=link, quote=quote, faint=faint, button=button, width=WIDTH, text=text,
        rows=rows, time=f"{message.created:%H:%M}",
    )  # fmt: skip


def shoot(chromium: str, markup: str, target: Path) -> None:
    """Take the picture of a page and cut the empty rest off."""
    with tempfile.TemporaryDirectory() as folder:
        source, raw = Path(folder, "page.html"), Path(folder, "raw.png")
        source.write_text(markup, encoding="utf-8")
        command = [
            chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--force-device-scale-factor={SCALE}", f"--window-size={WIDTH + 120},1400", f"--screenshot={raw}",
            source.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=90)
        whole = Image.open(raw).convert("RGB").crop((0, 0, WIDTH * SCALE, 1400 * SCALE))
        empty = Image.new("RGB", whole.size, whole.getpixel((1, 1)))
        box = ImageChops.difference(whole, empty).getbbox()
        whole.crop((0, 0, WIDTH * SCALE, (box[3] if box else 200) + 10 * SCALE)).save(target, optimize=True)


def messages() -> dict[str, tuple[OutboxMessage, str]]:
    """Return the messages to show, with the theme of each."""
    main = Route("main", "@channel")
    known = wordings(NAMES)

    def first(alert: examples.Alert, language: str = "en") -> OutboxMessage:
        return route([alert], [replace(main, language=language)], (), (), alert.at, wordings=known)[0]

    sent = replace(first(examples.REVERSAL), state=MessageState.SENT, message_id=1)
    (struck,) = edits(examples.RETRACTED, [sent], [main], examples.TUESDAY, wordings=known)
    every = [examples.REVERSAL, examples.WALKBACK, examples.SOFTENED, examples.STATEMENT]
    held = [replace(first(alert), held="quiet") for alert in every]
    return {
        "reversal": (first(examples.REVERSAL), "light"),
        "reversal-dark": (first(examples.REVERSAL), "dark"),
        "reversal-report-only": (first(examples.REPORT_ONLY), "light"),
        "reversal-right-to-left": (first(examples.RIGHT_TO_LEFT), "light"),
        "reversal-es": (first(examples.REVERSAL, "es"), "dark"),
        "retracted": (struck, "light"),
        "statement": (first(examples.STATEMENT), "light"),
        "walkback": (first(examples.WALKBACK), "light"),
        "conflict": (first(examples.CONFLICT), "light"),
        "hardened": (first(examples.HARDENED), "light"),
        "softened": (first(examples.SOFTENED), "dark"),
        "digest": (digest_of(held, every, main, examples.TUESDAY, wordings=known), "light"),
    }


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser") or "")
    chromium = parser.parse_args().chromium
    if not chromium:
        sys.exit("no Chromium found: install it or give --chromium PATH")
    HERE.mkdir(exist_ok=True)
    for name, (message, theme) in messages().items():
        shoot(chromium, page(message, theme), HERE / f"{name}.png")
    (HERE / "timeline.png").write_bytes(timeline_png(histories.QUARTER))


if __name__ == "__main__":
    main()
