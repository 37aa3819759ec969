"""A method's own criteria on the axes of the matrix: places, quadrants, ranks, and reasons follow them."""

from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework import Initiative, rank, triage_table
from gtm_framework.errors import RefusedError
from gtm_framework.triage.explain import place_sentence
from gtm_framework.triage.methods import Criterion, criteria_of, methods_from, with_method
from gtm_framework.triage.table import matrix_places

OWN: dict[str, Any] = {
    "method": {
        "fit_first": {
            "name": "Fit first",
            "by_quadrant": True,
            "combine": "product",
            "numerator": ["fit"],
            "denominator": ["cost"],
            "axes": {"impact": "fit", "effort": "cost"},
        },
        "risk": {
            "combine": "sum",
            "numerator": ["fit", "danger", "calm"],
            "axes": {"impact": "danger", "effort": "calm"},
        },
    },
    "input": {
        "fit": {"label": "strategic fit", "scale": "1-5"},
        "cost": {"scale": "tshirt"},
        "danger": {"scale": "1-5", "direction": "less"},
        "calm": {"scale": "1-5"},
    },
}
METHODS = methods_from(OWN, "own.toml")
BY = METHODS["fit_first"]


def test_criteria_place_an_idea_whatever_its_own_impact_and_effort_are() -> None:
    [item] = rank([Initiative(title="x", impact=1, effort=10, inputs={"fit": 4, "cost": 2})], BY)

    # 4 of 1 to 5 is 7.5 of 1 to 10; S is 4.
    assert (item.matrix_impact, item.matrix_effort) == (7.5, 4.0)
    assert place_sentence(item) == (
        "Quick win, do now: impact 7.5 (strategic fit 4 on 1 to 5), effort 4 (cost S on T-shirt sizes)."
    )


def test_a_criterion_that_counts_against_the_score_is_low_on_impact_and_high_on_effort() -> None:
    idea = Initiative(title="x", inputs={"fit": 3, "danger": 5, "calm": 5})
    [item] = rank([idea], METHODS["risk"])

    assert (item.position("impact"), item.position("effort")) == (Fraction(1), Fraction(1))


def test_an_idea_without_the_criterion_has_no_place_and_says_what_is_missing() -> None:
    [item] = rank([Initiative(title="x", impact=8, effort=2, inputs={"cost": 2})], BY)

    assert (item.quadrant, item.rank) == (None, None)
    assert item.missing == ("strategic fit",)


def test_without_axes_of_its_own_a_method_places_by_impact_and_effort() -> None:
    [item] = rank([Initiative(title="x", impact=8, effort=2, inputs={"fit": 1, "cost": 13})], "ratio")

    assert (item.matrix_impact, item.matrix_effort) == (8, 2)
    assert BY.with_own_places().axes == {}


@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(1, 5),
            st.none() | st.sampled_from([0.5, 1, 2, 3, 5, 8, 13]),
            st.none() | st.integers(1, 10),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_a_table_has_the_places_quadrants_and_ranks_of_the_list(
    rows: list[tuple[int | None, float | None, int | None]],
) -> None:
    ideas = [
        Initiative(
            id=f"i-{at}",
            title=f"{at:03}",
            impact=impact,
            inputs={name: n for name, n in (("fit", fit), ("cost", cost)) if n is not None},
        )
        for at, (fit, cost, impact) in enumerate(rows)
    ]
    frame = pd.DataFrame(rows, columns=["fit", "cost", "impact"], dtype="float64")
    given = {"fit": "1-5", "cost": "tshirt"}

    done = triage_table(frame, method=BY, scales=given)
    by_id = {item.initiative.id: item for item in rank(ideas, BY)}
    ranked = [by_id[idea.id] for idea in ideas]
    impact, effort = matrix_places(frame, given, BY)

    for at, item in enumerate(ranked):
        assert (None if pd.isna(done["rank"][at]) else done["rank"][at]) == item.rank
        assert (None if pd.isna(done["quadrant"][at]) else done["quadrant"][at]) == item.quadrant
        assert (None if pd.isna(impact[at]) else impact[at]) == item.matrix_impact
        assert (None if pd.isna(effort[at]) else effort[at]) == item.matrix_effort


@pytest.mark.parametrize(
    ("axes", "fault"),
    [
        (
            {"impact": "calm"},
            "fit_first: method: axes.impact: the formula doesn’t use calm. Choose one of its inputs: fit",
        ),
        ({"width": "fit"}, "fit_first: axes.width"),
    ],
)
def test_an_axis_needs_an_input_of_the_formula(axes: dict[str, str], fault: str) -> None:
    entry = {**OWN["method"]["fit_first"], "axes": axes}

    with pytest.raises(RefusedError) as refused:
        methods_from({"method": {"fit_first": entry}, "input": OWN["input"]}, "own.toml")

    assert refused.value.faults[0].startswith(fault)


def test_an_input_without_a_place_from_one_to_ten_is_refused() -> None:
    money = {"combine": "product", "numerator": ["budget"], "axes": {"effort": "budget"}}

    with pytest.raises(RefusedError) as refused:
        methods_from({"method": {"spend": money}, "input": {"budget": {"scale": "money"}}}, "own.toml")

    [fault] = refused.value.faults
    assert fault.startswith("spend: method: axes.effort: budget has no place from 1 to 10. ")
    assert fault.endswith("Choose a scale that has one, such as 1-5.")


def test_a_form_puts_criteria_on_axes_and_reads_them_back() -> None:
    criteria = (
        Criterion("Fit", scale="1-5", axis="impact"),
        Criterion("Cost", divides=True, axis="effort"),
    )
    by = methods_from(with_method({}, "Fit per cost", "product", criteria), "own")["fit_per_cost"]

    assert by.axes == {"impact": "fit_per_cost_fit", "effort": "fit_per_cost_cost"}
    assert criteria_of(by) == criteria
    assert by.axis_label("impact") == "Fit"


def test_a_form_refuses_axes_that_cannot_be_drawn() -> None:
    criteria = (
        Criterion("Fit", axis="impact"),
        Criterion("Gain", axis="impact"),
        Criterion("Spend", scale="money", axis="effort"),
        Criterion("Reach", axis="effort"),
    )

    with pytest.raises(RefusedError) as refused:
        with_method({}, "Too much", "sum", criteria)

    assert refused.value.faults == (
        "Fit and Gain: both are on the impact axis. Keep one.",
        "Spend and Reach: both are on the effort axis. Keep one.",
        "Spend: money has no place on the matrix. Use a scale such as 1 to 5.",
        "Reach: only your own criteria can be on an axis. Leave its axis empty.",
    )
