"""The toolbar of the Roadmap page: its four views, a one-line summary, undo, and history."""

import streamlit as st

from gtm_framework.strategy import Level, Outlook
from pages.parts import session
from pages.parts.history.panel import panel
from pages.parts.roadmap import edits, empty_state
from pages.parts.shell import toolbar

VIEWS = ("Tree", "Timeline", "Capacity", "Results")

_COUNTED = {
    Level.PILLAR: ("pillar", "pillars"),
    Level.OBJECTIVE: ("objective", "objectives"),
    Level.QUARTERLY_INITIATIVE: ("quarterly initiative", "quarterly initiatives"),
    Level.TACTIC: ("tactic", "tactics"),
    Level.INITIATIVE: ("idea from the list", "ideas from the list"),
}


def views(outlook: Outlook) -> str:
    """The view shown; a summary, undo, and the menu to start over next to the choice."""
    wanted = session.opened_item("roadmap-view")
    with toolbar.row():
        key = session.bound_key("roadmap-view", wanted if wanted in VIEWS else VIEWS[0])
        view = st.segmented_control(
            "View",
            VIEWS,
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: edits.open_view(session.widget_value(key)),
        )
        st.caption(_standing(outlook), width="content")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            panel()
            empty_state.menu()
    return str(view)


def _standing(outlook: Outlook) -> str:
    told = [
        f"{count} {words[count != 1]}"
        for level, words in _COUNTED.items()
        if (count := outlook.count(level))
    ]
    return " · ".join(told)
