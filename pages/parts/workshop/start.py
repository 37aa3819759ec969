"""The workshops of a workspace: take one up again, or open a new one on some of its ideas."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopEntry
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.state import DoneShown
from pages.parts import session, workspace
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

DONE = {
    DoneShown.FACILITATOR: "only you",
    DoneShown.EVERYONE: "everyone",
    DoneShown.NOBODY: "nobody",
}
"""Who sees how many are done, in words."""

_BEGIN_WITH = 20


def workshops() -> None:
    """The workshops so far and the way to a new one."""
    st.title("Workshop")
    st.markdown(
        "Score ideas together, in silence and each on their own device; then see where the room disagrees, "
        "talk about that, and let one person decide."
    )
    kept = ballot_box().workshops(workspace.current().id)
    new, before = st.columns([3, 2], gap="large")
    with new:
        _new()
    with before:
        st.subheader("Workshops so far", anchor=False)
        if not kept:
            st.caption("None yet in this workspace.")
        for entry in kept:
            _one(entry)


def _one(entry: WorkshopEntry) -> None:
    stands = "closed" if entry.finished_at else f"at {rules().phase(entry.phase).title}"
    with st.container(border=True, key=f"workshop-{entry.id}"):
        st.markdown(f"**{inert(entry.goal or 'Without a goal yet')}**")
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(f"{entry.created_at:%-d %B %Y} · {stands}", width="content")
            st.button(
                "Open",
                key=f"open-{entry.id}",
                on_click=controller.open_one,
                args=(entry.id,),
                icon=":material/arrow_forward:",
            )


def _new() -> None:
    ideas = {item.initiative.id: item.initiative.title for item in workspace.ranked()}
    st.subheader("A new one", anchor=False)
    key = f"workshop-begin-{workspace.current().id}"
    chosen = st.multiselect(
        "Ideas to begin with",
        list(ideas),
        default=list(ideas)[:_BEGIN_WITH],
        format_func=lambda one: ideas[one],
        key=key,
        placeholder="None: the room writes them in silence",
        max_selections=rules().limits.items,
        help="10 to 20 suit an hour. The room can add its own ideas in silence.",
    )
    if ideas:
        st.caption(f"{len(chosen)} of the {len(ideas):,} ideas of the list, the best ranked first")
    st.toggle(
        "Participants give a name",
        value=True,
        key="workshop-named",
        help="Off: nobody is asked for one. Ballots are without names either way.",
    )
    st.radio(
        "Who sees how many are done with a vote",
        list(DONE),
        format_func=lambda shown: DONE[shown],
        key="workshop-done",
        horizontal=True,
        help="Only how many: never who, and never what.",
    )
    st.button(
        "Open a workshop",
        key="workshop-open",
        type="primary",
        icon=":material/groups:",
        on_click=_open,
        args=(key,),
    )


@session.report_errors
def _open(key: str) -> None:
    controller.open_new(
        session.widget_value(key),
        named=session.widget_value("workshop-named"),
        done_shown=session.widget_value("workshop-done"),
    )
