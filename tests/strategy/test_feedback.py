"""The feedback loop: a result that stands out asks a question of the strategy above it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from gtm_framework.strategy.alignment.feedback import Prompt, prompts
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.severity import Severity
from tests.strategy.cascades import classified, made, objective, quarterly, result, tactic, whole

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "outliers.yaml").read_text(encoding="utf-8"))


def found(cascade: Cascade) -> list[str]:
    return [f"{prompt.id} {prompt.direction}" for prompt in prompts(cascade)]


def topics(*figures: float, **fields: Any) -> list[dict[str, Any]]:
    return [
        result(f"r{n}", actual=actual, label=f"topic {n}", **fields) for n, actual in enumerate(figures)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_outlier_of_a_worked_case(case: dict[str, Any]) -> None:
    cascade = whole(
        tactics=[tactic(**case.get("tactic", {}))],
        results=topics(*case["readings"], **case.get("result", {})),
    )

    assert found(cascade) == case["prompts"]


def test_one_topic_with_ten_times_the_response_is_put_to_the_pillar_with_its_chain() -> None:
    cascade = whole(results=topics(40, 55, 500, 45))
    (prompt,) = prompts(cascade)

    assert (prompt.id, prompt.result, prompt.basis, prompt.severity) == (
        "outlier_peers:r2",
        "r2",
        "peers",
        Severity.HIGH,
    )
    assert (prompt.actual, prompt.expected, prompt.peers) == (500, 45, 3)
    assert prompt.ratio == pytest.approx(500 / 45)
    assert [(link.level, link.id) for link in prompt.chain] == [
        ("tactic", "t"),
        ("quarterly_initiative", "q"),
        ("objective", "o"),
        ("pillar", "p"),
    ]
    assert prompt.reason == (
        "Tactic “Tactic t”, topic 2, is at 500 leads: 11.1 times its peers. "
        "The median of 3 comparable results is 45."
    )
    assert prompt.question == ("Who is responding, to what, and what does that mean for pillar “Pillar p”?")
    assert [str(field) for field in prompt.fields] == [
        "result r2: actual",
        "tactic t: kpi",
        "pillar p: title",
    ]
    assert prompt.source == "S2 house"
    read = TypeAdapter(Prompt)
    assert read.validate_json(read.dump_json(prompt)) == prompt


def test_tactics_with_the_same_kpi_and_unit_are_peers() -> None:
    cascade = whole(
        tactics=[
            tactic("a", unit="Leads"),
            tactic("b", kpi="LEADS", unit="leads"),
            tactic("c", unit="leads"),
            tactic("d", unit="calls"),
            tactic("e", unit="leads"),
        ],
        results=[
            result(f"r{name}", name, actual)
            for name, actual in [("a", 30), ("b", 9), ("c", 11), ("d", 1), ("e", 10)]
        ],
    )
    (prompt,) = prompts(cascade)

    assert (prompt.id, prompt.ratio, prompt.expected, prompt.severity) == (
        "outlier_peers:ra",
        3,
        10,
        Severity.MEDIUM,
    )


def test_a_measure_named_on_the_result_takes_the_place_of_the_tactics() -> None:
    readings = topics(10, 11, 100)
    readings[2]["kpi"] = "visits"

    assert found(whole(results=readings)) == []


def test_without_a_kpi_nothing_has_peers() -> None:
    assert found(whole(tactics=[tactic(kpi="")], results=topics(1, 1, 1, 90))) == []


def test_only_the_latest_reading_of_each_part_counts() -> None:
    early = [result(f"e{n}", actual=500, label=f"Topic {n}", on="2026-07-10") for n in range(3)]

    assert found(whole(results=[*topics(10, 11, 12), *early])) == []


def test_a_figure_that_adds_up_is_held_to_its_plan_from_below_only_when_its_time_is_over() -> None:
    early = {"target": 30, "results": [result(actual=5, on="2026-08-01")]}
    late = {"target": 30, "results": [result(actual=5, on="2026-09-30")]}

    def with_plan(target: float, results: list[dict[str, Any]], **fields: Any) -> list[str]:
        return found(whole(tactics=[tactic(target=target, quarter="2026-Q3", **fields)], results=results))

    assert with_plan(**early) == []
    assert with_plan(**late) == ["outlier_plan:r below"]
    assert with_plan(**early, status="done") == ["outlier_plan:r below"]
    assert with_plan(**early, lower_is_better=True) == ["outlier_plan:r below"]
    assert with_plan(30, [result(actual=5, on="2026-08-01", target=20)]) == ["outlier_plan:r below"]
    assert with_plan(30, [result(actual=5, on="2026-08-01", target=10)]) == []


def test_a_tactic_without_any_date_is_not_over() -> None:
    assert found(made(tactics=[tactic(supports="", target=30)], results=[result(actual=1)])) == []


def test_an_objective_is_held_to_its_number() -> None:
    cascade = whole(results=[result("early", "o", 1, on="2027-01-01")])
    over = whole(results=[result("late", "o", 1, on="2029-06-30")])

    assert found(cascade) == []
    (prompt,) = prompts(over)
    assert prompt.reason == "Objective “Objective o” is at 1%, far below plan. The plan was 10."
    assert [link.id for link in prompt.chain] == ["o", "p"]
    assert (
        found(whole(objectives=[objective(number=None)], results=[result(of="o", on="2030-01-01")])) == []
    )


def test_what_hangs_on_nothing_asks_where_it_belongs() -> None:
    (prompt,) = prompts(made(tactics=[tactic(supports="", target=1)], results=[result(actual=9)]))

    assert [link.id for link in prompt.chain] == ["t"]
    assert prompt.question == (
        "It isn't linked to an objective yet. Which objective should learn from this result?"
    )


def test_the_chain_leads_through_the_attached_initiative() -> None:
    cascade = whole(tactics=[tactic(supports="", initiative="i", target=1)], results=[result(actual=9)])
    (prompt,) = prompts(cascade, [classified("i", supports="o")])

    assert [link.id for link in prompt.chain] == ["t", "o", "p"]


def test_the_strongest_stands_first_and_a_reading_of_nought_is_the_strongest() -> None:
    cascade = whole(
        quarterly_initiatives=[quarterly()],
        tactics=[tactic(name, kpi=name, target=10, status="done") for name in "abcd"],
        results=[
            result(f"r{name}", name, actual) for name, actual in [("a", 30), ("b", 0), ("c", 1), ("d", 100)]
        ],
    )

    assert [prompt.result for prompt in prompts(cascade)] == ["rb", "rc", "rd", "ra"]
    assert [prompt.severity.value for prompt in prompts(cascade)] == ["high", "high", "high", "medium"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 1000), min_size=4, max_size=7), st.integers(1, 9))
def test_another_unit_of_measure_gives_the_same_outliers(figures: list[float], power: int) -> None:
    def outliers(scale: float) -> list[tuple[str, str]]:
        read = prompts(whole(results=topics(*(figure * scale for figure in figures))))
        return sorted((prompt.result, prompt.direction) for prompt in read)

    assert outliers(1) == outliers(2**power)
