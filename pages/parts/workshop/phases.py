"""The phase in the middle: its purpose, what it needs, and the button for the next one."""

from collections.abc import Callable

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import missing_for
from gtm_framework.workshop.rules import PhaseRule
from pages.parts.shell.inert import inert
from pages.parts.workshop import (
    board,
    controller,
    deadline,
    decide,
    discuss,
    ideas,
    merge,
    placing,
    record,
    shortlist,
    votes,
)

SCREENS: dict[str, Callable[[WorkshopView], None]] = {
    "goal": ideas.goal,
    "ideas": ideas.ideas,
    "merge": merge.merge,
    "shortlist": shortlist.shortlist,
    "silent": votes.silent,
    "reveal": votes.reveal,
    "discuss": discuss.discuss,
    "revote": votes.again,
    "decide": decide.decide,
    "record": record.shown,
}
"""The desk views that `data/workshop.toml` can assign to a phase."""


def phase(look: WorkshopView) -> None:
    """The current phase; during a ranking by comparison, only that."""
    here = look.state.current_phase
    if look.state.placing:
        placing.placing(look.state, look.state.placing)
        return
    _head(look, here)
    board.everyones_board(look)
    SCREENS[here.screens.desk](look)


def _head(look: WorkshopView, here: PhaseRule) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(here.title, anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="xsmall", key="phase-ways"):
            if look.state.visits and not look.state.finished_at:
                _ways_on(look, here)
    st.markdown(f"> {inert(here.says)}")
    st.caption(inert(here.does))
    if look.state.open_always and look.state.visits and not look.state.finished_at:
        deadline.deadline(look)


def _ways_on(look: WorkshopView, here: PhaseRule) -> None:
    board.way_to_board(look.state)
    st.button(
        "",
        key="phase-again",
        icon=":material/replay:",
        help="Restart phase with full time",
        on_click=controller.do,
        args=(ev.GoTo,),
        kwargs={"phase": here.id},
    )
    order = look.state.phases
    following = order[order.index(here) + 1 :]
    if following:
        then = following[0]
        missing = missing_for(look.state, then)
        st.button(
            f"Next: {then.title}",
            key="phase-next",
            icon=":material/arrow_forward:",
            disabled=bool(missing),
            help=" ".join(missing) or inert(then.why),
            on_click=controller.do,
            args=(ev.GoTo,),
            kwargs={"phase": then.id},
        )
