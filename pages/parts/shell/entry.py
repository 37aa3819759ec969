"""The way into a page: always through `app.py`."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Send a visitor who came in beside `app.py` through it.

    Streamlit takes a folder called `pages` for its older way of many pages until the app has shown
    once that it has a way of its own (`st.navigation`). Whoever is first to open a page by its address
    after a start would get that page alone, without frame and navigation.
    """
    if PagesManager.uses_pages_directory:
        close_the_side_entrance()
        st.rerun()


def close_the_side_entrance() -> None:
    """Have every run begin in `app.py`, from now on and for everyone."""
    PagesManager.uses_pages_directory = False
