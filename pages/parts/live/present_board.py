"""Where the ideas stand after the votes: the shortlist on the board, large, for hands on a touch screen."""

import streamlit as st

from gtm_framework.store.ballot_records import Look
from pages.parts.workshop import board as workshop_board


def board_of(look: Look) -> None:
    """The shortlist by the scores that were uncovered, or that an idea brought with it."""
    with st.container(key="present-board"):
        workshop_board.board(look, key="present-notes", height=450, large=True)
