"""Ballots: what is admitted, what is refused and why, and which of them stand."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, OutOfRangeError, RefusedError, UnknownNameError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.room.people import Participant
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.admission import TooManyDotsError, admit
from gtm_framework.workshop.votes.ballots import Answer, Ballot, dot_limit, latest, still_to_answer
from tests.workshop.room import ballot, do, person, voting, workshop

ANA = person("ana")


def refusal(state: Workshop, cast: Ballot, who: Participant = ANA, own: Iterable[Ballot] = ()) -> GtmError:
    with pytest.raises(GtmError) as refused:
        admit(state, cast, who, own)
    return refused.value


@pytest.mark.parametrize("value", [1, 10, Answer.SKIP, Answer.DONT_KNOW])
def test_a_whole_step_a_skip_and_a_dont_know_are_admitted(value: int | Answer) -> None:
    admit(voting("a"), ballot("ana", "a", value), ANA, [])


@pytest.mark.parametrize("answer", ["position", "both", "demand"])
def test_the_rubrics_own_options_are_admitted_for_the_kind(answer: str) -> None:
    admit(voting("a", phase="kind"), ballot("ana", "a", answer, axis="purpose"), ANA, [])


def test_a_score_off_the_scale_is_refused() -> None:
    error = refusal(voting("a"), ballot("ana", "a", 11))

    assert isinstance(error, OutOfRangeError)
    assert str(error) == ("impact: 11 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty.")


def test_a_score_that_is_no_whole_step_is_refused() -> None:
    assert str(refusal(voting("a"), ballot("ana", "a", "high"))) == (
        "ballot: impact: 'high' is not a whole number. Choose 1 to 10."
    )


def test_an_option_that_the_rubric_does_not_have_is_refused() -> None:
    error = refusal(voting("a", phase="kind"), ballot("ana", "a", "positon", axis="purpose"))

    assert isinstance(error, UnknownNameError)
    assert str(error) == "Unknown purpose answer 'positon'. Did you mean 'position'?"


def test_an_unknown_axis_is_refused() -> None:
    assert str(refusal(voting("a"), ballot("ana", "a", 5, axis="impct"))) == (
        "Unknown axis 'impct'. Did you mean 'impact'?"
    )


def test_an_unknown_idea_is_refused() -> None:
    assert str(refusal(voting("alpha"), ballot("ana", "alpa", 5))) == (
        "Unknown idea 'alpa'. Did you mean 'alpha'?"
    )


def test_a_ballot_for_a_closed_phase_is_refused() -> None:
    closed = do(voting("a"), ev.GoTo, phase="reveal")

    assert str(refusal(closed, ballot("ana", "a", 5))) == (
        "ballot: This vote is closed. Wait for the next one."
    )


def test_a_ballot_for_an_earlier_round_is_refused_while_another_is_open() -> None:
    state = do(voting("a"), ev.GoTo, phase="effort")

    assert str(refusal(state, ballot("ana", "a", 5, axis="effort", number=1))) == (
        "ballot: This vote is closed. Wait for the next one."
    )


def test_a_ballot_for_a_finished_workshop_is_refused() -> None:
    state = do(voting("a"), ev.Finish)

    assert str(refusal(state, ballot("ana", "a", 5))) == (
        "ballot: This vote is closed. Wait for the next one."
    )


def test_a_ballot_on_another_axis_than_the_one_asked_is_refused() -> None:
    assert str(refusal(voting("a", phase="kind"), ballot("ana", "a", 5))) == (
        "ballot: Impact isn’t part of this vote. It asks about: purpose, form, metrics."
    )


def test_a_ballot_on_an_idea_that_was_set_aside_is_refused() -> None:
    state = do(voting("a", "b"), ev.Shortlist, keep=("a",))

    assert str(refusal(state, ballot("ana", "b", 5))) == (
        "ballot: 'b' isn’t part of this vote. Reload the page."
    )


def test_a_role_votes_only_on_its_axes() -> None:
    builder = person("ben", role="working_side")

    assert str(refusal(voting("a"), ballot("ben", "a", 5), builder)) == (
        "ballot: The role 'Delivery' doesn’t vote on impact here. Ask for another role."
    )
    admit(voting("a", phase="effort"), ballot("ben", "a", 5, axis="effort"), builder, [])


def test_the_facilitator_can_set_which_axes_a_role_votes_on() -> None:
    state = do(voting("a"), ev.SetUp, scores={"working_side": ("impact",)})

    admit(state, ballot("ben", "a", 5), person("ben", role="working_side"), [])


def test_an_unknown_role_is_refused() -> None:
    assert str(refusal(voting("a"), ballot("ana", "a", 5), person("ana", role="gest"))) == (
        "Unknown role 'gest'. Did you mean 'guest'?"
    )


def test_nobody_votes_for_somebody_else() -> None:
    assert str(refusal(voting("a"), ballot("ben", "a", 5))) == (
        "ballot: This vote belongs to someone else. Cast your own vote."
    )


@pytest.mark.parametrize("fields", [{"answer": "value"}, {"answer": "skip", "value": 5}])
def test_a_value_belongs_to_the_answer_value_and_to_no_other(fields: dict[str, Any]) -> None:
    with pytest.raises(RefusedError) as refused:
        Ballot(person="ana", item="a", axis="impact", round=1, **fields)
    assert str(refused.value) == ("ballot: value: only the answer 'value' takes a value. Remove it.")


@pytest.mark.parametrize(
    ("items", "dots"), [(0, 1), (1, 1), (3, 1), (5, 1), (6, 2), (12, 4), (18, 6), (20, 6), (60, 6)]
)
def test_everyone_has_dots_for_a_third_of_the_ideas_and_six_at_most(items: int, dots: int) -> None:
    assert dot_limit(items) == dots


SIX = ("a", "b", "c", "d", "e", "f")


def dot(item: str, count: int = 1) -> Ballot:
    return ballot("ana", item, count, axis="dots")


def test_more_dots_than_one_has_are_refused() -> None:
    state = voting(*SIX, phase="shortlist")
    admit(state, dot("b"), ANA, [dot("a")])

    error = refusal(state, dot("c"), ANA, [dot("a"), dot("b")])

    assert isinstance(error, TooManyDotsError)
    assert (error.laid, error.allowed) == (3, 2)
    assert str(error) == (
        "dots: 3 are more than the 2 that each person has for 6 ideas. Remove one before you place another."
    )


def test_a_dot_taken_back_is_free_again() -> None:
    state = voting(*SIX, phase="shortlist")

    admit(state, dot("c"), ANA, [dot("a"), dot("b"), dot("b", 0)])


def test_a_dot_can_be_taken_back_when_the_list_has_become_shorter() -> None:
    state = do(voting(*SIX, phase="shortlist"), ev.Shortlist, keep=("a", "b", "c"))

    admit(state, dot("a", 0), ANA, [dot("a"), dot("b")])


def test_a_dot_on_an_idea_that_was_set_aside_is_free_again() -> None:
    state = do(voting(*SIX, phase="shortlist"), ev.Shortlist, keep=("a", "b", "c"))

    admit(state, dot("a"), ANA, [dot("e"), dot("f")])


def test_two_dots_of_one_person_on_one_idea_are_refused() -> None:
    assert str(refusal(voting(*SIX, phase="shortlist"), dot("a", 2))) == (
        "dots: 2 is outside 0 to 1. Enter a number from 0 to 1, or leave it empty."
    )


def test_rewording_an_idea_leaves_its_ballots_with_it() -> None:
    state = do(voting("a"), ev.Reword, item="a", title="Something else")

    assert still_to_answer(state, [ballot("ana", "a", 5)], ANA) == ()


def test_the_latest_round_stands_and_the_earlier_ones_stay_as_history() -> None:
    first, second = ballot("ana", "a", 3, number=1), ballot("ana", "a", 8, number=2)

    assert latest([second, first], up_to=2) == (second,)
    assert latest([second, first], up_to=1) == (first,)


def test_within_a_round_the_later_ballot_stands() -> None:
    assert latest([ballot("ana", "a", 3), ballot("ana", "a", 4)], up_to=1) == (ballot("ana", "a", 4),)


@given(
    st.permutations(
        [ballot(w, i, 5, number=r) for w in ("ana", "ben") for i in ("a", "b") for r in (1, 2, 3)]
    )
)
def test_which_ballots_stand_does_not_depend_on_the_order_of_rounds(ballots: list[Ballot]) -> None:
    standing = latest(ballots, up_to=2)

    assert {(b.person, b.item, b.round) for b in standing} == {
        (who, item, 2) for who in ("ana", "ben") for item in ("a", "b")
    }


def test_what_is_left_to_answer_is_told_in_the_order_of_the_list() -> None:
    state = voting("a", "b", phase="kind")
    cast = [ballot("ana", "a", "both", axis="purpose"), ballot("ana", "b", Answer.SKIP, axis="form")]

    assert still_to_answer(state, [*cast, ballot("ben", "a", "task", axis="form")], ANA) == (
        *(("a", "form"), ("a", "metrics")),
        *(("b", "purpose"), ("b", "metrics")),
    )


def test_nothing_is_left_to_answer_when_no_round_is_open() -> None:
    assert still_to_answer(workshop("a"), [], ANA) == ()


def test_nothing_is_left_once_all_dots_are_laid() -> None:
    state = voting(*SIX, phase="shortlist")

    assert len(still_to_answer(state, [dot("a")], ANA)) == 5
    assert still_to_answer(state, [dot("a"), dot("b")], ANA) == ()
