"""The board: notes on the quadrants that people move with mouse, touch and arrow keys.

It shows what it is given and reports every move, as whole steps; where things belong is decided by whoever
is told. The drawing is done in the browser; what a sign, a quadrant or a step means comes from the library
with each call.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import streamlit as st

from gtm_framework.triage.initiative import SCALE
from pages.parts import state
from pages.parts.board.look import product_look
from pages.parts.board.moves import Move, Note, new_moves
from pages.parts.frame.outbox import ack_of, acknowledged, with_outbox

_FILES = Path(__file__).parent
_HTML = """
<div class="board">
  <div class="status"></div>
  <div class="field">
    <div class="plot" role="group" aria-label="Impact/effort matrix"></div>
    <span class="axis x" aria-hidden="true">Effort →</span>
    <span class="axis y" aria-hidden="true">Impact →</span>
  </div>
  <div class="tray" role="group" aria-label="Not placed yet"></div>
  <ul class="list" aria-label="Notes"></ul>
  <div class="spoken" aria-live="polite"></div>
</div>
"""
_BOARD = st.components.v2.component(
    "gtm_board",
    html=_HTML,
    css=(_FILES / "board.css").read_text(encoding="utf-8"),
    js=with_outbox(
        *(_FILES / f"{part}.js" for part in ("plane", "note", "row", "hand", "steps")), _FILES / "board.js"
    ),
)


def board(
    notes: Sequence[Note],
    *,
    threshold: float,
    key: str,
    on_move: Callable[[Move], None],
    movable: bool = True,
    large: bool = False,
    height: int = 560,
) -> None:
    """Show the board.

    Args:
        notes: What lies on it; notes without a place lie beside it. Ids are distinct.
        threshold: Scores above it are high, on both axes.
        key: Name of this board on the page.
        on_move: Told each move, in a callback before the page runs again. A move that it refuses by an
            error is not repeated.
        movable: Whether notes can be moved.
        large: Large type, for a room.
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
            "look": product_look(),
            "ack": dict(acknowledged(key)),
            "movable": movable,
            "large": large,
            "height": height,
        },
        on_moved_change=lambda: _take_in(key, known, on_move if movable else None),
    )


def _take_in(key: str, known: Mapping[str, Note], on_move: Callable[[Move], None] | None) -> None:
    """Tell what was moved, and acknowledge each move once it is made, refused or passed over.

    Another trigger may end this run while a move is told; not acknowledged, it comes again with that one.
    """
    sent, ack = state.typed(key).moved, acknowledged(key)
    for raw, move in new_moves(sent, known, ack):
        done = ack_of(sent, raw)
        try:
            if move is not None and on_move is not None:
                on_move(move)
        except Exception:
            ack.update(done)
            raise
        ack.update(done)
