"""The board: cards on the quadrants that people move with mouse, touch, and arrow keys.

It shows what it is given and reports every move in whole steps; the caller decides where cards belong. The
browser does the drawing; the library provides the meaning of signs, quadrants, and steps with each call.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from gtm_framework.triage import SCALE
from pages.parts import session
from pages.parts.components import outbox
from pages.parts.components.board.appearance import appearance
from pages.parts.components.board.moves import BoardMove, Note, checked_move
from pages.parts.components.bundle import script, style

_FILE = Path(__file__)
_HTML = """
<div class="board">
  <div class="status"></div>
  <div class="field">
    <div class="names high"></div>
    <div class="plot" role="group" aria-label="Impact/effort matrix"></div>
    <div class="names low"></div>
    <span class="axis x" aria-hidden="true">Effort →</span>
    <span class="axis y" aria-hidden="true">Impact →</span>
  </div>
  <div class="tray" role="group" aria-label="Not placed yet"></div>
  <ul class="list" aria-label="All ideas"></ul>
  <div class="spoken" aria-live="polite"></div>
</div>
"""
_BOARD = st.components.v2.component(
    "gtm_board",
    html=_HTML,
    css=style(_FILE.with_suffix(".css")),
    js=script(_FILE.with_suffix(".js")),
)


def board(
    notes: Sequence[Note],
    *,
    threshold: float,
    key: str,
    on_move: Callable[[BoardMove], None],
    picked: str | None = None,
    movable: bool = True,
    large: bool = False,
    compact: bool = False,
    height: int = 560,
) -> None:
    """Show the board.

    Args:
        notes: The cards; those without a place are shown next to the board. Ids are unique.
        threshold: Scores above it are high, on both axes.
        key: Name of this board on the page.
        on_move: Saves a move, in a callback before the page runs again. An error becomes a notice, and the
            move is not repeated; while the database is unavailable, the move waits in the browser.
        picked: Id of the note that is ringed.
        movable: Whether notes can be moved.
        large: Large type, for a room.
        compact: Numbers on the matrix and their key below it, for a phone: a tap picks a card, the next tap
            puts it down. Every note then has a number.
        height: Height of the matrix in pixels.
    """
    known = {note.id: note for note in notes}
    _BOARD(
        key=key,
        data={
            "key": key,
            "notes": [{**asdict(note), "sign": note.kind.value} for note in notes],
            "threshold": threshold,
            "scale": list(SCALE),
            "look": appearance(),
            "ack": dict(outbox.acknowledged(key)),
            "picked": picked,
            "movable": movable,
            "large": large,
            "compact": compact,
            "height": height,
        },
        on_moved_change=lambda: _take(key, known, on_move if movable else None),
    )


@session.report_errors
def _take(key: str, known: Mapping[str, Note], on_move: Callable[[BoardMove], None] | None) -> None:
    def handle(entry: outbox.Entry) -> None:
        move = checked_move(entry, known)
        if move is not None and on_move is not None:
            on_move(move)

    outbox.take(key, handle, event="moved")
