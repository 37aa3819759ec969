"""Scorecard: the six disciplines compared, which one you need, and your own scorecard."""

import streamlit as st

from pages.parts import session
from pages.parts.scorecard import compare, finder, own
from pages.parts.shell import entry, heading, theme

entry.through_app()

TABS = ("Compare", "Which one do we need?", "Your own scorecard")

theme.inject_css("scorecard/scorecard.css")
heading.unseen("Scorecard")
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
