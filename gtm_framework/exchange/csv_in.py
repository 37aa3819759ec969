"""List in: any tool's list of ideas, read exactly or refused with every fault."""

from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from gtm_framework.exchange.grid_in import Progress, bytes_of, grid_of_file
from gtm_framework.exchange.import_plan import plan_import
from gtm_framework.exchange.plan_changes import OnBad, sheet_of
from gtm_framework.exchange.report import FileRefused, Report
from gtm_framework.exchange.sheet import Sheet
from gtm_framework.triage.rubric import Rubric


def read_csv(
    source: bytes | str | Path | BinaryIO,
    name: str | None = None,
    *,
    rubric: Rubric | None = None,
    on_bad: OnBad = "refuse",
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    keep: Collection[int] = (),
    max_rows: int | None = None,
    progress: Progress | None = None,
) -> Sheet:
    """Read a list of ideas from a file that `grid_of_file` reads.

    What each column becomes is decided as `gtm_framework.exchange.headers` states.

    Args:
        source: The bytes, a path, or an open binary file.
        name: What to call it in messages; a path's own name when None.
        rubric: Whose criteria and answers count; the product's own when None.
        on_bad: ``"refuse"`` lets nothing through when there is a fault; ``"skip"`` lets the rows
            without a fault through: only on a person's word.
        encoding: Python's name of the encoding; None to detect it.
        delimiter: Comma, semicolon, tab or pipe; None to detect it.
        sheet: The sheet of a workbook; None takes the one that looks most like a list.
        keep: Rows that are ideas although they do not look like it.
        max_rows: Longest list allowed, such as `limits.PAGE_ROWS`; None allows any length.
        progress: Called with bytes read and bytes in all, now and then; raising from it cancels.

    Returns:
        The rows with their report.

    Raises:
        FileRefused: If there is a fault, with all of them in its report; also with ``"skip"`` when
            the file as a whole cannot be read.
        TooLargeError: If there are more rows than allowed.
        GtmError: If the file cannot be opened.
    """
    data, name = bytes_of(source, name)
    rubric = rubric or Rubric.default()
    grid = grid_of_file(
        data, name, encoding=encoding, delimiter=delimiter, sheet=sheet, keep=keep,
        max_rows=max_rows, progress=progress,
    )  # fmt: skip
    if not any(map(str.strip, grid.headers)):
        raise FileRefused(Report(name, faults=tuple(grid.faults), fault_count=grid.fault_count))
    return sheet_of(plan_import(grid, rubric=rubric), on_bad=on_bad)
