"""Matrix: every placed idea by impact and effort, to read or to move, with a numbered key next to it."""

import streamlit as st

from gtm_framework.triage.worklist import numbers
from pages.parts import session, workspace
from pages.parts.matrix import plot
from pages.parts.shell import entry, heading
from pages.parts.shell.empty_state import first_step

entry.through_app()

if not workspace.current().initiatives:
    st.title("Impact and effort")
    first_step("No ideas yet. Paste, upload, or type the first one on the Triage page.")
    st.stop()

heading.unseen("Matrix")
ranked = workspace.ranked()
numbered = numbers(ranked)
if session.presenting():
    plot.presented(ranked, numbered)
    st.stop()

shown = plot.controls(ranked)
left, right = st.columns([2, 1], gap="medium")
with left:
    quadrant = plot.views()
    plot.draw(shown, numbered, quadrant)
with right:
    plot.beside(shown, numbered, quadrant)
plot.unplaced(shown)
plot.table_and_pictures(shown)
