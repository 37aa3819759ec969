"""A table of options × criteria from a CSV file, however a spreadsheet wrote it."""

from collections.abc import Sequence

from gtm_framework.exchange.grid import Grid
from gtm_framework.exchange.grid_in import grid_of_file
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report
from gtm_framework.scorecard.own_table import TableFault, TableRefusedError, table_from_rows
from gtm_framework.scorecard.table import Scale, Table


def read_options(data: bytes, name: str, scale: Scale | None = None, max_rows: int | None = None) -> Table:
    """Read a file whose first column names the options and whose other columns are the criteria.

    Any file that `grid_of_file` reads; decimals with a point or a comma.

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
    grid = grid_of_file(data, name, max_rows=max_rows)
    name = grid.source.name
    if grid.fault_count and not grid.rows:
        raise _refused(name, grid.faults, grid.fault_count)
    try:
        table = table_from_rows(grid.headers, grid.records(), name, scale, grid.rows)
    except TableRefusedError as refused:
        faults = [_fault(name, fault, grid) for fault in refused.table_faults[:FAULTS_SHOWN]]
        raise _refused(
            name, [*grid.faults, *faults], grid.fault_count + len(refused.table_faults)
        ) from None
    if grid.fault_count:
        raise _refused(name, grid.faults, grid.fault_count)
    return table


def _fault(name: str, fault: TableFault, grid: Grid) -> Fault:
    line = None if fault.row is None else grid.lines[grid.rows.index(fault.row)]
    return Fault(name, fault.row, line, fault.column, fault.value, fault.problem, fault.remedy)


def _refused(name: str, faults: Sequence[Fault], count: int) -> FileRefused:
    told = sorted(faults, key=lambda fault: fault.row or 0)[:FAULTS_SHOWN]
    return FileRefused(Report(name, faults=tuple(told), fault_count=count))
