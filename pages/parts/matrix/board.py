"""The board: notes on the quadrants that people move with mouse, touch and arrow keys.

It shows what it is given and reports every move once, as whole steps; where things belong is decided by
whoever is told. The drawing is done by `board.js`; what a sign, a quadrant or a step means comes from the
library with each call.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.charts.signs import kind_sign, quadrant_sign
from gtm_framework.triage.initiative import SCALE, STEPS, Kind
from gtm_framework.triage.matrix import level_text, place

_HERE = Path(__file__).parent
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
    css=(_HERE / "board.css").read_text(encoding="utf-8"),
    js=(_HERE / "board.js").read_text(encoding="utf-8"),
)

_WAYS = ("pointer", "keyboard", "stepper")
_KEPT_MOUNTS = 8


@dataclass(frozen=True, slots=True)
class Note:
    """One note on the board.

    Attributes:
        id: The initiative's id.
        title: What stands on it; shown as text, whatever it contains.
        kind: Which sign it carries.
        impact: 1 to 10, or None while it has no place.
        effort: 1 to 10, or None while it has no place.
    """

    id: str
    title: str
    kind: Kind
    impact: float | None
    effort: float | None


@dataclass(frozen=True, slots=True)
class Move:
    """One note moved by a person.

    Attributes:
        id: Which note.
        impact: The whole step that it was moved to, or the score that it had; None where it has none yet.
        effort: The same for effort.
        how: ``"pointer"``, ``"keyboard"`` or ``"stepper"``.
    """

    id: str
    impact: float | None
    effort: float | None
    how: str


def board(
    notes: Sequence[Note],
    *,
    threshold: float,
    key: str,
    on_move: Callable[[Move], None],
    movable: bool = True,
    large: bool = False,
    height: int = 560,
    look: Mapping[str, Any] | None = None,
) -> None:
    """Show the board.

    Args:
        notes: What lies on it; notes without a place lie beside it. Ids are distinct.
        threshold: Scores above it are high, on both axes.
        key: Name of this board on the page.
        on_move: Told each move once, in a callback before the page runs again. A move that it refuses by an
            error is not repeated.
        movable: Whether notes can be moved.
        large: Large type, for a room.
        height: Height of the matrix in pixels, at least 200.
        look: What signs, quadrants and steps look like and are called; the product's own by default.
    """
    known = {note.id: note for note in notes}

    def moved() -> None:
        for number, move in new_moves(st.session_state[key].moved, known, _acknowledged(key)):
            _acknowledge(key, st.session_state[key].moved["mount"], number)
            if move is not None and movable:
                on_move(move)

    _BOARD(
        key=key,
        data={
            "key": key,
            "notes": [{**asdict(note), "sign": note.kind.value} for note in notes],
            "threshold": threshold,
            "highFrom": floor(threshold) + 1,
            "scale": list(SCALE),
            "look": look or product_look(),
            "ack": _last_acknowledged(key),
            "movable": movable,
            "large": large,
            "height": max(height, 200),
        },
        on_moved_change=moved,
    )


@cache
def product_look() -> Mapping[str, Any]:
    """The product's signs, quadrants and level texts, as the board draws them."""
    ends = (SCALE[1], SCALE[0])
    corners = [(impact, effort, place(impact, effort)) for impact in ends for effort in ends]
    return {
        "signs": {kind.value: asdict(kind_sign(kind)) for kind in Kind},
        "corners": [
            {
                "name": quadrant.label,
                "action": quadrant.action,
                "highImpact": impact == SCALE[1],
                "highEffort": effort == SCALE[1],
                "light": quadrant_sign(quadrant).light,
                "dark": quadrant_sign(quadrant).dark,
            }
            for impact, effort, quadrant in corners
            if quadrant
        ],
        "levels": {
            "impact": [level_text("impact", step) for step in STEPS],
            "effort": [level_text("effort", step) for step in STEPS],
        },
    }


def new_moves(
    sent: object, known: Mapping[str, Note], acknowledged: Mapping[str, int]
) -> Iterable[tuple[int, Move | None]]:
    """The moves that a browser reports and that were not acknowledged yet, checked.

    Args:
        sent: What arrived; nothing about it is trusted.
        known: The notes on the board by id.
        acknowledged: Mount to the number of its last acknowledged move.

    Yields:
        The number of each new move, and the move; None in its place where it is not one that can be made.
    """
    if not isinstance(sent, Mapping) or not isinstance(sent.get("mount"), str):
        return
    moves = sent.get("moves")
    last = acknowledged.get(sent["mount"], 0)
    for raw in moves if isinstance(moves, list) else []:
        number = raw.get("number") if isinstance(raw, Mapping) else None
        if type(number) is int and number > last:
            last = number
            yield number, _checked(raw, known)


def _checked(raw: Mapping[str, Any], known: Mapping[str, Note]) -> Move | None:
    note = known.get(raw["id"]) if isinstance(raw.get("id"), str) else None
    if note is None or raw.get("how") not in _WAYS:
        return None
    impact, effort = raw.get("impact"), raw.get("effort")
    if not (_allowed(impact, note.impact) and _allowed(effort, note.effort)):
        return None
    return Move(note.id, impact, effort, raw["how"])


def _allowed(step: object, before: float | None) -> bool:
    """A whole step of the scale, the score that it had, or none where it had none."""
    if step is None or step == before:
        return step == before
    return isinstance(step, int) and not isinstance(step, bool) and step in STEPS


# The acknowledgement belongs to the component's own exchange with its browser side, so it is kept beside
# the component's value and nowhere else; no page reads it.


def _acknowledged(key: str) -> dict[str, int]:
    held: dict[str, int] = st.session_state.get(f"_{key}_acknowledged", {})
    return held


def _acknowledge(key: str, mount: str, number: int) -> None:
    others = [(m, n) for m, n in _acknowledged(key).items() if m != mount]
    st.session_state[f"_{key}_acknowledged"] = dict([*others[1 - _KEPT_MOUNTS :], (mount, number)])


def _last_acknowledged(key: str) -> dict[str, Any] | None:
    held = _acknowledged(key)
    return {"mount": list(held)[-1], "number": list(held.values())[-1]} if held else None
