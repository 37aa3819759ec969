"""Triage: the list of ideas, and beside it the one that is open with its next question."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.triage import doors, idea_list, list_suggestions, picked_idea

entry.through_app()
workspace = state.workspace()

if not workspace.initiatives:
    st.title("Which of your ideas are worth doing?")
    doors.three_doors()
    st.stop()

ranked = state.ranked()
idea_list.counts(ranked)
list_suggestions.bar(ranked)
left, right = st.columns([11, 10], gap="medium")
with left:
    shown = idea_list.filtered(ranked)
    opened = idea_list.open_one(shown, ranked)
    idea_list.table(shown, opened)
with right:
    picked_idea.picked_idea(opened)
