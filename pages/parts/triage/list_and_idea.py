"""The list and, beside it, the idea that is open: one part of the page, drawn anew by itself."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.triage.ranking import Ranked
from pages.parts import session, workspace
from pages.parts.triage import idea_list
from pages.parts.triage.picked_idea import picked_idea


@st.fragment
def list_and_idea(shown: Sequence[Ranked], drawn: object) -> None:
    """All that a click on a row draws anew; what changes the list has the whole page drawn.

    Args:
        shown: The list as it is narrowed.
        drawn: What the whole page shows (`workspace.cache_key`).
    """
    try:
        workspace.refresh()
    except UnavailableError:
        st.rerun()  # the page as a whole says so
    if workspace.cache_key() != drawn or session.has_notices():
        st.rerun()
    left, right = st.columns([11, 10], gap="medium")
    opened = idea_list.open_one(shown, workspace.ranked())
    with left:
        idea_list.table(shown, opened)
    with right:
        picked_idea(opened)
