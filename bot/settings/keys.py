"""What every model of a configuration file is made of: a frozen base, and keys that say what they mean.

Descriptions and examples become the JSON Schemas for editors and docs/configuration.md.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from bot.settings.kinds import Whole


class Model(BaseModel):
    """Base: frozen, and every key must be known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def key(default: Any, description: str, example: Any = None, **more: Any) -> Any:
    """Declare a key that may be left out."""
    return Field(default, description=description, examples=[] if example is None else [example], **more)


def must(description: str, example: Any, **more: Any) -> Any:
    """Declare a key that must be there."""
    return Field(description=description, examples=[example], **more)


Severity = Annotated[Whole, Field(ge=1, le=3)]
Rank = Annotated[Whole, Field(ge=0, le=4)]
