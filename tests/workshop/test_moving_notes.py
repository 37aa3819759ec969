"""Notes moved on the board of a workshop: where the room puts one stands before the ballots."""

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.combine import standing
from gtm_framework.workshop.seen import Viewer, visible
from tests.workshop.room import do, refusal, revealed, sheet, voting, workshop


def test_a_note_that_is_moved_stands_before_its_ballots_and_the_other_axis_stays() -> None:
    cast = sheet({"a": [9, 8], "b": [9, 9]})
    state, _ = revealed(voting("a", "b"), cast)

    state = do(state, ev.MoveNote, item="a", impact=4)
    seen = visible(state, cast, [], Viewer.SCREEN)

    moved = standing(state, seen, "a", "impact")
    assert moved is not None
    assert (moved.value, moved.placed, moved.counted) == (4, True, 2)
    other = standing(state, seen, "b", "impact")
    assert other is not None
    assert (other.value, other.placed) == (9, False)
    assert standing(state, seen, "a", "effort") is None


def test_a_second_move_replaces_the_first_and_leaves_what_others_moved() -> None:
    state = do(workshop("a", "b"), ev.MoveNote, item="a", impact=4, effort=2)
    state = do(state, ev.MoveNote, item="b", effort=9)
    state = do(state, ev.MoveNote, item="a", effort=3)

    assert state.placed == {"impact": {"a": 4}, "effort": {"a": 3, "b": 9}}


def test_the_ballots_can_stand_again() -> None:
    state = do(workshop("a", "b"), ev.MoveNote, item="a", impact=4, effort=2)
    state = do(do(state, ev.MoveNote, item="b", effort=9), ev.LetBallotsStand, item="a")

    assert state.placed == {"effort": {"b": 9}}
    assert refusal(state, ev.LetBallotsStand, item="a") == (
        "workshop: 'a' already uses its votes. There is nothing to reset."
    )


def test_a_later_vote_takes_over_from_a_moved_note() -> None:
    cast = sheet({"a": [9], "b": [9]})
    state, _ = revealed(voting("a", "b"), cast)
    state = do(do(state, ev.MoveNote, item="a", impact=4), ev.MoveNote, item="b", impact=2)

    state = do(do(state, ev.GoTo, phase="revote", items=("a",)), ev.Reveal)

    assert state.placed == {"impact": {"b": 2}}


def test_nothing_is_moved_on_an_axis_whose_vote_is_hidden() -> None:
    state = voting("a", "b")

    assert refusal(state, ev.MoveNote, item="a", impact=4) == (
        "workshop: A vote on impact is still hidden. Reveal it before moving."
    )
    assert do(state, ev.MoveNote, item="a", effort=4).placed == {"effort": {"a": 4}}


def test_only_the_shortlist_lies_on_the_board() -> None:
    state = do(workshop("a", "b"), ev.Shortlist, keep=("b",))

    assert refusal(state, ev.MoveNote, item="a", impact=4) == (
        "workshop: The idea 'a' is parked. The board shows only the shortlist."
    )
    with pytest.raises(UnknownNameError):
        do(state, ev.MoveNote, item="c", impact=4)


def test_a_step_outside_the_scale_is_no_move() -> None:
    assert refusal(workshop("a"), ev.MoveNote, item="a", impact=11) == (
        "event: impact: 11 is too high. Enter 10 or less."
    )
