"""The shortlist on a board: a card that the room moves overrides the votes.

Every move is a workshop event, so every screen shows it. It is made against the workshop's latest state, so
two people who move two cards at once don't block each other.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import open_workspace
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.triage import classify
from gtm_framework.workshop import StaleError, card_numbers
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results import hand_back
from pages.parts import session
from pages.parts.components.board.board import board
from pages.parts.components.board.moves import BoardMove, Note
from pages.parts.live.ballot_box import ballot_box

_TRIES = 5
"""How often to retry a move while others are making changes at the same time."""


class _Laid(NamedTuple):
    """The cards on the board, and the threshold between low and high."""

    notes: Sequence[Note]
    threshold: float


def workshop_board(look: WorkshopView, *, key: str, height: int) -> None:
    """The shortlist by its current scores; cards can be moved while the workshop is open."""
    laid = _laid(look)
    board(
        laid.notes,
        threshold=laid.threshold,
        key=key,
        on_move=lambda move: _move(look.state.id, move, laid.notes),
        movable=look.state.finished_at is None,
        height=height,
    )


def phone_board(
    look: WorkshopView, *, key: str, height: int, on_move: Callable[..., object], movable: bool
) -> None:
    """The same on a phone: numbers with their key.

    Args:
        look: The workshop as it may be seen there.
        key: Name of the board on the page.
        height: Height of the matrix in pixels.
        on_move: Gets the idea and, by axis, its new scores.
        movable: Whether this person can move cards.
    """
    laid = _laid_for_all(look.state.id, look.state.revision, look)
    known = {note.id: note for note in laid.notes}

    def moved(move: BoardMove) -> None:
        if changed := _changed(move, known[move.id]):
            on_move(move.id, changed)

    board(
        laid.notes,
        threshold=laid.threshold,
        key=key,
        on_move=moved,
        movable=movable,
        compact=True,
        height=height,
    )


@st.cache_resource(max_entries=20, show_spinner=False)
def _laid_for_all(workshop_id: str, revision: int, _look: WorkshopView) -> _Laid:  # noqa: ARG001  (they name the moment)
    """The same for every phone, computed once per change."""
    return _laid(_look)


def _laid(look: WorkshopView) -> _Laid:
    seen = open_workspace(session.store(), ballot_box().workspace_of(look.state.id))
    known = {initiative.id: initiative for initiative in seen.initiatives}
    numbers = card_numbers(look.state)
    notes = [
        Note(
            made.id,
            made.title,
            classify(made).final_kind,
            made.matrix_impact,
            made.matrix_effort,
            numbers[made.id] if look.state.everyone_moves else None,
        )
        for made in hand_back(look.state, look.seen, known).initiatives
        if made.id in numbers
    ]
    return _Laid(notes, float(seen.settings.threshold))


def _move(workshop_id: str, move: BoardMove, notes: Sequence[Note]) -> None:
    changed = _changed(move, next(note for note in notes if note.id == move.id))
    if not changed:
        return
    box = ballot_box()
    for _ in range(_TRIES):
        here = box.state(workshop_id)
        event = ev.MoveNote(against=here.revision, at=session.store().clock(), item=move.id, **changed)
        try:
            box.do(workshop_id, event, actor=session.author())
        except StaleError:
            continue
        return
    raise GtmError("The card wasn’t moved: others were moving cards at the same time. Move it again.")


def _changed(move: BoardMove, before: Note) -> Mapping[str, int]:
    """The axes on which the card was moved; on the other, the votes still count."""
    scores = {"impact": (move.impact, before.impact), "effort": (move.effort, before.effort)}
    return {axis: int(now) for axis, (now, stood) in scores.items() if now is not None and now != stood}
