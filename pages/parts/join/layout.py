"""The frame of a participant's page: its phone layout, the goal at the top, and the check for changes."""

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import DoneShown
from gtm_framework.workshop.agenda import after_deadline
from pages.parts import session
from pages.parts.components.countdown import countdown
from pages.parts.join import controller
from pages.parts.join.controller import Seat
from pages.parts.live import deadline as live_deadline
from pages.parts.live.moment import moment_words
from pages.parts.shell.inert import inert

POLL = 2.0
"""Seconds between two checks for changes."""

_AWAY = "We can’t reach the workshop right now. Keep this page open; it reconnects on its own."


def notices() -> None:
    """The notices after a change."""
    with st.container(key="notices"):
        for notice in session.take_notices():
            st.error(inert(notice.text)) if notice.tone == "bad" else st.success(inert(notice.text))


def goal(shown: WorkshopView) -> None:
    """The question to answer and the time, visible in every phase."""
    here = shown.state
    with st.container(
        key="join-top", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        with st.container(key="join-goal"):
            st.markdown(inert(here.goal) or "Waiting for the question…")
        timer = here.item_timer or here.timer
        if timer and not here.finished_at and not here.open_always:
            with st.container(key="join-time", width="content"):
                countdown(timer, session.store().clock(), key="join-clock")


def deadline(shown: WorkshopView) -> None:
    """The deadline for votes and ideas, if people take part on their own time."""
    until = shown.state.open_until
    if until is None or shown.state.finished_at:
        return
    if is_late(shown):
        st.caption(f"This closed on {moment_words(until)}. {after_deadline(shown.state)}")
    else:
        st.caption(f"Open until {moment_words(until)}. You can come back and change your answers.")


def is_late(shown: WorkshopView) -> bool:
    """Whether the deadline has passed."""
    return live_deadline.is_late(shown.state)


def counts(shown: WorkshopView) -> bool:
    """Whether everyone may see how many have finished."""
    return bool(shown.state.open_round) and shown.state.done_shown is DoneShown.EVERYONE


@st.fragment(run_every=POLL)
def watch(seat: Seat, *, counts: bool, shown: WorkshopView | None = None, late: bool = False) -> None:
    """Redraw the page only when something has changed, so half-typed text stays.

    It also shows how many have finished: a second fragment would double the work of fifty phones.
    """
    try:
        if shown:
            live_deadline.reveal_when_due(shown.state)
        if controller.moved(seat) or (shown and is_late(shown) != late):
            st.rerun()
        done = controller.done(seat) if counts else None
    except UnavailableError:
        st.caption(_AWAY)
        return
    if done:
        st.caption(f"{done.done} of {done.of} done")


def foot(seat: Seat) -> None:
    """Who this is, and the button to leave."""
    with st.container(
        key="join-foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.caption(inert(f"You’re {seat.person.name}.") if seat.person.name else "You joined anonymously.")
        st.button("Leave", key="join-leave", type="tertiary", on_click=controller.leave, args=(seat,))
