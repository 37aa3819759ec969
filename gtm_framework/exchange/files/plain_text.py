"""Reads a well-formed text file into columns in one pass; other files go to the reader for all cases.

The result is the same as from `records`, cell by cell and row by row. A file is accepted only if nothing in
it is ambiguous: UTF-8, header in the first row, every quote opening or closing a cell, every row as wide as
the header.
"""

import operator
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import CellColumn, each_of, taken
from gtm_framework.exchange.files.dialect import Dialect
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.records import Filling
from gtm_framework.exchange.limits import CELL_CHARACTERS, CELLS, check_cells, check_rows

_WIDEST = 500
"""Most columns; with more, a column costs more than its few cells."""
_BLOCK = 1 << 21
_SAMPLE = 2000
_MARK = b"\xef\xbb\xbf"
_QUOTE, _BREAK, _RETURN = b'"'[0], b"\n"[0], b"\r"[0]

Tick = Callable[[int], None]


def fill_plain(
    grid: Grid, data: bytes, dialect: Dialect, *, max_rows: int | None, tick: Tick
) -> Filling | None:
    """Fill a grid with the records of a plain file.

    Args:
        grid: An empty grid with its source.
        data: The file's bytes, valid UTF-8.
        dialect: How its lines are split into cells.
        max_rows: Longest list allowed, or None.
        tick: Called with the bytes read, now and then; raising from it cancels.

    Returns:
        How full each record is; None if the file isn't well-formed, and then the grid is unchanged.

    Raises:
        TooLargeError: If there are more rows than allowed.
        TooManyCellsError: If there are more cells than allowed.
    """
    while data.startswith(_MARK):
        data = data[len(_MARK) :]
    width = data.split(b"\n", 1)[0].count(dialect.delimiter.encode()) + 1
    if grid.source.header_row != 1 or dialect.announced or dialect.wrapped_in or not 2 <= width <= _WIDEST:
        return None
    bounds = _record_ends(data, dialect.delimiter)
    if bounds is None or bounds.rows[:1].tolist() != [0] or len(bounds.rows) * width > CELLS:
        return None
    check_rows(grid.source.name, len(bounds.rows) - 1, max_rows)
    check_cells(grid.source.name, len(bounds.rows) - 1, width, on_page=max_rows is not None)
    table = _table(data, dialect.delimiter, width, tick)
    if table is None or table.num_rows != len(bounds.rows):
        return None
    return _filled(grid, table, bounds)


class _Bounds:
    """The position of each record: its row as in a spreadsheet, from 0, and the line it begins on."""

    def __init__(self, rows: NDArray[np.intp], lines: NDArray[np.intp], blank: int) -> None:
        self.rows, self.lines, self.blank = rows, lines, blank


def _record_ends(data: bytes, delimiter: str) -> _Bounds | None:
    """The bounds of the records; None if a quote or a line end is out of place."""
    signs = np.frombuffer(data, np.uint8)
    if b"\0" in data or data.count(b"\r") != data.count(b"\r\n"):
        return None
    quotes = np.flatnonzero(signs == _QUOTE)
    if len(quotes) and not _well_quoted(signs, quotes, delimiter.encode()[0]):
        return None
    breaks = np.flatnonzero(signs == _BREAK)
    if not len(breaks) or breaks[-1] != len(signs) - 1:
        breaks = np.append(breaks, len(signs))
    own = (
        np.flatnonzero(np.searchsorted(quotes, breaks) % 2 == 0) if len(quotes) else np.arange(len(breaks))
    )
    ends = breaks[own]
    begins = np.concatenate([[0], ends[:-1] + 1])
    if (ends - begins).max(initial=0) > CELL_CHARACTERS:
        return None
    empty = (ends == begins) | (
        (ends == begins + 1) & (signs[np.minimum(begins, len(signs) - 1)] == _RETURN)
    )
    lines = np.concatenate([[1], own[:-1] + 2])
    kept = np.flatnonzero(~empty)
    return _Bounds(kept, lines[kept], int(empty.sum()))


def _well_quoted(signs: NDArray[np.uint8], quotes: NDArray[np.intp], delimiter: int) -> bool:
    """Whether every quote opens a cell, closes one, or is half of a doubled quote inside one."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening == 0, _BREAK, signs[opening - 1])
    after = np.where(closing == len(signs) - 1, _BREAK, signs[np.minimum(closing + 1, len(signs) - 1)])
    doubled = np.concatenate([[False], opening[1:] == closing[:-1] + 1])
    goes_on = np.concatenate([doubled[1:], [False]])
    begins = (before == delimiter) | (before == _BREAK) | doubled
    stops = (after == delimiter) | (after == _BREAK) | (after == _RETURN) | goes_on
    return bool(begins.all() and stops.all())


def _table(data: bytes, delimiter: str, width: int, tick: Tick) -> pa.Table | None:
    """The cells of every column, header first; None if a row isn't as wide as the header."""
    names = [f"f{at}" for at in range(width)]
    try:
        reader = pa_csv.open_csv(
            pa.BufferReader(data),
            read_options=pa_csv.ReadOptions(
                use_threads=False, autogenerate_column_names=True, block_size=_BLOCK
            ),
            parse_options=pa_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, check_utf8=False
            ),
        )
        if reader.schema.names != names:
            return None
        batches, done = [], 0
        for batch in reader:
            batches.append(batch)
            done = min(done + _BLOCK, len(data))
            tick(done)
    except pa.ArrowInvalid:
        return None
    return pa.Table.from_batches(batches, reader.schema)


def _column(cells: pa.ChunkedArray) -> list[str]:
    """One column; if nearly every cell is different, finding duplicates isn't worth it."""
    few = cells.slice(0, _SAMPLE)
    if len(few) == _SAMPLE and 2 * len(few.unique()) > _SAMPLE:
        texts: list[str] = cells.to_numpy().tolist()
        return texts
    whole = cells.combine_chunks().dictionary_encode()
    return CellColumn(
        whole.indices.to_numpy().astype(np.int32, copy=False),
        whole.dictionary.to_numpy(zero_copy_only=False).tolist(),
    )


def _filled(grid: Grid, table: pa.Table, bounds: _Bounds) -> Filling:
    """Put the columns into the grid without blank rows."""
    grid.headers = [column[0].as_py() for column in table.columns]
    columns = [_column(column) for column in table.slice(1).columns]
    rows, lines = bounds.rows[1:], bounds.lines[1:]
    blank = _blank(columns)
    grid.blank = bounds.blank + len(blank)
    if len(blank):
        kept = np.delete(np.arange(len(rows)), blank)
        columns, rows, lines = [taken(column, kept) for column in columns], rows[kept], lines[kept]
    grid.columns = list(columns)
    grid.rows.frombytes((rows + 1).astype(np.int64).tobytes())
    grid.lines.frombytes(lines.astype(np.int64).tobytes())
    filling = Filling()
    full = np.full(len(rows), len(columns), np.int64)
    for column in columns:
        full -= each_of(column, operator.not_, np.bool_)
    filling.filled.frombytes(full.tobytes())
    return filling


def _blank(columns: Sequence[list[str]]) -> NDArray[np.intp]:
    """The blank records; starts with the column that has the fewest distinct cells."""
    blank = np.ones(len(columns[0]), np.bool_)
    for column in sorted(columns, key=lambda column: not isinstance(column, CellColumn)):
        blank &= each_of(column, lambda cell: not cell or cell.isspace(), np.bool_)
        if not blank.any():
            break
    return np.flatnonzero(blank)
