"""Pydantic's errors in the product's words: where, what happened, what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from gtm_framework.errors import nearest

INCONSISTENT = "inconsistent"
"""The error type that carries our own sentences."""

_SENTENCES = {
    "missing": "it is missing. Add it.",
    "string_unicode": "it contains a broken character. Type it again.",
    "string_too_short": "it is empty. Fill it in.",
    "string_pattern": "{value} is not allowed. Use a-z, 0-9 and _, and start with a letter.",
    "greater_than_equal": "{value} is too low. Enter {ge} or more.",
    "greater_than": "{value} is too low. Enter more than {gt}.",
    "less_than_equal": "{value} is too high. Enter {le} or less.",
    "less_than": "{value} is too high. Enter less than {lt}.",
    "enum": "{value} is not an option. Choose {expected}.",
    "literal": "{value} is not an option. Choose {expected}.",
    "float": "{value} is not a number. Enter a number{or_leave}.",
    "finite": "{value} is not a number. Enter a number{or_leave}.",
    "int": "{value} is not a whole number. Enter a whole number{or_leave}.",
    "bool": "{value} is neither true nor false. Enter true or false.",
    "string": "{value} is not text. Enter text.",
    "timezone": "it has no time zone. Add one.",
    "datetime": "{value} is not a point in time. Write it as 2026-07-01T09:00+00:00.",
    "time": "{value} is not a time of day. Write it as 09:00{or_leave}.",
    "date": "{value} is not a date. Write it as 2026-07-01{or_leave}.",
    "model": "{value} is not a table of fields. Provide one.",
    "dict": "{value} is not a table. Provide one.",
    "tuple": "{value} is not a list. Provide one.",
    "": "{value} is not allowed ({message}). Correct it.",
}
"""The sentence for each error, by the start of its type's name; the first match applies."""


class RecordFault(NamedTuple):
    """One error of a record: its field, and the complete sentence."""

    field: str
    sentence: str


def require_none(sentences: Iterable[str]) -> None:
    """Reject the value under validation, in any pydantic validator, if there are any errors.

    Args:
        sentences: One sentence per error.

    Example:
        >>> require_none(["pillar 'partners': it is used 2 times."])
        Traceback (most recent call last):
            ...
        pydantic_core._pydantic_core.PydanticCustomError: pillar 'partners': it is used 2 times.
    """
    if found := list(sentences):
        raise PydanticCustomError(INCONSISTENT, "{text}", {"text": " ".join(found), "sentences": found})


def explain(error: ValidationError, data: Any, model: type[BaseModel]) -> Iterator[RecordFault]:
    """Every error of a record, each with its location.

    Args:
        error: What pydantic found.
        data: The rejected content; list entries are named by their ids.
        model: The model it was meant for, which provides the field names.
    """
    for found in _without_echoes(error.errors()):
        field, where = str(next(iter(found["loc"]), "")), place_of(found["loc"], data)
        for sentence in _sentences(found, model):
            yield RecordFault(field, f"{where}: {sentence}" if where else sentence)


def _without_echoes(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """All errors, except those of lists that are too short only because their entries are invalid."""
    inside = {found["loc"][:depth] for found in errors for depth in range(len(found["loc"]))}
    return (found for found in errors if found["type"] != "too_short" or found["loc"] not in inside)


def shown(value: object) -> str:
    """A value as quoted in an error, cut after 80 characters.

    Example:
        >>> shown("Partner program"), len(shown("A very long title " * 9))
        ("'Partner program'", 80)
    """
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def place_of(loc: tuple[int | str, ...], data: Any) -> str:
    """The location of an error, such as ``"choice motion, question"``; empty if it concerns everything."""
    words: list[str] = []
    for step in loc:
        data = _below(data, step)
        if isinstance(step, int):
            name = data.get("id") if isinstance(data, Mapping) else None
            words[-1:] = [f"{words[-1] if words else 'entry'} {name or f'number {step + 1}'}"]
        else:
            words.append(step)
    return ", ".join(words)


def _below(data: Any, step: int | str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _sentences(found: ErrorDetails, model: type[BaseModel]) -> Iterator[str]:
    kind, context = found["type"], found.get("ctx", {})
    if kind == INCONSISTENT:
        yield from context["sentences"]
    elif kind == "value_error":
        yield str(context["error"])
    elif kind == "extra_forbidden":
        yield _no_such_field(found["loc"], model)
    elif kind == "too_short":
        yield _too_few(context["actual_length"], context["min_length"])
    else:
        template = next(text for start, text in _SENTENCES.items() if kind.startswith(start))
        words = {"expected": context.get("expected")} | {
            limit: f"{context[limit]:g}" for limit in ("ge", "gt", "le", "lt") if limit in context
        }
        words |= {"value": shown(found["input"]), "message": found["msg"]}
        yield template.format(**words, or_leave=_or_leave(found["loc"], model))


def _too_few(count: int, least: int) -> str:
    if not count:
        return "it is empty. Fill it in."
    return f"it has {count} {'entry' if count == 1 else 'entries'}. Provide at least {least}."


def _or_leave(loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    """An optional field of the record itself can also stay empty."""
    field = model.model_fields.get(str(loc[0])) if len(loc) == 1 else None
    return "" if field is None or field.is_required() else ", or leave it empty"


def _no_such_field(loc: tuple[int | str, ...], model: type[BaseModel]) -> str:
    if len(loc) > 1:
        return "there is no such field. Remove it, or correct its spelling."
    known = [field.alias or name for name, field in model.model_fields.items()]
    return f"there is no such field. {nearest(str(loc[0]), known)}"
