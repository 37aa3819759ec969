"""List import: any tool's list of ideas, read exactly or rejected with every error."""

from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from gtm_framework.exchange.files.grid_in import Progress, bytes_of, grid_of_file
from gtm_framework.exchange.importing.changes import OnBad, sheet_of
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.report import FileRefused, Report
from gtm_framework.triage import Rubric


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
    """Read a list of ideas from a file that `grid_of_file` can read.

    `gtm_framework.exchange.importing.headers` explains how it decides what each column becomes.

    Args:
        source: The bytes, a path, or an open binary file.
        name: What to call it in messages; None for a path's own name.
        rubric: The rubric with the criteria and answers; None for the product's own.
        on_bad: ``"refuse"`` imports nothing if there is an error; ``"skip"`` imports the rows without
            errors. Use it only if a person asks for it.
        encoding: Python's name for the encoding; None to detect it.
        delimiter: Comma, semicolon, tab, or pipe; None to detect it.
        sheet: The sheet of a workbook; None for the one that looks most like a list.
        keep: Rows that count as ideas although they don't look like it.
        max_rows: Longest list allowed, such as `limits.PAGE_ROWS`; None for any length.
        progress: Called now and then with bytes read and total bytes; raising from it cancels.

    Returns:
        The rows with their report.

    Raises:
        FileRefused: If there are errors; its report lists all of them. Also with ``"skip"`` if the file as
            a whole can't be read.
        TooLargeError: If there are more rows than allowed.
        GtmError: If the file can't be opened.
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
