"""Scorecard: the six concepts compared, which of them is needed, and a table of one's own."""

import streamlit as st

from pages.parts import scorecard_compare, scorecard_finder, scorecard_own, state

TABS = ("Compare", "Which do we need", "Your own table")

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
