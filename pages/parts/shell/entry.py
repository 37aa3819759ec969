"""How pages are opened: always through `app.py`."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager


def through_app() -> None:
    """Redirect a visitor who didn't come through `app.py`.

    Streamlit treats a folder named `pages` as its older multipage format until the app has called
    `st.navigation` once. The first person to open a page by its address after a start would get only that
    page, without frame and navigation.
    """
    if PagesManager.uses_pages_directory:
        close_the_side_entrance()
        st.rerun()


def close_the_side_entrance() -> None:
    """Make every run begin in `app.py`, from now on and for everyone."""
    PagesManager.uses_pages_directory = False
