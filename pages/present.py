"""Presenting view: the shared screen of a workshop, legible from the back of the room."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.frame.keep_alive import keep_alive
from pages.parts.present import frame as present_frame
from pages.parts.present import scene as present_scene

entry.through_app()
keep_alive()
present_frame.look()
wanted = state.asked("workshop")

if not wanted:
    st.title("No workshop is named in this address")
    st.page_link("pages/workshop.py", label="Open one", icon=":material/arrow_forward:")
    st.stop()

pulse, seen = present_frame.shown(wanted)
present_frame.top(pulse, seen)
present_scene.scene(seen)
