"""List in: any tool's list of ideas, read exactly or refused with every fault."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.grid import Grid
from gtm_framework.exchange.grid_in import Progress, bytes_of, grid_of_file
from gtm_framework.exchange.headers import Column, columns_of
from gtm_framework.exchange.reading import SheetReader
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report, on_one_line
from gtm_framework.exchange.sheet import Sheet
from gtm_framework.exchange.vocabulary import Role, Vocabulary
from gtm_framework.triage.rubric import Rubric

OnBad = Literal["refuse", "skip"]

_HEADERS_TOLD = 20


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
    vocabulary = Vocabulary.of(rubric, comma=grid.source.delimiter != ",")
    columns = columns_of(grid.headers, grid.columns, rubric, vocabulary)
    _check_headers(name, grid, columns)
    reader = SheetReader(name, grid, columns, vocabulary)
    # Our own export carries every text there is, a NUL too; elsewhere it is a sign of damage.
    reader.check(nul_allowed=b"\0" not in data or is_own_export(grid.headers))
    report = Report(
        file=name,
        encoding=grid.source.encoding,
        delimiter=grid.source.format,
        rows=len(grid.rows) + grid.fault_count,
        taken=int((~reader.findings.bad).sum()),
        columns=tuple(column.use for column in columns if column.role is not Role.DERIVED),
        notes=(*grid.notes, *_notes(grid, columns), *reader.remarks),
        faults=reader.findings.faults(),
        fault_count=reader.findings.count,
    )
    if report.fault_count and on_bad == "refuse":
        raise FileRefused(report)
    return reader.sheet(report)


def _check_headers(name: str, grid: Grid, columns: list[Column]) -> None:
    """Refuse a file without a title, or with damaged headers, as a whole."""
    faults = []
    if not any(column.role is Role.TEXT and column.name == "title" for column in columns):
        told = ", ".join(on_one_line(column.header) for column in columns[:_HEADERS_TOLD])
        more = f" and {len(columns) - _HEADERS_TOLD} more" if len(columns) > _HEADERS_TOLD else ""
        faults.append(
            _whole(
                name,
                f"no column can become the title; its headers are {told}{more}",
                "Call the column that names the ideas 'title'; if the file has no header row, add one.",
            )
        )
    if any("\0" in header for header in grid.headers) and not is_own_export(grid.headers):
        faults.append(_whole(name, "a header holds a NUL character", "Save the file again as CSV."))
    if faults:
        found = (*faults, *grid.faults)
        raise FileRefused(
            Report(name, faults=found[:FAULTS_SHOWN], fault_count=len(faults) + grid.fault_count)
        )


def _notes(grid: Grid, columns: list[Column]) -> Iterator[str]:
    derived = [column.header for column in columns if column.role is Role.DERIVED]
    if derived:
        yield f"Computed afresh: {', '.join(derived)}."
    if not grid.rows and not grid.fault_count:
        yield "There is no row below the header."


def _whole(name: str, problem: str, remedy: str) -> Fault:
    return Fault(name, None, None, None, None, problem, remedy)
