"""The house keeps its directions: rooms are pure, doors stand alone, each outside library lives in one folder."""

import ast
import sys
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
GROUND = {"bot.frozen", "bot.model", "bot.facts", "bot.errors", "bot"}
ROOMS = {
    "feeds": set(),
    "articles": {"feeds"},
    "statements": {"articles", "languages"},
    "actors": {"statements", "articles"},
    "coding": {"actors", "statements"},
    "positions": {"coding"},
    "alerts": {"positions"},
    "delivery": {"alerts"},
    "languages": set(),
}
DOORS = {"web": set(), "storage": set(), "chat": {"alerts", "delivery"}, "settings": set()}
LIBRARY_HOME = {"aiohttp": "web", "telegram": "chat"} | dict.fromkeys(("sqlmodel", "sqlalchemy", "alembic"), "storage")
EFFECTS = {"random", "socket", "subprocess", "threading", "sqlite3", "time"}


def modules() -> list[Path]:
    return sorted(path for path in BOT.rglob("*.py"))


def folder_of(path: Path) -> str:
    parts = path.relative_to(BOT).parts
    return parts[0] if len(parts) > 1 else ""


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names if node.module == "bot"}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_a_module_imports_only_the_ground_and_the_room_before_it(path: Path) -> None:
    folder = folder_of(path)
    allowed = (ROOMS | DOORS).get(folder)
    if allowed is None:
        return  # the spine and the composition root name the rooms by design
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        if name == "bot" or not name.startswith("bot."):
            continue
        target = name.split(".")[1]
        near = name in GROUND or f"bot.{target}" in GROUND or target in {folder} | allowed
        assert near, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_an_outside_library_lives_in_one_folder(path: Path) -> None:
    for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        home = LIBRARY_HOME.get(name.split(".")[0])
        assert home is None or folder_of(path) == home, f"{name} is at home in bot/{home}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_a_room_has_no_clock_no_chance_and_no_await(path: Path) -> None:
    if folder_of(path) not in ROOMS:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {name.split(".")[0] for name in imported(tree)} & EFFECTS
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Await | ast.AsyncFunctionDef), f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}:
            owner = ast.unparse(node.value)
            assert owner.split(".")[-1] not in {"datetime", "date"}, f"{path}:{node.lineno} reads the clock"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_no_import_hides_inside_a_function(path: Path) -> None:
    if path.name == "__main__.py":
        return  # the command line imports heavy parts inside commands, so that --help is quick
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            hidden = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not hidden, f"{path}:{node.lineno}"
    assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(BOT)))
def test_every_module_says_what_comes_in_and_goes_out(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_only_the_composition_root_and_the_command_line_name_a_door() -> None:
    doors = set(DOORS)
    for path in modules():
        if folder_of(path) or path.name in {"app.py", "__main__.py"}:
            continue
        named = {name.split(".")[1] for name in imported(ast.parse(path.read_text(encoding="utf-8"))) if "." in name}
        assert not named & doors, f"{path.name} names {named & doors}"


def test_python_is_new_enough() -> None:
    assert sys.version_info >= (3, 11)
