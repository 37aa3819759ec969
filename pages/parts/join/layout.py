"""What frames a participant's page: its look on a phone, the goal on top, the watch for what has moved."""

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop.state import DoneShown
from pages.parts import session
from pages.parts.join import controller
from pages.parts.join.controller import Seat
from pages.parts.shell.inert import inert

POLL = 2.0
"""Seconds between two looks whether anything has moved."""

_AWAY = "The workshop does not answer at the moment. Leave this page open: it goes on by itself."


def notices() -> None:
    """The notices after a change."""
    with st.container(key="notices"):
        for notice in session.take_notices():
            st.error(inert(notice.text)) if notice.tone == "bad" else st.success(inert(notice.text))


def goal(shown: WorkshopView) -> None:
    """The question that the room answers, in sight in every phase."""
    with st.container(key="join-goal"):
        st.markdown(inert(shown.state.goal) or "The goal has not been asked yet.")


def counts(shown: WorkshopView) -> bool:
    """Whether everyone is to see how many have finished."""
    return bool(shown.state.open_round) and shown.state.done_shown is DoneShown.EVERYONE


@st.fragment(run_every=POLL)
def watch(seat: Seat, *, counts: bool) -> None:
    """Draw the page anew when something has moved, and only then: what is half-typed stays untouched.

    It also tells how many have finished: a second fragment would double the work of fifty phones.
    """
    try:
        if controller.moved(seat):
            st.rerun()
        done = controller.done(seat) if counts else None
    except UnavailableError:
        st.caption(_AWAY)
        return
    if done:
        st.caption(f"{done.done} of {done.of} are done")


def foot(seat: Seat) -> None:
    """Who this is, and the way out."""
    with st.container(
        key="join-foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.caption(
            inert(f"You are {seat.person.name}.") if seat.person.name else "You are here without a name."
        )
        st.button("Leave", key="join-leave", type="tertiary", on_click=controller.leave, args=(seat,))
