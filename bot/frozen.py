"""A frozen dataclass in, the same with a constructor at half the cost out: reading makes some two hundred an article.

The constructor that dataclasses write for frozen classes goes round their own ``__setattr__`` once a field. This one
fills the object while it belongs to an open twin of its class, and then hands it back.
"""

from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quickly_made(cls: type[T]) -> type[T]:
    """Replace the constructor of a frozen, slotted dataclass without factories and ``__post_init__``."""
    own: tuple[Field[Any], ...] = fields(cls)  # type: ignore[arg-type]
    slots: tuple[str, ...] = cls.__dict__["__slots__"]
    if hasattr(cls, "__post_init__") or any(f.default_factory is not MISSING for f in own) or len(slots) != len(own):
        raise TypeError(f"{cls.__name__} needs the constructor that dataclasses write")
    known: dict[str, Any] = {f"_{f.name}": f.default for f in own if f.default is not MISSING}
    twin = type(cls.__name__, (), {"__slots__": slots})
    known |= {"__open__": twin, "__shut__": cls, "__turn__": object.__setattr__}  # names that no field's default has
    heads = [f"{f.name}=_{f.name}" if f.default is not MISSING else f.name for f in own]
    body = [f"    self.{f.name} = {f.name}" for f in own]
    lines = [
        f"def __init__(self, {', '.join(heads)}):",
        "    __turn__(self, '__class__', __open__)",
        *body,
        "    self.__class__ = __shut__",
    ]
    exec("\n".join(lines), known)  # as dataclasses do it; in it stand nothing but the names of fields
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
