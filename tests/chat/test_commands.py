"""The table of commands: every one has its line, its place in the documentation, and a reply."""

from pathlib import Path

import pytest

from bot.chat import texts
from bot.chat.access import Audience
from bot.chat.commands import COMMANDS
from bot.chat.menus import IN_GROUPS

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "commands.md"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_says_what_it_does(name: str) -> None:
    assert texts.ABOUT[name]
    assert name.islower()
    assert len(name) <= 32
    if name not in ("start", "help"):
        assert f"/{name}" in DOCUMENT.read_text(encoding="utf-8")


def test_a_command_that_changes_the_bot_is_for_admins() -> None:
    admins = {name for name, command in COMMANDS.items() if command.audience is Audience.ADMIN}
    assert admins == {"reload", "source", "silence", "test", "stats"}
    assert not admins & set(IN_GROUPS)
