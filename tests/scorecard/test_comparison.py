from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_tables import table, tables, weighted_tables

from gtm_framework.errors import RefusedError
from gtm_framework.exact import competition_ranks
from gtm_framework.exchange.scorecards.file import read_options
from gtm_framework.scorecard.comparison import Comparison, compare
from gtm_framework.scorecard.own.table import table_from_rows
from gtm_framework.scorecard.own.weighting import read_names, read_weights
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.table import Scale, Table

PUBLISHED = yaml.safe_load((Path(__file__).parent / "cases" / "published.yaml").read_text(encoding="utf-8"))

Weighted = tuple[Table, dict[str, str], tuple[str, ...]]


def ranks(comparison: Comparison) -> dict[str, int]:
    return {standing.option.name: standing.rank for standing in comparison.standings}


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["name"])
def test_a_published_example_comes_out_as_published(case: dict[str, Any]) -> None:
    low, high = map(Fraction, case["scale"])
    own = read_options(case["table"].encode(), case["name"], Scale(low, high))

    comparison = compare(own, case["weights"], case.get("lower_is_better", ()))

    assert ranks(comparison) == case["ranks"]
    assert {s.option.name: s.total for s in comparison.standings} == {
        name: Fraction(total) for name, total in case["totals"].items()
    }


def test_a_tie_shares_the_rank_and_skips_the_next() -> None:
    comparison = compare(load_scorecard().table)

    assert [(s.option.id, s.rank) for s in comparison.ranked] == [
        ("gtm_strategy", 1),
        ("marketing_strategy", 2),
        ("marketing_plan", 2),
        ("sales_strategy", 4),
        ("demand_generation", 5),
        ("marketing_tactics", 6),
    ]


def test_a_tie_that_floats_would_split_is_a_tie() -> None:
    # 0.1 + 0.2 is 0.30000000000000004 in floats.
    tied = table(("A", 1, 1, 0), ("B", 0, 0, 1))

    comparison = compare(tied, {"value": 0.1, "cost": 0.2, "fit": 0.3})

    assert ranks(comparison) == {"A": 1, "B": 1}
    assert [s.total for s in comparison.standings] == [Fraction(3, 10)] * 2


def test_a_criterion_that_is_not_named_weighs_1() -> None:
    comparison = compare(load_scorecard().table, {"purpose": 2})

    assert comparison.maximum == 90
    assert {s.option.id: s.total for s in comparison.standings}["gtm_strategy"] == 69 + 10


def test_a_criterion_turned_round_is_mirrored_on_its_scale() -> None:
    scale = Scale(Fraction(1), Fraction(5))
    own = table_from_rows(["plan", "cost"], [["A", 1], ["B", 4], ["C", 5]], "plans", scale)

    minimized = compare(own, lower_is_better=["cost"])

    assert [s.total for s in minimized.standings] == [5, 2, 1]
    assert minimized.lower_is_better == ("cost",)


def test_turning_the_risk_of_confusion_round_breaks_the_published_tie() -> None:
    minimized = compare(load_scorecard().table, lower_is_better=["confusion"])

    assert {s.option.id: (s.total, s.rank) for s in minimized.standings} == {
        "marketing_strategy": (60, 3),
        "marketing_tactics": (44, 6),
        "marketing_plan": (62, 2),
        "gtm_strategy": (65, 1),
        "sales_strategy": (60, 3),
        "demand_generation": (53, 5),
    }


def test_a_criterion_goes_by_its_id_or_its_name_in_any_case() -> None:
    scorecard = load_scorecard()

    assert compare(scorecard.table, {"TIME horizon": 3}) == compare(scorecard.table, {"horizon": 3})


@settings(max_examples=100)
@given(weighted_tables(), st.fractions(min_value=Fraction(1, 50), max_value=50))
def test_only_the_ratio_of_the_weights_counts(weighted: Weighted, factor: Fraction) -> None:
    own, weights, minimized = weighted

    once = compare(own, weights, minimized)
    scaled = compare(own, {name: Fraction(weight) * factor for name, weight in weights.items()}, minimized)

    assert [(s.share, s.rank) for s in scaled.standings] == [(s.share, s.rank) for s in once.standings]


@settings(max_examples=100)
@given(weighted_tables())
def test_the_parts_add_up_to_the_total_and_the_ranks_are_those_of_exact_arithmetic(
    weighted: Weighted,
) -> None:
    own, weights, minimized = weighted

    comparison = compare(own, weights, minimized)

    by_hand = [
        sum(
            Fraction(weights[criterion.id])
            * (10 - own.score(row, column) if criterion.id in minimized else own.score(row, column))
            for column, criterion in enumerate(own.criteria)
        )
        for row in range(len(own.options))
    ]
    assert [sum(comparison.parts(row)) for row in range(len(own.options))] == by_hand
    assert [s.total for s in comparison.standings] == by_hand
    assert [s.rank for s in comparison.standings] == competition_ranks(map(Fraction, by_hand))
    assert all(0 <= s.share <= 1 for s in comparison.standings)


@settings(max_examples=50)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(own: Table, random: Any) -> None:
    order = list(range(len(own.options)))
    random.shuffle(order)
    shuffled = Table(
        tuple(own.options[at] for at in order),
        own.criteria,
        tuple(own.whole[at] for at in order),
        own.denominator,
        own.scale,
    )

    assert ranks(compare(shuffled)) == ranks(compare(own))


@settings(max_examples=50)
@given(weighted_tables())
def test_weights_and_directions_typed_as_text_give_the_same_comparison(weighted: Weighted) -> None:
    own, weights, minimized = weighted
    typed = ",".join(f"{name}={weight}" for name, weight in weights.items())

    assert compare(own, read_weights(typed), read_names(",".join(minimized))) == compare(
        own, weights, minimized
    )


def test_scores_too_long_for_the_quick_way_are_compared_all_the_same() -> None:
    long = table(("A", "9.000000000000001"), ("B", "9.000000000000002"), ("C", "9.000000000000001"))

    assert ranks(compare(long, {"value": "123456.123456789"})) == {"A": 2, "B": 1, "C": 2}


def test_plain_numbers_go_out_in_the_order_of_the_ranks() -> None:
    comparison = compare(table(("A", 2, 9), ("B", 7.5, 3)), {"value": 3}, ["cost"])

    assert comparison.as_dict() == {
        "options": [
            {"id": "b", "name": "B", "total": 29.5, "share": 0.7375, "rank": 1},
            {"id": "a", "name": "A", "total": 7, "share": 0.175, "rank": 2},
        ],
        "criteria": [
            {"id": "value", "name": "value", "weight": 3, "lower_is_better": False},
            {"id": "cost", "name": "cost", "weight": 1, "lower_is_better": True},
        ],
        "scale": {"low": 0, "high": 10},
        "maximum": 40,
    }


@pytest.mark.parametrize(
    ("weights", "minimized", "message"),
    [
        (
            {"value": -1, "cost": "much", "prize": 2},
            ["fitt"],
            (
                "weights: 4 errors. criterion value, weight: -1 is below 0. Enter 0 or more. "
                "criterion cost, weight: 'much' is not a number. Enter 0 or more. "
                "Unknown criterion 'prize'. Known: value, cost, fit. "
                "Lower is better: Unknown criterion 'fitt'. Did you mean 'fit'?"
            ),
        ),
        (
            {"value": 0, "cost": "0", "fit": 0.0},
            [],
            "weights: Every weight is 0. Set at least one weight above 0.",
        ),
        (
            {"value": float("nan")},
            [],
            "weights: criterion value, weight: nan is not a number. Enter 0 or more.",
        ),
        (
            {"fit": 1, "FIT": 2},
            [],
            "weights: criterion fit: it has two weights. Keep one of them.",
        ),
        (
            {"value": " -0.5 "},
            [],
            "weights: criterion value, weight: -0.5 is below 0. Enter 0 or more.",
        ),
    ],
)
def test_faulty_weights_are_refused_all_at_once(
    weights: dict[str, Any], minimized: list[str], message: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        compare(table(("A", 1, 2, 3)), weights, minimized)

    assert str(refused.value) == message


def test_weights_that_cannot_be_taken_apart_are_refused_all_at_once() -> None:
    assert read_weights(" purpose = 2 , a=b=0.5,") == {"purpose": "2", "a=b": "0.5"}
    assert read_names(" a, b,,") == ("a", "b")

    with pytest.raises(RefusedError) as refused:
        read_weights("purpose,=2,scope=,budget=1,budget=2")

    assert refused.value.faults == (
        "'purpose' is not CRITERION=WEIGHT. Write, for example, 'purpose=2,scope=0.5'.",
        "'=2' is not CRITERION=WEIGHT. Write, for example, 'purpose=2,scope=0.5'.",
        "'scope=' is not CRITERION=WEIGHT. Write, for example, 'purpose=2,scope=0.5'.",
        "'budget' has two weights, 1 and 2. Keep one of them.",
    )
