"""What pydantic found wrong in a file in, faults with line, column and what would be right out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process

from bot.settings.document import Document, Fault
from bot.settings.kinds import shown

Path = tuple[str | int, ...]

SECRETS = frozenset({"token", "bot_token", "telegram_bot_token", "password", "secret", "database_url", "api_key"})


def faults_of(document: Document, schema: type[BaseModel], error: ValidationError) -> list[Fault]:
    """Turn every error of one file into a fault at its place."""
    return [_fault(document, schema, details) for details in error.errors(include_url=False)]


def closest(word: str, known: Iterable[str]) -> str:
    """Return ``, did you mean 'x'?`` for a near miss, else a list of what is known as far as it is short."""
    names = sorted(known)
    best = process.extractOne(word.lower(), names, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    if best is not None:
        return f"did you mean '{best[0]}'?"
    return f"use one of: {', '.join(names)}" if 0 < len(names) <= 24 else ""


def _fault(document: Document, schema: type[BaseModel], details: Mapping[str, Any]) -> Fault:
    path, kind = _path(details["loc"]), details["type"]
    if kind == "extra_forbidden":
        if str(path[-1]).lower() in SECRETS:
            message = f"unknown key '{path[-1]}', secrets stand in the environment alone (see .env.example), remove it"
            return document.fault(path, message, key=True)
        known = _keys_at(schema, path[:-1])
        return document.fault(path, f"unknown key '{path[-1]}', {closest(str(path[-1]), known)}", key=True)
    if kind == "missing":
        example = _example(schema, path)
        return document.fault(path[:-1], f"key '{path[-1]}' is missing, add it, such as {path[-1]}: {example}")
    return document.fault(path, _message(kind, path, details))


def _message(kind: str, path: Path, details: Mapping[str, Any]) -> str:
    context, value = details.get("ctx", {}), details.get("input")
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    if kind == "complaint":
        return f"{name}: {context['message']}"
    if kind in ("enum", "literal_error"):
        return f"{name}: {shown(value)} is not known, {closest(str(value), _expected(str(context['expected'])))}"
    return f"{name}: {_plain(kind, value, context)}"


def _plain(kind: str, value: Any, context: Mapping[str, Any]) -> str:
    if value is None:
        return "nothing stands here, write a value or remove the key"
    if kind == "string_type":
        return f"{_what(value)} is no text, write it in quotes" if _scalar(value) else f"{_what(value)} is no text"
    simple = {
        "bool_type": "is neither true nor false, write true or false",
        "int_type": "is no whole number, write digits without quotes",
        "tuple_type": f"is no list, write [{value}]" if _scalar(value) else "is no list, write [first, second]",
        "model_type": "is no mapping, write key: value on lines of their own",
        "dict_type": "is no mapping, write key: value on lines of their own",
    }
    if kind in simple:
        return f"{_what(value)} {simple[kind]}"
    bounds = {"greater_than_equal": ("less", "ge"), "less_than_equal": ("more", "le")}
    if kind in bounds:
        word, limit = bounds[kind]
        other = "more" if word == "less" else "less"
        return f"{_what(value)} is {word} than {context[limit]}, write {context[limit]} or {other}"
    if kind == "string_too_long":
        return f"the text is longer than {context['max_length']} letters, shorten it"
    if kind == "string_too_short":
        return "the text is empty, write one or remove the key"
    return f"{_what(value)} cannot be used ({kind.replace('_', ' ')})"


def _what(value: Any) -> str:
    if isinstance(value, bool):
        return f"'{str(value).lower()}'"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else shown(value)


def _scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)


def _expected(listed: str) -> list[str]:
    return [word.strip().strip("'") for word in listed.replace(" or ", ", ").split(",") if word.strip().strip("'")]


def _path(location: Sequence[str | int]) -> Path:
    return tuple(step for step in location if step != "[key]")


def _model_at(schema: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Walk from a file's model to the model at ``path``: fields by name or alias, through lists and mappings."""
    current: Any = schema
    for step in path:
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = next((f for name, f in current.model_fields.items() if step in (name, f.alias)), None)
            current = field.annotation if field is not None else None
        else:
            arguments = [argument for argument in get_args(current) if argument is not Ellipsis]
            current = arguments[-1] if arguments else None
        current = _unwrapped(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _unwrapped(annotation: Any) -> Any:
    options = [option for option in get_args(annotation) if isinstance(option, type) and issubclass(option, BaseModel)]
    return options[0] if type(None) in get_args(annotation) and options else annotation


def _keys_at(schema: type[BaseModel], path: Path) -> list[str]:
    model = _model_at(schema, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model is not None else []


def _example(schema: type[BaseModel], path: Path) -> str:
    model = _model_at(schema, path[:-1])
    fields = model.model_fields if model is not None else {}
    field = next((f for name, f in fields.items() if path[-1] in (name, f.alias)), None)
    return str(field.examples[0]) if field is not None and field.examples else "..."
