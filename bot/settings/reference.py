"""The schema in, JSON Schemas for editors and docs/configuration.md out.

``python -m bot.settings.reference`` writes them.

A test compares what is written with what the schema says, so that neither can fall behind.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from bot.settings.environment import Environment
from bot.settings.schema import FILES

INTRODUCTION = """# Configuration

Everything is in six YAML files of one folder: `config/`, or the folder that `--config` or `VOLTEFACE_CONFIG` names.
`settings.yaml`, `sources.yaml` and `channels.yaml` must be there; where `actors.yaml`, `issues.yaml` or `cues.yaml` is
missing, the one that comes with the program is used. This page is generated from the schema.

- `volteface check` tells every fault as `file:line:column: what is wrong, what would be right`; exit code 0 or 2.
  Warnings (two holders of an office at once, a gap, an alias that two actors share) do not change the exit code.
- A running bot takes an edit over within two seconds of the save, all or nothing. A fault leaves the last good
  configuration in use and is told in the log, in `/status` and to the admins.
- YAML has its 1.2 meaning: `NO` is Norway, `1:30` is text. A key that stands twice is a fault. Lengths of time are
  written `90s`, `5m`, `6h`, `2d` or `1h30m`; days `2026-01-20`, `2026-01` or `2026`.
- Editors that know `# yaml-language-server: $schema=` complete and check while you type (`schemas/`).
- Secrets are never in these files: see [the environment](#the-environment).

## Recipes

A new office holder is one edit in `actors.yaml`; the history stays:

```yaml
  - id: person.jane-doe
    type: person
    name: Jane Doe
    country: NOR
    surname: Doe
    offices:
      - {title: Foreign Minister, org: mfa.nor, from: 2021-10-14, to: 2026-11-20}   # add `to:`
  - id: person.john-roe
    type: person
    name: John Roe
    country: NOR
    surname: Roe
    offices:
      - {title: Foreign Minister, org: mfa.nor, from: 2026-11-20}
```

An issue of your own is ten lines in `issues.yaml`; `volteface try "SENTENCE"` shows how it is read:

```yaml
  - id: chagos-deal
    label: Chagos deal
    class: territory
    plus: the handover goes ahead
    minus: the handover is stopped
    severity: 3
    nouns: [Chagos deal, Chagos handover, Chagos treaty, Diego Garcia lease]
    pro: [signed the Chagos treaty]
    con: [shelved the Chagos bill]
```
"""


def json_schemas() -> dict[str, dict[str, Any]]:
    """Return one JSON Schema for each file, by the file's name without its ending."""
    return {name: {"$id": f"{name}.json", **model.model_json_schema()} for name, model in FILES.items()}


def documentation() -> str:
    """Return docs/configuration.md."""
    parts = [INTRODUCTION]
    for name, model in FILES.items():
        parts.append(f"## {name}.yaml\n\n{_first(model)}\n")
        parts.extend(_section(name, model, set()))
    parts.append(_environment())
    return "\n".join(parts)


def environment_example() -> str:
    """Return .env.example."""
    lines = ["# Copy to .env and fill in. Real environment variables win over this file.", ""]
    for name, field in Environment.model_fields.items():
        lines += [f"# {field.description}", f"#{name.upper()}={_environment_default(field)}", ""]
    lines += ["# The password of the PostgreSQL that docker-compose.yml can start; the bot itself does not read it."]
    lines += ["#POSTGRES_PASSWORD=volteface", ""]
    return "\n".join(lines)


def files(root: Path) -> dict[Path, str]:
    """Return every generated file with its text."""
    made = {
        root / "schemas" / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False, default=str) + "\n"
        for name, schema in json_schemas().items()
    }
    return made | {
        root / "docs" / "configuration.md": documentation(),
        root / ".env.example": environment_example(),
    }


def _section(title: str, model: type[BaseModel], done: set[type[BaseModel]]) -> Iterator[str]:
    rows = ["| key | meaning | default | example |", "| --- | --- | --- | --- |"]
    inner: list[tuple[str, type[BaseModel]]] = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        rows.append(f"| `{key}` | {_cell(field.description or '')} | {_default(field)} | {_example(field, key)} |")
        found = _model_in(field.annotation)
        if found is not None and found not in done:
            done.add(found)
            inner.append((f"{title} › {key}", found))
    yield "\n".join(rows) + "\n"
    for path, found in inner:
        yield f"### {path}\n\n{_first(found)}\n"
        yield from _section(path, found, done)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)


def _default(field: FieldInfo) -> str:
    if field.default is PydanticUndefined:
        return "**must be there**"
    if isinstance(field.default, BaseModel):
        return "see below"
    return f"`{_cell(_yaml(field.default))}`" if field.default not in ("", (), None, {}) else "none"


def _example(field: FieldInfo, key: str) -> str:
    examples = [example for example in field.examples or [] if example != []]
    return f"`{key}: {_cell(_yaml(examples[0]))}`" if examples else "see below"


def _yaml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, timedelta):
        hours = value.total_seconds() / 3600
        return f"{hours:g}h" if hours else "0"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_yaml(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_yaml(one)}' for key, one in value.items())}}}"
    return _quoted(value) if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if not text or text[0] in "@&*!|>%`[{(" or "\\" in text else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _first(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _environment() -> str:
    rows = ["| variable | meaning | default |", "| --- | --- | --- |"]
    for name, field in Environment.model_fields.items():
        default = _environment_default(field)
        rows.append(f"| `{name.upper()}` | {field.description} | {f'`{default}`' if default else 'none'} |")
    opening = (
        "## The environment\n\nRead from the environment, else from a file `.env` in the working directory "
        "(`.env.example` shows every variable). Secrets stand nowhere else, and in no log, export or backup.\n"
    )
    return f"{opening}\n" + "\n".join(rows) + "\n"


def _environment_default(field: FieldInfo) -> str:
    default = field.default.get_secret_value() if hasattr(field.default, "get_secret_value") else field.default
    return "" if default is None else str(default)


def write(root: Path) -> None:
    """Write every generated file."""
    for path, text in files(root).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parents[2])
