"""Where the ideas stand after the votes: the shortlist on the board, to look at, not to move."""

import streamlit as st

from gtm_framework.store.ballot_records import Look
from gtm_framework.triage.verdict import classify
from gtm_framework.workshop.hand_back import hand_back
from pages.parts import state
from pages.parts.matrix.board import Note, board
from pages.parts.present import frame as present_frame


def board_of(look: Look) -> None:
    """The shortlist by the scores that were uncovered, or that an idea brought with it."""
    workspace = state.loaded(state.store(), present_frame.box().workspace_of(look.state.id))
    known = {initiative.id: initiative for initiative in workspace.initiatives}
    stay = {item.id for item in look.state.shortlist}
    notes = [
        Note(made.id, made.title, classify(made).final_kind, made.impact, made.effort)
        for made in hand_back(look.state, look.seen, known).initiatives
        if made.id in stay
    ]
    with st.container(key="present-board"):
        board(
            notes,
            threshold=float(workspace.settings.threshold),
            key="present-notes",
            on_move=lambda _: None,
            movable=False,
            large=True,
            height=450,
        )
