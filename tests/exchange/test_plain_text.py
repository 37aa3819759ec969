"""Law: a plain file that is read at once gives the same grid as the reader that knows every case."""

import csv
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gtm_framework.exchange.cell_column import CellColumn
from gtm_framework.exchange.files import grid_in
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.grid_in import grid_of_file

CELLS = st.sampled_from(
    ["", " ", "a", 'say "hi"', "one, two", "line\nbreak", "line\r\nbreak", "=1", "'x", "ü", "1.200", '"']
)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8)
ENDS = st.sampled_from(["\n", "\r\n"])
PIECES = st.sampled_from(["title", "a", ",", '"', '""', "\n", "\r\n", "\r", " ", ";", "\ufeff", "\0", "x"])


def grids(data: bytes) -> tuple[Grid, Grid]:
    """The grid of a file read at once where that is possible, and read row by row."""
    made = []
    for least in (0, len(data) + 1):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(grid_in, "LEAST", least)
            made.append(grid_of_file(data, "list.csv"))
    at_once, row_by_row = made
    return at_once, row_by_row


def facts(grid: Grid) -> tuple[object, ...]:
    columns = [list(column) for column in grid.columns]
    return (
        grid.headers, columns, list(grid.rows), list(grid.lines), grid.blank, grid.padded, grid.notes,
        grid.left_out, grid.fault_count, grid.source,
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(ROWS, ENDS, st.booleans())
@example([("a", "", ""), ("", " ", ""), ("line\nbreak", "x", "y")], "\r\n", False)
def test_a_well_formed_file_is_read_alike(rows: list[tuple[str, ...]], end: str, ends: bool) -> None:
    file = StringIO(newline="")
    csv.writer(file, lineterminator=end).writerows([("title", "impact", "notes"), *rows])
    text = file.getvalue() if ends else file.getvalue().removesuffix(end)

    at_once, row_by_row = grids(text.encode())

    assert facts(at_once) == facts(row_by_row)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
@example('""\n"a"b,c\n')
@example('\n\n"a\n,b\n')
@example("a,b\n\n\r\nc,d,e\nf\n")
def test_any_text_is_read_alike(text: str) -> None:
    try:
        at_once, row_by_row = grids(f"title,impact\n{text}".encode())
    except grid_in.GtmError:
        return

    assert facts(at_once) == facts(row_by_row)


def test_a_large_plain_file_is_read_at_once() -> None:
    data = b"title,owner\n" + b"an idea,somebody\n" * 9_000

    owners = grid_of_file(data, "list.csv").columns[1]

    assert isinstance(owners, CellColumn)
    assert (owners.distinct, len(owners)) == (["somebody"], 9_000)
