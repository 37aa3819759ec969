"""Triage: the list of ideas, and next to it the open one with its next question."""

import streamlit as st

from pages.parts import session, workspace
from pages.parts.shell import entry, filters, heading
from pages.parts.triage import add_ideas, idea_list, import_review, list_suggestions
from pages.parts.triage.list_and_idea import list_and_idea
from pages.parts.triage.presented import presented

entry.through_app()

if import_review.is_open():
    import_review.screen()
    st.stop()

if not workspace.current().initiatives:
    st.title("Which of your ideas are worth doing?")
    add_ideas.empty_state()
    st.stop()

if session.presenting():
    presented(workspace.listed())
    st.stop()

heading.unseen("Triage")
idea_list.counts(workspace.listed())
list_suggestions.bar(workspace.listed())
list_and_idea(filters.narrowed(workspace.listed()), workspace.cache_key())
