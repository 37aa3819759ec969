"""Roadmap: from the big bets down to the work, what is wrong between them, quarters, results."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.roadmap import capacity as roadmap_capacity
from pages.parts.roadmap import doors as roadmap_doors
from pages.parts.roadmap import frame as roadmap_frame
from pages.parts.roadmap import remarks as roadmap_remarks
from pages.parts.roadmap import results as roadmap_results
from pages.parts.roadmap import timeline as roadmap_timeline
from pages.parts.roadmap import tree as roadmap_tree

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
