from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.exchange.scorecards.file import read_options
from gtm_framework.exchange.scorecards.out import own_table_csv
from gtm_framework.scorecard.own.sheet import Edits, OwnCriterion, OwnOption, OwnTable, example_own_table

TABLE = OwnTable(
    criteria=(OwnCriterion(name="Fit"), OwnCriterion(name="Cost", weight="0,5", lower_is_better=True)),
    options=(OwnOption(name="North", scores=("7", "2,5")), OwnOption(name="South", scores=("8", "9"))),
)


def test_the_example_can_be_compared() -> None:
    assert [standing.option.name for standing in example_own_table().comparison().leaders] == [
        "Self-serve first"
    ]


def test_a_typed_table_is_weighed_and_turned_as_it_says() -> None:
    # North 7 + 0.5 × 7.5, South 8 + 0.5 × 1
    totals = [float(standing.total) for standing in TABLE.comparison().standings]

    assert totals == [10.75, 8.5]


def test_scores_move_with_the_criterion_they_belong_to() -> None:
    edited = TABLE.with_criteria(Edits({1: {"name": "Price"}}, added=[{"name": "Reach"}], deleted=[0]))

    assert [criterion.name for criterion in edited.criteria] == ["Price", "Reach"]
    assert [option.scores for option in edited.options] == [("2,5", ""), ("9", "")]
    assert edited.criteria[0].lower_is_better


def test_a_new_criterion_weighs_one_and_a_new_option_has_no_scores_yet() -> None:
    edited = TABLE.with_criteria(Edits({}, added=[{}])).with_options(Edits({}, added=[{"name": "East"}]))

    assert edited.criteria[-1] == OwnCriterion(name="", weight="1", lower_is_better=False)
    assert edited.options[-1] == OwnOption(name="East", scores=("", "", ""))


def test_options_are_changed_added_and_deleted_by_their_places() -> None:
    edited = TABLE.with_options(
        Edits({1: {"0": "9", "1": None}}, added=[{"name": "East", "0": "1"}], deleted=[0])
    )

    assert edited.options == (
        OwnOption(name="South", scores=("9", "")),
        OwnOption(name="East", scores=("1", "")),
    )


def test_a_criterion_without_a_name_or_scores_is_left_out_until_it_has_one() -> None:
    begun = TABLE.with_criteria(Edits({}, added=[{}]))

    assert begun.comparison().standings == TABLE.comparison().standings


@pytest.mark.parametrize(
    ("table", "faults"),
    [
        (
            TABLE.with_options(Edits({0: {"0": "12", "name": "South"}, 1: {"1": ""}})),
            (
                "row 2, column option: 'South' is already in row 1. Use a different name for each option.",
                "row 1, column Fit: '12' is outside 0 to 10. Enter a number from 0 to 10.",
                "row 2, column Cost: it is empty. Enter a number from 0 to 10.",
            ),
        ),
        (
            TABLE.with_criteria(Edits({0: {"weight": "-1"}, 1: {"weight": "much"}})),
            (
                "criterion Fit, weight: -1 is below 0. Enter 0 or more.",
                "criterion Cost, weight: 'much' is not a number. Enter 0 or more.",
            ),
        ),
        (
            OwnTable(),
            (
                "it has no criteria. Add a column for each criterion after the one that names the options.",
                "it has no options. Add a row for each option.",
            ),
        ),
    ],
)
def test_what_cannot_be_compared_is_told_fault_by_fault(table: OwnTable, faults: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError) as refused:
        table.comparison()

    assert refused.value.faults == faults


def test_another_table_takes_over_the_weights_of_criteria_with_the_same_name() -> None:
    read = read_options(b"Plan,cost,Reach\nEast,0.1,3\n", "plans.csv")

    filled = TABLE.filled_from(read)

    assert filled.criteria == (
        OwnCriterion(name="cost", weight="0,5", lower_is_better=True),
        OwnCriterion(name="Reach"),
    )
    assert filled.options == (OwnOption(name="East", scores=("0.1", "3")),)


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.decimals(0, 10, places=3), st.sampled_from(["=1+1", "North", "'x", "a,b\nc", "-", "ä"])
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[1],
    )
)
def test_a_table_that_is_taken_away_comes_back_the_same(rows: list[tuple[Decimal, str]]) -> None:
    table = OwnTable(
        criteria=(OwnCriterion(name="=Fit"),),
        options=tuple(OwnOption(name=name, scores=(str(score),)) for score, name in rows),
    )

    again = OwnTable().filled_from(read_options(own_table_csv(table), "table.csv"))

    assert [option.name for option in again.options] == [option.name for option in table.options]
    assert again.criteria == table.criteria
    assert [Decimal(option.scores[0]) for option in again.options] == [score for score, _ in rows]


def test_a_kept_table_with_too_few_scores_is_filled_up_with_blanks() -> None:
    kept = OwnTable.model_validate({"criteria": [{"name": "A"}, {"name": "B"}], "options": [{"name": "x"}]})

    assert kept.options[0].scores == ("", "")
