"""From ballots to one score: the median, where halves go, and what never counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.triage.initiative import Initiative
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.ballots import Answer
from gtm_framework.workshop.votes.combine import (
    Combined,
    combine,
    median,
    standing,
    whole_step,
    with_scores,
)
from gtm_framework.workshop.votes.seen import Viewer
from gtm_framework.workshop.votes.visibility import visible
from tests.workshop.room import ballot, do, revealed, sheet, voting, workshop

SKIP, DONT_KNOW = Answer.SKIP, Answer.DONT_KNOW


def combined(values: list[int | str | Answer], axis: str, phase: str) -> Combined:
    state, seen = revealed(voting("a", phase=phase), sheet({"a": values}, axis=axis))
    heard = seen.on("a", axis)
    assert heard is not None
    return combine(state, heard)


@pytest.mark.parametrize(
    ("values", "impact", "effort"),
    [
        ([7], 7, 7),
        ([2, 9, 9], 9, 9),
        ([2, 5, 6, 9], 5, 6),  # 5.5: less impact, more effort
        ([5, 6], 5, 6),
        ([4, 8], 6, 6),
        ([1, 10], 5, 6),
        ([3, 3, 4, 9, 9], 4, 4),
    ],
)
def test_the_score_is_the_median_and_a_half_goes_to_the_careful_side(
    values: list[int | str | Answer], impact: int, effort: int
) -> None:
    assert combined(values, "impact", "impact").value == impact
    assert combined(values, "effort", "effort").value == effort


def test_skip_and_dont_know_are_counted_apart_and_never_as_a_score() -> None:
    found = combined([SKIP, 9, DONT_KNOW, 3, DONT_KNOW], "impact", "impact")

    assert found == Combined("a", "impact", 6, Fraction(6), counted=2, skipped=1, dont_know=2)


def test_nothing_counted_is_no_score() -> None:
    found = combined([SKIP, DONT_KNOW], "impact", "impact")

    assert (found.value, found.middle, found.counted) == (None, None, 0)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (["position", "position", "demand"], "position"),
        (["position", "both"], "both"),
        (["both", "demand"], "both"),
        (["position", "demand"], "both"),
        (["demand"], "demand"),
    ],
)
def test_an_answer_about_the_kind_is_the_middle_one_and_a_half_goes_inward(
    values: list[int | str | Answer], answer: str
) -> None:
    assert combined(values, "purpose", "kind").value == answer


@pytest.mark.parametrize(
    ("middle", "step"),
    [(Fraction(1, 2), 1), (Fraction(5, 2), 2), (Fraction(3, 2), None), (Fraction(2), 2)],
)
def test_a_half_between_the_two_middle_options_is_no_answer(middle: Fraction, step: int | None) -> None:
    assert whole_step(middle, "inward", 0, 3) == step


@given(st.lists(st.integers(1, 10), min_size=1, max_size=15), st.randoms())
def test_the_median_has_as_many_ballots_below_as_above_in_any_order(
    values: list[int], random: object
) -> None:
    middle = median(values)

    assert median(sorted(values, reverse=True)) == middle
    assert sum(v < middle for v in values) <= len(values) / 2
    assert sum(v > middle for v in values) <= len(values) / 2


def test_dots_are_added() -> None:
    cast = [
        ballot("p0", "a", 1, axis="dots"),
        ballot("p1", "a", 1, axis="dots"),
        ballot("p2", "a", 0, axis="dots"),
    ]
    state = do(voting("a", "b", phase="shortlist"), ev.Reveal)
    heard = visible(state, cast, [], Viewer.SCREEN).on("a", "dots")
    assert heard is not None

    assert combine(state, heard).value == 2


def test_a_relative_place_stands_before_the_ballots() -> None:
    cast = sheet({"a": [9, 8], "b": [9, 9]})
    state, _ = revealed(voting("a", "b"), cast)
    state = do(do(state, ev.StartPlacing, axis="impact"), ev.AnswerPlacing, higher=False)
    state = do(state, ev.EndPlacing, keep=True)
    seen = visible(state, cast, [], Viewer.SCREEN)

    assert standing(state, seen, "a", "impact") == Combined(
        "a", "impact", 10, Fraction(17, 2), counted=2, skipped=0, dont_know=0, placed=True
    )
    found = standing(state, seen, "b", "impact")
    assert found is not None
    assert found.value == 1


def test_a_relative_place_stands_without_any_ballot() -> None:
    state = do(do(workshop("a", "b"), ev.StartPlacing, axis="impact"), ev.AnswerPlacing, higher=True)
    state = do(state, ev.EndPlacing, keep=True)

    assert standing(state, visible(state, [], [], Viewer.SCREEN), "b", "impact") == Combined(
        "b", "impact", 10, None, counted=0, skipped=0, dont_know=0, placed=True
    )


def test_a_later_vote_takes_the_place_of_a_relative_placing() -> None:
    cast = sheet({"a": [9], "b": [9], "c": [9]})
    state, _ = revealed(voting("a", "b", "c"), cast)
    state = do(state, ev.StartPlacing, axis="impact")
    for _ in range(3):
        state = do(state, ev.AnswerPlacing, higher=True)
    state = do(state, ev.EndPlacing, keep=True)
    assert state.placed == {"impact": {"c": 10, "b": 5, "a": 1}}

    state = do(do(state, ev.GoTo, phase="revote", items=("a", "b")), ev.Reveal)

    assert state.placed == {"impact": {"c": 10}}


def test_an_initiative_takes_what_the_room_said_and_keeps_the_rest() -> None:
    cast = [
        *sheet({"a": [8, 8], "b": [SKIP, SKIP]}),
        *sheet({"a": ["both", "position", "position"]}, axis="purpose", number=2),
    ]
    state = do(voting("a", "b"), ev.GoTo, phase="kind")
    state, seen = revealed(state, cast)
    known = Initiative(id="a", title="old", effort=4, answers={"form": "task", "purpose": "demand"})

    scored = with_scores(state, seen, known)

    assert (scored.title, scored.impact, scored.effort) == ("a", 8, 4)
    assert scored.answers == {"form": "task", "purpose": "position"}
    assert with_scores(state, seen, Initiative(id="b", title="b", impact=3)).impact == 3


def test_hidden_ballots_score_nothing() -> None:
    state = voting("a")
    seen = visible(state, sheet({"a": [9, 9]}), [], Viewer.FACILITATOR)
    known = Initiative(id="a", title="a")

    assert with_scores(state, seen, known) == known


def test_an_initiative_that_was_not_in_the_workshop_stays_as_it_is() -> None:
    state, seen = revealed(voting("a"), [])
    known = Initiative(id="z", title="z", impact=3)

    assert with_scores(state, seen, known) == known
