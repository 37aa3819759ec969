"""What frames the health page: its look, its three views, undo."""

import streamlit as st

from pages.parts.frame import toolbar

VIEWS = ("Check", "Mix", "Reviews")

_LOOK = """
<style>
.st-key-reading { padding: 0.6rem 1rem 0.7rem; }
.st-key-reading h2 { font-size: 1.7rem !important; line-height: 1.25; }
.st-key-reading p { font-size: 1.1rem; }
[class*="st-key-symptom-"] { padding: 0.2rem 0.8rem 0.4rem; gap: 0.2rem !important; }
[class*="st-key-symptom-"] p { line-height: 1.4; }
[class*="st-key-pick-"] button { padding: 0.45rem 0.8rem; }
[class*="st-key-pick-"] button div, [class*="st-key-pick-"] button span { width: 100%; }
[class*="st-key-pick-"] button div { text-align: left; line-height: 1.4; }
.st-key-agenda ul { margin-bottom: 0.6rem; }
.st-key-agenda li { line-height: 1.4; }
</style>
"""


def look() -> None:
    """The styles of this page."""
    st.html(_LOOK)


def views() -> str:
    """Which of the three views is shown; beside the choice, undo and redo."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "health-view")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
    return view
