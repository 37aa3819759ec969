"""JSON text for a caller's data, rejected unless it reads back exactly."""

import json
import math
import re
import reprlib
from collections.abc import Iterator
from typing import Any, Never

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ALLOWED = "text, whole numbers, finite decimals, true, false, None, lists, or dicts with text keys"


def surrogate_fault(text: str) -> str | None:
    """Where this text has a lone surrogate, or None if it has none."""
    found = _SURROGATE.search(text)
    if found is None:
        return None
    return (
        f"character {found.start() + 1} is half of a surrogate pair (U+{ord(found[0]):04X}), "
        "which can't be saved. Remove it, or decode the text again."
    )


def to_text(body: dict[str, Any]) -> str | None:
    """The body as JSON text, or None unless it reads back as an equal body (see `faults_of`)."""
    try:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
        return text if isinstance(body, dict) and json.loads(text) == body else None
    except (TypeError, ValueError, RecursionError):
        return None


def from_text(text: str) -> dict[str, Any]:
    """The body saved as this text.

    Raises:
        ValueError: If it isn't the JSON text of a dict.
        RecursionError: If it is nested too deeply.
    """
    body = json.loads(text, parse_constant=_no_number)
    if not isinstance(body, dict):
        raise ValueError(f"the body is {reprlib.repr(body)}, not a JSON object")  # noqa: TRY004  (of a row)
    return body


def _no_number(constant: str) -> Never:
    raise ValueError(f"the body holds {constant}, which is not a number")


def faults_of(body: object) -> list[str]:
    """Every reason why `to_text` returned None, each with the value's path and a remedy."""
    if not isinstance(body, dict):
        return [f"the body is {reprlib.repr(body)}, not a dict. Pass a dict."]
    try:
        return list(_faults(body, "")) or [
            "the body doesn't survive a round trip through JSON. Use plain JSON values."
        ]
    except RecursionError:
        return ["the body is nested too deeply, or contains itself. Pass a flatter one."]


def _faults(value: object, path: str) -> Iterator[str]:
    where = path or "the body"
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                yield f"{where}: the key {key!r} is not text. Use text keys."
            elif fault := surrogate_fault(key):
                yield f"{where}: in the key {key!r}, {fault}"
            yield from _faults(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _faults(inner, f"{path}[{number}]")
    else:
        yield from _leaf_faults(value, where)


def _leaf_faults(value: object, where: str) -> Iterator[str]:
    if isinstance(value, str):
        if fault := surrogate_fault(value):
            yield f"{where}: {fault}"
    elif isinstance(value, float) and not math.isfinite(value):
        yield f"{where}: {value!r} is not a finite number. Use a finite one, or None."
    elif not (value is None or isinstance(value, int | float)):
        kind = type(value).__name__
        yield f"{where}: {reprlib.repr(value)} is a {kind}, which JSON doesn't support. Use {_ALLOWED}."
