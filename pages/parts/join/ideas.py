"""Silent ideas: one at a time, with your own list below; nobody else sees it before collecting."""

import streamlit as st

from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.components.kept_here import kept_here
from pages.parts.join.controller import Seat
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert

_TEXT, _NOTES = "join-idea", "join-notes"


def ideas(seat: Seat) -> None:
    """A field for the next idea, and what was submitted so far."""
    limits = rules().limits
    with st.form("join-ideas", border=False):
        st.text_input("Your idea", key=_TEXT, max_chars=limits.title_length, placeholder="Your idea")
        st.text_area("Details (optional)", key=_NOTES, max_chars=limits.text_length, height=80)
        st.form_submit_button(
            "Submit", key="join-hand-in", type="primary", width="stretch", on_click=_hand_in, args=(seat,)
        )
    own = ballot_box().own_ideas(seat.workshop, seat.person.id)
    kept_here(seat.person.id, [_TEXT, _NOTES], [idea.text for idea in own])
    if not own:
        st.caption("Only you can see your list, and ideas stay anonymous.")
        return
    st.header(f"Your list · {len(own)} of {limits.ideas_each}", anchor=False)
    with st.container(key="join-list"):
        for idea in own:
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                st.markdown(inert(idea.text))
                st.button(
                    "Delete",
                    key=f"join-take-{idea.id}",
                    type="tertiary",
                    on_click=_take_back,
                    args=(seat, idea.id),
                )


@session.report_errors
def _hand_in(seat: Seat) -> None:
    text = session.widget_value(_TEXT, "").strip()
    if text:
        ballot_box().hand_in(seat.workshop, seat.person.id, text, session.widget_value(_NOTES, ""))
        session.set_widget(_TEXT, "")
        session.set_widget(_NOTES, "")


@session.report_errors
def _take_back(seat: Seat, idea_id: str) -> None:
    ballot_box().take_back_idea(seat.workshop, seat.person.id, idea_id)
