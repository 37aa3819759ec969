"""The visitor's surroundings: day, theme, presenting switch, address; and the store of this server."""

from datetime import UTC, date, datetime

import streamlit as st

from gtm_framework.charts.signs import Theme
from gtm_framework.store import Store
from gtm_framework.strategy.quarters import local_day


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The one store of this server."""
    return Store.open()


def query_param(name: str) -> str | None:
    """One parameter of the page's address, such as ``guide?term=lean``."""
    value: str | None = st.query_params.get(name)
    return value


def today() -> date:
    """Today's date in the visitor's time zone."""
    return local_day(datetime.now(UTC), st.context.timezone_offset or 0)


def presenting() -> bool:
    """Whether this screen is shown to a room: large type, no chrome."""
    return bool(st.session_state.get("presenting"))


def theme() -> Theme:
    """The color theme that this visitor has chosen."""
    return "dark" if st.context.theme.type == "dark" else "light"
