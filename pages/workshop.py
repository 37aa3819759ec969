"""Workshop: the facilitator's page: the run-sheet left, the phase in the middle, the room at the right."""

import streamlit as st

from pages.parts.frame import entry
from pages.parts.workshop import ballot as workshop_ballot
from pages.parts.workshop import desk as workshop_desk
from pages.parts.workshop import frame as workshop_frame
from pages.parts.workshop import phases as workshop_phases
from pages.parts.workshop import room as workshop_room
from pages.parts.workshop import start as workshop_start

entry.through_app()
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
