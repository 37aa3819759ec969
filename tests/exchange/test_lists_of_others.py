"""Lists as other tools and people write them: read as they are meant, or asked about."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import

CASES = Path(__file__).parent / "cases"
LISTS = [
    case
    for name in ("lists.yaml", "spreadsheets.yaml")
    for case in yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
]


def planned(case: dict[str, Any]) -> ImportPlan:
    data = case["text"].encode(case.get("encoding", "utf-8"))
    return plan_import(grid_of_file(data, "list.csv"), method=case.get("method"))


@pytest.mark.parametrize("case", LISTS, ids=[case["list"] for case in LISTS])
def test_a_list_is_read_as_it_is_meant_or_asked_about(case: dict[str, Any]) -> None:
    plan = planned(case)

    becomes = {column.column.header: column.column.name for column in plan.columns}
    scales = {name: column.scale for name, column in plan.by_name.items()}
    told = [sentence for check in plan.checks for sentence in check.sentences]
    wanted, on = case.get("becomes", {}), case.get("scales", {})
    assert {header: becomes.get(header) for header in wanted} == wanted
    assert {name: scales.get(name) for name in on} == on
    assert [question.flag for question in plan.questions] == case.get("asks", [])
    assert [sentence for sentence in case.get("checks", []) if sentence not in told] == []
    if "ideas" in case:
        ideas = apply_plan(plan).new
        assert [idea.title for idea in ideas] == case["ideas"]
        numbers = case.get("numbers", {})
        assert {name: [idea.number(name) for idea in ideas] for name in numbers} == numbers
