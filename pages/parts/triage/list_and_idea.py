"""The list and the open idea next to it: one part of the page, redrawn on its own."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.triage import Ranked
from pages.parts import session, workspace
from pages.parts.triage import idea_list
from pages.parts.triage.picked_idea import picked_idea


@st.fragment
def list_and_idea(shown: Sequence[Ranked], drawn: object) -> None:
    """What a click on a row redraws; a change to the list redraws the whole page.

    Args:
        shown: The filtered list.
        drawn: What the whole page shows (`workspace.cache_key`).
    """
    try:
        workspace.refresh()
    except UnavailableError:
        st.rerun()  # the page as a whole says so
    if workspace.cache_key() != drawn or session.has_notices():
        st.rerun()
    opened = idea_list.open_one(shown, workspace.listed())
    if session.widget_value("as-table"):
        idea_list.table(shown, opened)
        return
    left, right = st.columns([11, 10], gap="medium")
    with left:
        idea_list.table(shown, opened)
    with right:
        picked_idea(opened)
