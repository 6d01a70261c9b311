"""``check`` and ``schema``: the configuration's faults, and its shape for editors."""

import json
from pathlib import Path
from typing import IO

from bot.settings.load import check
from bot.settings.schema import json_schema


def check_configuration(folder: Path) -> int:
    """Print every fault and warning of the configuration; 0 when it can be used, else 2."""
    report = check(folder)
    for line in [*report.faults, *report.warnings]:
        print(line)
    if not report.faults:
        print(f"{folder}: good, {report.summary}")
    return 2 if report.faults else 0


def print_schema(out: IO[str]) -> None:
    """Print the JSON Schema of every configuration file as one object."""
    out.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
