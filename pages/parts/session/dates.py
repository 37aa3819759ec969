"""Dates in the format of this visitor's browser."""

from datetime import date
from typing import Literal

import streamlit as st

DateFormat = Literal["MM/DD/YYYY", "DD/MM/YYYY", "YYYY-MM-DD"]

_MONTH_FIRST = frozenset({"en", "en-us", "en-ph", "es-us", "fil", "fil-ph"})
_YEAR_FIRST = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "sv", "fa", "eu"})


def date_format() -> DateFormat:
    """The order of month, day, and year in a date field."""
    locale = (st.context.locale or "en-US").replace("_", "-").casefold()
    if locale in _MONTH_FIRST:
        return "MM/DD/YYYY"
    is_year_first = locale.partition("-")[0] in _YEAR_FIRST or locale in ("en-ca", "fr-ca", "en-se")
    return "YYYY-MM-DD" if is_year_first else "DD/MM/YYYY"


def date_words(day: date) -> str:
    """A date in words: ``July 6, 2026``, or ``6 July 2026`` if the day comes first."""
    if date_format() == "DD/MM/YYYY":
        return f"{day.day} {day:%B %Y}"
    return f"{day:%B} {day.day}, {day.year}"
