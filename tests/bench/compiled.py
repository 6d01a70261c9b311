"""How fast would reading be if its three rooms were compiled? The same code, built by mypyc in a folder of its own.

Needs a C compiler and a few minutes, and leaves the source as it is: ``build/compiled`` holds a copy of the package in
which statements, actors and coding are compiled. ``python -m tests.bench compiled`` builds it and runs the bench there.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
BUILD = ROOT / "build" / "compiled"
ROOMS = ("statements", "actors", "coding")
OPTIONS = "[mypy]\nignore_missing_imports = True\n"


def build() -> None:
    """Copy the package and compile the rooms; what is compiled needs no slots of its own."""
    shutil.rmtree(BUILD, ignore_errors=True)
    for folder in ("bot", "config", "tests"):
        shutil.copytree(ROOT / folder, BUILD / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (BUILD / "mypy.ini").write_text(OPTIONS, encoding="utf-8")
    modules = [path for room in ROOMS for path in sorted((BUILD / "bot" / room).glob("*.py"))]
    for module in modules:
        text = module.read_text(encoding="utf-8")
        if "@quickly_made" not in text:
            text = re.sub(r"(@dataclass\(.*?)(?:, )?slots=True", r"\1", text)
            module.write_text(text, encoding="utf-8")
    command = [Path(sys.executable).with_name("mypyc"), "--config-file", "mypy.ini"]
    names = [str(module.relative_to(BUILD)) for module in modules]
    done = subprocess.run([*command, *names], cwd=BUILD, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"mypyc could not compile the rooms:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def main() -> None:
    build()
    subprocess.run([sys.executable, "-m", "tests.bench", "reading"], cwd=BUILD, check=True)


if __name__ == "__main__":
    main()
