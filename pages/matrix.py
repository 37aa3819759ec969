"""Matrix: every placed idea by impact and effort, to read or to move; beside it the list in its order."""

import streamlit as st

from pages.parts import session, workspace
from pages.parts.matrix import matrix_board, plot
from pages.parts.shell import entry
from pages.parts.shell.empty_state import first_step
from pages.parts.shell.matrix_plot import matrix_plot

entry.through_app()

if not workspace.current().initiatives:
    st.title("Impact and effort")
    first_step("No ideas yet. Paste, upload or type the first one on the Triage page.")
    st.stop()

ranked = workspace.ranked()
draw = matrix_board.show if matrix_board.is_chosen() else matrix_plot
if session.presenting():
    draw(ranked)
    st.stop()

shown = plot.controls(ranked)
left, right = st.columns([2, 1], gap="medium")
with left:
    matrix_board.switch()
    draw(shown)
with right:
    plot.beside(shown)
plot.table_and_pictures(shown)
