"""Notes moved on the board of a workshop: where the room puts one stands before the ballots."""

import pytest

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.flow import StaleError, apply
from gtm_framework.workshop.moving import card_numbers, require_mover
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.combine import standing
from gtm_framework.workshop.votes.seen import Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import at, do, person, refusal, revealed, sheet, voting, workshop


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
        "workshop: A vote on impact is still hidden. Reveal it before you move cards."
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


@pytest.fixture
def opened() -> Workshop:
    """A workshop after its reveal, in which everyone can move cards."""
    state, _ = revealed(voting("a", "b"), sheet({"a": [9, 8], "b": [2, 3]}))
    return do(state, ev.LetEveryoneMove, everyone=True)


def test_everyone_moves_cards_after_the_reveal_and_not_before_it() -> None:
    hidden = voting("a", "b")
    in_vote = refusal(hidden, ev.LetEveryoneMove, everyone=True)
    before = refusal(do(hidden, ev.GoTo, phase="reveal"), ev.LetEveryoneMove, everyone=True)
    never = refusal(do(workshop("a"), ev.GoTo, phase="decide"), ev.LetEveryoneMove, everyone=True)

    assert in_vote == (
        "workshop: Cards aren’t moved in Score impact (silent). "
        "Go to one of: Reveal, Discuss disagreements, Re-vote, Decide."
    )
    assert before == never == "workshop: Reveal the votes on impact and effort first."


def test_the_board_closes_with_the_phase_a_ranking_and_the_end(opened: Workshop) -> None:
    assert opened.everyone_moves
    closing: list[tuple[type[ev.Event], dict[str, object]]] = [
        (ev.GoTo, {"phase": "discuss"}),
        (ev.StartPlacing, {"axis": "impact"}),
        (ev.LetEveryoneMove, {"everyone": False}),
        (ev.Finish, {}),
    ]
    assert [do(opened, event, **fields).everyone_moves for event, fields in closing] == [False] * 4


def test_members_move_cards_while_the_board_is_open_and_observers_never(opened: Workshop) -> None:
    require_mover(opened, person("ana"))
    require_mover(opened, person("gil", role="guest"))
    closed = do(opened, ev.LetEveryoneMove, everyone=False)
    for state, who, why in (
        (opened, person("olga", role="observer"), "You are here to observe"),
        (closed, person("ana"), "Wait until the facilitator opens the board"),
    ):
        with pytest.raises(RefusedError, match=why):
            require_mover(state, who)


def test_every_move_is_kept_with_its_time_and_can_be_taken_back(opened: Workshop) -> None:
    state = do(opened, ev.MoveNote, item="a", impact=4, minute=1)
    state = do(state, ev.MoveNote, item="b", impact=5, effort=6, minute=2)
    state = do(state, ev.MoveNote, item="a", impact=7, minute=3)
    assert [(one.item, one.at, one.before, one.after) for one in state.moves] == [
        ("a", at(1), {"impact": None}, {"impact": 4}),
        ("b", at(2), {"impact": None, "effort": None}, {"impact": 5, "effort": 6}),
        ("a", at(3), {"impact": 4}, {"impact": 7}),
    ]
    first, second, third = (one.number for one in state.moves)
    assert refusal(state, ev.UndoMove, move=first) == (
        "workshop: 'a' was moved again since. Undo its latest move first."
    )

    back = do(do(state, ev.UndoMove, move=third), ev.UndoMove, move=second)

    assert back.placed == {"impact": {"a": 4}}
    assert do(back, ev.UndoMove, move=first).placed == {}
    assert "was undone already" in refusal(back, ev.UndoMove, move=third)


def test_a_move_that_no_longer_stands_cannot_be_taken_back(opened: Workshop) -> None:
    state = do(do(opened, ev.MoveNote, item="a", impact=4), ev.MoveNote, item="b", impact=2)

    again = do(do(state, ev.GoTo, phase="revote", items=("a",)), ev.Reveal)
    assert [one.item for one in again.moves] == ["b"]
    assert [one.item for one in do(state, ev.LetBallotsStand, item="a").moves] == ["b"]
    assert [one.item for one in do(state, ev.Merge, item="a", into="b").moves] == ["b"]


def test_as_many_moves_are_kept_as_the_rules_say(opened: Workshop) -> None:
    state = opened
    for place in range(rules().limits.moves + 1):
        state = do(state, ev.MoveNote, item="a", impact=1 + place % 2)

    assert [state.moves[0].number, state.moves[-1].number] == [2, rules().limits.moves + 1]


def test_moves_of_others_do_not_make_what_the_facilitator_does_stale(opened: Workshop) -> None:
    moved = do(do(opened, ev.MoveNote, item="a", impact=4), ev.MoveNote, item="b", impact=2)

    done = apply(moved, ev.Park(against=opened.revision, at=at(5), text="Later"))

    assert (done.revision, done.moved_since) == (moved.revision + 1, 0)
    with pytest.raises(StaleError):
        apply(done, ev.Park(against=moved.revision, at=at(5), text="Later"))
    with pytest.raises(StaleError):
        apply(moved, ev.Park(against=opened.revision - 1, at=at(5), text="Later"))


def test_the_numbers_of_the_cards_stay_whatever_is_moved(opened: Workshop) -> None:
    assert card_numbers(opened) == {"a": 1, "b": 2}
    assert card_numbers(do(opened, ev.MoveNote, item="b", impact=10)) == {"a": 1, "b": 2}
