"""The shared screen of a workshop, legible from the back of the room."""

import streamlit as st

from pages.parts import session
from pages.parts.components.keep_alive import keep_alive
from pages.parts.live import shared_screen
from pages.parts.present import layout
from pages.parts.present.stage import stage
from pages.parts.shell import entry, theme

entry.through_app()
keep_alive()
theme.inject_css("present/present.css")
wanted = session.query_param("workshop")

if not wanted:
    st.title("This link doesn’t open a workshop")
    st.page_link("pages/workshop.py", label="Open a workshop", icon=":material/arrow_forward:")
    st.stop()

pulse, seen = layout.current_view(wanted)
room, scene = shared_screen.shown(seen)
layout.top(pulse, seen, room)
stage(room, scene)
layout.footer(room, scene)
