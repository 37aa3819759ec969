"""Matrix: every placed idea by impact and effort, to read or to move; beside it the list in its order."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import cards, entry
from pages.parts.matrix import matrix_board
from pages.parts.matrix import plot as matrix_parts

entry.through_app()
workspace = state.workspace()

if not workspace.initiatives:
    st.title("Impact and effort")
    cards.first_step("No ideas yet. Paste, upload or type the first one on the Triage page.")
    st.stop()

ranked = state.ranked()
draw = matrix_board.show if matrix_board.is_chosen() else matrix_parts.plot
if state.presenting():
    draw(ranked)
    st.stop()

shown = matrix_parts.controls(ranked)
plot, beside = st.columns([2, 1], gap="medium")
with plot:
    matrix_board.switch()
    draw(shown)
with beside:
    matrix_parts.beside(shown)
matrix_parts.twin_and_pictures(shown)
