"""What is wrong with the form of a thing: each fault that pydantic found, with its place."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails


def place_of(found: ErrorDetails, whole: str = "") -> str:
    """Where a fault lies, such as ``"choice.1.question"``; `whole` where it lies in no part."""
    return ".".join(str(part) for part in found["loc"]) or whole


def form_faults(error: ValidationError, whole: str) -> list[str]:
    """One sentence for each fault, in pydantic's words.

    Args:
        error: What pydantic found.
        whole: What to call the thing, for a fault that lies in no part of it.
    """
    return [
        f"{place_of(found, whole)}: {found['msg'].removeprefix('Value error, ')}."
        for found in error.errors()
    ]
