"""Rapid triage: one idea at a time, a key for each thing that is still blank, the matrix at the end."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import cards, entry
from pages.parts.rapid import cards as rapid_parts

entry.through_app()
workspace = state.workspace()

if not workspace.initiatives:
    st.title("Rapid triage")
    cards.first_step("No ideas yet. Paste, upload or type the first one on the Triage page.")
    st.stop()

desk = rapid_parts.desk()
waiting = rapid_parts.waiting(desk.round)
if waiting:
    with rapid_parts.stage():
        rapid_parts.progress(desk.round, waiting)
        rapid_parts.card(waiting[0])
        rapid_parts.pad(desk, waiting)
else:
    rapid_parts.ending(desk.round)
    rapid_parts.pad(desk, waiting)
