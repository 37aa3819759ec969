"""What frames a participant's page: its look on a phone, the goal on top, the watch for what has moved."""

import streamlit as st

from gtm_framework.charts.signs import ink
from gtm_framework.store import UnavailableError
from gtm_framework.store.ballot_records import Look
from gtm_framework.workshop.state import DoneShown
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.join import desk as join_desk
from pages.parts.join.desk import Seat

POLL = 2.0
"""Seconds between two looks whether anything has moved."""

_AWAY = "The workshop does not answer at the moment. Leave this page open: it goes on by itself."
_LOOK = """
<style>
[data-testid="stHeader"] { display: none; }
.block-container { max-width: 34rem; padding: 1rem 1rem 2rem; }
.block-container [data-testid="stVerticalBlock"] { gap: 0.6rem; }
h1 { font-size: 1.5rem !important; line-height: 1.25 !important; padding: 0.5rem 0 !important; }
h2 { font-size: 1.15rem !important; padding: 0.2rem 0 !important; }
[data-testid="stCaptionContainer"] { color: QUIET; opacity: 1; }
.st-key-join-goal { border-bottom: 1px solid LINE; padding-bottom: 0.5rem; margin-bottom: 0.3rem; }
.st-key-join-goal p { font-size: 1.15rem; font-weight: 600; line-height: 1.3; margin: 0;
  overflow-wrap: anywhere; }
.stButton button, .stFormSubmitButton button { min-height: 3rem; }
.stTextInput input { min-height: 3rem; font-size: 1.1rem; }
.st-key-join-list p { overflow-wrap: anywhere; margin: 0; }
.st-key-join-foot { margin-top: 1rem; }
.st-key-join-foot button { min-height: 2.2rem; }
</style>
"""


def look() -> None:
    """The styles of this page, and what there is to say after something was done."""
    colours = ink(state.theme())
    st.html(_LOOK.replace("LINE", colours.line).replace("QUIET", colours.quiet))
    with st.container(key="notices"):
        for notice in state.notices():
            st.error(inert(notice.text)) if notice.tone == "bad" else st.success(inert(notice.text))


def goal(shown: Look) -> None:
    """The question that the room answers, in sight in every phase."""
    with st.container(key="join-goal"):
        st.markdown(inert(shown.state.goal) or "The goal has not been asked yet.")


def counts(shown: Look) -> bool:
    """Whether everyone is to see how many have finished."""
    return bool(shown.state.open_round) and shown.state.done_shown is DoneShown.EVERYONE


@st.fragment(run_every=POLL)
def watch(seat: Seat, *, counts: bool) -> None:
    """Draw the page anew when something has moved, and only then: what is half-typed stays untouched.

    It also tells how many have finished: a second fragment would double the work of fifty phones.
    """
    try:
        if join_desk.moved(seat):
            st.rerun()
        done = join_desk.done(seat) if counts else None
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
        st.button("Leave", key="join-leave", type="tertiary", on_click=join_desk.leave, args=(seat,))
