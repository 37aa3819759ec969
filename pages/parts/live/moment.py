"""Times as a visitor reads them: in their own time zone, which is named."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def visitors_zone() -> ZoneInfo:
    """The time zone of this visitor's device; UTC if it reports none we know."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def time_words(moment: datetime) -> str:
    """The time of day for this visitor: ``"17:00"``."""
    return f"{moment.astimezone(visitors_zone()):%H:%M}"


def moment_words(moment: datetime) -> str:
    """A time for this visitor: ``"Friday, December 4, 17:00 (CET)"``."""
    here = moment.astimezone(visitors_zone())
    return f"{here:%A, %B} {here.day}, {here:%H:%M} ({here.tzname()})"
