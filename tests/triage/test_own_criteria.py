"""A team describes its own method as a table of criteria; the list is ranked by it exactly."""

from fractions import Fraction

import pytest

from gtm_framework import Initiative, rank
from gtm_framework.errors import RefusedError
from gtm_framework.triage.methods.own_criteria import Criterion, criteria_of, with_method, without_method
from gtm_framework.triage.methods.own_methods import methods_from
from gtm_framework.workspace import Settings

FIT = (
    Criterion("Partner fit", 3, "1-5"),
    Criterion("Risk", 2, "1-5", less_is_better=True),
    Criterion("impact"),
)


def test_a_weighted_sum_counts_less_of_a_risk_as_better_and_takes_impact_from_the_idea() -> None:
    own = with_method({}, "Fit first", "sum", FIT)
    by = methods_from(own, "own")["fit_first"]
    idea = Initiative(title="x", impact=7, inputs={"fit_first_partner_fit": 4, "fit_first_risk": 5})

    # 3 × 4 + 2 × (1 + 5 - 5) + 1 × 7
    assert rank([idea], by)[0].exact_score == Fraction(21)
    assert by.name == "Fit first"
    assert criteria_of(by) == (*FIT[:2], Criterion("impact"))


def test_a_product_is_divided_by_the_criteria_that_divide() -> None:
    own = with_method(
        {}, "Speed", "product", (Criterion("Gain", scale="0-100"), Criterion("effort", divides=True))
    )
    by = methods_from(own, "own")["speed"]

    assert rank([Initiative(title="x", effort=4, inputs={"speed_gain": 50})], by)[
        0
    ].exact_score == Fraction(25, 2)


def test_a_method_is_changed_in_its_place_and_deleted_with_the_numbers_that_only_it_takes() -> None:
    own = with_method(with_method({}, "Fit first", "sum", FIT), "Speed", "product", (Criterion("Gain"),))
    changed = with_method(own, "Fit and gain", "sum", (Criterion("Gain"),), replacing="fit_first")

    assert {id_: entry["name"] for id_, entry in changed["method"].items()} == {
        "speed": "Speed", "fit_first": "Fit and gain",
    }  # fmt: skip
    assert set(changed["input"]) == {"speed_gain", "fit_first_gain"}
    assert without_method(changed, "speed")["input"] == {
        "fit_first_gain": {"label": "Gain", "scale": "1-10"}
    }
    assert without_method(without_method(changed, "speed"), "fit_first") == {}


def test_names_in_other_scripts_make_methods_too() -> None:
    own = with_method({}, "適合", "sum", (Criterion("市場"), Criterion("顧客")))

    assert len(own["input"]) == 2
    assert next(iter(methods_from(own, "own").values())).id == "quadrant"
    assert next(entry["name"] for entry in own["method"].values()) == "適合"


@pytest.mark.parametrize(
    ("name", "combine", "criteria", "fault"),
    [
        ("", "sum", FIT, "name: it is empty. Enter a name for the method."),
        ("RICE", "sum", FIT, "name: there is a method “RICE” already. Choose another name."),
        (
            "x",
            "sum",
            (),
            "criteria: all of them are divisors. Add at least one that isn’t.",
        ),
        ("x", "sum", (Criterion("A", 0),), "A: its weight is 0. Enter a weight above 0."),
        ("x", "product", (Criterion("A"), Criterion("a")), "a: it is listed twice. Remove one of the two."),
    ],
)
def test_a_method_that_cannot_be_computed_is_refused_with_what_to_do(
    name: str, combine: str, criteria: tuple[Criterion, ...], fault: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        with_method({}, name, combine, criteria)  # type: ignore[arg-type]

    assert fault in str(refused.value)


def test_a_quantity_without_an_upper_end_cannot_count_down() -> None:
    with pytest.raises(RefusedError, match="“lower is better” needs a scale with a maximum"):
        with_method({}, "x", "sum", (Criterion("Cost", scale="money", less_is_better=True),))


def test_a_workspace_ranks_by_the_method_that_its_settings_define() -> None:
    settings = Settings(method="fit_first", own_methods=with_method({}, "Fit first", "sum", FIT))

    assert settings.ranking_method.name == "Fit first"
    assert list(settings.methods)[:2] == ["quadrant", "ratio"]
