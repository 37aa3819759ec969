from collections.abc import Callable
from typing import Any

import pytest

from gtm_framework.catalog import read_toml
from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.finder import Finder
from gtm_framework.scorecard.scorecard import Scorecard

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
        del data["cell"]["purpose"]["marketing_plan"]
        del data["cell"]["budget"]["gtm_strategy"]["rationale"]
        data["cell"]["scope"]["sales_strategy"]["rationale"] = " "
        data["cell"]["scope"]["marketing_plan"]["source"] = []
        del data["criterion"][3]["why_it_matters"]
        del data["concept"][5]["owner"]
        data["concept"][0]["kpis"] = []

    assert sorted(faults_of(make_holes)) == [
        "cell, budget, gtm_strategy, rationale: it is missing.",
        "cell, purpose, marketing_plan: it is missing.",
        "cell, scope, marketing_plan, source: it is empty.",
        "cell, scope, sales_strategy, rationale: it is empty.",
        "concept demand_generation, owner: it is missing.",
        "concept marketing_strategy, kpis: it is empty.",
        "criterion specificity, why_it_matters: it is missing.",
    ]


def test_a_row_that_is_missing_is_six_holes() -> None:
    faults = faults_of(lambda data: data["cell"].pop("horizon"))

    assert len(faults) == 6
    assert faults[0] == "cell, horizon, marketing_strategy: it is missing."


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d.pop("verdict"), "verdict: it is missing."),
        (lambda d: d["criterion"][0].pop("id"), "criterion number 1, id: it is missing."),
        (
            lambda d: d["cell"]["scope"].update(pricing={"score": 1, "rationale": "x", "source": ["S0"]}),
            "cell, scope, pricing: there is no such concept.",
        ),
        (lambda d: d["cell"].update(cost={}), "cell, cost: there is no such criterion."),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=11),
            "cell, scope, gtm_strategy: score 11 is outside 0 to 10.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=7.5),
            "cell, scope, gtm_strategy, score: Input should be a valid integer.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(score=9),
            "concept gtm_strategy: its scores add up to 68, not to 69.",
        ),
        (
            lambda d: d["cell"]["scope"]["gtm_strategy"].update(source=["S9"]),
            "cells, scope, gtm_strategy: 'S9' is no source. Known: S0, S1, S2, S3, S4, house.",
        ),
        (lambda d: d.update(source=["S9"]), "source: 'S9' is no source. Known: S0, S1, S2, S3, S4, house."),
        (
            lambda d: d["concept"][2].update(horizon_months=[12, 3]),
            "concept marketing_plan: horizon_months run backwards. Give the smaller number first.",
        ),
        (
            lambda d: d["concept"][2]["confused_with"].update(concept="marketing_plan"),
            "concept marketing_plan: confused_with names 'marketing_plan', which is no other concept.",
        ),
        (
            lambda d: d["concept"][2]["confused_with"].update(source=["S9"]),
            "concepts marketing_plan, confused_with: 'S9' is no source. Known: S0, S1, S2, S3, S4, house.",
        ),
        (lambda d: d["best_for"][0].update(concept="brand"), "best_for many_teams: 'brand' is no concept."),
        (
            lambda d: d["best_for"][0].update(id="small_team"),
            "best_for small_team: it stands there 2 times. Give each an id of its own.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_name(change: Change, fault: str) -> None:
    assert fault in faults_of(change)


@pytest.mark.parametrize("broken", ["a text", ["a", "list"], {"criterion": "none", "cell": []}])
def test_what_is_no_scorecard_at_all_is_refused_without_stumbling(broken: object) -> None:
    with pytest.raises(RefusedError, match=r"^scorecard: refused, "):
        Scorecard.model_validate(broken)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda d: d["decision"][0].pop("why"), "decision where_to_play, why: it is missing."),
        (
            lambda d: d["decision"][0].update(concept="brand"),
            "decision where_to_play: 'brand' is no concept.",
        ),
        (
            lambda d: d["decision"][0].update(id="next_piece"),
            "decision next_piece: it stands there 2 times. Give each an id of its own.",
        ),
        (
            lambda d: d["decision"][0].update(source=["S9"]),
            "decisions where_to_play: 'S9' is no source. Known: S0, S1, S2, S3, S4, house.",
        ),
        (
            lambda d: d["order"].pop(),
            (
                "order: it must name each concept once: demand_generation, gtm_strategy, marketing_plan, "
                "marketing_strategy, marketing_tactics, sales_strategy."
            ),
        ),
    ],
)
def test_a_finder_that_does_not_fit_the_scorecard_is_refused(change: Change, fault: str) -> None:
    assert fault in finder_faults_of(change)
