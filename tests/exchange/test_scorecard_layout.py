"""Scorecard tables as people draw them: one result, whichever axis holds the criteria."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.exchange.report import FileRefused
from gtm_framework.exchange.scorecards.file import ScorecardFile, read_scorecard
from gtm_framework.exchange.scorecards.layout import CriteriaAre
from gtm_framework.exchange.scorecards.measured import ALL
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.table import Scale

BY_OPTION = "Option,Price,Reach\nNorth,7,4\nSouth,5,9\n"
CRITERIA = st.lists(
    st.tuples(st.integers(1, 9), st.lists(st.integers(0, 10), min_size=3, max_size=3)),
    min_size=1,
    max_size=5,
)


def read(text: str, **how: object) -> ScorecardFile:
    return read_scorecard(text.encode(), "plans.csv", **how)  # type: ignore[arg-type]


def totals(file: ScorecardFile) -> dict[str, float]:
    compared = compare(file.table, file.weights, file.lower_is_better)
    return {each.option.name: float(each.total) for each in compared.standings}


@pytest.mark.parametrize(
    "text",
    [
        "Option,Price,Reach\nWeight,2,3\nNorth,7,4\nSouth,5,9\n",
        "Option,Price,Reach\nNorth,7,4\nSouth,5,9\nWeights,2,3\n",
        "Criterion,Weight,North,South\nPrice,2,7,5\nReach,3,4,9\n",
        "Criteria;Gewichtung;North;South\nPrice;2;7;5\nReach;3;4;9\n",
        "Criterion,North,South,Weight\nPrice,7,5,2\nReach,4,9,3\n",
        "option,criterion,weight,score\nNorth,Price,2,7\nNorth,Fit,3,4\nSouth,Price,2,5\nSouth,Fit,3,9\n",
        "Vendor,Criterion,Rating,Weight\nNorth,Fit,4,3\nSouth,Fit,9,3\nSouth,Price,5,2\nNorth,Price,7,2\n",
        "Category,Criterion,Weight,North,South\nMoney,Price,2,7,5\nMarket,Reach,3,4,9\n",
        "Criterion,Weight,North,Weighted North,South,Weighted South\nPrice,2,7,14,5,9\nFit,3,4,12,9,9\n",
        "Option,Price,Reach,Total,Rank,Notes\nWeight,2,3,,,\nNorth,7,4,26,2,fine so far\nSouth,5,9,37,1,\n",
        "Criterion,Weight,North,South,Why\nPrice,2,7,5,We asked\nFit,3,4,9,\nTotal,,26,37,\nRank,,2,1,\n",
    ],
)
def test_criteria_and_weights_are_found_however_the_table_is_drawn(text: str) -> None:
    assert totals(read(text)) == {"North": 26, "South": 37}


@pytest.mark.parametrize("cells", ["0.4,0.6", "40%,60%"])
def test_weights_are_shares_or_percentages(cells: str) -> None:
    price, reach = cells.split(",")
    file = read(f"Criterion,Weight,North,South\nPrice,{price},7,5\nReach,{reach},4,9\n")

    assert file.weights == {"Price": Fraction(2, 5), "Reach": Fraction(3, 5)}


def test_what_is_set_aside_is_said_and_its_totals_are_checked() -> None:
    text = "Criterion,Weight,North,South,Why\nPrice,2,7,5,We asked\nReach,3,4,9,\nTotal,,26,40,\n"

    file = read(text)

    assert file.notes == (
        "The criteria are in the rows, with weights from the file.",
        "Why is left out: it contains text, not scores.",
        "Row 4 is left out: Total (total).",
        "Your Total matches for 1 of 2 options.",
        "South has 40; we calculate 37 from its scores.",
    )


def test_a_direction_in_brackets_or_in_a_column_turns_a_criterion_round() -> None:
    in_brackets = read("Option,Price (lower is better),Reach\nNorth,7,4\nSouth,5,9\n")
    in_column = read("Criterion,Direction,North,South\nPrice,min,7,5\nReach,max,4,9\n")

    assert in_brackets.lower_is_better == in_column.lower_is_better == ("Price",)
    assert totals(in_brackets) == totals(in_column) == {"North": 7, "South": 14}


def test_weights_for_either_axis_are_a_question_that_a_choice_answers() -> None:
    text = "Vendor,Weight,Price\nNorth,7,4\nSouth,5,9\n"

    with pytest.raises(GtmError) as refused:
        read(text)

    assert str(refused.value) == (
        "plans.csv: are the criteria in the columns or in the rows? It has a column of weights, and its "
        "first "
        "column is Vendor. Choose one (on the command line: --criteria columns or --criteria rows)."
    )
    assert totals(read(text, criteria=CriteriaAre.COLUMNS)) == {"North": 11, "South": 14}
    assert totals(read(text, criteria=CriteriaAre.ROWS)) == {"Price": 7 * 4 + 5 * 9}


def test_measured_values_are_refused_by_column_with_what_to_do() -> None:
    with pytest.raises(FileRefused) as refused:
        read('Vendor,Fit,Price\nNorth,7,"$1,200"\nSouth,5,$950\n')

    assert str(refused.value) == (
        "plans.csv, column Price: its numbers go from 950 to 1200, which is outside 0 to 10. Rescale "
        "measured values, or set the range of the scores "
        "(on the command line: --normalize all, --scale 0-100)."
    )


def test_measured_values_are_rescaled_exactly_when_asked_for() -> None:
    text = "Vendor,Fit,Price (lower is better)\nNorth,7,$1200\nSouth,5,$600\nWest,6,$1000\n"

    file = read(text, normalize=["price"])

    assert [file.table.score(row, 1) for row in range(3)] == [10, 0, Fraction(20, 3)]
    assert [file.table.score(row, 0) for row in range(3)] == [7, 5, 6]
    assert file.notes == ("Price is rescaled: 600 is 0 and 1200 is 10; lower is better.",)


def test_a_measure_that_is_the_same_everywhere_becomes_the_middle() -> None:
    file = read("Criterion,North,South\nPrice,500,500\nFit,1,2\n", normalize=[ALL])

    assert [file.table.score(row, 0) for row in range(2)] == [5, 5]
    assert "Price is 500 for every option, so each gets 5." in file.notes


def test_scores_of_another_range_keep_their_numbers() -> None:
    file = read("Option,Price\nNorth,70\nSouth,55\n", scale=Scale(Fraction(0), Fraction(100)))

    assert totals(file) == {"North": 70, "South": 55}


def test_a_criterion_to_be_rescaled_has_to_exist() -> None:
    with pytest.raises(UnknownNameError, match=r"^Unknown criterion 'Prize'\. Did you mean 'Price'\?$"):
        read(BY_OPTION, normalize=["Prize"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Criterion,Weight,North\nPrice,,7\n",
            "plans.csv, column Price: its weight is empty. Enter 0 or more.",
        ),
        (
            "Criterion,Weight,North\nPrice,high,7\n",
            "plans.csv, column Price: 'high' is not a valid weight. Enter 0 or more.",
        ),
        (
            "Criterion,Weight,North\nPrice,1,x\n",
            "plans.csv, row 2, column North: 'x' is not a number. Enter a number from 0 to 10.",
        ),
        (
            "Criterion,Weight,North\nPrice,1,7\nPrice,1,8\n",
            (
                "plans.csv, row 3, column Criterion: 'Price' is already in row 2. "
                "Use a different name for each criterion."
            ),
        ),
        (
            "option,criterion,score\nNorth,Price,7\nNorth,Reach,12\nSouth,Price,1\nSouth,Reach,2\n",
            "plans.csv, row 3, column score: '12' is outside 0 to 10. Enter a number from 0 to 10.",
        ),
        (
            "option,criterion,weight,score\nNorth,Price,1,7\nSouth,Price,2,8\nNorth,Fit,1,1\nSouth,Fit,1,1\n",
            "plans.csv, row 3: Price has the weight 2 here and 1 above. Use one weight per criterion.",
        ),
    ],
)
def test_a_fault_names_the_place_in_the_file_whichever_way_it_is_drawn(text: str, told: str) -> None:
    with pytest.raises(GtmError) as refused:
        read(text)

    assert str(refused.value) == told


@given(CRITERIA)
def test_rows_columns_and_one_score_a_row_give_the_same_totals(
    criteria: list[tuple[int, list[int]]],
) -> None:
    options = ["North", "South", "West"]
    names = [f"Fit {at}" for at in range(len(criteria))]
    weights = [str(weight) for weight, _ in criteria]
    by_option = [[name, *(str(scores[at]) for _, scores in criteria)] for at, name in enumerate(options)]
    by_criterion = [
        [name, str(weight), *map(str, scores)]
        for name, (weight, scores) in zip(names, criteria, strict=True)
    ]
    long = [
        [option, name, str(weight), str(scores[at])]
        for name, (weight, scores) in zip(names, criteria, strict=True)
        for at, option in enumerate(options)
    ]
    drawn = [
        [["Option", *names], ["Weight", *weights], *by_option],
        [["Criterion", "Weight", *options], *by_criterion],
        [["Option", "Criterion", "Weight", "Score"], *long],
    ]

    found = [totals(read("\n".join(map(",".join, table)))) for table in drawn]

    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(
    "header",
    ["Reach (40%),Cost (60%)", "Reach [w=2],Cost [w=3]", "Reach (x2),Cost (x3)", "Reach (40),Cost (60)"],
)
def test_weights_in_the_names_of_all_criteria_are_taken(header: str) -> None:
    found = read(f"Option,{header}\nMail,8,6\nFair,6,9\n")

    assert [criterion.name for criterion in found.table.criteria] == ["Reach", "Cost"]
    assert found.weights["Cost"] / found.weights["Reach"] == Fraction(3, 2)


def test_a_number_in_some_names_is_no_weight() -> None:
    found = read("Option,Reach (2024),Cost\nMail,8,6\nFair,6,9\n")

    assert [criterion.name for criterion in found.table.criteria] == ["Reach (2024)", "Cost"]
    assert not found.weights


@pytest.mark.parametrize(
    "text",
    [
        "Option,Reach,Cost\n,2,3\nMail,8,6\nFair,6,9\n",
        "Weight,2,3\nOption,Reach,Cost\nMail,8,6\nFair,6,9\n",
        "#,Option,Reach,Cost\n,Weight,2,3\n1,Mail,8,6\n2,Fair,6,9\n",
    ],
)
def test_a_row_of_weights_is_found_without_its_label_above_the_header_and_beside_numbers(text: str) -> None:
    found = read(text)

    assert {name: int(weight) for name, weight in found.weights.items()} == {"Reach": 2, "Cost": 3}
    assert [option.name for option in found.table.options] == ["Mail", "Fair"]


def test_the_total_of_the_weights_is_no_total_of_an_option() -> None:
    found = read("Option,Reach,Cost,Score\nWeight,50%,50%,100%\nMail,8,6,7\nFair,6,9,9\n")

    assert found.notes[-2:] == (
        "Your Score matches for 1 of 2 options.",
        "Fair has 9; we calculate 7.5 from its scores.",
    )


def test_a_row_with_only_a_label_groups_the_criteria_below_it() -> None:
    found = read("Criterion,Weight,Mail,Fair\nMarket,,,\nReach,3,8,6\nMoney,,,\nCost,2,7,3\n")

    assert [criterion.name for criterion in found.table.criteria] == ["Reach", "Cost"]
    assert "Row 2 is left out: Market only groups the rows below it." in found.notes


@pytest.mark.parametrize("label", ["Max", "Minimum", "Weighted average"])
def test_a_row_that_sums_the_options_up_is_no_option(label: str) -> None:
    assert len(read(f"Option,Reach,Cost\nMail,8,6\nFair,6,9\n{label},8,9\n").table.options) == 2


def test_a_weighted_average_is_compared_as_one() -> None:
    found = read("Criterion,Weight,Mail,Fair\nReach,3,8,6\nCost,2,7,3\nWeighted average,,7.6,4.8\n")

    assert found.notes[-1] == "Your Weighted average matches for 2 of 2 options."


def test_scores_in_words_are_numbers_on_their_own_scale() -> None:
    found = read("Option,Reach,Fit\nMail,High,Low\nFair,Medium,High\n")

    assert (found.table.scale.low, found.table.scale.high) == (1, 3)
    assert [int(found.table.score(0, at)) for at in (0, 1)] == [3, 1]
    assert found.notes[0] == (
        "Assumed: the scores count Low as 1, Medium as 2, High as 3. To change that, write numbers."
    )


def test_scores_below_the_scale_are_refused_with_the_option_that_takes_them() -> None:
    with pytest.raises(FileRefused, match=r"--scale=-1-1\)"):
        read("Criterion,Weight,Mail,Fair\nReach,3,1,-1\nCost,2,0,1\n")
