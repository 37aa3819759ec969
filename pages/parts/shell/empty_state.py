"""The empty state of a page: what to do first, and where."""

import streamlit as st

from pages.parts.shell.inert import inert


def first_step(text: str, page: str = "pages/triage.py", label: str = "Go to Triage") -> None:
    """What to do on a page that has nothing to show yet, and the way there."""
    st.info(inert(text), icon=":material/lightbulb:")
    st.page_link(page, label=label, icon=":material/arrow_forward:")
