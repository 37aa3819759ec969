"""The matrix as a board: ideas are moved on it, a move is a score in the store, and others see it."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.triage.ranking import Ranked
from pages.parts import session, workspace
from pages.parts.components.board.board import board
from pages.parts.components.board.moves import BoardMove, Note
from pages.parts.shell import toolbar

PLOT, BOARD = "Plot", "Board"
_VIEW = "matrix-view"
_POLL = 1.0
"""Seconds between two looks whether somebody else has moved something."""


def switch() -> None:
    """The way between the plot, to read, and the board, to move things on."""
    with toolbar.row("matrix-views"):
        key = session.bound_key(_VIEW, session.opened_item(_VIEW) or PLOT)
        st.segmented_control(
            "View",
            [PLOT, BOARD],
            required=True,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: session.open_item(_VIEW, session.widget_value(key)),
        )
        if is_chosen():
            st.button(
                "Undo",
                key="board-undo",
                icon=":material/undo:",
                on_click=workspace.undo,
                help="Takes the last change back, whoever made it",
            )


def is_chosen() -> bool:
    """Whether the ideas are shown on the board."""
    return session.opened_item(_VIEW) == BOARD


def show(shown: Sequence[Ranked]) -> None:
    """The board; whatever is moved on it elsewhere moves here too."""
    notes = [
        Note(
            id=item.initiative.id,
            title=item.initiative.title,
            kind=item.verdict.final_kind,
            impact=item.initiative.matrix_impact,
            effort=item.initiative.matrix_effort,
        )
        for item in shown
    ]
    board(
        notes,
        threshold=float(workspace.current().settings.threshold),
        key="matrix-board",
        on_move=_move,
        large=session.presenting(),
        height=560 if session.presenting() else 440,
    )
    _watch()


@st.fragment(run_every=_POLL)
def _watch() -> None:
    """Draw the page anew when somebody else has changed the workspace, and only then."""
    shown = workspace.current()
    try:
        moved = session.store().revision(shown.id) != shown.revision
    except UnavailableError:  # for a moment, as a rule; the next look tells
        return
    if moved:
        st.rerun()


def _move(move: BoardMove) -> None:
    title = workspace.get_initiative(move.id).title
    workspace.edit_idea(move.id, f"Move “{title}” on the board", impact=move.impact, effort=move.effort)
