"""What is generated from the schema stands in the repository as it would be generated now."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from bot.settings.keys import Model
from bot.settings.reference import documentation, files, json_schemas
from bot.settings.schema import FILES

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted(files(ROOT)), ids=lambda path: path.name)
def test_a_generated_file_is_in_step_with_the_schema(path: Path) -> None:
    hint = "run: python -m bot.settings.reference"
    assert path.read_text(encoding="utf-8") == files(ROOT)[path], hint


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_of_the_default_names_its_schema_for_editors(name: str) -> None:
    first = (ROOT / "config" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../schemas/{name}.json"


def models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            for inner in inner_models(field.annotation):
                yield from models(inner, seen)


def inner_models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from inner_models(part)


EVERY: set[type[BaseModel]] = set()
ALL_MODELS = [model for file in FILES.values() for model in models(file, EVERY)]


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_every_key_says_what_it_means_and_shows_an_example_that_is_allowed(model: type[Model]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        holds_a_model = any(inner_models(field.annotation))
        assert holds_a_model or field.examples, f"{model.__name__}.{name} has no example"
        for example in field.examples or []:
            TypeAdapter(Annotated[field.annotation, *field.metadata, None]).validate_python(example)


def test_the_documentation_shows_every_key_of_every_file() -> None:
    text = documentation()
    for model in ALL_MODELS:
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` |" in text


def test_the_documentation_s_recipes_are_configurations_that_load() -> None:
    recipes = re.findall(r"```yaml\n(.*?)```", documentation(), flags=re.DOTALL)
    actors = {"actors": yaml.safe_load(recipes[0])}
    for person in actors["actors"]:
        for office in person["offices"]:
            office.update({key: str(value) for key, value in office.items() if key in ("from", "to")})
    FILES["actors"].model_validate(actors)
    FILES["issues"].model_validate({"issues": yaml.safe_load(recipes[1])})
    assert len(recipes[1].splitlines()) <= 10


def test_the_schemas_are_json_and_closed() -> None:
    for name, schema in json_schemas().items():
        assert json.loads(json.dumps(schema))["$id"] == f"{name}.json"
        assert schema["additionalProperties"] is False
