"""Field types shared by models built from data."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from gtm_framework import catalog
from gtm_framework.records.lookup import unknown
from gtm_framework.records.wording import require_none

MOST_WEEKS = 10_000
"""The largest number of person-weeks for one work item."""


def _blank_is_none(value: Any) -> Any:
    """An empty cell, NaN, and NaT are blanks; true and false are neither numbers nor dates."""
    blank = value != value  # noqa: PLR0124  (only a NaN and a NaT differ from themselves)
    if value is None or blank or (isinstance(value, str) and not value.strip()):
        return None
    return str(value) if isinstance(value, bool) else value


def _day(value: Any) -> Any:
    """A bare number is not a date, even though it could be read as seconds since 1970."""
    value = _blank_is_none(value)
    return str(value) if isinstance(value, int | float) else value


def _known_sources(value: str) -> str:
    require_none(unknown("source", value.split() or [value], catalog.sources()))
    return value


Text = Annotated[str, StringConstraints(min_length=1)]
"""Text that is not empty."""
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
"""At least one text."""
Id = Annotated[str, StringConstraints(min_length=1)]
"""The name by which files and links refer to an item."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An id that is also a column name or a command option: lowercase letters, digits, and ``_``."""
Source = Annotated[str, AfterValidator(_known_sources)]
"""Ids of the documents behind a statement (see `gtm_framework.catalog.sources`), separated by spaces."""
Sources = Annotated[tuple[Source, ...], Field(min_length=1)]
"""Ids of the documents behind a statement, at least one."""

Whole = Annotated[int, Field(strict=True)]
"""A whole number: neither 1.0 nor true."""
Finite = Annotated[float, Field(ge=-1e15, le=1e15, allow_inf_nan=False)]
"""A number."""
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
"""A number above 0."""
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A share of a whole, 0 to 1."""
Number = Annotated[Finite | None, BeforeValidator(_blank_is_none)]
"""A number, or None for a blank."""
GivenNumber = Annotated[Finite, BeforeValidator(_blank_is_none)]
"""A required number."""
Weeks = Annotated[
    Annotated[float, Field(ge=0, le=MOST_WEEKS, allow_inf_nan=False)] | None,
    BeforeValidator(_blank_is_none),
]
"""Person-weeks, 0 to 10,000, or None for a blank."""
Points = Weeks
"""Impact points, 0 to 10,000, or None for a blank."""
Score = Annotated[
    Annotated[float, Field(ge=1, le=10, allow_inf_nan=False)] | None, BeforeValidator(_blank_is_none)
]
"""A score of 1 to 10, or None for a blank."""
Day = Annotated[date | None, BeforeValidator(_day)]
"""A date, or None for a blank."""
GivenDay = Annotated[date, BeforeValidator(_day)]
"""A required date."""
