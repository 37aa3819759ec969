"""Triage: the list of ideas, and beside it the one that is open with its next question."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.triage.ranking import Ranked
from pages.parts import state
from pages.parts.frame import entry
from pages.parts.triage import doors, filters, idea_list, list_suggestions, picked_idea


@st.fragment
def list_and_idea(shown: Sequence[Ranked], drawn: object) -> None:
    """All that a click on a row draws anew; what changes the list has the whole page drawn."""
    state.refresh()
    if state.shows() != drawn or state.has_notices():
        st.rerun()
    left, right = st.columns([11, 10], gap="medium")
    opened = idea_list.open_one(shown, state.ranked())
    with left:
        idea_list.table(shown, opened)
    with right:
        picked_idea.picked_idea(opened)


entry.through_app()

if not state.workspace().initiatives:
    st.title("Which of your ideas are worth doing?")
    doors.three_doors()
    st.stop()

idea_list.counts(state.ranked())
list_suggestions.bar(state.ranked())
list_and_idea(filters.narrowed(state.ranked()), state.shows())
