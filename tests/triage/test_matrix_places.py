"""`place` and the meaning of the levels."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import place
from gtm_framework.errors import OutOfRangeError
from gtm_framework.triage.matrix import THRESHOLD, Axis, Quadrant, check_threshold, level_text, levels


@pytest.mark.parametrize(
    ("impact", "effort", "quadrant"),
    [
        (6, 5, "quick_win"),
        (10, 1, "quick_win"),
        (6, 6, "major_project"),
        (5, 5, "fill_in"),
        (1, 1, "fill_in"),
        (5, 6, "time_sink"),
        (5.1, 5, "quick_win"),
        (5, 5.1, "time_sink"),
        (None, 5, None),
        (5, None, None),
        (None, None, None),
    ],
)
def test_a_score_is_high_above_five(impact: float | None, effort: float | None, quadrant: Any) -> None:
    assert place(impact, effort) == quadrant


@given(impact=st.floats(1, 10), effort=st.floats(1, 10), line=st.floats(1, 9))
def test_both_axes_are_cut_by_the_line_that_is_chosen(impact: float, effort: float, line: float) -> None:
    expected = {
        (True, False): "quick_win",
        (True, True): "major_project",
        (False, False): "fill_in",
        (False, True): "time_sink",
    }

    assert place(impact, effort, line) == expected[impact > line, effort > line]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 5), "impact: 0 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty."),
        ((None, 11), "effort: 11 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty."),
        (
            (float("nan"), 5),
            "impact: nan is outside 1 to 10. Enter a number from 1 to 10, or leave it empty.",
        ),
        ((5, 5, 10), "threshold: 10 is outside 1 to 9. Enter a number from 1 to 9, or leave it empty."),
    ],
)
def test_a_number_outside_its_range_is_refused(arguments: Any, message: str) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        place(*arguments)

    assert str(refused.value) == message


@pytest.mark.parametrize("line", [1, 9, 5.5])
def test_a_line_with_room_on_both_sides_is_fine(line: float) -> None:
    check_threshold(line)

    assert {place(i, e, line) for i in (1, 10) for e in (1, 10)} == set(Quadrant)


def test_each_quadrant_says_what_to_do() -> None:
    assert [(q.label, q.action) for q in Quadrant] == [
        ("Quick win", "do now"),
        ("Major project", "plan carefully"),
        ("Fill-in", "do when there is time"),
        ("Time sink", "avoid"),
    ]


@pytest.mark.parametrize(
    ("axis", "score", "text"),
    [
        ("impact", 1, "barely noticeable"),
        ("impact", 2, "barely noticeable"),
        ("impact", 2.5, "helps one team"),
        ("impact", 8, "moves company results this quarter"),
        ("impact", 10, "changes the annual result"),
        ("effort", 3, "a few weeks, one person"),
        ("effort", 10, "several quarters or teams"),
    ],
)
def test_a_score_has_a_meaning(axis: Axis, score: float, text: str) -> None:
    assert level_text(axis, score) == text


def test_a_score_off_the_scale_means_nothing() -> None:
    with pytest.raises(OutOfRangeError, match=r"^effort: 0.5 is outside 1 to 10\."):
        level_text("effort", 0.5)


@pytest.mark.parametrize("axis", ["impact", "effort"])
def test_the_levels_cover_the_scale_without_a_gap(axis: Axis) -> None:
    every = levels(axis)

    assert [level.above for level in every] == [0, *(level.up_to for level in every[:-1])]
    assert every[-1].up_to == 10
    assert THRESHOLD == 5
