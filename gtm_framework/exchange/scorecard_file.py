"""A table of options × criteria from a CSV file, however a spreadsheet wrote it."""

from collections.abc import Sequence
from io import BytesIO

from gtm_framework.exchange.decoding import encoding_of, is_valid, lines_of, not_text
from gtm_framework.exchange.dialect import dialect_of, sample_of
from gtm_framework.exchange.formulas import restored
from gtm_framework.exchange.records import Grid, grid_of
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report, on_one_line
from gtm_framework.scorecard.own_table import TableFault, TableRefusedError, table_from_rows
from gtm_framework.scorecard.table import Scale, Table


def read_options(data: bytes, name: str, scale: Scale | None = None, max_rows: int | None = None) -> Table:
    """Read a CSV whose first column names the options and whose other columns are the criteria.

    Comma, semicolon or tab; UTF-8, UTF-16, Windows-1252 or Latin-1; any line ending; decimals with a
    point or a comma.

    Args:
        data: The bytes of the file.
        name: What the file is called, for messages.
        scale: The range of a score, 0 to 10 if not given.
        max_rows: Longest table allowed, such as `limits.PAGE_ROWS`; None allows any length.

    Raises:
        FileRefused: If there is a fault, with all of them in its report; rows are counted as a
            spreadsheet does: a header at the top is row 1.
        TooLargeError: If there are more rows than allowed.
    """
    name = on_one_line(name)
    grid = _grid(data, name, max_rows)
    if grid.fault_count and not grid.rows:
        raise _refused(name, grid.faults, grid.fault_count)
    header, columns = list(map(restored, grid.headers)), [list(map(restored, c)) for c in grid.columns]
    try:
        table = table_from_rows(header, zip(*columns, strict=True), name, scale, grid.rows)
    except TableRefusedError as refused:
        faults = [_fault(name, fault, grid) for fault in refused.table_faults[:FAULTS_SHOWN]]
        raise _refused(
            name, [*grid.faults, *faults], grid.fault_count + len(refused.table_faults)
        ) from None
    if grid.fault_count:
        raise _refused(name, grid.faults, grid.fault_count)
    return table


def _grid(data: bytes, name: str, max_rows: int | None) -> Grid:
    other = not_text(data)
    if other:
        raise _unreadable(
            name, f"it is {other}, not CSV", "Save the table as CSV (UTF-8) and give that file."
        )
    encoding = encoding_of(data)
    if not is_valid(data, encoding.codec):
        raise _unreadable(
            name, f"it begins as {encoding.label} and goes on as something else", "Save it as UTF-8."
        )
    sample = sample_of(lines_of(BytesIO(data), encoding))
    if not any(map(str.strip, sample)):
        raise _unreadable(name, "it is empty", "Give a header, and a row for each option.")
    return grid_of(name, lines_of(BytesIO(data), encoding), dialect_of(sample), max_rows)


def _fault(name: str, fault: TableFault, grid: Grid) -> Fault:
    line = None if fault.row is None else grid.lines[grid.rows.index(fault.row)]
    return Fault(name, fault.row, line, fault.column, fault.value, fault.problem, fault.remedy)


def _unreadable(name: str, problem: str, remedy: str) -> FileRefused:
    return _refused(name, [Fault(name, None, None, None, None, problem, remedy)], 1)


def _refused(name: str, faults: Sequence[Fault], count: int) -> FileRefused:
    told = sorted(faults, key=lambda fault: fault.row or 0)[:FAULTS_SHOWN]
    return FileRefused(Report(name, faults=tuple(told), fault_count=count))
