"""Workshops open until a deadline, and votes that reveal themselves once everyone has answered."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda.deadline import after_deadline, is_due, require_open, reveals_by_itself
from gtm_framework.workshop.state import DoneShown, RevealWhen, Workshop
from gtm_framework.workshop.votes.ballots import Ballot
from gtm_framework.workshop.votes.seen import Seen, Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import at, ballot, do, person, refusal, voting, workshop
from tests.workshop.test_blindness import PEOPLE, boxes_with_as_many_done

ITEMS = ("a", "b", "c")


def waiting(expected: int = 0, phase: str = "impact") -> Workshop:
    """A vote that reveals itself; the reveal belongs to the phase after it."""
    state = do(voting(*ITEMS, phase=phase), ev.SetUp, reveal_when=RevealWhen.EVERYONE, expected=expected)
    return do(state, ev.GoTo, phase="reveal") if phase == "impact" else state


def full(*names: str) -> list[Ballot]:
    return [ballot(name, item, 5) for name in names for item in ITEMS]


def test_a_phase_takes_votes_until_its_deadline_and_the_next_phase_has_none() -> None:
    state = do(voting("a"), ev.OpenUntil, until=at(60), minute=1)
    require_open(state, at(59))

    with pytest.raises(RefusedError) as refused:
        require_open(state, at(60))

    assert str(refused.value) == (
        "workshop: The deadline has passed. Ask the facilitator to extend it if you still want to vote."
    )
    require_open(do(state, ev.OpenUntil, until=None), at(61))
    require_open(do(state, ev.GoTo, phase="effort"), at(61))


def test_a_deadline_lies_ahead_and_not_too_far() -> None:
    assert refusal(voting("a"), ev.OpenUntil, until=at(0)) == (
        "workshop: The deadline has passed already. Choose a later time."
    )
    assert refusal(voting("a"), ev.OpenUntil, until=at(0) + timedelta(days=61)) == (
        "workshop: The deadline is more than 60 days away. Choose an earlier one."
    )


def test_a_vote_is_revealed_by_itself_when_the_last_one_has_answered() -> None:
    two = [person("p0"), person("p1")]

    assert not reveals_by_itself(waiting(), full("p0"), two)
    assert not reveals_by_itself(waiting(), full("p0", "p1")[:-1], two)
    assert reveals_by_itself(waiting(), full("p0", "p1"), two)


def test_nobody_waits_for_a_person_who_left_or_only_observes() -> None:
    people = [
        person("p0"), person("p1"), person("p2", left_at=at(1)), person("p3", role="observer"),
    ]  # fmt: skip

    assert reveals_by_itself(waiting(), full("p0", "p1"), people)


def test_one_vote_alone_is_never_revealed_by_itself() -> None:
    assert not reveals_by_itself(waiting(), full("p0"), [person("p0")])


def test_those_who_are_expected_are_waited_for() -> None:
    two = [person("p0"), person("p1")]

    assert not reveals_by_itself(waiting(expected=3), full("p0", "p1"), two)
    assert reveals_by_itself(waiting(expected=3), full("p0", "p1", "p2"), [*two, person("p2")])


def test_nothing_is_revealed_by_itself_in_a_phase_that_reveals_nothing_or_by_hand() -> None:
    two = [person("p0"), person("p1")]
    in_vote = do(voting(*ITEMS), ev.SetUp, reveal_when=RevealWhen.EVERYONE)

    assert not reveals_by_itself(in_vote, full("p0", "p1"), two)
    by_hand = do(waiting(), ev.SetUp, reveal_when=RevealWhen.MANUAL)
    assert not reveals_by_itself(by_hand, full("p0", "p1"), two)


def test_a_workshop_that_is_open_for_days_has_to_know_how_many_will_vote() -> None:
    assert refusal(workshop("a"), ev.SetUp, open_always=True, reveal_when=RevealWhen.EVERYONE) == (
        "workshop: Enter how many people will vote, at least two. Otherwise the first votes would be "
        "revealed before the others have joined."
    )
    do(workshop("a"), ev.SetUp, open_always=True, reveal_when=RevealWhen.EVERYONE, expected=2)


@settings(max_examples=100)
@given(boxes_with_as_many_done(), st.sampled_from(DoneShown), st.sampled_from(Viewer))
def test_a_workshop_that_is_open_for_days_is_as_blind_before_its_deadline_and_after_it(
    boxes: tuple[list[Ballot], list[Ballot]], shown: DoneShown, viewer: Viewer
) -> None:
    state = do(
        voting(*ITEMS), ev.SetUp, open_always=True, reveal_when=RevealWhen.EVERYONE, expected=9,
        done_shown=shown,
    )  # fmt: skip
    state = do(state, ev.OpenUntil, until=at(60))

    assert visible(state, boxes[0], PEOPLE, viewer) == visible(state, boxes[1], PEOPLE, viewer)
    assert not any(reveals_by_itself(state, box, PEOPLE) for box in boxes)
    assert visible(do(state, ev.GoTo, phase="reveal"), boxes[0], PEOPLE, viewer) == Seen()


@settings(max_examples=100)
@given(boxes_with_as_many_done())
def test_whether_a_vote_reveals_itself_hangs_on_how_many_are_done_and_not_on_what_they_said(
    boxes: tuple[list[Ballot], list[Ballot]],
) -> None:
    state = waiting()

    assert reveals_by_itself(state, boxes[0], PEOPLE) == reveals_by_itself(state, boxes[1], PEOPLE)


def due(phase: str) -> Workshop:
    """A vote that is revealed at its deadline, an hour after nine."""
    state = do(voting(*ITEMS, phase=phase), ev.SetUp, reveal_when=RevealWhen.DEADLINE, expected=9)
    return do(state, ev.OpenUntil, until=at(60))


def test_at_its_deadline_a_vote_is_revealed_by_itself_whoever_has_not_voted() -> None:
    two = [person("p0"), person("p1")]
    some = [ballot("p0", "a", 5), ballot("p1", "b", 7)]

    assert not reveals_by_itself(due("shortlist"), some, two, at(59))
    assert reveals_by_itself(due("shortlist"), some, two, at(60))
    assert is_due(due("shortlist"), at(60))
    by_hand = do(due("shortlist"), ev.SetUp, reveal_when=RevealWhen.EVERYONE)
    assert not reveals_by_itself(by_hand, some, two, at(60))
    assert not is_due(by_hand, at(60))


def test_at_its_deadline_the_vote_of_one_person_stays_hidden() -> None:
    alone = [ballot("p0", item, 5) for item in ITEMS]

    assert not reveals_by_itself(due("shortlist"), alone, [person("p0"), person("p1")], at(60))


def test_a_vote_that_another_phase_reveals_waits_for_it_after_the_deadline() -> None:
    state = due("impact")

    assert not is_due(state, at(60))
    assert not reveals_by_itself(state, full("p0", "p1"), [person("p0"), person("p1")], at(60))
    assert after_deadline(state) == "The facilitator can go to the next phase or set a later deadline."


def test_after_the_deadline_it_is_said_who_goes_on() -> None:
    by_hand = do(due("shortlist"), ev.SetUp, reveal_when=RevealWhen.MANUAL)

    assert after_deadline(by_hand) == "The facilitator can reveal the votes or set a later deadline."
    assert after_deadline(due("shortlist")).startswith("Fewer than two people voted. ")
    assert after_deadline(do(by_hand, ev.GoTo, phase="ideas")) == "The facilitator can collect the ideas."
    assert after_deadline(do(by_hand, ev.GoTo, phase="goal")) == ""
