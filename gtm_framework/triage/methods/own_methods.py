"""Your own methods: a TOML file in the format of `data/methods.toml`, added to the product's methods."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gtm_framework.catalog import parse_toml
from gtm_framework.errors import GtmError, RefusedError, UnknownNameError
from gtm_framework.form_faults import form_faults
from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.methods.methods import Input, Method, Methods, all_inputs, all_methods


def methods_from_toml(path: str | Path) -> Methods:
    """The product's methods plus those of a file.

    Raises:
        GtmError: If the file can't be read, or isn't TOML.
        RefusedError: If a method or an input in it is wrong; lists every error.

    Example:
        >>> methods_from_toml("missing.toml")
        Traceback (most recent call last):
            ...
        gtm_framework.errors.GtmError: missing.toml: can’t read the file. Use a TOML file with methods.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GtmError(f"{path}: can’t read the file. Use a TOML file with methods.") from error
    return methods_from(parse_toml(text, str(path)), str(path))


def methods_from(content: dict[str, Any], name: str) -> Methods:
    """The product's methods plus those of parsed TOML; a method with the same id replaces ours.

    Args:
        content: ``method`` and ``input`` tables, and an optional ``default``.
        name: What to call it in messages.

    Raises:
        RefusedError: If a method or an input in it is wrong; lists every error.

    Example:
        >>> leads = {"name": "Leads", "combine": "product", "numerator": ["reach", "confidence"]}
        >>> methods_from({"method": {"leads": leads}}, "methods.toml")["leads"].formula
        'reach × confidence'
    """
    faults: list[str] = []
    inputs = {
        key: _made(Input, key, entry, faults) for key, entry in _tables(content, "input", faults).items()
    }
    own = {key: made for key, made in inputs.items() if isinstance(made, Input)}
    faults += [
        f"input.{key}: {key} is a field of every idea. Use another name for the input."
        for key in own
        if key in RANGES
    ]
    methods = {}
    for key, entry in _tables(content, "method", faults).items():
        used = (
            [*entry.get("numerator", ()), *entry.get("denominator", ())] if isinstance(entry, dict) else []
        )
        made = _made(Method, key, entry, faults, own=tuple(own[each] for each in used if each in own))
        if isinstance(made, Method):
            methods[key] = made
    default = content.get("default", all_methods().default)
    if default not in {**all_methods(), **methods}:
        faults.append(f"default: {UnknownNameError('method', str(default), methods)}")
    if not methods and not faults:
        faults.append("it defines no method. Add a table [method.NAME] with numerator and combine.")
    if faults:
        raise RefusedError(name, faults)
    return Methods({**all_methods(), **methods}, str(default))


def _tables(content: dict[str, Any], kind: str, faults: list[str]) -> dict[str, Any]:
    tables = content.get(kind, {})
    if isinstance(tables, dict):
        return tables
    faults.append(f"{kind}: it is not a table. Write [{kind}.NAME].")
    return {}


def _made(
    kind: type[Input] | type[Method], key: str, entry: Any, faults: list[str], **more: Any
) -> Input | Method | None:
    if not isinstance(entry, dict):
        faults.append(f"{key}: it is not a table. Write [{kind.__name__.lower()}.{key}].")
        return None
    words = key.replace("_", " ")
    usual = {"label": words} if kind is Input else {"name": words}
    if kind is Input and key in all_inputs():
        faults.append(f"input.{key}: this name is taken by a built-in input. Remove it, or rename it.")
    try:
        return kind.model_validate({"id": key, **usual, **entry, **more})
    except ValidationError as error:
        faults += [f"{key}: {fault}" for fault in form_faults(error, kind.__name__.lower())]
    return None
