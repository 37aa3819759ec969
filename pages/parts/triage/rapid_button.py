"""The button that starts rapid triage from the list."""

import streamlit as st

from pages.parts import session


def rapid_button() -> None:
    """Start a new round of rapid triage."""
    if st.button(
        "Rapid triage",
        key="rapid",
        icon=":material/bolt:",
        help="One idea at a time, by keyboard: S or T, then impact and effort.",
    ):
        session.set_local("rapid", None)
        st.switch_page("pages/rapid.py")
