"""Roadmap: from the big bets down to the work, what is wrong between them, quarters, results."""

import streamlit as st

from pages.parts import (
    entry,
    roadmap_capacity,
    roadmap_doors,
    roadmap_frame,
    roadmap_remarks,
    roadmap_results,
    roadmap_timeline,
    roadmap_tree,
    state,
)

entry.through_app()
outlook = state.outlook()
roadmap_frame.look()

if not outlook.cascade.things:
    roadmap_doors.way_in()
    st.stop()
if state.presenting():
    roadmap_timeline.for_the_room(outlook)
    st.stop()

view = roadmap_frame.views(outlook)
if view == "Tree":
    roadmap_remarks.remarks(outlook)
    roadmap_tree.tree(outlook)
elif view == "Timeline":
    roadmap_timeline.timeline(outlook)
elif view == "Capacity":
    roadmap_capacity.capacity(outlook)
else:
    roadmap_results.results(outlook)
