"""The visitor's environment: date, theme, presentation mode, address; and this server's store."""

from datetime import UTC, date, datetime

import streamlit as st

from gtm_framework import strategy
from gtm_framework.charts import Theme
from gtm_framework.store import Store


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server."""
    return Store.open()


def query_param(name: str) -> str | None:
    """One parameter of the page's address, as in ``guide?term=lean``."""
    value: str | None = st.query_params.get(name)
    return value


def today() -> date:
    """Today's date in the visitor's time zone."""
    return strategy.local_day(datetime.now(UTC), st.context.timezone_offset or 0)


def local_time(at: datetime) -> datetime:
    """A UTC time on the visitor's clock."""
    return strategy.local_time(at, st.context.timezone_offset or 0)


WINDOW = (1200, 720)
"""Width and height in pixels that a page is drawn for until the browser has reported its own."""


def window() -> tuple[int, int]:
    """Width and height of the visitor's window in pixels, rounded down to steps."""
    size: tuple[int, int] = st.session_state.get("_window", WINDOW)
    return size


def set_window(size: tuple[int, int]) -> None:
    """Save the size of the visitor's window."""
    st.session_state["_window"] = size


def presenting() -> bool:
    """Whether this screen is shown to a room: large type, one thing, no navigation."""
    return bool(st.session_state.get("presenting"))


def stage() -> int:
    """Height in pixels of the screen that is shown to a room; 0 outside presentation mode."""
    return window()[1] if presenting() else 0


def theme() -> Theme:
    """The visitor's color theme."""
    return "dark" if st.context.theme.type == "dark" else "light"
