"""Roadmap: from pillars down to tactics, with issues, quarters, capacity, and results."""

import streamlit as st

from pages.parts import session, workspace
from pages.parts.roadmap import capacity, empty_state, layout, remarks, results, timeline, tree
from pages.parts.shell import entry, heading, theme

entry.through_app()
outlook = workspace.outlook()
theme.inject_css("roadmap/roadmap.css")

if not outlook.cascade.things:
    empty_state.way_in()
    st.stop()
heading.unseen("Roadmap")
if session.presenting():
    timeline.presented(outlook)
    st.stop()

view = layout.views(outlook)
if view == "Tree":
    remarks.remarks(outlook)
    tree.tree(outlook)
elif view == "Timeline":
    timeline.timeline(outlook)
elif view == "Capacity":
    capacity.capacity(outlook)
else:
    results.results(outlook)
