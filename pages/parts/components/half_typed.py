"""Saves half-typed text in text fields to the store as it is typed.

Streamlit's fields report their text when they lose focus; a form's fields, when the form is submitted.
Until then, a refresh would lose it. This component shows nothing. It listens to the fields whose key begins
with `session.DRAFT_PREFIX`, puts every letter into the browser's own storage at once, and reports to Python
in pauses. What Python has received leaves the browser's storage; what is still there after a refresh or on
another page is reported then.
"""

from pathlib import Path
from secrets import token_hex

import streamlit as st

from pages.parts import session
from pages.parts.components.bundle import script

_watch = st.components.v2.component(
    "gtm_half_typed", html="<span></span>", js=script(Path(__file__).with_suffix(".js"))
)


def watch() -> None:
    """Put the component on every page, invisibly."""
    _watching(token_hex(4))


@st.fragment
def _watching(run: str) -> None:
    """A report runs only this function, not the page; each page run asks for what is left."""
    _watch(key="half-typed", data={"run": run, **session.draft_status()}, on_typed_change=_receive)
    if session.draft_was_restored():
        st.rerun()


@session.report_errors
def _receive() -> None:
    with session.reading_message():
        session.receive_drafts(session.widget_value("half-typed")["typed"])
