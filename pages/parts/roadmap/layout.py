"""What frames the roadmap: its look, its four views, where it stands in one line."""

import streamlit as st

from gtm_framework.strategy.level import Level
from gtm_framework.strategy.outlook import Outlook
from pages.parts import state
from pages.parts.frame import toolbar
from pages.parts.frame.remark_bars import remark_bars
from pages.parts.roadmap import doors as roadmap_doors
from pages.parts.roadmap import edits as roadmap_edits

VIEWS = ("Tree", "Timeline", "Capacity", "Results")

_COUNTED = {
    Level.PILLAR: ("pillar", "pillars"),
    Level.OBJECTIVE: ("objective", "objectives"),
    Level.QUARTERLY_INITIATIVE: ("quarterly initiative", "quarterly initiatives"),
    Level.TACTIC: ("tactic", "tactics"),
    Level.INITIATIVE: ("idea of the list", "ideas of the list"),
}

_LOOK = """
<style>
[class*="st-key-remark-"] { padding: 0 0 0 0.8rem; }
[class*="st-key-remark-"] p { line-height: 1.3; font-size: 0.92rem; }
[class*="st-key-remark-"] button { min-height: 2rem; }
[class*="st-key-remark-"] [data-testid="stLayoutWrapper"] { min-width: 0; }
.st-key-path { flex-wrap: nowrap !important; }
.st-key-path > div { min-width: 0; flex-shrink: 1; }
.st-key-path > div:nth-last-child(-n+2) { flex-shrink: 0; }
.st-key-path button { min-height: 1.6rem; padding: 0; max-width: 100%; }
.st-key-path p { font-size: 0.85rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.st-key-room p { line-height: 1.3; margin: 0 0 0.35rem; font-size: 1rem !important; }
[class*="st-key-room-1-"] { padding-left: 1.1rem; }
[class*="st-key-room-2-"] { padding-left: 2.2rem; }
[class*="st-key-room-3-"] { padding-left: 3.3rem; }
[class*="st-key-room-4-"] { padding-left: 4.4rem; }
@media (max-width: 760px) { .st-key-capacity .bartext { display: none; } }
"""


def look() -> None:
    """The styles of this page: a bar beside each remark for its weight."""
    st.html(f"{_LOOK}{remark_bars()}</style>")


def views(outlook: Outlook) -> str:
    """Which of the four views is shown; beside the choice where the roadmap stands, undo, the examples."""
    wanted = state.looking_at("roadmap-view")
    with toolbar.row():
        key = state.given("roadmap-view", wanted if wanted in VIEWS else VIEWS[0])
        view = st.segmented_control(
            "View",
            VIEWS,
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: roadmap_edits.open_view(state.typed(key)),
        )
        st.caption(_standing(outlook), width="content")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            roadmap_doors.menu()
    return str(view)


def _standing(outlook: Outlook) -> str:
    told = [
        f"{count} {words[count != 1]}"
        for level, words in _COUNTED.items()
        if (count := outlook.count(level))
    ]
    return " · ".join(told)
