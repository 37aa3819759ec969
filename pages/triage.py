"""Triage: the list of ideas, and beside it the one that is open with its next question."""

import streamlit as st

from pages.parts import workspace
from pages.parts.shell import entry, filters
from pages.parts.triage import add_ideas, idea_list, list_suggestions
from pages.parts.triage.list_and_idea import list_and_idea

entry.through_app()

if not workspace.current().initiatives:
    st.title("Which of your ideas are worth doing?")
    add_ideas.empty_state()
    st.stop()

idea_list.counts(workspace.ranked())
list_suggestions.bar(workspace.ranked())
list_and_idea(filters.narrowed(workspace.ranked()), workspace.cache_key())
