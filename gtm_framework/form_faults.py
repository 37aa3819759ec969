"""What is wrong with the structure of an input: each error pydantic found, with its location."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails


def place_of(found: ErrorDetails, whole: str = "") -> str:
    """The location of an error, such as ``"choice.1.question"``; `whole` if it concerns the whole input."""
    return ".".join(str(part) for part in found["loc"]) or whole


def form_faults(error: ValidationError, whole: str) -> list[str]:
    """One sentence per error, in pydantic's words.

    Args:
        error: What pydantic found.
        whole: What to call the input in errors that concern all of it.
    """
    return [
        f"{place_of(found, whole)}: {found['msg'].removeprefix('Value error, ').rstrip('.')}."
        for found in error.errors()
    ]
