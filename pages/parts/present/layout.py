"""The frame of the shared screen: the goal and the time at the top, joining and page controls below."""

from datetime import timedelta

import streamlit as st

from gtm_framework.charts import Theme
from gtm_framework.charts.projector import SMALLEST, Room, Scene, largest
from gtm_framework.inert import inert_html
from gtm_framework.store import UnavailableError
from gtm_framework.store.workshops import WorkshopVersion, WorkshopView
from gtm_framework.workshop import Workshop
from gtm_framework.workshop.agenda import clock_face
from gtm_framework.workshop.votes import Viewer
from pages.parts import session
from pages.parts.components import outbox
from pages.parts.components.stage_keys import NAME, stage_keys
from pages.parts.live import shared_screen
from pages.parts.live.ballot_box import ballot_box
from pages.parts.live.deadline import is_late, reveal_when_due

POLL = 0.5
"""Seconds between two checks: the time is updated, and changes are drawn."""

_GOAL_ACROSS = 122.0
_GOAL_SIZES = (5.2, 4.6, 4.0, SMALLEST)


def current_view(workshop_id: str) -> tuple[WorkshopVersion, WorkshopView]:
    """What the room may see, looked up once per change."""
    pulse = ballot_box().version(workshop_id)
    seen = session.cached(
        "present-look", (workshop_id, pulse), lambda: ballot_box().view(workshop_id, Viewer.SCREEN)
    )
    return pulse, seen


def top(pulse: WorkshopVersion, seen: WorkshopView, room: Room) -> None:
    """The goal on the left, the time on the right, in every phase."""
    named = room.phase.title if seen.state.visits and not seen.state.finished_at else ""
    goal = seen.state.goal or "Starting soon"
    size = largest(goal, _GOAL_SIZES, _GOAL_ACROSS, 2)
    with st.container(key="present-goal"):
        st.html(
            f"<div class='present'><p class='phase' style='--s:{SMALLEST}'>{inert_html(named)}</p>"
            f"<div class='goal' style='--s:{size:g}'>{inert_html(goal)}</div></div>"
        )
    with st.container(key="present-clock"):
        _clock(pulse, seen, late=room.late, theme=room.theme)


def _moved(workshop_id: str, pulse: WorkshopVersion) -> bool:
    """Whether anything has changed; a store that briefly doesn't respond counts as unchanged."""
    try:
        return ballot_box().version(workshop_id) != pulse
    except UnavailableError:
        return False


@st.fragment(run_every=POLL)
def _clock(pulse: WorkshopVersion, seen: WorkshopView, *, late: bool, theme: Theme) -> None:
    """The time and the count; redraws the screen when anything has changed."""
    here = seen.state
    reveal_when_due(here)
    if _moved(here.id, pulse) or is_late(here) != late or session.theme() != theme:
        st.rerun()
    told = [] if here.finished_at else [*_faces(here), *_done(here)]
    st.html(f"<div class='present'>{''.join(told)}</div>")


def _faces(here: Workshop) -> list[str]:
    """The timers of the phase and of the idea; at zero they say so."""
    if here.timer is None:
        return []
    now = session.store().clock()
    left = here.timer.left(now)
    over = left <= timedelta()
    small = ["paused"] if here.timer.held_since else ["time’s up"] if over else []
    beneath = [f"<small style='--s:{SMALLEST}'>{one}</small>" for one in small]
    faces = [_face(clock_face(left), over=over), *beneath]
    if here.item_timer:
        item = here.item_timer.left(now)
        up = item <= timedelta()
        told = f"this idea {clock_face(item)}{', time’s up' if up else ''}"
        faces.append(f"<small class='{_class(over=up)}' role='timer' style='--s:{SMALLEST}'>{told}</small>")
    return faces


def _face(time: str, *, over: bool) -> str:
    return f"<div class='clock {_class(over=over)}' role='timer'>{time}</div>"


def _class(*, over: bool) -> str:
    return "over" if over else "left"


def _done(here: Workshop) -> list[str]:
    if not here.open_round:
        return []
    try:
        done = ballot_box().done(here.id, Viewer.SCREEN)
    except UnavailableError:  # usually brief; the next check will tell
        return []
    return [f"<div class='done' style='--s:{SMALLEST}'>{done.done} of {done.of} done</div>"] if done else []


def footer(room: Room, scene: Scene) -> None:
    """How to join, small, in its corner; the page and its controls; QR code and sound on request."""
    with st.container(key="present-footer"):
        stage_keys(
            page=scene.page(room.state.shown),
            pages=len(scene.pages),
            join=(room.way_in.address, room.way_in.code) if room.way_in else None,
            code_shown=room.state.shown.code,
            on_press=lambda: _pressed(room.state.id),
        )


@session.report_errors
def _pressed(workshop_id: str) -> None:
    outbox.take(NAME, lambda entry: shared_screen.press(workshop_id, str(entry["press"])))
