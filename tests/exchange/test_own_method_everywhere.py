"""A team's own method scores the same in the list, in exports, in the workspace file and in a report."""

import csv
import json
import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest

from gtm_framework import rank, triage_table
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.triage_file import triage_plan
from gtm_framework.exchange.lists.workbook import list_workbook
from gtm_framework.live.list_json import list_json
from gtm_framework.mcp_server.replies import workspace_out
from gtm_framework.report import build_report
from gtm_framework.report.markdown import report_markdown
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods.own_criteria import Criterion, with_method
from gtm_framework.triage.methods.own_methods import methods_from
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import Settings, Workspace

OWN = with_method(
    {},
    "Bang for the buck",
    "sum",
    [
        Criterion("Fit", 3, "1-5"),
        Criterion("Risk", 1, "1-5", less_is_better=True),
        Criterion("Size", scale="tshirt", divides=True),
    ],
)
METHODS = methods_from(OWN, "own")
BY = METHODS["bang_for_the_buck"]
FIT, RISK, SIZE = (needed.id for needed in BY.inputs)
IDEAS = [
    Initiative(id=name, title=name, inputs={FIT: fit, RISK: risk, SIZE: size})
    for name, fit, risk, size in (("A", 5, 2, 3), ("B", 3, 1, 1), ("C", 4, 5, 8))
]
SCORES = {"B": 14, "A": 19 / 3, "C": 1.625}


def test_a_file_of_its_results_comes_back_as_it_was() -> None:
    ranked = rank(IDEAS, BY)
    rows = list(csv.DictReader(StringIO(csv_bytes(ranked, Rubric.default()).decode("utf-8-sig"))))

    assert [(row["title"], float(row["score"])) for row in rows] == [
        (title, pytest.approx(score, abs=1e-4)) for title, score in SCORES.items()
    ]
    for content in (csv_bytes(ranked, Rubric.default()), list_workbook(ranked, Rubric.default())):
        plan = plan_import(grid_of_file(content, "list"), methods=METHODS, method=BY)
        assert {idea.id: idea for idea in apply_plan(plan).new} == {idea.id: idea for idea in IDEAS}


def test_a_table_scores_what_the_list_scores() -> None:
    import pandas as pd

    frame = pd.DataFrame([{"title": idea.title, **idea.inputs} for idea in IDEAS])

    scored = triage_table(frame, method=BY)

    assert dict(zip(scored["title"], scored["score"], strict=True)) == pytest.approx(SCORES)


def test_the_sheet_of_scores_takes_a_number_where_less_is_better_as_written() -> None:
    with zipfile.ZipFile(BytesIO(list_workbook(rank(IDEAS, BY), Rubric.default()))) as book:
        sheet = book.read("xl/worksheets/sheet3.xml").decode()

    # Columns H to K: Risk as written, Fit, Risk in the formula, Size.
    assert "6-$H5" in sheet
    assert "($I5*I$3+$J5*J$3)/($K5)" in sheet


def test_a_workspace_its_json_its_report_and_an_assistant_follow_it() -> None:
    settings = Settings.model_validate_json(Settings(method=BY.id, own_methods=OWN).model_dump_json())
    workspace = Workspace(id="w", name="Acme", settings=settings, initiatives=tuple(IDEAS))

    assert [(item.title, item.score) for item in workspace_out(workspace).ideas] == list(SCORES.items())
    listed = json.loads(list_json(workspace))
    assert (listed["method"], [idea["title"] for idea in listed["ideas"]]) == (BY.name, list(SCORES))
    report = report_markdown(build_report(workspace, date(2026, 1, 5)))
    assert f"Ranked by {BY.name}: {BY.formula}." in report.replace("\\", "")


def test_its_own_axes_place_ideas_in_the_list_the_exports_and_a_file_alike() -> None:
    own = with_method(
        {},
        "Fit per size",
        "product",
        [
            Criterion("Fit", scale="1-5", axis="impact"),
            Criterion("Size", 1, "tshirt", divides=True, axis="effort"),
        ],
    )
    methods = methods_from(own, "own")
    by = methods["fit_per_size"]
    fit, size = (needed.id for needed in by.inputs)
    ideas = [
        Initiative(id=name, title=name, impact=1, inputs={fit: a, size: b})
        for name, a, b in (("A", 5, 1), ("B", 2, 13))
    ]
    ranked = rank(ideas, by)
    rows = list(csv.DictReader(StringIO(csv_bytes(ranked, Rubric.default()).decode("utf-8-sig"))))
    settings = Settings(method=by.id, own_methods=own)
    workspace = Workspace(id="w", name="Acme", settings=settings, initiatives=tuple(ideas))
    listed = json.loads(list_json(workspace))["ideas"]
    plan = plan_import(
        grid_of_file(csv_bytes(ranked, Rubric.default()), "list"), methods=methods, method=by
    )
    written = BytesIO()
    triage_plan(plan).write(written)

    assert [(row["quadrant"], row["impact"]) for row in rows] == [("quick_win", "1"), ("time_sink", "1")]
    assert [(idea["quadrant"], idea["impact"]) for idea in listed] == [
        ("Quick win", 10),
        ("Time sink", 3),
    ]
    assert written.getvalue() == csv_bytes(ranked, Rubric.default())
    assert "impact 10 (Fit 5 on 1 to 5)" in rows[0]["why"]
