"""Turns rows into columns: every record with its place in the file, or why it can't be split into cells."""

import csv
import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from gtm_framework.exchange.files.dialect import Dialect, reader
from gtm_framework.exchange.files.grid import Grid, LeftOut, Reason, letters
from gtm_framework.exchange.limits import CELL_CHARACTERS, check_cells, check_rows
from gtm_framework.exchange.report import Fault, check_width, refuse

Tick = Callable[[], None]

_BLOCK = 4096
_FIRST_BLOCK = 16
_BLOCK_CELLS = 1 << 18
_REMEMBERED = 2048
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of consecutive records.

    Attributes:
        rows: Each record's row number as in a spreadsheet.
        lines: The line on which each begins.
        cells: The cells of each.
    """

    rows: Sequence[int]
    lines: Sequence[int]
    cells: list[list[str]]


@dataclass(slots=True)
class Filling:
    """How full each record of a grid is.

    Attributes:
        filled: Cells with anything in them.
        short: Row numbers, as in a spreadsheet, of rows with fewer cells than the header.
    """

    filled: "array[int]" = field(default_factory=lambda: array("q"))
    short: "set[int]" = field(default_factory=set)


def text_blocks(grid: Grid, lines: Iterable[str], dialect: Dialect) -> Iterator[Block]:
    """Split lines into records; a badly quoted one is reported, and the next line starts a new one.

    Bad quoting above the header is not an error.
    """
    name = grid.source.name
    skipped = 1 if dialect.announced else 0
    lines = iter(lines)
    for _ in range(skipped):
        next(lines, "")
    rows = reader(lines, dialect, strict=True)
    found = iter(rows)
    row, line = 1, 1 + skipped
    size = _FIRST_BLOCK
    while True:
        cells: list[list[str]] = []
        error = None
        try:
            cells.extend(islice(found, size))
        except csv.Error as raised:  # what came before it is in the list
            error = raised
        begun = _begun(cells, line, None if error else rows.line_num + 1 + skipped)
        yield Block(range(row, row + len(cells)), begun[:-1], cells)
        row, line = row + len(cells), begun[-1]
        if error is not None:
            if "field larger" in str(error):
                refuse(name, *_huge(row))
            if row >= (grid.source.header_row or 0):
                grid.report(_badly_quoted(name, row, line, rows.line_num + skipped, error))
            row, line = row + 1, rows.line_num + 1 + skipped
        elif len(cells) < size:
            return
        # Small enough that the cells of wide rows are counted before they fill the memory.
        widest = max(map(len, cells[-_FIRST_BLOCK:]), default=1)
        size = max(1, min(_BLOCK, _BLOCK_CELLS // max(1, widest)))


def fill(
    grid: Grid,
    blocks: Iterable[Block],
    *,
    keep: Collection[int] = (),
    max_rows: int | None = None,
    tick: Tick = lambda: None,
) -> Filling:
    """Fill a grid with records, column by column.

    A blank row is skipped but counted, so row numbers match the spreadsheet. A row that is too short is
    padded with blanks and counted, because spreadsheets leave out empty cells at the end. A row that is too
    long is cut if the extra cells are empty; otherwise it is an error, because a quote is missing and its
    cells may be under the wrong headers.

    Args:
        grid: An empty grid whose source says where the header is.
        blocks: The records in the file's order.
        keep: Rows above the header that count as ideas anyway.
        max_rows: Longest list allowed, or None.
        tick: Called after every few thousand rows, more often for wide rows.

    Raises:
        TooLargeError: If there are more rows than allowed.
        FileRefused: If there are more columns or cells than a list can have.
    """
    filler = _Filler(grid, keep)
    for block in blocks:
        if not filler.take(block):
            break
        filler.check(max_rows)
        tick()
    grid.columns = [column.cells for column in filler.columns]
    return filler.filling


class _Filler:
    """Fills a grid block by block.

    Attributes:
        filling: How full each record is.
        columns: The columns so far; empty before the header.
    """

    def __init__(self, grid: Grid, keep: Collection[int]) -> None:
        self.filling = Filling()
        self.columns: list[_Column] = []
        self._grid, self._keep = grid, keep
        self._above: list[tuple[int, int, list[str]]] = []

    def take(self, block: Block) -> bool:
        """Add a run of records; returns whether to continue."""
        if self.columns:
            self._take(block.rows, block.lines, block.cells)
            return True
        header_row = self._grid.source.header_row
        for at, cells in enumerate(block.cells):
            row = block.rows[at]
            if header_row is not None and row < header_row:
                self._above.append((row, block.lines[at], cells))
                continue
            if header_row is not None and row > header_row:  # the header row itself had an error
                return False
            self._begin(cells)
            after = at if header_row is None else at + 1
            self._take(block.rows[after:], block.lines[after:], block.cells[after:])
            break
        return True

    def check(self, max_rows: int | None) -> None:
        """Reject a list that has become too long or too wide."""
        grid = self._grid
        n_rows = len(grid.rows) + grid.fault_count + grid.blank
        check_rows(grid.source.name, n_rows, max_rows)
        check_cells(grid.source.name, n_rows, len(self.columns), on_page=max_rows is not None)

    def _begin(self, cells: list[str]) -> None:
        """Use the header, or the first record, for the width; rows above are moved out or kept."""
        grid = self._grid
        check_width(grid.source.name, len(cells))
        cells = cells or [""]
        self.columns = [_Column() for _ in cells]
        has_header = grid.source.header_row is not None
        grid.headers = cells if has_header else [f"Column {letters(at)}" for at in range(len(cells))]
        for row, line, above in self._above:
            if row in self._keep:
                self._take([row], [line], [above[: len(cells)]])
            elif any(map(str.strip, above)):
                grid.left_out.append(LeftOut(row, tuple(above), Reason.CAPTION))

    def _take(self, rows: Sequence[int], lines: Sequence[int], cells: list[list[str]]) -> None:
        width, grid = len(self.columns), self._grid
        if set(map(len, cells)) - {width}:
            rows, lines, cells = self._fitted(rows, lines, cells)
        blank = [at for at, row in enumerate(cells) if not row[0].strip() and not "".join(row).strip()]
        if blank:
            grid.blank += len(blank)
            without = set(blank)
            kept = [at for at in range(len(cells)) if at not in without]
            self.filling.short.difference_update(rows[at] for at in blank)
            rows, lines = [rows[at] for at in kept], [lines[at] for at in kept]
            cells = [cells[at] for at in kept]
        grid.rows.extend(rows)
        grid.lines.extend(lines)
        self.filling.filled.extend([width - row.count("") for row in cells])
        for column, values in zip(self.columns, zip(*cells, strict=True), strict=False):
            column.take(values)

    def _fitted(
        self, rows: Sequence[int], lines: Sequence[int], cells: list[list[str]]
    ) -> tuple[list[int], list[int], list[list[str]]]:
        """The records that have, or can be given, the header's width."""
        width, grid = len(self.columns), self._grid
        kept: list[int] = []
        made: list[list[str]] = []
        for at, row in enumerate(cells):
            if any(row[width:]):
                grid.report(_too_long(grid.source.name, rows[at], lines[at], len(row), width))
                continue
            if len(row) < width:
                self.filling.short.add(rows[at])
            kept.append(at)
            made.append(row[:width] + [""] * (width - len(row)))
        return [rows[at] for at in kept], [lines[at] for at in kept], made


def _begun(cells: list[list[str]], line: int, after: int | None) -> Sequence[int]:
    """The line on which each record begins, and the line after the last."""
    if after is not None and after - line == len(cells):  # each record is one line
        return range(line, after + 1)
    begun = [line]
    for row in cells:
        line += 1 + sum(len(_BREAK.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
        begun.append(line)
    return begun


class _Column:
    """Cells of one column as they arrive; repeated equal cells are stored once."""

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


def _too_long(name: str, row: int, line: int, cells: int, width: int) -> Fault:
    return Fault(
        name, row, line, None, None,
        f"it has {cells} cells, but the header has {width}",
        "Put quotes around any cell that contains a delimiter, or remove the extra cells.",
    )  # fmt: skip


def _huge(row: int) -> tuple[str, str]:
    problem = f"a cell in row {row:,} has more than {CELL_CHARACTERS:,} characters"
    return problem, "It probably has an opening quote that is never closed. Close it, or shorten the cell."


def _badly_quoted(name: str, row: int, line: int, last: int, error: csv.Error) -> Fault:
    if "unexpected end of data" in str(error):
        through = "" if last == line else f", so lines {line} to {last} count as one cell"
        problem = f"a quote that opens in this row is never closed{through}"
        remedy = (
            "Close the quote. If the quote is part of the text, put the cell in quotes and double the "
            "quote."
        )
    else:
        through = "" if last == line else f" in line {last}"
        problem = f"a quoted cell in this row continues after its closing quote{through}"
        remedy = "Inside a quoted cell, double each quote."
    return Fault(name, row, line, None, None, problem, remedy)
