"""``check`` and ``schema``: the configuration's faults, and its shape for editors."""

import json
from pathlib import Path
from typing import IO

from bot.settings.load import inspect
from bot.settings.reference import json_schemas


def check_configuration(folder: Path) -> int:
    """Print every fault and warning of the configuration; 0 when it can be used, else 2."""
    loaded = inspect(folder)
    for fault in [*loaded.faults, *loaded.warnings]:
        print(fault)
    found = loaded.configuration
    if found is None or loaded.faults:
        return 2
    counts = f"{len(found.sources)} sources, {len(found.actors)} actors, {len(found.issues)} issues"
    print(f"{folder}: good, {counts}, {len(found.routes)} channels, {len(loaded.warnings)} warnings")
    return 0


def print_schema(out: IO[str]) -> None:
    """Print the JSON Schema of every configuration file as one object."""
    out.write(json.dumps(json_schemas(), indent=2, ensure_ascii=False) + "\n")
