"""Rows to columns: every record of a file with its row and line, or the reason why it is none."""

import csv
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from gtm_framework.exchange.dialect import Dialect, reader
from gtm_framework.exchange.limits import check_rows
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault

Tick = Callable[[], None]

_CHUNK = 4096
_REMEMBERED = 2048


@dataclass(slots=True)
class Grid:
    """A file as columns.

    Attributes:
        headers: The header's cells as they stand in the file.
        columns: One list of cells a header, all equally long.
        rows: Each record's row as a spreadsheet counts.
        lines: The line of the file that each record begins on.
        blank: How many blank rows stood among the records.
        faults: The first records that could not be cut into cells.
        fault_count: How many there are.
    """

    headers: list[str] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    rows: "array[int]" = field(default_factory=lambda: array("q"))
    lines: "array[int]" = field(default_factory=lambda: array("q"))
    blank: int = 0
    faults: list[Fault] = field(default_factory=list)
    fault_count: int = 0


def grid_of(
    name: str,
    lines: Iterable[str],
    dialect: Dialect,
    max_rows: int | None = None,
    tick: Tick = lambda: None,
) -> Grid:
    """Cut a file into columns.

    A blank row is skipped and still counted, so that row numbers stay those of a spreadsheet. A row
    that is too long is cut when the surplus is empty; one that is too short is filled up when its own
    last cell is empty, since tools leave out empty cells at the end. Any other row of another width is
    a fault: a delimiter or a quote is missing, and its cells may stand under the wrong headers.

    Args:
        name: The file's name.
        lines: Its lines with their endings.
        dialect: How they are cut.
        max_rows: Longest list allowed, or None.
        tick: Called after every few thousand rows.

    Raises:
        TooLargeError: If there are more rows than allowed.
    """
    grid = Grid()
    columns: list[_Column] = []
    pending: list[list[str]] = []
    width = 0
    for row, line, cells in _records(name, lines, dialect, grid):
        if row <= dialect.header_at:
            continue
        if row == dialect.header_at + 1:
            grid.headers, width = cells, len(cells)
            columns = [_Column() for _ in cells]
            continue
        if not grid.headers:  # the header's own row was at fault; below it nothing has a name
            break
        if _is_blank(cells):
            grid.blank += 1
            continue
        fitted = cells if len(cells) == width else _fitted(cells, width)
        if fitted is None:
            _report(grid, _ragged(name, row, line, len(cells), width))
            continue
        pending.append(fitted)
        grid.rows.append(row)
        grid.lines.append(line)
        if len(pending) == _CHUNK:
            _take(columns, pending)
            check_rows(name, len(grid.rows), max_rows)
            tick()
    _take(columns, pending)
    check_rows(name, len(grid.rows) + grid.fault_count, max_rows)
    grid.columns = [column.cells for column in columns]
    return grid


class _Column:
    """Cells of one column as they come in; equal cells are kept once while they repeat."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self._seen: dict[str, str] | None = {}

    def take(self, cells: Iterable[str]) -> None:
        if self._seen is None:
            self.cells.extend(cells)
            return
        cells = tuple(cells)
        self.cells.extend(map(self._seen.setdefault, cells, cells))
        if len(self._seen) > _REMEMBERED:
            self._seen = None


def _take(columns: list[_Column], pending: list[list[str]]) -> None:
    for column, cells in zip(columns, zip(*pending, strict=True), strict=False):
        column.take(cells)
    pending.clear()


def _records(
    name: str, lines: Iterable[str], dialect: Dialect, grid: Grid
) -> Iterator[tuple[int, int, list[str]]]:
    """Every record with its row and the line that it begins on; the announcing line is no row."""
    skipped = 1 if dialect.announced else 0
    lines = iter(lines)
    for _ in range(skipped):
        next(lines)
    rows = reader(lines, dialect.delimiter, strict=True)
    row, line = 0, 1 + skipped
    while True:
        try:
            for cells in rows:
                row += 1
                yield row, line, cells
                line = rows.line_num + 1 + skipped
        except csv.Error as error:
            row += 1
            if row > dialect.header_at:
                _report(grid, _badly_quoted(name, row, line, rows.line_num + skipped, error))
            line = rows.line_num + 1 + skipped
        else:
            return


def _is_blank(cells: list[str]) -> bool:
    return not any(cells) or not (cells[0].strip() or "".join(cells).strip())


def _fitted(cells: list[str], width: int) -> list[str] | None:
    if len(cells) > width:
        return None if any(cells[width:]) else cells[:width]
    return None if cells[-1] else cells + [""] * (width - len(cells))


def _report(grid: Grid, fault: Fault) -> None:
    grid.fault_count += 1
    if grid.fault_count <= FAULTS_SHOWN:
        grid.faults.append(fault)


def _ragged(name: str, row: int, line: int, cells: int, width: int) -> Fault:
    few = cells < width
    count = "1 cell" if cells == 1 else f"{cells} cells"
    return Fault(
        name, row, line, None, None,
        f"it has {count} where the header has {width}",
        "Add the missing delimiters, or leave the row out." if few
        else "Put quotes around the cell that holds a delimiter, or remove the surplus.",
    )  # fmt: skip


def _badly_quoted(name: str, row: int, line: int, last: int, error: csv.Error) -> Fault:
    if "unexpected end of data" in str(error):
        through = "" if last == line else f", so lines {line} to {last} are one cell"
        problem = f"a quote that opens in this row is never closed{through}"
        remedy = "Close the quote, or write a quote that is meant as text twice inside a quoted cell."
    else:
        through = "" if last == line else f" in line {last}"
        problem = f"a quoted cell that opens in this row goes on after its closing quote{through}"
        remedy = "Inside a quoted cell write each quote twice."
    return Fault(name, row, line, None, None, problem, remedy)
