"""What is wrong with a structure, in sentences: the product's own words for what pydantic found."""

from collections.abc import Callable, Iterable, Iterator
from textwrap import shorten
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gtm_framework import catalog
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.form_faults import place_of

_MISSING = {"missing": "missing", "string_too_short": "empty", "too_short": "too few entries"}


M = TypeVar("M")


def sound(make: Callable[[], M], name: str, faults_of: Callable[[M], Iterable[str]]) -> M:
    """Make a structure, or refuse it with every fault.

    Args:
        make: Makes it, as far as it is well formed.
        name: What to call it in a refusal.
        faults_of: What does not fit together in one that is well formed.

    Raises:
        RefusedError: If it is not well formed, or something does not fit together.
    """
    try:
        made = make()
    except ValidationError as error:
        raise RefusedError(name, sentences(error)) from error
    if faults := list(faults_of(made)):
        raise RefusedError(name, faults)
    return made


def sentences(error: ValidationError) -> list[str]:
    """One sentence for each fault: where, what, what to do."""
    return [_sentence(found) for found in error.errors()]


def _sentence(found: ErrorDetails) -> str:
    where = place_of(found, "all of it")
    if found["type"] in _MISSING:
        return f"{where}: {_MISSING[found['type']]}. Fill it in."
    if found["type"] == "extra_forbidden":
        return f"{where}: unknown key. Remove it, or correct its spelling."
    return f"{where}: {shorten(repr(found['input']), 80)} does not fit. {found['msg']}."


def unknown(what: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """One sentence for each name that nothing goes by, with the nearest that does."""
    known = tuple(dict.fromkeys(str(name) for name in known))
    for name in names:
        if name not in known:
            yield str(UnknownNameError(what, str(name), known))


def repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    """One sentence for each name that was given to more than one thing, once."""
    names = list(names)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{what} {name!r}: given {names.count(name)} times. Give each its own id."


def unknown_source(names: Iterable[str]) -> Iterator[str]:
    """One sentence for each source that `data/sources.toml` does not list."""
    return unknown("source", dict.fromkeys(names), catalog.sources())
