"""Frozen values in, JSON text out, and back: a value that grew a field with a default loads from an old row.

Values are immutable, so a text that was just written or read need not be parsed again: the last few megabytes of
positions and alerts are remembered by their text.
"""

import json
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import is_dataclass
from functools import cache
from threading import Lock
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from bot.errors import StorageError
from bot.storage.columns import storable

Value = TypeVar("Value")
REMEMBERED = 24_000_000  # characters of JSON text


@cache
def adapter(kind: Hashable) -> TypeAdapter[Any]:
    """Return the compiled adapter of a dataclass; compiling takes milliseconds, so it is done once."""
    return TypeAdapter(cast(Any, kind))


def dump(value: object) -> str:
    """Return the JSON text of a frozen value."""
    if not is_dataclass(value):
        raise TypeError(f"{value!r} is no value of the model")
    kind = adapter(cast(Hashable, type(value)))
    try:
        return kind.dump_json(value).decode()
    except PydanticSerializationError:  # a lone surrogate somewhere: rare, so the slow road
        return json.dumps(_storable(kind.dump_python(value, mode="json")))


def load(kind: type[Value], text: str) -> Value:
    """Return the value that ``text`` holds; raises StorageError where it is none of this kind."""
    try:
        return cast(Value, adapter(cast(Hashable, kind)).validate_json(text))
    except ValidationError as error:
        fault = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise StorageError(f"a stored {kind.__name__} cannot be read: {where}: {fault['msg']}") from error


def _storable(tree: Any) -> Any:
    if isinstance(tree, str):
        return storable(tree)
    if isinstance(tree, list):
        return [_storable(part) for part in tree]
    if isinstance(tree, dict):
        return {name: _storable(part) for name, part in tree.items()}
    return tree


class Memory:
    """Values by the text that holds them, the least used forgotten first; safe between threads."""

    def __init__(self, room: int = REMEMBERED) -> None:
        self._room, self._used = room, 0
        self._kept: OrderedDict[str, object] = OrderedDict()
        self._lock = Lock()

    def dump(self, value: object) -> str:
        """Return the text of ``value`` and remember both."""
        text = dump(value)
        self._keep(text, value)
        return text

    def load(self, kind: type[Value], text: str) -> Value:
        """Return the value of ``text``, parsed only where it is not remembered."""
        with self._lock:
            known = self._kept.get(text)
            if known is not None:
                self._kept.move_to_end(text)
        if isinstance(known, kind):
            return known
        value = load(kind, text)
        self._keep(text, value)
        return value

    def _keep(self, text: str, value: object) -> None:
        with self._lock:
            if text not in self._kept:
                self._used += len(text)
            self._kept[text] = value
            self._kept.move_to_end(text)
            while self._used > self._room:
                forgotten, _ = self._kept.popitem(last=False)
                self._used -= len(forgotten)
