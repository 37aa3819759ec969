"""Triage: the list of ideas, and beside it the one that is open with its next question."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.triage import doors, filters, idea_list, list_suggestions
from pages.parts.triage.list_and_idea import list_and_idea

entry.through_app()

if not state.workspace().initiatives:
    st.title("Which of your ideas are worth doing?")
    doors.three_doors()
    st.stop()

idea_list.counts(state.ranked())
list_suggestions.bar(state.ranked())
list_and_idea(filters.narrowed(state.ranked()), state.shows())
