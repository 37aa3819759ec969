"""Workshop: the facilitator's page: the run-sheet left, the phase in the middle, the room at the right."""

import streamlit as st

from pages.parts import (
    entry,
    workshop_ballot,
    workshop_desk,
    workshop_frame,
    workshop_phases,
    workshop_room,
    workshop_start,
)
from pages.parts.keep_alive import keep_alive

entry.through_app()
keep_alive()
look = workshop_desk.refresh()
workshop_frame.look()

if look is None:
    workshop_start.workshops()
    st.stop()

workshop_frame.top(look)
if workshop_ballot.seat():
    workshop_ballot.screen(look)
    st.stop()

sheet, phase, room = st.columns([2, 6, 2], gap="medium")
with sheet, st.container(key="workshop-sheet"):
    workshop_frame.run_sheet(look)
with phase, st.container(key="workshop-phase"):
    workshop_phases.phase(look)
with room, st.container(key="workshop-room"):
    workshop_room.room(look)
