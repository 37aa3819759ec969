"""The decisions, in the list itself: each idea with its decision, owner, due date, and the cut line."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results import Record, line_sentences, undecided
from pages.parts import session
from pages.parts.live.workshop_board import workshop_board
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, outcome
from pages.parts.workshop.call import call_row
from pages.parts.workshop.capacity_line import capacity_line

_BOARD = "decide-board"
_REST = "later"


def decide(look: WorkshopView) -> None:
    """The decision owner and the capacity, then the list in the workspace's order with its cut line."""
    made = outcome.current_record()
    if not made.ideas:
        st.caption("No shortlisted ideas yet.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="decide-head"):
        _decision_owner(look)
        capacity_line(look)
    if not look.state.everyone_moves and _on_board():
        workshop_board(look, key="decide-notes", height=420)
    for sentence in line_sentences(made):
        st.caption(inert(sentence))
    with st.container(key="decide-list"):
        _rows(look, made)
    _rest(look)


def _decision_owner(look: WorkshopView) -> None:
    st.text_input(
        "Decision owner",
        key=session.shared_key("decide-owner", look.state.decider),
        placeholder="One person’s name",
        on_change=_name_owner,
        width=220,
        disabled=look.state.finished_at is not None,
    )


def _name_owner() -> None:
    stands = controller.current_view().state.decider
    name = session.shared_value("decide-owner", stands).strip()
    if name and name != stands:
        controller.do(ev.NameDecider, decider=name)


def _on_board() -> bool:
    """Whether the shortlist is also shown on the board, where its cards can be moved."""
    key = session.bound_key(_BOARD, bool(session.opened_item(_BOARD)))
    st.toggle(
        "Board",
        key=key,
        on_change=lambda: session.open_item(_BOARD, "shown" if session.widget_value(key) else None),
        help="Move a card, and its position replaces the vote on every screen.",
    )
    return bool(session.widget_value(key))


def _rows(look: WorkshopView, made: Record) -> None:
    """The ideas in rank order, with the cut line between those above and below it."""
    above: bool | None = None
    for idea in made.ideas:
        if above and idea.above is False:
            st.markdown("▲ above the cut line · below it ▽")
        above = idea.above
        call_row(look, idea)


def _rest(look: WorkshopView) -> None:
    """One click for every idea without a decision."""
    if look.state.finished_at:
        return
    left = len(undecided(look.state))
    st.button(
        f"Everything else: later ({left})" if left else "Every idea has a decision",
        key="decide-rest",
        disabled=not left,
        icon=":material/done_all:",
        on_click=controller.do,
        args=(ev.DecideRest,),
        kwargs={"call": _REST},
    )
