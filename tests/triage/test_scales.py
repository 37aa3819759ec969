"""Scales: exact places on the matrix, words, and numbers that formulas take as written."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative, rank
from gtm_framework.errors import OutOfRangeError, UnknownNameError
from gtm_framework.triage.scales.scales import Scale, all_scales, scale, scales_in, scales_text

SCALES = sorted(all_scales())
PLACED = [name for name in SCALES if scale(name).has_place]


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    known = scale(name)

    assert known.name
    assert known.source
    assert (known.kind == "words") == bool(known.words)
    assert all(known.takes(number) for number in known.choices)
    assert set(known.also.values()) <= set(known.words)


@pytest.mark.parametrize("name", PLACED)
def test_places_rise_with_the_numbers_and_stay_on_one_to_ten(name: str) -> None:
    numbers = [number for number, _ in scale(name).ten]
    places = [place for _, place in scale(name).ten]

    assert all(low < high for low, high in pairwise(numbers))
    assert all(low <= high for low, high in pairwise(places))
    assert 1 <= places[0] <= places[-1] <= 10


@pytest.mark.parametrize(
    ("name", "number", "place"),
    [
        ("1-5", 3, 5),
        ("1-5", 4, Fraction(15, 2)),
        ("0-100", 33, Fraction(91, 25)),
        ("rice-impact", 1.5, Fraction(13, 2)),
        ("rice-impact", 3, 10),
        ("tshirt", 3, 5),
        ("person-months", 7, Fraction(150, 23)),
        ("person-weeks", 1000, 10),
    ],
)
def test_a_place_is_exact(name: str, number: float, place: Fraction) -> None:
    assert scale(name).place(number) == place


def test_three_of_five_is_not_high_and_four_is() -> None:
    three, four = (
        Initiative(title="A", impact=score, effort=1, scales={"impact": "1-5", "effort": "1-5"})
        for score in (3, 4)
    )

    assert scale("1-5").middle == 3
    assert [item.quadrant for item in rank([three, four])] == ["quick_win", "fill_in"]


def test_money_has_no_place_on_the_matrix() -> None:
    (costly,) = rank([Initiative(title="A", impact=8, effort=20_000, scales={"effort": "money"})])

    assert (costly.quadrant, costly.rank) == (None, None)


@pytest.mark.parametrize(
    ("name", "word", "number"),
    [
        ("tshirt", "xl", 8),
        ("tshirt-words", "Very large", 8),
        ("low-medium-high", "HIGH", 3),
        ("low-medium-high", "mittel", 2),
        ("moscow", "won't have", 1),
        ("stars", "★★★★☆", 4),
        ("priority", "P0", 5),
        ("rice-impact-words", "massive", 3),
        ("moscow", "Perhaps", None),
    ],
)
def test_a_word_is_a_number_on_its_scale(name: str, word: str, number: float | None) -> None:
    assert scale(name).number_of(word) == number


@given(st.sampled_from(PLACED), st.floats(0, 1000), st.floats(0, 1000))
def test_a_larger_number_never_has_a_lower_place(name: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    known = scale(name)

    assert (known.place(low) or 0) <= (known.place(high) or 0)


def test_a_rice_spreadsheet_is_ranked_by_its_own_numbers() -> None:
    on = {"impact": "rice-impact", "effort": "person-months", "confidence": "percent"}
    ideas = [
        Initiative(title="A", reach=5000, impact=3, confidence=80, effort=5, scales=on),
        Initiative(title="B", reach=1000, impact=2, confidence=90, effort=3, scales=on),
    ]

    assert [(item.initiative.title, item.score) for item in rank(ideas, "rice")] == [
        ("A", 2400),
        ("B", 600),
    ]


def test_scores_of_the_app_still_give_derived_rice_inputs() -> None:
    (item,) = rank([Initiative(title="A", reach=100, impact=8, confidence=80, effort=4)], "rice")

    assert item.score == 160
    assert [part.made_from for part in item.parts] == ["reach", "impact", "confidence", "effort"]


def test_an_idea_gets_its_place_from_rice_inputs_and_ease() -> None:
    idea = Initiative(title="A", inputs={"rice_impact": 2, "ease": 9})

    assert (idea.matrix_impact, idea.matrix_effort) == (8, 2)
    assert (idea.position_from("impact"), idea.position_from("effort")) == ("rice_impact", "ease")


def test_a_new_score_is_on_one_to_ten_and_other_numbers_keep_their_scale() -> None:
    idea = Initiative(
        title="A", impact=4, confidence=8, scales={"impact": "1-5", "confidence": "1-10", "effort": "1-5"}
    )

    assert idea.scales == {"impact": "1-5", "confidence": "1-10"}
    assert idea.with_changes(impact=9).scales == {"confidence": "1-10"}
    assert idea.with_changes(confidence=9).scales == idea.scales


def test_a_number_off_its_scale_and_an_unknown_scale_are_refused() -> None:
    with pytest.raises(OutOfRangeError, match=r"impact: 6 is outside 1 to 5\."):
        Initiative(title="A", impact=6, scales={"impact": "1-5"})
    with pytest.raises(UnknownNameError, match=r"Unknown scale '1-6'\. Did you mean '1-"):
        Initiative(title="A", impact=6, scales={"impact": "1-6"})


def test_nothing_is_divided_by_zero() -> None:
    (item,) = rank([Initiative(title="A", impact=5, effort=0, scales={"effort": "0-10"})], "ratio")

    assert (item.score, item.rank) == (None, None)


def test_scales_are_one_cell_and_back() -> None:
    on = {"impact": "1-5", "effort": "tshirt"}

    assert scales_text(on) == "effort=tshirt; impact=1-5"
    assert scales_in(scales_text(on)) == on
    assert scales_in("") == {}
    with pytest.raises(UnknownNameError):
        scales_in("anything else")


def test_a_scale_refuses_what_it_does_not_take() -> None:
    with pytest.raises(OutOfRangeError, match=r"effort: 101 is outside 0 to 100\."):
        scale("0-100").checked("effort", 101)
    with pytest.raises(UnknownNameError):
        scale("0-11")
    assert isinstance(scale("1-5"), Scale)
