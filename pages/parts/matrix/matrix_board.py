"""The matrix as a board: people move ideas on it, each move saves two scores, and everyone sees it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gtm_framework.store import UnavailableError
from gtm_framework.triage import Ranked
from pages.parts import session, workspace
from pages.parts.components.board.board import board
from pages.parts.components.board.moves import BoardMove, Note
from pages.parts.shell import toolbar
from pages.parts.shell.matrix_plot import matrix_view
from pages.parts.shell.scope import scoped_title

PLOT, BOARD = "Plot", "Board"
_VIEW = "matrix-view"
_POLL = 1.0
"""Seconds between two checks for changes that other people made."""


def switch() -> None:
    """Switches between the plot, for reading, and the board, for moving ideas.

    There is no board for a method with its own axes: a move couldn't save the criteria behind a place.
    """
    if _own_axes():
        return
    with toolbar.tools():
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
                help="Undoes the last change, no matter who made it",
            )


def is_chosen() -> bool:
    """Whether the ideas are shown on the board."""
    return session.opened_item(_VIEW) == BOARD and not _own_axes()


def _own_axes() -> bool:
    return bool(workspace.current().settings.ranking_method.axes)


def show(shown: Sequence[Ranked], numbered: Mapping[str, int], picked: str | None) -> None:
    """The board; cards that other people move also move here."""
    notes = [
        Note(
            id=item.initiative.id,
            title=scoped_title(item.initiative),
            kind=item.verdict.final_kind,
            impact=item.matrix_impact,
            effort=item.matrix_effort,
            number=numbered.get(item.initiative.id),
        )
        for item in shown
    ]
    board(
        notes,
        threshold=float(workspace.current().settings.threshold),
        key="matrix-board",
        on_move=_move,
        picked=picked,
        large=session.presenting(),
        height=(session.window()[1] - 190) if session.presenting() else matrix_view().height - 114,
    )
    _watch()


@st.fragment(run_every=_POLL)
def _watch() -> None:
    """Redraw the page when someone else has changed the workspace, and only then."""
    shown = workspace.current()
    try:
        moved = session.store().revision(shown.id) != shown.revision
    except UnavailableError:  # usually brief; the next check tries again
        return
    if moved:
        st.rerun()


def _move(move: BoardMove) -> None:
    title = workspace.get_initiative(move.id).title
    workspace.edit_idea(move.id, f"Move “{title}” on the board", impact=move.impact, effort=move.effort)
