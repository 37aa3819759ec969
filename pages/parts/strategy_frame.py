"""What frames the strategy page: its look, its four views, and what can be done everywhere in it."""

import streamlit as st

from gtm_framework.charts.signs import severity_sign
from gtm_framework.strategy.severity import Severity
from pages.parts import state, strategy_doors

VIEWS = ("One page", "Versions", "Exclusions", "Documents")

_LOOK = """
<style>
.st-key-cards button { justify-content: flex-start; text-align: left; padding: 0.28rem 0.7rem; }
.st-key-cards button > div, .st-key-cards button p { width: 100%; text-align: left; line-height: 1.35; }
.st-key-cards button em { opacity: 0.65; font-style: normal; }
.st-key-cards button code { float: right; font: inherit; font-size: 0.8rem; background: none; padding: 0;
  color: inherit; opacity: 0.8; }
[class*="st-key-remark-"] { padding: 0.5rem 0.8rem; }
[class*="st-key-remark-"] button { min-height: 1.8rem; padding: 0.05rem 0.6rem; text-align: left; }
[class*="st-key-remark-"] button p { font-size: 0.86rem; }
"""


def look() -> None:
    """The styles of this page: cards that read like text, a bar beside each remark for its weight."""
    bars = "".join(
        f'[class*="st-key-remark-{severity}"] {{ border-left: '
        f"{severity_sign(severity).width:g}px {_BAR[severity]} "
        f"{severity_sign(severity).colour(state.theme())}; }}\n"
        for severity in Severity
    )
    st.html(f"{_LOOK}{bars}</style>")


_BAR = {Severity.HIGH: "solid", Severity.MEDIUM: "dashed", Severity.LOW: "dotted"}


def views() -> str:
    """Which of the four views is shown; beside the choice, undo and the ways to start over."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="views"
    ):
        view = st.segmented_control(
            "View",
            VIEWS,
            default=VIEWS[0],
            required=True,
            key="strategy-view",
            label_visibility="collapsed",
            persist_state="session",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center", gap="xsmall"):
            st.button(
                "", key="undo", icon=":material/undo:", on_click=state.undo, help="Undo the last change"
            )
            strategy_doors.menu()
    return str(view)
