"""The order of a list: ties, blanks, and what adding or removing others changes."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import Initiative, rank
from gtm_framework.errors import NotOneOfError, OutOfRangeError, UnknownNameError
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.methods.methods import all_methods
from gtm_framework.triage.ranked_idea import Ranked
from tests.triage.drawn import lists_of_initiatives, question, rubric

ONE_QUESTION = rubric(question("only"))
"""Answers move no rank, so one question is enough."""

NO_SUCH_SPAN = "is not 0.1 or more. Enter 0.1 or more, or leave it empty."


def scored(title: str, impact: float | None = None, effort: float | None = None, **more: Any) -> Initiative:
    return Initiative(title=title, impact=impact, effort=effort, **more)


def test_a_tie_shares_the_rank_and_skips_the_next() -> None:
    ranked = rank([scored("A", 8, 2), scored("B", 6, 2), scored("C", 9, 3), scored("D", 6, 3)])

    assert [(r.initiative.title, r.rank) for r in ranked] == [("A", 1), ("C", 2), ("B", 2), ("D", 4)]


def test_an_initiative_without_effort_is_listed_but_never_ranked() -> None:
    ranked = rank([scored("A", impact=9, effort=2), scored("B", impact=9, effort=None)])

    assert [(r.initiative.title, r.rank) for r in ranked] == [("A", 1), ("B", None)]
    assert (ranked[1].score, ranked[1].quadrant, ranked[1].missing) == (None, None, ("effort",))


def test_ties_stand_by_impact_then_effort_then_title_then_id() -> None:
    listed = [
        scored("B", 8, 4),
        scored("A", 8, 4, id="2"),
        scored("A", 8, 4, id="1"),
        scored("C", 6, 3),
        scored("D", 10, 5),
    ]

    ranked = rank(listed)

    assert {r.rank for r in ranked} == {1}
    assert [(r.initiative.title, r.initiative.impact) for r in ranked] == [
        ("D", 10), ("A", 8), ("A", 8), ("B", 8), ("C", 6),
    ]  # fmt: skip
    assert [r.initiative.id for r in ranked[1:3]] == ["1", "2"]


def test_the_unranked_stand_last_by_the_scores_they_have() -> None:
    listed = [
        scored("no impact, much effort", None, 9),
        scored("nothing"),
        scored("low", 2),
        scored("high", 9),
        scored("no impact, little effort", None, 1),
        scored("ranked", 1, 10),
    ]

    assert [r.initiative.title for r in rank(listed)] == [
        "ranked", "high", "low", "no impact, little effort", "no impact, much effort", "nothing",
    ]  # fmt: skip


def test_a_quick_win_stands_before_a_better_ratio_in_another_quadrant() -> None:
    ranked = rank([scored("fill-in", 5, 1), scored("quick win", 6, 5)])

    assert [(r.initiative.title, r.rank, r.exact_score) for r in ranked] == [
        ("quick win", 1, Fraction(6, 5)),
        ("fill-in", 2, Fraction(5)),
    ]


def test_decimals_that_make_the_same_quotient_tie() -> None:
    # As floats, 0.3 / 0.1 is a last bit below 3.
    listed = [
        scored("A", 3, 2, reach=0.3, confidence=1, inputs={"rice_impact": 1, "person_months": 0.1}),
        scored("B", 3, 2, reach=3, confidence=1, inputs={"rice_impact": 1, "person_months": 1}),
    ]

    assert [(r.rank, r.exact_score) for r in rank(listed, "rice")] == [(1, 3), (1, 3)]


def test_the_threshold_moves_the_quadrants() -> None:
    (low,) = rank([scored("A", 6, 3)], threshold=6)

    assert (low.quadrant, low.threshold) == (Quadrant.FILL_IN, 6)


def test_a_number_typed_under_its_own_name_goes_before_the_field() -> None:
    (made,) = rank([scored("A", 8, 4, confidence=80)], "ice")
    (typed,) = rank([scored("A", 8, 4, confidence=80, inputs={"ease": 2, "ice_confidence": 1})], "ice")

    assert (made.score, [p.made_from for p in made.parts]) == (448, ["impact", "confidence", "effort"])
    assert (typed.score, [p.made_from for p in typed.parts]) == (16, ["impact", None, None])


def test_a_list_can_be_ranked_by_numbers_without_impact_and_effort() -> None:
    numbers = {"business_value": 8, "time_criticality": 5, "risk_reduction": 3, "job_size": 2}

    (only,) = rank([scored("A", inputs=numbers)], "wsjf")

    assert (only.rank, only.score, only.quadrant, only.missing) == (1, 8, None, ())


def test_what_is_missing_is_named_in_words() -> None:
    (rice,) = rank([scored("A", 5)], "rice")
    (wsjf,) = rank([scored("A", inputs={"job_size": 1})], "wsjf")

    assert rice.missing == ("reach", "confidence", "effort")
    assert wsjf.missing == ("business value", "time criticality", "risk reduction or opportunity")


def test_a_score_beyond_the_largest_float_is_shown_as_infinite_and_still_ranked() -> None:
    same = {"confidence": 100, "inputs": {"rice_impact": 3, "person_months": 0.5}}

    ranked = rank([scored("A", reach=1e308, **same), scored("B", reach=1.5e308, **same)], "rice")

    assert [(r.initiative.title, r.rank, r.score) for r in ranked] == [
        ("B", 1, float("inf")),
        ("A", 2, float("inf")),
    ]


@pytest.mark.parametrize(
    ("method", "inputs", "error", "message"),
    [
        (
            "wsjf",
            {"job_size": 4},
            NotOneOfError,
            "job size: 4 is not one of 1, 2, 3, 5, 8, 13, 20. Choose one, or leave it empty.",
        ),
        (
            "rice",
            {"person_months": 0},
            OutOfRangeError,
            f"person-months: 0 {NO_SUCH_SPAN}",
        ),
        (
            "rice",
            {"person_months": float("inf")},
            OutOfRangeError,
            f"person-months: inf {NO_SUCH_SPAN}",
        ),
        (
            "ice",
            {"ease": 11},
            OutOfRangeError,
            "ease: 11 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty.",
        ),
    ],
)
def test_a_typed_number_that_a_method_does_not_take_is_refused(
    method: str, inputs: dict[str, float], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as refused:
        rank([scored("A", inputs=inputs)], method)

    assert str(refused.value) == message


def test_an_unknown_method_is_refused_with_the_methods_that_exist() -> None:
    with pytest.raises(UnknownNameError) as refused:
        rank([], "moscow")

    assert (
        str(refused.value) == "Unknown method 'moscow'. "
        "Known: quadrant, ratio, rice, ice, wsjf, value_effort, pie, cost_of_delay."
    )


def test_a_threshold_off_the_scale_is_refused_even_for_an_empty_list() -> None:
    with pytest.raises(OutOfRangeError, match=r"^threshold: 0 is outside 1 to 9\."):
        rank([], threshold=0)


def alone(item: Ranked) -> tuple[Any, ...]:
    """What of an item must not depend on the others."""
    return item.initiative, item.verdict, item.quadrant, item.exact_score, item.parts


@settings(max_examples=100, deadline=None)
@given(data=st.data(), method=st.sampled_from(list(all_methods())))
def test_adding_removing_or_reordering_others_moves_nothing_but_ranks(
    data: st.DataObject, method: str
) -> None:
    listed = data.draw(lists_of_initiatives(ONE_QUESTION, most=8))
    some = data.draw(st.permutations(listed).map(lambda every: every[: len(every) // 2]))

    together = {id(item.initiative): alone(item) for item in rank(listed, method, ONE_QUESTION)}

    assert all(alone(item) == together[id(item.initiative)] for item in rank(some, method, ONE_QUESTION))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), method=st.sampled_from(list(all_methods())))
def test_the_order_does_not_depend_on_the_order_that_came_in(data: st.DataObject, method: str) -> None:
    listed = data.draw(lists_of_initiatives(ONE_QUESTION, most=8))
    shuffled = data.draw(st.permutations(listed))

    def shown(items: list[Ranked]) -> list[tuple[Any, ...]]:
        made = [(r.rank, r.initiative) for r in items]
        return [(place, idea.matrix_impact, idea.matrix_effort, idea.title) for place, idea in made]

    assert shown(rank(shuffled, method, ONE_QUESTION)) == shown(rank(listed, method, ONE_QUESTION))


@settings(max_examples=100, deadline=None)
@given(data=st.data(), method=st.sampled_from(list(all_methods())))
def test_a_rank_is_one_more_than_the_number_of_better_ones(data: st.DataObject, method: str) -> None:
    ranked = rank(data.draw(lists_of_initiatives(ONE_QUESTION, most=8)), method, ONE_QUESTION)
    first_to_last = list(Quadrant)

    def worth(item: Ranked) -> tuple[int, Fraction]:
        assert item.exact_score is not None
        by_quadrant = item.quadrant and all_methods()[method].by_quadrant
        return -first_to_last.index(item.quadrant) if by_quadrant else 0, item.exact_score

    for item in ranked:
        if item.rank is None:
            assert item.missing
        else:
            better = [r for r in ranked if r.rank is not None and worth(r) > worth(item)]
            assert item.rank == 1 + len(better)
