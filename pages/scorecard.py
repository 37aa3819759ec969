"""Scorecard: the six concepts compared, which of them is needed, and a table of one's own."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.scorecard import compare as scorecard_compare
from pages.parts.scorecard import finder as scorecard_finder
from pages.parts.scorecard import own as scorecard_own

entry.through_app()

_LOOK = """
<style>
.stTabs h3 { padding: 0.9rem 0 1.15rem !important; }
.st-key-reason { min-height: 4.9rem; }
.st-key-decisions { gap: 0.05rem !important; }
</style>
"""
TABS = ("Compare", "Which do we need", "Your own table")

st.html(_LOOK)
if state.presenting():
    if state.typed("view") == TABS[2]:
        scorecard_own.presented()
    else:
        scorecard_compare.presented()
    st.stop()

compare, finder, own = st.tabs(TABS, key="view", bind="query-params")
if compare.open:
    with compare:
        scorecard_compare.view()
if finder.open:
    with finder:
        scorecard_finder.view()
if own.open:
    with own:
        scorecard_own.view()
