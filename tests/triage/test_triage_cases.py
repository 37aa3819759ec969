"""Worked cases: what the sources call strategic or tactical, and figures to check by hand."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from gtm_framework import Initiative, Rubric, classify, rank, triage_table
from gtm_framework.catalog import sources
from gtm_framework.triage.initiative import Output


def cases(name: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
    read: list[dict[str, Any]] = yaml.safe_load(text)
    return read


STATEMENTS = cases("statements")
PAIRS = {case["pair"]: None for case in STATEMENTS if "pair" in case}


@pytest.mark.parametrize("case", STATEMENTS, ids=lambda case: case["title"])
def test_a_statement_of_a_source_gets_the_verdict_of_its_source(case: dict[str, Any]) -> None:
    initiative = Initiative(title=case["title"], answers=case["answers"], output=case.get("output"))

    verdict = classify(initiative)

    assert verdict.kind == case["kind"]
    assert case["source"] in sources()


@pytest.mark.parametrize("pair", PAIRS)
def test_the_two_halves_of_an_example_fall_on_different_sides(pair: str) -> None:
    halves = [case["answers"] for case in STATEMENTS if case.get("pair") == pair]

    kinds = [classify(Initiative(title=pair, answers=answers)).kind for answers in halves]

    assert kinds == ["strategic", "tactical"]


def test_the_four_outputs_of_s4_keep_their_lean_and_carry_the_mark() -> None:
    marked = [case for case in STATEMENTS if "output" in case]

    assert [case["output"] for case in marked] == list(Output)
    assert {case["source"] for case in marked} == {"S4"}
    for case in marked:
        verdict = classify(Initiative(title="x", answers=case["answers"], output=case["output"]))
        assert (verdict.kind, verdict.initiative.output) == ("tactical", case["output"])


def test_no_statement_is_told_twice() -> None:
    titles = [case["title"] for case in STATEMENTS]

    assert len(titles) == len(set(titles)) == 63


@pytest.mark.parametrize("case", cases("leans"), ids=lambda case: case["name"])
def test_a_verdict_is_what_a_calculator_gives(case: dict[str, Any]) -> None:
    verdict = classify(Initiative(title="x", answers=case["answers"]))

    assert verdict.lean == float(Fraction(case["lean"]))
    assert verdict.coverage == float(Fraction(case["coverage"]))
    assert (verdict.kind, verdict.decided, verdict.next_question) == (
        case["kind"],
        case["decided"],
        case["next"],
    )
    assert {part.criterion: part.value for part in verdict.contributions} == {
        criterion: float(Fraction(value)) for criterion, value in case["contributions"].items()
    }


def test_contributions_name_answer_lean_and_weight_in_the_order_of_the_rubric() -> None:
    answers = {"one_kpi": "yes", "form": "choice"}

    first, second = classify(Initiative(title="x", answers=answers)).contributions

    assert (first.criterion, first.answer, first.lean, first.weight) == ("form", "choice", 1, 20)
    assert (second.criterion, second.answer, second.lean, second.weight) == ("one_kpi", "yes", -1, 2)


FIELDS = ("impact", "effort", "reach", "confidence")


@pytest.mark.parametrize("case", cases("scores"), ids=lambda case: f"{case['method']}: {case['of']}")
def test_scores_and_ranks_are_what_a_calculator_gives(case: dict[str, Any]) -> None:
    rows = [{k: v for k, v in row.items() if k not in ("score", "rank")} for row in case["rows"]]
    listed = [
        Initiative(
            id=str(at),
            title="x",
            inputs={k: v for k, v in row.items() if k not in FIELDS},
            **{k: v for k, v in row.items() if k in FIELDS},
        )
        for at, row in enumerate(rows)
    ]

    ranked = sorted(rank(listed, case["method"]), key=lambda item: int(item.initiative.id))

    assert [(item.exact_score, item.rank) for item in ranked] == [
        (None if row["score"] is None else Fraction(row["score"]), row["rank"]) for row in case["rows"]
    ]


@pytest.mark.parametrize("case", cases("scores"), ids=lambda case: f"{case['method']}: {case['of']}")
def test_a_table_gives_the_same_scores_and_ranks(case: dict[str, Any]) -> None:
    import pandas as pd

    expected = pd.DataFrame(case["rows"])

    frame = expected.drop(columns=["score", "rank"])
    table = triage_table(frame, method=case["method"], scales=dict.fromkeys(frame.columns, "usual"))

    assert table["score"].to_list() == pytest.approx(
        [float("nan") if s is None else float(Fraction(s)) for s in (r["score"] for r in case["rows"])],
        nan_ok=True,
        rel=0,
        abs=0,
    )
    assert table["rank"].astype("float").to_list() == pytest.approx(
        expected["rank"].astype("float").to_list(), nan_ok=True
    )


def test_every_statement_answers_only_questions_that_the_rubric_asks() -> None:
    leans = Rubric.default().leans

    unknown = [
        (case["title"], question)
        for case in STATEMENTS
        for question, answer in case["answers"].items()
        if answer not in leans[question]
    ]

    assert unknown == []
