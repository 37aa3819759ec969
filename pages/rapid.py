"""Rapid triage: one idea at a time, one key for each blank, the matrix at the end."""

import streamlit as st

from pages.parts import workspace
from pages.parts.rapid import cards
from pages.parts.shell import entry, heading, theme
from pages.parts.shell.empty_state import first_step

entry.through_app()

if not workspace.current().initiatives:
    st.title("Rapid triage")
    first_step("No ideas yet. Paste, upload, or type the first one on the Triage page.")
    st.stop()

theme.inject_css("rapid/rapid.css")
heading.unseen("Rapid triage")
controller = cards.current_controller()
waiting = cards.waiting_ideas(controller.round)
if waiting:
    with st.container(key="rapid-stage"):
        cards.progress(controller.round, waiting)
        cards.card(waiting[0])
        cards.pad(controller, waiting)
else:
    cards.ending(controller.round)
    cards.pad(controller, waiting)
