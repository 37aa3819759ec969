"""Ranking by comparison in a workshop: started, answered, undone, ended."""

from gtm_framework.workshop.events import AnswerPlacing, EndPlacing, StartPlacing, UndoPlacing
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.rules.vote_rules import Votes
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.placing import Placing, scores_from_order


def start_placing(state: Workshop, event: StartPlacing) -> Workshop:
    """Start ranking the shortlist by comparison on an axis, in list order.

    Raises:
        RefusedError: If the axis isn't scored, a vote on it is still hidden, or there are too few ideas.
    """
    if rules().axis(event.axis).votes is not Votes.SCORE:
        scored = ", ".join(name for name, axis in rules().axes.items() if axis.votes is Votes.SCORE)
        raise state.refuse(
            f"{event.axis} isn’t a scored axis, so ideas can’t be compared on it. Choose one of: {scored}."
        )
    hidden = [r for r in state.rounds if event.axis in r.axes and not r.revealed]
    if hidden:
        raise state.refuse(
            f"A vote on {event.axis} is still hidden. Reveal it before you rank ideas by comparison."
        )
    if len(state.shortlist) < 2:
        raise state.refuse("Comparing ideas takes at least two on the shortlist. Add one.")
    return state.with_changes(
        placing=Placing(axis=event.axis, items=tuple(item.id for item in state.shortlist)),
        everyone_moves=False,
    )


def _under_way(state: Workshop) -> Placing:
    if state.placing is None:
        raise state.refuse("No comparison has been started. Start one first.")
    return state.placing


def answer_placing(state: Workshop, event: AnswerPlacing) -> Workshop:
    """Answer the current comparison.

    Raises:
        RefusedError: If no ranking is in progress, or it is complete.
    """
    return state.with_changes(placing=_under_way(state).answered(higher=event.higher))


def undo_placing(state: Workshop, _event: UndoPlacing) -> Workshop:
    """Undo the last answer.

    Raises:
        RefusedError: If no ranking is in progress, or nothing was answered.
    """
    return state.with_changes(placing=_under_way(state).undone())


def end_placing(state: Workshop, event: EndPlacing) -> Workshop:
    """End the ranking: discard it, or spread its order over the scale as scores.

    Raises:
        RefusedError: If no ranking is in progress, or it is to be kept but isn't complete.
    """
    placing = _under_way(state)
    if not event.keep:
        return state.with_changes(placing=None)
    if placing.question is not None:
        raise state.refuse(f"The ranking isn’t complete. Answer up to {placing.most_left} more questions.")
    return state.with_changes(
        placing=None,
        placed={**state.placed, placing.axis: scores_from_order(placing.order)},
        moves=tuple(one for one in state.moves if placing.axis not in one.after),
    )
