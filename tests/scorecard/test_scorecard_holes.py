from collections.abc import Callable
from typing import Any

import pytest

from gtm_framework.catalog import read_toml
from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.finder import Finder
from gtm_framework.scorecard.scorecard import Scorecard

CONCEPTS = (
    "marketing_strategy, marketing_tactics, marketing_plan, gtm_strategy, sales_strategy, demand_generation"
)
UNKNOWN_SOURCE = "Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house."
Change = Callable[[dict[str, Any]], object]


def faults_of(change: Change) -> list[str]:
    data = read_toml("scorecard.toml")
    change(data)
    with pytest.raises(RefusedError) as refused:
        Scorecard.model_validate(data)
    assert refused.value.what == "scorecard"
    return list(refused.value.faults)


def finder_faults_of(change: Change) -> list[str]:
    data = read_toml("finder.toml")
    change(data)
    with pytest.raises(RefusedError) as refused:
        Finder.model_validate(data)
    assert refused.value.what == "finder"
    return list(refused.value.faults)


def test_every_hole_is_listed_at_once() -> None:
    def make_holes(data: dict[str, Any]) -> None:
        del data["cell"]["budget"]["gtm_strategy"]["rationale"]
        data["cell"]["scope"]["sales_strategy"]["rationale"] = " "
        data["cell"]["scope"]["marketing_plan"]["source"] = []
        del data["criterion"][3]["why_it_matters"]
        del data["concept"][5]["owner"]
        data["concept"][0]["kpis"] = []

    assert sorted(faults_of(make_holes)) == [
        "cell, budget, gtm_strategy, rationale: it is missing. Add it.",
        "cell, scope, marketing_plan, source: it is empty. Fill it in.",
        "cell, scope, sales_strategy, rationale: it is empty. Fill it in.",
        "concept demand_generation, owner: it is missing. Add it.",
        "concept marketing_strategy, kpis: it is empty. Fill it in.",
        "criterion specificity, why_it_matters: it is missing. Add it.",
    ]


def test_a_cell_that_is_missing_is_a_hole() -> None:
    faults = faults_of(lambda data: data["cell"]["purpose"].pop("marketing_plan"))

    assert faults == ["cell, purpose, marketing_plan: it is missing. Add it."]


def test_a_row_that_is_missing_is_six_holes() -> None:
    faults = faults_of(lambda data: data["cell"].pop("horizon"))

    assert len(faults) == 6
    assert faults[0] == "cell, horizon, marketing_strategy: it is missing. Add it."


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.pop("verdict"), "verdict: it is missing. Add it."),
        (lambda d: d["criterion"][0].pop("id"), "criterion number 1, id: it is missing. Add it."),
        (
            lambda d: d["cell"]["scope"].update(pricing={"score": 1, "rationale": "x", "source": ["S0"]}),
            f"Unknown discipline in the cells of scope 'pricing'. Known: {CONCEPTS}.",
        ),
        (
            lambda d: d["cell"].update(cost={}),
            (
                "Unknown criterion of the cells 'cost'. Known: purpose, horizon, scope, specificity, "
                "alignment, measurability, budget, confusion."
            ),
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=11),
            "cell, scope, gtm_strategy: score 11 is outside 0 to 10. Correct it.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=7.5),
            "cell, scope, gtm_strategy, score: 7.5 is not a whole number. Enter a whole number.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=9),
            "discipline gtm_strategy: its scores add up to 68, not 69. Correct one of the two.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(source=["S9"]),
            f"cell, scope, gtm_strategy, source number 1: {UNKNOWN_SOURCE}",
        ),
        (
            lambda d: d.update(source=["S9"]),
            f"source number 1: {UNKNOWN_SOURCE}",
        ),
        (
            lambda d: d["concept"][2].update(horizon_months=[12, 3]),
            (
                "discipline marketing_plan: horizon_months is in the wrong order. Put the smaller number "
                "first."
            ),
        ),
        (
            lambda d: d["concept"][2]["confused_with"].update(concept="marketing_plan"),
            (
                "Unknown confused_with of discipline marketing_plan 'marketing_plan'. "
                "Did you mean 'marketing_tactics'?"
            ),
        ),
        (
            lambda d: d["concept"][2]["confused_with"].update(source=["S9"]),
            f"concept marketing_plan, confused_with, source number 1: {UNKNOWN_SOURCE}",
        ),
        (
            lambda d: d["best_for"][0].update(concept="brand"),
            f"Unknown discipline of best_for many_teams 'brand'. Known: {CONCEPTS}.",
        ),
        (
            lambda d: d["best_for"][0].update(id="small_team"),
            "best_for 'small_team': it is used 2 times. Use a different id for each.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_name(change: Change, fault: str) -> None:
    assert fault in faults_of(change)


@pytest.mark.parametrize("broken", ["a text", ["a", "list"], {"criterion": "none", "cell": []}])
def test_what_is_no_scorecard_at_all_is_refused_without_stumbling(broken: object) -> None:
    with pytest.raises(RefusedError, match=r"^scorecard: "):
        Scorecard.model_validate(broken)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d["decision"][0].pop("why"), "decision where_to_play, why: it is missing. Add it."),
        (
            lambda d: d["decision"][0].update(concept="brand"),
            f"Unknown discipline of decision where_to_play 'brand'. Known: {CONCEPTS}.",
        ),
        (
            lambda d: d["decision"][0].update(id="next_piece"),
            "decision 'next_piece': it is used 2 times. Use a different id for each.",
        ),
        (
            lambda d: d["decision"][0].update(source=["S9"]),
            f"decision where_to_play, source number 1: {UNKNOWN_SOURCE}",
        ),
        (
            lambda d: d["order"].pop(),
            (
                "order: list each discipline exactly once: demand_generation, gtm_strategy, "
                "marketing_plan, marketing_strategy, marketing_tactics, sales_strategy. Correct it."
            ),
        ),
    ],
)
def test_a_finder_that_does_not_fit_the_scorecard_is_refused(change: Change, fault: str) -> None:
    assert fault in finder_faults_of(change)
