"""The single entry point for changes: takes a workshop and an event, and returns the next workshop."""

from collections.abc import Callable
from typing import Any

from gtm_framework.errors import GtmError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop import items, moving
from gtm_framework.workshop.agenda import deadline, rounds
from gtm_framework.workshop.agenda import steps as agenda
from gtm_framework.workshop.agenda.deadline import LEAST_VOTERS
from gtm_framework.workshop.results import final_call
from gtm_framework.workshop.room import screen
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import RevealWhen, Workshop
from gtm_framework.workshop.votes import relative

_SETTINGS = ("title", "named", "done_shown", "open_always", "reveal_when", "expected", "scores")
_QUESTION_MARKS = ("?", "？", "؟", "\N{GREEK QUESTION MARK}")


class StaleError(GtmError):
    """An event was made against an older state than the current one.

    Attributes:
        against: The revision it was made against.
        current: The current revision.
    """

    def __init__(self, against: int, current: int) -> None:
        self.against, self.current = against, current
        super().__init__(
            "Someone else just updated the workshop, so your change wasn’t saved. "
            "Check the current state, then repeat your change if you still want it."
        )


def apply(state: Workshop, event: ev.Event) -> Workshop:
    """Do one thing to a workshop.

    Args:
        state: The workshop's current state.
        event: What was done, and against which revision. If only cards were moved since then, it isn't
            stale, so people who move cards don't block the facilitator.

    Returns:
        The next workshop, with its revision increased by one.

    Raises:
        StaleError: If the event was made against another revision.
        RefusedError: If the workshop doesn't allow it now.
        UnknownNameError: If the event names something that doesn't exist.

    Example:
        >>> asked = ev.AskGoal(against=0, at="2026-10-05T09:00Z", goal="Which work wins the mid-market?")
        >>> state = apply(Workshop(id="w-1"), asked)
        >>> state.goal, state.revision
        ('Which work wins the mid-market?', 1)
    """
    if not 0 <= state.revision - event.against <= state.moved_since:
        raise StaleError(event.against, state.revision)
    if state.finished_at and not isinstance(event, (ev.Reopen, ev.TurnTo)):
        raise state.refuse("The workshop has ended. Reopen it to make changes.")
    done = screen.after(event, _DOES[type(event)](state, event))
    moved_since = state.moved_since + 1 if isinstance(event, ev.MoveNote) else 0
    return done.with_changes(revision=state.revision + 1, moved_since=moved_since)


def _ask_goal(state: Workshop, event: ev.AskGoal) -> Workshop:
    if not event.goal.endswith(_QUESTION_MARKS):
        raise state.refuse(f"The goal {event.goal!r} is not a question. End it with a question mark.")
    return state.with_changes(goal=event.goal)


def _name_decider(state: Workshop, event: ev.NameDecider) -> Workshop:
    return state.with_changes(decider=event.decider)


def _set_up(state: Workshop, event: ev.SetUp) -> Workshop:
    for axes in (event.scores or {}).values():
        for axis in axes:
            rules().axis(axis)
    given = {name: getattr(event, name) for name in _SETTINGS}
    changes = {name: value for name, value in given.items() if value is not None}
    if event.scores is not None:
        changes["scores"] = {**state.scores, **event.scores}
    made = state.with_changes(**changes)
    if made.open_always and made.reveal_when is not RevealWhen.MANUAL and made.expected < LEAST_VOTERS:
        raise state.refuse(
            "Enter how many people will vote, at least two. Otherwise the first votes would be revealed "
            "before the others have joined."
        )
    return made


def _finish(state: Workshop, event: ev.Finish) -> Workshop:
    closed = tuple(one.with_changes(open=False) if one.open else one for one in state.rounds)
    visits = tuple(v if v.ended_at else v.with_changes(ended_at=event.at) for v in state.visits)
    quiet = rounds.talk_ended(state)
    return quiet.with_changes(
        finished_at=event.at, rounds=closed, visits=visits, timer=None, placing=None, everyone_moves=False
    )


def _reopen(state: Workshop, _event: ev.Reopen) -> Workshop:
    if state.finished_at is None:
        raise state.refuse("The workshop is already open. Reload the page to see it.")
    return state.with_changes(finished_at=None)


_DOES: dict[type[ev.Event], Callable[[Workshop, Any], Workshop]] = {
    ev.AskGoal: _ask_goal,
    ev.NameDecider: _name_decider,
    ev.SetUp: _set_up,
    ev.SetAgenda: agenda.set_agenda,
    ev.OpenUntil: deadline.open_until,
    ev.GoTo: rounds.go_to,
    ev.Reveal: rounds.reveal,
    ev.Hold: rounds.hold,
    ev.Resume: rounds.resume,
    ev.Extend: rounds.extend,
    ev.AddItems: items.add_items,
    ev.Reword: items.reword,
    ev.Merge: items.merge,
    ev.Part: items.part,
    ev.Shortlist: items.shortlist,
    ev.Talk: items.talk,
    ev.EndTalk: items.end_talk,
    ev.StartPlacing: relative.start_placing,
    ev.AnswerPlacing: relative.answer_placing,
    ev.UndoPlacing: relative.undo_placing,
    ev.EndPlacing: relative.end_placing,
    ev.MoveNote: moving.move_note,
    ev.UndoMove: moving.undo_move,
    ev.LetEveryoneMove: moving.let_everyone_move,
    ev.LetBallotsStand: moving.let_ballots_stand,
    ev.SetWeeks: final_call.set_weeks,
    ev.SetCapacity: final_call.set_capacity,
    ev.Decide: final_call.decide,
    ev.DecideRest: final_call.decide_rest,
    ev.TakeBack: final_call.take_back,
    ev.Park: final_call.park,
    ev.Unpark: final_call.unpark,
    ev.TurnTo: screen.turn_to,
    ev.PointAt: screen.point_at,
    ev.ShowCode: screen.show_code,
    ev.Finish: _finish,
    ev.Reopen: _reopen,
}
