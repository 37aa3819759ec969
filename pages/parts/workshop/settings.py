"""How the room works: names, who is told how many are done, who votes on what."""

import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import DoneShown, Workshop
from pages.parts import session
from pages.parts.workshop import controller
from pages.parts.workshop.people import role_title
from pages.parts.workshop.start import DONE


def settings(look: WorkshopView) -> None:
    """What can be set, behind a button."""
    with st.popover(
        "Set up", icon=":material/tune:", key="workshop-settings", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _how_the_room_works(look.state)


def _how_the_room_works(here: Workshop) -> None:
    st.toggle(
        "Participants give a name", key=session.bound_key("set-named", here.named), on_change=_set_named
    )
    st.radio(
        "Who sees how many are done",
        list(DONE),
        format_func=lambda shown: DONE[shown],
        key=session.bound_key("set-done", here.done_shown),
        on_change=_set_done,
    )
    st.caption("Who votes on what")
    for role in here.scores:
        st.multiselect(
            role_title(role),
            list(rules().axes),
            format_func=lambda axis: rules().axis(axis).title,
            key=session.bound_key(f"set-scores-{role}", list(here.scores[role])),
            on_change=_set_scores,
            args=(role,),
        )


# A field that comes and goes with its button may report what it showed once more: that is no change.


def _set_named() -> None:
    here = controller.current_view().state
    named = bool(session.widget_value("set-named", here.named))
    if named != here.named:
        controller.do(ev.SetUp, named=named)


def _set_done() -> None:
    here = controller.current_view().state
    done = DoneShown(session.widget_value("set-done", here.done_shown))
    if done != here.done_shown:
        controller.do(ev.SetUp, done_shown=done)


def _set_scores(role: str) -> None:
    scored = controller.current_view().state.scores[role]
    chosen = session.widget_value(f"set-scores-{role}", scored)
    in_order = tuple(axis for axis in rules().axes if axis in chosen)
    if set(in_order) != set(scored):
        controller.do(ev.SetUp, scores={role: in_order})
