"""How safe a place is, against trying every re-scoring."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative, place, rank
from gtm_framework.triage.verdict_stability import Stability, stability

whole = st.integers(1, 10)


def stability_of(impact: float, effort: float, threshold: float = 5) -> Stability:
    (only,) = stability(rank([Initiative(title="x", impact=impact, effort=effort)], threshold=threshold))
    return only


def test_a_score_next_to_the_line_moves_with_one_step() -> None:
    at_the_line = stability_of(impact=6, effort=2)

    assert (at_the_line.move.axis, at_the_line.move.before, at_the_line.move.after) == ("impact", 6, 5)
    assert (at_the_line.move.step, at_the_line.move.quadrant) == (-1, "fill_in")
    # Two of impact 5, 6 and 7 stay high; effort 1, 2 and 3 stay low.
    assert (at_the_line.kept, at_the_line.kept_share) == (Fraction(2, 3), 2 / 3)


def test_a_corner_of_the_matrix_is_safe() -> None:
    corner = stability_of(impact=10, effort=2)

    assert (corner.move.axis, corner.move.after, corner.move.step) == ("effort", 6, 4)
    assert corner.move.quadrant == "major_project"
    assert corner.kept == 1


def test_the_middle_is_the_least_safe_place() -> None:
    assert stability_of(impact=5, effort=5).kept == Fraction(4, 9)
    assert stability_of(impact=6, effort=6).kept == Fraction(4, 9)


def test_a_decimal_score_moves_to_the_nearest_whole_one_across_the_line() -> None:
    move = stability_of(impact=5.5, effort=1).move

    assert (move.axis, move.after, move.step) == ("impact", 5, -0.5)


def test_decimals_are_moved_exactly() -> None:
    # 8.3 less one is 7.3, which is not above a line at 7.3; as floats it would be.
    assert stability_of(impact=8.3, effort=1, threshold=7.3).kept == Fraction(2, 3)


def test_what_has_no_place_is_left_out() -> None:
    assert stability(rank([Initiative(title="x", impact=9)])) == []


@given(impact=whole, effort=whole, line=st.integers(1, 9))
def test_the_share_kept_is_that_of_trying_every_re_scoring(impact: int, effort: int, line: int) -> None:
    near = [
        (i, e)
        for i, e in product((impact - 1, impact, impact + 1), (effort - 1, effort, effort + 1))
        if 1 <= i <= 10 and 1 <= e <= 10
    ]
    home = place(impact, effort, line)

    kept = stability_of(impact, effort, line).kept

    assert kept == Fraction(sum(place(i, e, line) is home for i, e in near), len(near))


@given(impact=whole, effort=whole, line=st.floats(1, 9))
def test_no_smaller_whole_step_leaves_the_quadrant(impact: int, effort: int, line: float) -> None:
    home = place(impact, effort, line)
    steps = [
        abs(other - score)
        for other in range(1, 11)
        for score, landed in (
            (impact, place(other, effort, line)),
            (effort, place(impact, other, line)),
        )
        if landed is not home
    ]

    move = stability_of(impact, effort, line).move

    assert abs(move.step) == min(steps)
    after = (move.after, effort) if move.axis == "impact" else (impact, move.after)
    assert place(*after, line) is move.quadrant is not home
