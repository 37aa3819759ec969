"""Cards on a workshop's board: a card the room moves overrides the votes."""

from gtm_framework.workshop.events import LetBallotsStand, MoveNote
from gtm_framework.workshop.state import Workshop


def move_note(state: Workshop, event: MoveNote) -> Workshop:
    """Move an idea where the room wants it, on one axis or both.

    Raises:
        UnknownNameError: If there is no such idea.
        RefusedError: If the idea isn't on the shortlist, or a vote on the axis is still hidden.
    """
    item = state.item(event.item)
    if not item.shortlisted:
        raise state.refuse(f"The idea {item.title!r} is parked. The board shows only the shortlist.")
    moved = {axis: score for axis, score in event.scores.items() if score is not None}
    hidden = sorted({axis for r in state.rounds if not r.revealed for axis in r.axes if axis in moved})
    if hidden:
        raise state.refuse(f"A vote on {' and '.join(hidden)} is still hidden. Reveal it before moving.")
    placed = {axis: {**state.placed.get(axis, {}), item.id: score} for axis, score in moved.items()}
    return state.with_changes(placed={**state.placed, **placed})


def let_ballots_stand(state: Workshop, event: LetBallotsStand) -> Workshop:
    """Use the votes on an idea again, if it was moved or ranked by comparison.

    Raises:
        UnknownNameError: If there is no such idea.
        RefusedError: If it was neither.
    """
    item = state.item(event.item)
    if not any(item.id in scores for scores in state.placed.values()):
        raise state.refuse(f"{item.title!r} already uses its votes. There is nothing to reset.")
    left = {
        axis: {name: score for name, score in scores.items() if name != item.id}
        for axis, scores in state.placed.items()
    }
    return state.with_changes(placed={axis: scores for axis, scores in left.items() if scores})
