"""A report as Markdown, with the matrix as a Mermaid quadrant chart."""

from collections.abc import Iterator
from typing import assert_never

from gtm_framework.charts import kind_sign, severity_sign
from gtm_framework.charts.matrix import quadrant_chart
from gtm_framework.english import written_day
from gtm_framework.exchange.documents import markdown_table
from gtm_framework.inert import inert_markdown
from gtm_framework.report.blocks import Block, Conflicts, Facts, Prose, Report, Table
from gtm_framework.report.chart_blocks import BarChart, LoadChart, MatrixChart, TimelineChart


def report_markdown(report: Report) -> str:
    """Write a report as Markdown (CommonMark with tables); user-typed text stays plain text.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.report import build_report
        >>> from gtm_framework.workspace import example_workspace
        >>> report = build_report(example_workspace("contradictory"), date(2026, 10, 5))
        >>> report_markdown(report).splitlines()[2]
        'October 5, 2026'
    """
    return "\n\n".join(_parts(report)) + "\n"


def mermaid_matrix(chart: MatrixChart) -> str:
    """The matrix as a Mermaid ``quadrantChart``; each point is named by its number in the key."""
    return quadrant_chart(
        (mark.number, _share(mark.x, chart), _share(mark.y, chart)) for mark in chart.marks
    )


def _parts(report: Report) -> Iterator[str]:
    yield f"# {inert_markdown(f'{report.title}: {report.client}')}"
    yield written_day(report.day)
    if report.note:
        yield report.note
    for section in report.sections:
        yield f"## {section.name}"
        yield f"**{inert_markdown(section.message)}**"
        for block in section.blocks:
            yield from _block(block)
    if report.sources:
        yield "## Sources"
        yield "\n".join(
            f"{n}. {inert_markdown(each)}." for n, each in enumerate(report.sources.values(), 1)
        )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose():
            yield inert_markdown(block.text)
        case Facts():
            yield from _facts(block)
        case Conflicts():
            yield from _conflicts(block)
        case Table():
            yield from [f"### {block.name}"] if block.name else []
            numbers = [at for at, column in enumerate(block.columns) if column.is_number]
            yield markdown_table([column.name for column in block.columns], block.rows, numbers)
        case MatrixChart():
            yield f"```mermaid\n{mermaid_matrix(block)}\n```"
            yield markdown_table(("No.", "Verdict", "Idea", "Impact", "Effort"), _key(block), {0, 3, 4})
        case BarChart():
            yield f"### {block.name}"
            yield markdown_table(("Option", "Total"), [(bar.label, bar.text) for bar in block.bars])
        case LoadChart():
            yield "### Planned work against capacity, in person-weeks"
            yield markdown_table(
                ("Quarter", "Planned"), [(load.quarter, load.text) for load in block.loads]
            )
        case TimelineChart():
            rows = [(lane.title, span.title, span.dates) for lane in block.lanes for span in lane.spans]
            yield markdown_table(("Pillar", "Work", "Dates"), rows)
        case _:
            assert_never(block)


def _facts(block: Facts) -> Iterator[str]:
    for fact in block.facts:
        text = f" {inert_markdown(fact.text)}" if fact.text else ""
        yield "\n".join(
            (f"**{inert_markdown(fact.label)}.**{text}", *(f"- {inert_markdown(d)}" for d in fact.details))
        )


def _conflicts(block: Conflicts) -> Iterator[str]:
    for number, conflict in enumerate(block.conflicts, start=1):
        sign = severity_sign(conflict.severity)
        question = f" *{inert_markdown(conflict.question)}*" if conflict.question else ""
        yield f"{number}. **{sign.label}:** {inert_markdown(conflict.reason)}{question}"


def _key(chart: MatrixChart) -> Iterator[tuple[str, ...]]:
    for mark in chart.marks:
        sign = kind_sign(mark.kind)
        verdict = f"{sign.glyph} {sign.label}"
        yield str(mark.number), verdict, mark.title, f"{mark.impact:.3g}", f"{mark.effort:.3g}"


def _share(score: float, chart: MatrixChart) -> float:
    """A position on the scale from 0 to 1, with the threshold at one half."""
    if score <= chart.line:
        return (score - chart.low) / (chart.line - chart.low) / 2
    return 0.5 + (score - chart.line) / (chart.high - chart.line) / 2
