"""What the words of an idea suggest, read once for each text and remembered."""

from functools import lru_cache

from gtm_framework.triage.hints import Hints, suggest

READ_UNASKED = 300
"""Of a list up to this long everything is read without being asked: a quarter of a second, once."""


@lru_cache(maxsize=20_000)
def hints_of(title: str, description: str) -> Hints:
    """The hints of one text."""
    return suggest(title, description)
