"""What frames the shared screen: type for the back of a room, the goal and the time, and nothing else."""

from datetime import timedelta

import streamlit as st

from gtm_framework.inert import inert_html
from gtm_framework.store import UnavailableError
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.store.workshops import WorkshopVersion
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Viewer
from gtm_framework.workshop.timer import clock_face
from pages.parts import session
from pages.parts.live.ballot_box import ballot_box

POLL = 0.5
"""Seconds between two looks: the time is told, and what has moved is drawn."""


def current_view(workshop_id: str) -> tuple[WorkshopVersion, WorkshopView]:
    """What the room may see, looked up once for each thing that moved."""
    pulse = ballot_box().version(workshop_id)
    seen = session.cached(
        "present-look", (workshop_id, pulse), lambda: ballot_box().view(workshop_id, Viewer.SCREEN)
    )
    return pulse, seen


def top(pulse: WorkshopVersion, seen: WorkshopView) -> None:
    """The goal left, the time right, in every phase."""
    with st.container(
        key="present-top", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        phase = rules().phase(seen.state.phase)
        named = phase.title if seen.state.visits and not seen.state.finished_at else ""
        goal = inert_html(seen.state.goal) or "The goal is about to be asked."
        said = f"<p class='phase'>{inert_html(named)}</p><div class='goal'>{goal}</div>"
        st.html(f"<div class='present'>{said}</div>")
        with st.container(width="content"):
            _clock(pulse, seen)


def _moved(workshop_id: str, pulse: WorkshopVersion) -> bool:
    """Whether anything has moved; a store that does not answer for a moment has not."""
    try:
        return ballot_box().version(workshop_id) != pulse
    except UnavailableError:
        return False


@st.fragment(run_every=POLL)
def _clock(pulse: WorkshopVersion, seen: WorkshopView) -> None:
    """The time; and the look whether anything has moved, which draws the screen anew."""
    here = seen.state
    if _moved(here.id, pulse):
        st.rerun()
    if here.timer is None or here.finished_at:
        return
    now = session.store().clock()
    left = here.timer.left(now)
    over = " over" if left < timedelta() else ""
    item = f"<small>this idea {clock_face(here.item_timer.left(now))}</small>" if here.item_timer else ""
    held = "<small>held</small>" if here.timer.held_since else ""
    face = f"<div class='clock{over}' role='timer'>{clock_face(left)}{item}{held}</div>"
    st.html(f"<div class='present'>{face}</div>")
