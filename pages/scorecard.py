"""Scorecard: the six concepts compared, which of them is needed, and a table of one's own."""

import streamlit as st

from pages.parts import session
from pages.parts.scorecard import compare, finder, own
from pages.parts.shell import entry, theme

entry.through_app()

TABS = ("Compare", "Which do we need", "Your own table")

theme.inject_css("scorecard/scorecard.css")
if session.presenting():
    if session.widget_value("view") == TABS[2]:
        own.presented()
    else:
        compare.presented()
    st.stop()

for tab, part in zip(st.tabs(TABS, key="view", bind="query-params"), (compare, finder, own), strict=True):
    if tab.open:
        with tab:
            part.view()
