"""Small named configurations: the files of a case over those of the base, in a folder of their own."""

import shutil
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases" / "config"


def names() -> list[str]:
    return sorted(case.name for case in CASES.iterdir() if case.is_dir() and not case.name.startswith("_"))


def lay_out(case: str, folder: Path) -> Path:
    """Copy the base, then the case's files over it; ``sources.yaml.absent`` takes sources.yaml away."""
    for origin in (CASES / "_base", CASES / case):
        for file in origin.iterdir():
            if file.suffix == ".absent":
                (folder / file.stem).unlink()
            elif file.suffix == ".yaml":
                shutil.copy(file, folder / file.name)
    return folder


def expected(case: str, kind: str) -> list[str]:
    """The lines of ``faults.txt`` or ``warnings.txt``; none where there is no such file."""
    file = CASES / case / f"{kind}.txt"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
