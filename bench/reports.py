"""A report on 200 ideas as HTML, and the list as a workbook, next to the plainest file of the same rows.

The floor of the report is the list as one bare HTML table by pandas: no verdict, no rank, no reason, no
other section. The floor of the workbook is the same rows by pandas through the same library.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pandas as pd

from bench.timing import Figure, beside, report
from gtm_framework.exchange.lists.workbook import list_workbook
from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.report import build_report, report_html
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import Workspace

IDEAS = 200
OURS = "ours"
PACKAGES = ("jinja2", "pandas", "xlsxwriter")
_DAY = date(2026, 9, 1)


def figures() -> Iterator[Figure]:
    """Both files at the size of a long list of a client's."""
    yield from _figures(IDEAS)


def _figures(ideas: int) -> Iterator[Figure]:
    workspace = workspace_of(ideas)
    rows = workspace.ranked().to_frame()
    yield from beside(
        f"report as HTML, {ideas} ideas",
        OURS,
        {
            OURS: lambda: report_html(build_report(workspace, _DAY)),
            "bare pandas table": lambda: rows.to_html(index=False),
        },
        rounds=5,
        seconds=20,
    )
    yield from beside(
        f"list as a workbook, {ideas} ideas",
        OURS,
        {
            OURS: lambda: list_workbook(workspace.ranked(), Rubric.default()),
            "bare pandas sheet": lambda: _bare_sheet(rows),
        },
        rounds=5,
        seconds=20,
    )


def workspace_of(ideas: int) -> Workspace:
    """The example's ideas, repeated with other titles."""
    example = example_ideas()
    named = (
        example[n % len(example)].with_changes(id=f"i{n}", title=f"{example[n % len(example)].title} {n}")
        for n in range(ideas)
    )
    return Workspace(id="bench", name="Bench", initiatives=tuple(named))


def _bare_sheet(rows: pd.DataFrame) -> bytes:
    out = BytesIO()
    rows.to_excel(out, index=False, engine="xlsxwriter")
    return out.getvalue()


if __name__ == "__main__":
    report(figures, PACKAGES)
