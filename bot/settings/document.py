"""YAML text in, plain values and the place of each out: YAML 1.2 meaning (``NO`` is Norway), nothing twice, no tags.

The C composer of PyYAML gives nodes with marks; the tree is kept, so that a fault found later can be located.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml import MappingNode, Mark, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.reader import ReaderError
from yaml.resolver import BaseResolver

TAGS = "tag:yaml.org,2002:"
KINDS = frozenset({"str", "int", "float", "bool", "null", "map", "seq"})
LARGEST_FILE = 10_000_000  # bytes
MOST_NODES = 500_000  # values of one file, aliases counted as often as they are used


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in one file; ``line`` and ``column`` count from 1, 0 where the file itself is the matter."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class _CoreSchema(BaseResolver):
    """The scalars of the YAML 1.2 core schema: no yes/no/on/off, no sexagesimals, no dates."""


for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|nan)", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _CoreSchema.add_implicit_resolver(f"{TAGS}{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))


class _Composer(CParser, _CoreSchema):
    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        _CoreSchema.__init__(self)


class Document:
    """One file: ``value`` (mappings, lists, scalars), its ``faults``, and ``locate`` for what is found later."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.value: Any = None
        self._root: Node | None = None
        self._seen = 0
        try:
            self._root = _Composer(text).get_single_node()
            self.value = self._plain(self._root, ()) if self._root is not None else None
        except (YAMLError, _Refused) as error:
            self.faults.append(self._syntax(error, text))
        except RecursionError:
            self.value = None
            self.faults.append(Fault(file, 1, 1, "brackets nest too deep, write fewer levels"))

    def locate(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at ``path``, or of its key; of the nearest ancestor where there is no value."""
        node, mark = self._root, self._root.start_mark if self._root is not None else None
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            key_node, node = found
            mark = key_node.start_mark if key and step == path[-1] else node.start_mark
        return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)

    def fault(self, path: Sequence[str | int], message: str, *, key: bool = False) -> Fault:
        """Return a fault at ``path``; the caller collects it."""
        return Fault(self.file, *self.locate(path, key=key), message)

    def _plain(self, node: Node, above: tuple[int, ...]) -> Any:
        self._seen += 1
        if id(node) in above or self._seen > MOST_NODES:
            raise _Refused(node.start_mark, "aliases unfold without end, write the values out")
        if node.tag.removeprefix(TAGS) not in KINDS:
            raise _Refused(node.start_mark, f"tag {node.tag} is not used here, write the plain value")
        if isinstance(node, MappingNode):
            return self._mapping(node, (*above, id(node)))
        if isinstance(node, SequenceNode):
            return [self._plain(child, (*above, id(node))) for child in node.value]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, above: tuple[int, ...]) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        first: dict[str, Mark] = {}
        for key, child in node.value:
            if not isinstance(key, ScalarNode):
                raise _Refused(key.start_mark, "a key must be a word, quote text that holds brackets")
            name = str(key.value)
            if name in plain:
                message = f"key '{name}' stands here a second time (first in line {first[name].line + 1}), remove one"
                self.faults.append(Fault(self.file, key.start_mark.line + 1, key.start_mark.column + 1, message))
            else:
                plain[name], first[name] = self._plain(child, above), key.start_mark
        return plain

    def _scalar(self, node: Node) -> Any:
        tag, text = node.tag.removeprefix(TAGS), node.value
        if tag == "str":
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        try:
            return _number(tag, text)
        except ValueError:
            raise _Refused(node.start_mark, f"{text[:20]} is no number that can be read, write fewer digits") from None

    def _syntax(self, error: Exception, text: str) -> Fault:
        if isinstance(error, ReaderError):
            code = error.character if isinstance(error.character, int) else ord(error.character)
            before = text[: text.find(chr(code))]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return Fault(self.file, line, column, f"character U+{code:04X} is not allowed in YAML, remove it")
        if isinstance(error, MarkedYAMLError) and (mark := error.problem_mark or error.context_mark) is not None:
            what = ", ".join(part for part in (error.context, error.problem) if part)
            return Fault(self.file, mark.line + 1, mark.column + 1, f"no YAML: {what}, check indent, quotes, brackets")
        if isinstance(error, _Refused):
            return Fault(self.file, error.mark.line + 1, error.mark.column + 1, str(error))
        return Fault(self.file, 1, 1, f"no YAML: {error}")


class _Refused(Exception):
    """YAML that is well formed but not allowed here."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark


def _number(tag: str, text: str) -> int | float:
    if tag == "float":
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


def _step(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, child) for key, child in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def read(path: Path) -> Document:
    """Read one file; a file that cannot be read is a document with a fault and without a value."""
    try:
        raw = path.read_bytes()
        if len(raw) <= LARGEST_FILE:
            return Document(str(path), raw.decode("utf-8-sig"))
        complaint = f"holds {len(raw)} bytes, at most {LARGEST_FILE} are read"
    except UnicodeDecodeError as error:
        complaint = f"byte {error.start} is no UTF-8, save the file as UTF-8"
    except OSError as error:
        complaint = f"cannot be read ({error.strerror}), put the file back or correct its rights"
    document = Document(str(path), "")
    document.faults.append(Fault(str(path), 1, 1, complaint))
    return document
