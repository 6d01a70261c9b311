"""The README's examples are true: its configuration passes the check, its verbs exist, what it links to is there."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.__main__ import cli
from bot.settings.load import defaults, inspect

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(# config/sources\.yaml.*?)```", README, re.DOTALL)


def test_the_example_configuration_has_no_fault(tmp_path: Path) -> None:
    assert EXAMPLE
    for block in re.split(r"(?=^# config/)", EXAMPLE[1], flags=re.MULTILINE):
        name = re.match(r"# config/(\w+\.yaml)", block)
        if name and name[1] == "issues.yaml":  # an issue of one's own is added to the default's
            default = (defaults() / "issues.yaml").read_text(encoding="utf-8").rstrip()
            (tmp_path / name[1]).write_text(default + "\n" + block.split("issues:\n")[1], encoding="utf-8")
        elif name:
            (tmp_path / name[1]).write_text(block, encoding="utf-8")
    (tmp_path / "settings.yaml").write_text("telegram: {admins: [123456789]}\n", encoding="utf-8")
    loaded = inspect(tmp_path)
    assert loaded.faults == []
    assert loaded.configuration and "chagos-deal" in {issue.id for issue in loaded.configuration.issues}
    assert [route.id for route in loaded.configuration.routes] == ["main", "iran-desk", "morning"]


def test_every_verb_is_in_the_table_and_every_verb_of_the_table_exists() -> None:
    table = README.split("## On the command line")[1].split("Environment:")[0]
    named = {verb for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for verb in re.findall(r"`(\w+)", cell)}
    assert named == set(get_command(cli).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
