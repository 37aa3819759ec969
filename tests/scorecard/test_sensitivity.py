from fractions import Fraction

import pytest
from hypothesis import given, settings
from sample_tables import table, weighted_tables

from gtm_framework.scorecard.comparison import Comparison, compare
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.sensitivity_results import StabilityInterval
from gtm_framework.scorecard.table import Table
from gtm_framework.scorecard.weight_stability import sensitivity

Weighted = tuple[Table, dict[str, str], tuple[str, ...]]


def leaders_at(comparison: Comparison, criterion: str, weight: Fraction) -> set[str] | None:
    """Who is first with one weight changed, compared afresh; None where all weights would be 0."""
    names = [each.id for each in comparison.table.criteria]
    weights = dict(zip(names, comparison.weighting.weights, strict=True)) | {criterion: weight}
    if not any(weights.values()):
        return None
    changed = compare(comparison.table, weights, comparison.lower_is_better)
    return {standing.option.id for standing in changed.leaders}


def interval_of(comparison: Comparison, criterion: str) -> StabilityInterval:
    return next(
        interval for interval in sensitivity(comparison).intervals if interval.criterion.id == criterion
    )


@pytest.mark.parametrize(
    ("criterion", "low", "high", "above"),
    [
        # By calculator: GTM leads marketing strategy by 5 and loses 1 with each step of the horizon.
        ("purpose", 0, None, []),
        ("horizon", 0, 6, ["marketing_strategy"]),
        ("scope", 0, None, []),
        ("specificity", 0, Fraction(7, 2), ["marketing_plan"]),
        ("alignment", 0, None, []),
        ("measurability", 0, 6, ["marketing_plan", "demand_generation"]),
        ("budget", 0, None, []),
        ("confusion", 0, Fraction(19, 2), ["marketing_tactics"]),
    ],
)
def test_the_interval_of_each_weight_in_which_gtm_strategy_stays_first(
    criterion: str, low: int, high: Fraction | None, above: list[str]
) -> None:
    interval = interval_of(compare(load_scorecard().table), criterion)

    assert (interval.leader.id, interval.weight, interval.low, interval.high) == (
        "gtm_strategy",
        1,
        low,
        high,
    )
    # Beyond 6, demand generation gains two with each step and the marketing plan one.
    expected = ["demand_generation"] if criterion == "measurability" else above
    assert [option.id for option in interval.above] == expected
    assert interval.is_safe is (high is None)


def test_the_smallest_change_of_one_weight_that_gives_another_winner() -> None:
    found = sensitivity(compare(load_scorecard().table))

    assert [option.id for option in found.leaders] == ["gtm_strategy"]
    assert found.as_dict()["smallest_change"] == {
        "criterion": "specificity",
        "from": 1,
        "to": 3.5,
        "direction": "up",
        "winners": ["marketing_plan"],
    }
    assert [(change.criterion.id, change.size) for change in found.changes] == [
        ("specificity", Fraction(5, 2)),
        ("horizon", 5),
        ("measurability", 5),
        ("confusion", Fraction(17, 2)),
    ]


def test_a_weight_that_falls_can_cost_the_first_place_too() -> None:
    comparison = compare(table(("A", 9, 1), ("B", 5, 4)), {"value": 3, "cost": 2})

    interval = interval_of(comparison, "value")

    # A: 9w + 2, B: 5w + 8; level at w = 3/2.
    assert (interval.low, interval.high) == (Fraction(3, 2), None)
    assert [option.name for option in interval.below] == ["B"]
    assert interval.as_dict() == {
        "criterion": "value",
        "leader": "a",
        "weight": 3,
        "low": 1.5,
        "high": None,
        "below": ["b"],
        "above": [],
    }


def test_a_lead_that_shrinks_to_nothing_at_weight_0_is_not_lost() -> None:
    comparison = compare(table(("A", 9, 4), ("B", 5, 4)))

    interval = interval_of(comparison, "value")

    assert (interval.low, interval.below) == (0, ())
    assert interval.is_safe


def test_shared_first_places_are_decided_by_the_first_step() -> None:
    comparison = compare(table(("A", 8, 2), ("B", 6, 4), ("C", 1, 1)))
    found = sensitivity(comparison)

    assert [option.name for option in found.leaders] == ["A", "B"]
    assert found.smallest_change is not None
    assert found.smallest_change.size == 0
    assert {
        (c.criterion.id, c.rises, *(w.name for w in c.winners)) for c in found.changes if not c.size
    } == {
        ("value", True, "A"),
        ("value", False, "B"),
        ("cost", True, "B"),
        ("cost", False, "A"),
    }


def test_what_decides_a_shared_place_counts_before_what_comes_after_it() -> None:
    # With more weight on value A leaves B behind at once; C would catch A only at twice the weight.
    found = sensitivity(compare(table(("A", 8, 2), ("B", 6, 4), ("C", 9, 0))))

    assert [
        (c.to, [w.name for w in c.winners]) for c in found.changes if c.criterion.id == "value" and c.rises
    ] == [(1, ["A"])]


def test_two_equal_rows_are_passed_together() -> None:
    found = sensitivity(compare(table(("A", 8, 2), ("B", 8, 2), ("C", 5, 4))))

    assert len(found.leaders) == 2
    assert [(c.criterion.id, c.rises, c.to) for c in found.changes] == [
        ("value", False, Fraction(2, 3)),
        ("cost", True, Fraction(3, 2)),
    ]


def test_one_option_alone_is_first_whatever_anything_weighs() -> None:
    found = sensitivity(compare(table(("A", 8, 2))))

    assert found.changes == ()
    assert found.smallest_change is None
    assert found.as_dict()["smallest_change"] is None
    assert all(interval.is_safe for interval in found.intervals)


@settings(max_examples=100, deadline=None)
@given(weighted_tables())
def test_the_closed_form_agrees_with_trying_every_weight(weighted: Weighted) -> None:
    own, weights, minimized = weighted
    comparison = compare(own, weights, minimized)

    for interval in sensitivity(comparison).intervals:
        top = interval.high if interval.high is not None else interval.weight + 10
        ends = {interval.low, interval.weight, top, interval.low / 2, top + 1, Fraction(0)}
        steps = {Fraction(step, 4) for step in range(25)} | ends
        for weight in steps:
            first = leaders_at(comparison, interval.criterion.id, weight)
            if first is not None:
                inside = interval.low <= weight and (interval.high is None or weight <= interval.high)
                assert (interval.leader.id in first) is inside


@settings(max_examples=100, deadline=None)
@given(weighted_tables())
def test_whoever_is_named_leads_just_beyond_the_end_of_the_interval(weighted: Weighted) -> None:
    own, weights, minimized = weighted
    comparison = compare(own, weights, minimized)
    # Scores and weights are tenths up to 10: no two crossings lie as close as this.
    bit = Fraction(1, 10**9)

    for interval in sensitivity(comparison).intervals:
        if interval.above:
            assert interval.high is not None
            first = leaders_at(comparison, interval.criterion.id, interval.high + bit)
            assert first == {option.id for option in interval.above}
        if interval.below:
            first = leaders_at(comparison, interval.criterion.id, interval.low - bit)
            assert first == {option.id for option in interval.below}


@settings(max_examples=60, deadline=None)
@given(weighted_tables())
def test_no_smaller_change_than_the_smallest_gives_another_winner(weighted: Weighted) -> None:
    own, weights, minimized = weighted
    comparison = compare(own, weights, minimized)
    found = sensitivity(comparison)
    now = {option.id for option in found.leaders}
    reach = found.smallest_change.size if found.smallest_change else Fraction(20)

    for criterion, weight in zip(own.criteria, comparison.weighting.weights, strict=True):
        for share in (Fraction(1, 7), Fraction(1, 2), Fraction(99, 100)):
            for changed in (weight + reach * share, weight - reach * share):
                first = leaders_at(comparison, criterion.id, changed) if changed > 0 else None
                assert first is None or first == now
