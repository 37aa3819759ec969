"""Records to columns: every row of a list with its place in the file, or the reason why it cannot be cut."""

import csv
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gtm_framework.exchange.dialect import Dialect, reader
from gtm_framework.exchange.grid import Grid, LeftOut, Reason, letters
from gtm_framework.exchange.heading import Heading
from gtm_framework.exchange.limits import CELL_CHARACTERS, CELLS, COLUMNS, check_rows
from gtm_framework.exchange.report import Fault, refuse

Tick = Callable[[], None]
Record = tuple[int, int, list[str]]
"""The row as a spreadsheet counts, the line that it begins on, and its cells."""

_CHUNK = 4096
_REMEMBERED = 2048


@dataclass(slots=True)
class Filling:
    """How full each record of a grid is.

    Attributes:
        filled: Cells with anything in them.
        short: The rows, as a spreadsheet counts, that had fewer cells than the header.
    """

    filled: "array[int]" = field(default_factory=lambda: array("q"))
    short: "set[int]" = field(default_factory=set)


def text_records(grid: Grid, lines: Iterable[str], dialect: Dialect) -> Iterator[Record]:
    """Cut lines into records; one that is badly quoted is reported, and the next line begins another.

    What is badly quoted above the header of the grid's source is no fault.
    """
    name = grid.source.name
    skipped = 1 if dialect.announced else 0
    lines = iter(lines)
    for _ in range(skipped):
        next(lines, "")
    rows = reader(lines, dialect, strict=True)
    row, line = 0, 1 + skipped
    while True:
        try:
            for cells in rows:
                row += 1
                yield row, line, cells
                line = rows.line_num + 1 + skipped
        except csv.Error as error:
            row += 1
            if "field larger" in str(error):
                refuse(name, *_huge(row))
            if row >= (grid.source.header_row or 0):
                grid.report(_badly_quoted(name, row, line, rows.line_num + skipped, error))
            line = rows.line_num + 1 + skipped
        else:
            return


def fill(
    grid: Grid,
    records: Iterable[Record],
    heading: Heading,
    *,
    keep: Collection[int] = (),
    max_rows: int | None = None,
    tick: Tick = lambda: None,
) -> Filling:
    """Fill a grid with records, column by column.

    A blank row is skipped and still counted, so that row numbers stay those of a spreadsheet. A row
    that is too short is filled up with blanks and counted, since spreadsheets leave out empty cells at
    the end. A row that is too long is cut when the surplus is empty; otherwise it is a fault, since a
    quote is missing and its cells may be under the wrong headers.

    Args:
        grid: An empty grid with its source.
        records: The records in the file's order.
        heading: Where the header is.
        keep: Rows above the header that are ideas all the same.
        max_rows: Longest list allowed, or None.
        tick: Called after every few thousand rows.

    Raises:
        TooLargeError: If there are more rows than allowed.
        FileRefused: If there are more columns or cells than any list has.
    """
    filling = Filling()
    columns: list[_Column] = []
    pending: list[list[str]] = []
    above: list[Record] = []
    width = first = 0
    header_row = None if heading.at is None else heading.at + 1
    for row, line, cells in records:
        if not columns:
            if header_row is not None and row < header_row:
                above.append((row, line, cells))
                continue
            if header_row is not None and row > header_row:  # the header's own row was at fault
                break
            width, first = _width(grid, cells, header_row), row
            columns = [_Column() for _ in range(width)]
            _take_above(grid, above, keep, width, pending, filling)
            if header_row is not None:
                grid.headers = cells
                continue
            grid.headers = [f"Column {letters(at)}" for at in range(width)]
        if len(cells) != width:
            fitted = _fitted(cells, width)
            if fitted is None:
                grid.report(_too_long(grid.source.name, row, line, len(cells), width))
                continue
            if len(cells) < width:
                filling.short.add(row)
            cells = fitted
        filled = width - cells.count("")
        if not filled or (not cells[0].strip() and not "".join(cells).strip()):
            filling.short.discard(row)
            grid.blank += 1
            continue
        pending.append(cells)
        filling.filled.append(filled)
        grid.rows.append(row)
        grid.lines.append(line)
        if len(pending) == _CHUNK:
            _take(columns, pending)
            _check(grid, row - first, width, max_rows)
            tick()
    _take(columns, pending)
    _check(grid, len(grid.rows) + grid.fault_count + grid.blank, width, max_rows)
    grid.columns = [column.cells for column in columns]
    return filling


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


def _take_above(
    grid: Grid,
    above: Sequence[Record],
    keep: Collection[int],
    width: int,
    pending: list[list[str]],
    filling: Filling,
) -> None:
    """Set aside what is above the header; what is to be kept is fitted like any row."""
    for row, line, cells in above:
        if not any(map(str.strip, cells)):
            continue
        if row in keep:
            pending.append(_fitted(cells, width) or cells[:width])
            filling.filled.append(width)
            grid.rows.append(row)
            grid.lines.append(line)
        else:
            grid.left_out.append(LeftOut(row, tuple(cells), Reason.CAPTION))


def _width(grid: Grid, cells: list[str], header_row: int | None) -> int:
    """How many columns the list has; empty headers at the end count, since cells may be below them."""
    if len(cells) > COLUMNS:
        problem = f"it has {len(cells):,} columns, and a list has at most {COLUMNS:,}"
        refuse(grid.source.name, problem, "Choose another delimiter, or take out the empty columns.")
    return len(cells) if header_row is not None or any(cells) else max(1, len(cells))


def _check(grid: Grid, n_rows: int, width: int, max_rows: int | None) -> None:
    check_rows(grid.source.name, n_rows, max_rows)
    if n_rows * width > CELLS:
        problem = f"it has more than {CELLS:,} cells"
        refuse(grid.source.name, problem, "Take out the empty columns, or split the list.")


def _fitted(cells: list[str], width: int) -> list[str] | None:
    if len(cells) > width:
        return None if any(cells[width:]) else cells[:width]
    return cells + [""] * (width - len(cells))


def _too_long(name: str, row: int, line: int, cells: int, width: int) -> Fault:
    return Fault(
        name, row, line, None, None,
        f"it has {cells} cells where the header has {width}",
        "Put quotes around the cell that holds a delimiter, or remove the surplus.",
    )  # fmt: skip


def _huge(row: int) -> tuple[str, str]:
    problem = f"a cell in row {row:,} holds more than {CELL_CHARACTERS:,} characters"
    return problem, "A quote there is probably never closed. Close it, or shorten the cell."


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
