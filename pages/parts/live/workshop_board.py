"""The shortlist on a board: a card that the room moves overrides the votes.

Every move is a workshop event, so every screen shows it. It is made against the workshop's latest state, so
two people who move two cards at once don't block each other.
"""

from collections.abc import Mapping, Sequence

from gtm_framework.errors import GtmError
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.store.opened import open_workspace
from gtm_framework.triage.verdict import classify
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.flow import StaleError
from gtm_framework.workshop.hand_back import hand_back
from pages.parts import session
from pages.parts.components.board.board import board
from pages.parts.components.board.moves import BoardMove, Note
from pages.parts.live.ballot_box import ballot_box

_TRIES = 5
"""How often to retry a move while others are making changes at the same time."""


def workshop_board(look: WorkshopView, *, key: str, height: int) -> None:
    """The shortlist by its current scores; cards can be moved as long as the workshop is open."""
    seen = open_workspace(session.store(), ballot_box().workspace_of(look.state.id))
    known = {initiative.id: initiative for initiative in seen.initiatives}
    stay = {item.id for item in look.state.shortlist}
    notes = [
        Note(made.id, made.title, classify(made).final_kind, made.matrix_impact, made.matrix_effort)
        for made in hand_back(look.state, look.seen, known).initiatives
        if made.id in stay
    ]
    board(
        notes,
        threshold=float(seen.settings.threshold),
        key=key,
        on_move=lambda move: _move(look.state.id, move, notes),
        movable=look.state.finished_at is None,
        height=height,
    )


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
    raise GtmError(
        "The card wasn’t moved: others were changing the workshop at the same time. Move it again."
    )


def _changed(move: BoardMove, before: Note) -> Mapping[str, int]:
    """The axes on which the card was moved; on the other, the votes still count."""
    scores = {"impact": (move.impact, before.impact), "effort": (move.effort, before.effort)}
    return {axis: int(now) for axis, (now, stood) in scores.items() if now is not None and now != stood}
