"""What replaces a page while the database doesn't respond, and the way back to the page."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from pages.parts import session
from pages.parts.shell.inert import inert

POLL = 3.0
"""Seconds between two checks whether it responds again."""

_WAIT = "This page retries every few seconds and comes back on its own."


def outage(error: UnavailableError, *, is_open: bool) -> None:
    """Say what is wrong, and redraw the page once it is fixed.

    Args:
        error: The store's message; it names the database, so guests don't see it.
        is_open: Whether this visitor may see every page.
    """
    st.error(inert(error.worded(for_guest=not is_open)), icon=":material/error:")
    st.caption(_WAIT)
    _watch([None])


@st.fragment(run_every=POLL)
def _watch(just_drawn: list[None]) -> None:
    """Check the store, but not in the failed run itself; otherwise runs would follow without a pause."""
    if just_drawn:
        just_drawn.clear()
        return
    try:
        session.store().workspaces()
    except GtmError:
        return
    st.rerun()
