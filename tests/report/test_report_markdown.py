"""The report as Markdown: readable, inert, and with a matrix that Mermaid draws."""

import re
from datetime import date

from gtm_framework.report import build_report, report_markdown
from gtm_framework.report.chart_blocks import MatrixChart
from gtm_framework.report.markdown import mermaid_matrix
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.matrix import Quadrant, place
from gtm_framework.workspace import Workspace
from tests.report.demo import of_ideas

POINT = re.compile(r'    "(\d+)": \[(0\.\d{3}|1\.000), (0\.\d{3}|1\.000)\]')
LABELS = {
    Quadrant.MAJOR_PROJECT: "quadrant-1 Major project",
    Quadrant.QUICK_WIN: "quadrant-2 Quick win",
    Quadrant.FILL_IN: "quadrant-3 Fill-in",
    Quadrant.TIME_SINK: "quadrant-4 Time sink",
}


def chart_of(workspace: Workspace, day: date) -> MatrixChart:
    (section,) = build_report(workspace, day, sections=["matrix"]).sections
    chart = section.blocks[0]
    assert isinstance(chart, MatrixChart)
    return chart


def test_every_section_is_a_heading(demo: Workspace, day: date) -> None:
    made = build_report(demo, day)
    text = report_markdown(made)

    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [s.name for s in made.sections] + ["Sources"]
    assert "```mermaid\nquadrantChart\n" in text


def test_every_point_is_in_the_quadrant_that_the_library_gives_at_any_threshold(day: date) -> None:
    ideas = [
        Initiative(title=f"{i} {e}", impact=i, effort=e) for i in range(1, 11, 3) for e in range(1, 11, 3)
    ]
    for threshold in (1, 5, 6.5, 9):
        chart = chart_of(of_ideas(ideas, threshold=threshold), day)
        lines = mermaid_matrix(chart).splitlines()
        points = [match for line in lines if (match := POINT.fullmatch(line))]

        assert len(points) == len(chart.marks)
        for point, mark in zip(points, chart.marks, strict=True):
            right, upper = float(point[2]) > 0.5, float(point[3]) > 0.5
            drawn = next(q for q in Quadrant if (q.is_high_effort, q.is_high_impact) == (right, upper))
            assert drawn is place(mark.impact, mark.effort, threshold)
            assert f"    {LABELS[drawn]}" in lines


def test_typed_text_stays_text(day: date) -> None:
    title = "# <b>[x](http://y)</b> | ```js"
    text = report_markdown(build_report(of_ideas([Initiative(title=title, impact=8, effort=2)]), day))

    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "[x](" not in text
    assert text.count("```") == 2


def test_an_empty_workspace_says_what_to_add(day: date) -> None:
    text = report_markdown(build_report(Workspace(id="w", name="Acme"), day))

    assert text == (
        "# Go-to-market report: Acme\n\nSeptember 1, 2026\n\n"
        "This workspace has nothing to report yet. Add ideas, a strategy, or a roadmap first.\n"
    )
