"""Workshop: the facilitator's page: the agenda left, the phase in the middle, the room at the right."""

import streamlit as st

from pages.parts.shell import entry, heading, theme
from pages.parts.workshop import agenda, ballot, controller, layout, phases, remote, room, start

entry.through_app()
look = controller.refresh()
theme.inject_css("workshop/workshop.css")

if look is None:
    start.workshops()
    st.stop()

heading.unseen("Workshop")
layout.top(look)
if ballot.seat():
    ballot.screen(look)
    st.stop()
if agenda.is_edited():
    agenda.screen(look)
    st.stop()

left, middle, right = st.columns([2, 6, 2], gap="medium")
with left, st.container(key="workshop-sheet"):
    layout.run_sheet(look)
with middle, st.container(key="workshop-phase"):
    phases.phase(look)
with right, st.container(key="workshop-room"):
    room.room(look)
    if look.state.visits:
        remote.remote(look)
