"""Cards on the board of a workshop: a card that the room moves overrides the votes.

After the reveal, the facilitator can let everyone move them. Every move is saved and can be undone.
"""

from collections.abc import Mapping

from gtm_framework.errors import RefusedError
from gtm_framework.workshop.agenda.rounds import scores_revealed
from gtm_framework.workshop.entries import Move
from gtm_framework.workshop.events import LetBallotsStand, LetEveryoneMove, MoveNote, UndoMove
from gtm_framework.workshop.room.people import Participant, may_submit
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop


def card_numbers(state: Workshop) -> dict[str, int]:
    """Maps each idea to its card's number: its place in the list, so a move doesn't change it.

    Example:
        >>> from gtm_framework.workshop import Item
        >>> ideas = [Item(id="i-1", title="Booth", shortlisted=False), Item(id="i-2", title="Webinar")]
        >>> card_numbers(Workshop(id="w-1", items=ideas))
        {'i-2': 1}
    """
    return {item.id: number for number, item in enumerate(state.shortlist, start=1)}


def not_yet(state: Workshop) -> str:
    """Why people can't move cards now, in a sentence; empty if they can.

    Example:
        >>> not_yet(Workshop(id="w-1", phase="reveal"))
        'Reveal the votes on impact and effort first.'
    """
    phase = state.current_phase
    scored = {name for name, axis in rules().axes.items() if axis.votes is Votes.SCORE}
    if not phase.takes_moves:
        where = ", ".join(one.title for one in state.phases if one.takes_moves)
        return f"Cards aren’t moved in {phase.title}. Go to one of: {where}."
    if state.placing:
        return "Finish ranking the ideas first."
    if not scores_revealed(state) or _hidden(state, scored):
        return "Reveal the votes on impact and effort first."
    return ""


def let_everyone_move(state: Workshop, event: LetEveryoneMove) -> Workshop:
    """Open the board to everyone, or close it again.

    Raises:
        RefusedError: If the current phase has no board, or a vote on impact or effort is hidden or missing.
    """
    if event.everyone and (why := not_yet(state)):
        raise state.refuse(why)
    return state.with_changes(everyone_moves=event.everyone)


def require_mover(state: Workshop, person: Participant) -> None:
    """Accept a person's move while everyone can move cards.

    Raises:
        RefusedError: If the board is closed, or the person only observes.

    Example:
        >>> leo = Participant(id="leo", joined_at="2026-10-05T09:00Z")
        >>> require_mover(Workshop(id="w-1"), leo)
        Traceback (most recent call last):
            ...
        gtm_framework.errors.RefusedError: card: Cards can’t be moved now. Wait until the facilitator opens
        the board.
    """
    if not state.everyone_moves or state.finished_at:
        raise RefusedError(
            "card", ["Cards can’t be moved now. Wait until the facilitator opens the board."]
        )
    if not may_submit(person):
        raise RefusedError("card", ["You are here to observe. Ask the facilitator for another role."])


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
    hidden = _hidden(state, set(moved))
    if hidden:
        raise state.refuse(
            f"A vote on {' and '.join(hidden)} is still hidden. Reveal it before you move cards."
        )
    made = Move(
        number=max((one.number for one in state.moves), default=0) + 1,
        item=item.id,
        at=event.at,
        before={axis: state.placed.get(axis, {}).get(item.id) for axis in moved},
        after=moved,
    )
    kept = (*state.moves, made)[-rules().limits.moves :] if moved else state.moves
    return state.with_changes(placed=_placed(state, item.id, moved), moves=kept)


def _hidden(state: Workshop, axes: set[str]) -> list[str]:
    return sorted({axis for one in state.rounds if not one.revealed for axis in one.axes if axis in axes})


def undo_move(state: Workshop, event: UndoMove) -> Workshop:
    """Put a card back to where it was before a move.

    Raises:
        RefusedError: If the move was already undone, or the card was moved again since.
    """
    made = next((one for one in state.moves if one.number == event.move), None)
    if made is None:
        raise state.refuse("This move was undone already, or a later vote replaced it. Check the board.")
    if any(one.item == made.item and one.number > made.number for one in state.moves):
        raise state.refuse(
            f"{state.item(made.item).title!r} was moved again since. Undo its latest move first."
        )
    others = tuple(one for one in state.moves if one is not made)
    return state.with_changes(placed=_placed(state, made.item, made.before), moves=others)


def let_ballots_stand(state: Workshop, event: LetBallotsStand) -> Workshop:
    """Use the votes on an idea again, if it was moved or ranked by comparison.

    Raises:
        UnknownNameError: If there is no such idea.
        RefusedError: If it was neither.
    """
    item = state.item(event.item)
    if not any(item.id in scores for scores in state.placed.values()):
        raise state.refuse(f"{item.title!r} already uses its votes. There is nothing to reset.")
    return state.with_changes(
        placed=_placed(state, item.id, dict.fromkeys(state.placed)),
        moves=tuple(one for one in state.moves if one.item != item.id),
    )


def _placed(state: Workshop, item: str, scores: Mapping[str, int | None]) -> dict[str, dict[str, int]]:
    """The room's placements with one idea moved; None means its votes apply again."""
    placed = {axis: dict(known) for axis, known in state.placed.items()}
    for axis, score in scores.items():
        if score is None:
            placed.get(axis, {}).pop(item, None)
        else:
            placed.setdefault(axis, {})[item] = score
    return {axis: known for axis, known in placed.items() if known}
