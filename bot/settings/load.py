"""A folder of YAML files in, a checked Configuration out, or every fault at once as ``file:line:column: …``.

settings.yaml, sources.yaml and channels.yaml must be there; actors.yaml, issues.yaml and cues.yaml may be left out,
then those that come with the program are used.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.errors import ConfigError
from bot.facts import Configuration
from bot.settings.complaints import faults_of
from bot.settings.document import Document, Fault, read
from bot.settings.keys import Model
from bot.settings.lint import warnings_about
from bot.settings.references import broken_references, doubtful_sources
from bot.settings.schema import FILES
from bot.settings.values import configuration

REQUIRED = ("settings", "sources", "channels")


@dataclass(slots=True)
class Loaded:
    """What reading a folder gave: a configuration where there are no faults, and warnings either way."""

    configuration: Configuration | None = None
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)


def load(folder: Path) -> Configuration:
    """Return the configuration in ``folder``; raises ConfigError with every fault."""
    loaded = inspect(folder)
    if loaded.configuration is None:
        raise ConfigError([str(fault) for fault in loaded.faults])
    return loaded.configuration


def defaults() -> Path:
    """Return the folder that comes with the program: config/ in the repository, bot/defaults in a wheel."""
    packaged = Path(__file__).parents[1] / "defaults"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "config"


def inspect(folder: Path, required: tuple[str, ...] = REQUIRED) -> Loaded:
    """Read and check a folder, without raising: faults and warnings in the order of files and lines.

    The built-in file stands in for one that is not there, unless its name is in ``required``.
    """
    loaded = Loaded()
    if not folder.is_dir():
        loaded.faults.append(Fault(str(folder), 1, 1, "is no folder, name the folder that holds settings.yaml"))
        return loaded
    documents = _documents(folder, required, loaded)
    checked = {name: _checked(name, document, loaded) for name, document in documents.items()}
    loaded.faults.extend(broken_references(documents, checked))
    loaded.warnings.extend(_warnings(folder, documents, checked, loaded))
    loaded.faults.sort()
    if not loaded.faults:
        loaded.configuration = configuration(**{name: model for name, model in checked.items() if model is not None})
    return loaded


def _documents(folder: Path, required: tuple[str, ...], loaded: Loaded) -> dict[str, Document]:
    documents = {}
    for name in FILES:
        path = folder / f"{name}.yaml"
        if not path.exists() and not path.is_symlink() and name not in required:
            path = defaults() / f"{name}.yaml"
        loaded.files[name] = path
        documents[name] = read(path)
    return documents


def _warnings(folder: Path, documents: dict[str, Document], checked: dict[str, Any], loaded: Loaded) -> Iterator[Fault]:
    for name, path in loaded.files.items():
        if path.parent != folder:
            yield Fault(str(folder / path.name), 1, 1, f"is not there, the {name} that come with the program are used")
    if checked["sources"] is not None:
        yield from doubtful_sources(documents["sources"], checked["sources"])
    if checked["actors"] is not None and loaded.files["actors"].parent == folder:
        yield from warnings_about(documents["actors"], checked["actors"])


def _checked(name: str, document: Document, loaded: Loaded) -> Any:
    loaded.faults.extend(document.faults)
    if document.value is None and not document.faults:
        loaded.faults.append(Fault(document.file, 1, 1, f"the file is empty, write {_first_key(name)}"))
    if document.value is None:
        return None
    try:
        return FILES[name].model_validate(document.value)
    except ValidationError as error:
        loaded.faults.extend(faults_of(document, FILES[name], error))
        return None


def _first_key(name: str) -> str:
    model: type[Model] = FILES[name]
    return f"{next(iter(model.model_fields))}: and what belongs to it"
