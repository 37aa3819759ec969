"""The workshops of a workspace: open one again, or start a new one with some of its ideas."""

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.store.workshops import OpeningSettings, WorkshopEntry
from gtm_framework.workshop import DoneShown
from gtm_framework.workshop.rules import rules
from pages.parts import session, workspace
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.empty_state import demo_button
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, templates
from pages.parts.workshop.voting_way import chosen_way, way_of_voting

DONE = {
    DoneShown.FACILITATOR: "Only you",
    DoneShown.EVERYONE: "Everyone",
    DoneShown.NOBODY: "Nobody",
}
"""Who sees how many are done, in words."""

_BEGIN_WITH = 20


def workshops() -> None:
    """The past workshops, and the form for a new one."""
    st.title("Workshop")
    st.markdown(
        "Everyone scores silently on their own device. See where the room disagrees, discuss "
        "that, and let one person decide."
    )
    kept = ballot_box().workshops(workspace.current().id)
    new, before = st.columns([3, 2], gap="large")
    with new:
        _new()
    with before:
        st.header("Past workshops", anchor=False)
        if not kept:
            st.caption("None in this workspace yet.")
            demo_button()
        for entry in kept:
            _one(entry)


def _one(entry: WorkshopEntry) -> None:
    stands = "ended" if entry.finished_at else f"in phase {inert(entry.phase)}"
    with st.container(border=True, key=f"workshop-{entry.id}"):
        st.markdown(f"**{inert(entry.title or entry.goal or 'No question yet')}**")
        if entry.title and entry.goal:
            st.markdown(inert(entry.goal))
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.caption(f"{session.date_words(entry.created_at.date())} · {stands}", width="content")
            st.button(
                "Open workshop",
                key=f"open-{entry.id}",
                on_click=controller.open_one,
                args=(entry.id,),
                icon=":material/arrow_forward:",
            )


def _new() -> None:
    ideas = {item.initiative.id: item.initiative.title for item in workspace.ranked()}
    st.header("New workshop", anchor=False)
    key = f"workshop-begin-{workspace.current().id}"
    st.text_input(
        "Title (optional)",
        key="workshop-title",
        max_chars=rules().limits.title_length,
        placeholder="Q3 planning",
    )
    templates.choice()
    chosen = st.multiselect(
        "Starting ideas",
        list(ideas),
        default=list(ideas)[:_BEGIN_WITH],
        format_func=lambda one: ideas[one],
        key=key,
        placeholder="None: start with a silent brainstorm",
        max_selections=rules().limits.items,
        help="10 to 20 ideas fit in an hour. The room can add its own in the silent brainstorm.",
    )
    if ideas:
        st.caption(f"{len(chosen):,} of {counted(len(ideas), 'idea')} from the list, top ranked first")
    with st.expander("Names, progress, and remote voting", icon=":material/tune:", key="workshop-options"):
        st.toggle(
            "Ask for names",
            value=True,
            key="workshop-named",
            help="If off, people join anonymously. Votes are anonymous either way.",
        )
        st.radio(
            "Show voting progress to",
            list(DONE),
            format_func=lambda shown: DONE[shown],
            key="workshop-done",
            horizontal=True,
            help="Shows only how many have voted, never who or what.",
        )
        way_of_voting("workshop-way")
    st.button(
        "Start workshop",
        key="workshop-open",
        type="primary",
        icon=":material/groups:",
        on_click=_open,
        args=(key,),
    )


@session.report_errors
def _open(key: str) -> None:
    settings: OpeningSettings = {
        **chosen_way("workshop-way"),
        "title": session.widget_value("workshop-title", ""),
        "named": session.widget_value("workshop-named"),
        "done_shown": session.widget_value("workshop-done"),
    }
    controller.open_new(session.widget_value(key), templates.chosen(), **settings)
    session.clear_widgets("workshop-title")
