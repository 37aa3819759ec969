"""The room on the right: how people join, who is here, how many are done; never what they answered."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop.room import Participant
from gtm_framework.workshop.votes import Viewer
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import ballot, controller, door
from pages.parts.workshop.parking import parking
from pages.parts.workshop.people import people, role_title
from pages.parts.workshop.settings import settings

_MANY = 60
"""People from which their names scroll in a box."""


def room(look: WorkshopView) -> None:
    """How many are done, the join panel and settings, then who is here."""
    here = [person for person in look.people if person.left_at is None]
    st.header(f"In the room · {len(here)}", anchor=False)
    _count()
    ballot.button(look, here)
    waits = not look.state.visits and not look.state.finished_at
    if not waits and not look.state.finished_at:
        door.door(look)
    with st.grid(2, gap="xsmall", min_column_width=125):
        people(look)
        parking(look)
        settings(look)
        st.link_button(
            "Screen",
            f"present?workshop={look.state.id}",
            icon=":material/present_to_all:",
            help="Opens the shared screen in its own window, for the projector",
            width="stretch",
        )
    _who(look, here)
    if waits:
        door.ways_in(look)


@st.fragment(run_every=1)
def _count() -> None:
    """How many are done with the open vote, or how many ideas to collect; updated every second."""
    here = controller.current_view().state
    if here.finished_at:
        return
    try:
        if here.current_phase.takes_ideas:
            waiting = ballot_box().ideas_waiting(here.id)
            told = "1 new idea" if waiting == 1 else f"{waiting} new ideas"
            st.markdown(f"**{told}** to collect")
        done = ballot_box().done(here.id, Viewer.FACILITATOR)
    except GtmError as error:  # the page itself will say more when it is redrawn
        st.caption(inert(str(error)))
        return
    if done is not None:
        st.markdown(f"**{done.done} of {done.of}** done")
    elif here.open_round:
        st.caption("Voting progress is hidden from everyone.")


def _who(look: WorkshopView, here: list[Participant]) -> None:
    called = controller.names(look)
    with st.container(key="workshop-people", height=260 if len(here) > _MANY else "content", border=False):
        st.markdown(inert(", ".join(_told(person, called[person.id]) for person in here)))


def _told(person: Participant, called: str) -> str:
    role = None if person.role == "member" else role_title(person.role)
    device = None if person.device else "no device"
    more = ", ".join(filter(None, (role, device)))
    return f"{called} ({more})" if more else called
