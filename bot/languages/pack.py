"""One language's grammar words, read from the YAML file of its code beside this module.

Words are lower case. ``classes`` maps a class name of the file to its words; ``maps`` the classes that give a value to
each word (weekdays, months, numbers, descriptors).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

CASED = frozenset({"outlets", "platforms"})


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """The closed word classes of one language."""

    language: str
    name: str
    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def words(self, name: str) -> frozenset[str]:
        """Return the words of a class; a language that lacks the class has none."""
        return self.classes.get(name, frozenset())


def available() -> tuple[str, ...]:
    """Codes of the languages that can be read, sorted."""
    return tuple(sorted(entry.name[:-5] for entry in files(__package__).iterdir() if entry.name.endswith(".yaml")))


@cache
def load(language: str) -> LanguagePack:
    """Return the pack of an ISO 639-1 code; raises KeyError for a language that has none."""
    if language not in available():
        raise KeyError(language)
    source = files(__package__).joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    return _pack(yaml.load(source, yaml.BaseLoader))  # all scalars are text: "no" and "on" are words here


def _pack(raw: Mapping[str, object]) -> LanguagePack:
    classes: dict[str, frozenset[str]] = {}
    numbers: dict[str, dict[str, int]] = {}
    synonyms: dict[str, tuple[str, ...]] = {}
    for key, value in raw.items():
        if isinstance(value, list):
            classes[key] = frozenset(str(word) if key in CASED else str(word).lower() for word in value)
        elif isinstance(value, dict) and all(isinstance(number, str) for number in value.values()):
            numbers[key] = {str(word): int(number) for word, number in value.items()}
        elif isinstance(value, dict):
            synonyms.update({str(word): tuple(str(other) for other in others) for word, others in value.items()})
    return LanguagePack(str(raw["language"]), str(raw["name"]), classes, numbers, synonyms)
