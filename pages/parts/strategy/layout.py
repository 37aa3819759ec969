"""What frames the strategy page: its look, its four views, and what can be done everywhere in it."""

import streamlit as st

from pages.parts.frame import toolbar
from pages.parts.frame.remark_bars import remark_bars
from pages.parts.strategy import doors as strategy_doors

VIEWS = ("One page", "Versions", "Exclusions", "Documents")

_LOOK = """
<style>
.st-key-cards { gap: 0.4rem !important; }
.st-key-cards button { padding: 0.2rem 0.7rem; }
.st-key-cards button div, .st-key-cards button span { width: 100%; }
.st-key-cards button p { text-align: left; line-height: 1.35; position: relative; }
.st-key-cards button em { opacity: 0.65; font-style: normal; }
.st-key-cards button code { position: absolute; top: 0; right: 0; font: inherit; font-size: 0.8rem;
  line-height: 1.6; background: none; padding: 0; color: inherit; opacity: 0.8; }
.st-key-answers label p::first-letter { text-transform: uppercase; }
.st-key-answers { gap: 0.3rem !important; }
.st-key-sections { gap: 0.3rem !important; }
.st-key-sections summary { padding-top: 0.35rem; padding-bottom: 0.35rem; }
[class*="st-key-remark-"] { padding: 0.4rem 0.8rem 0.5rem; }
[class*="st-key-remark-"] button[kind="secondary"] { min-height: 1.7rem; padding: 0 0.5rem; }
[class*="st-key-remark-"] button p { font-size: 0.85rem; text-align: left; }
[class*="st-key-remark-"] p { line-height: 1.4; }
@media (max-width: 760px) { [class*="st-key-cited-"] { flex-wrap: wrap; } }
"""


def look() -> None:
    """The styles of this page: cards that read like text, a bar beside each remark for its weight."""
    st.html(f"{_LOOK}{remark_bars()}</style>")


def views() -> str:
    """Which of the four views is shown; beside the choice, undo and the ways to start over."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "strategy-view")
        with toolbar.tools():
            toolbar.undo()
            strategy_doors.menu()
    return view
