"""Rows to columns, with the row and line of each."""

import pytest

from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.limits import TooLargeError, TooManyCellsError
from gtm_framework.exchange.report import FileRefused


def grid(text: str, max_rows: int | None = None) -> Grid:
    return grid_of_file(text.encode(), "ideas.csv", max_rows=max_rows)


def told(text: str) -> list[str]:
    return [str(fault) for fault in grid(text).faults]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_cells_stand_under_their_headers(ending: str, last: str) -> None:
    text = f'title,owner{ending}"a, ""b""{ending}c",d{ending}e,f{ending if last else ""}'
    read = grid(text)

    assert read.headers == ["title", "owner"]
    assert read.columns == [[f'a, "b"{ending}c', "e"], ["d", "f"]]


def test_rows_are_a_spreadsheets_and_lines_are_the_files() -> None:
    read = grid('title,owner\n"a\nb\nc",d\n\n  ,\n,\ne,f\n')

    assert list(read.rows) == [2, 6]
    assert list(read.lines) == [2, 8]
    assert read.blank == 3


def test_an_announcing_line_is_a_line_but_no_row() -> None:
    read = grid("sep=;\ntitle;owner\na;b\n")

    assert (list(read.rows), list(read.lines)) == ([2], [3])


def test_what_stands_above_the_header_counts_as_rows() -> None:
    read = grid("Plans\n\ntitle,owner\na,b\n")

    assert read.headers == ["title", "owner"]
    assert list(read.rows) == [4]


def test_a_short_row_whose_last_cell_is_empty_is_filled_up() -> None:
    assert grid("title,a,b,c\nx,1,\n").columns == [["x"], ["1"], [""], [""]]


def test_a_long_row_whose_surplus_is_empty_is_cut() -> None:
    assert grid("title,a\nx,1,,,\n").columns == [["x"], ["1"]]


def test_short_rows_are_filled_up_and_counted() -> None:
    read = grid("title,owner,impact\nx,Ana\ny\nz,Ben,3\n")

    assert read.columns == [["x", "y", "z"], ["Ana", "", "Ben"], ["", "", "3"]]
    assert read.padded == 2
    assert read.notes == ["2 rows were shorter than the header; their missing cells are blank."]


def test_a_row_that_is_too_long_is_a_fault() -> None:
    assert told("title,a,b\ny,1,2,3\nz,1,2\n") == [
        (
            "ideas.csv, row 2: it has 4 cells, but the header has 3. "
            "Put quotes around any cell that contains a delimiter, or remove the extra cells."
        )
    ]


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    assert told('title,a\nx,1\n"two\nlines",2\ny,"3\nz,4\n') == [
        (
            "ideas.csv, row 4 (line 5): a quote that opens in this row is never closed, so lines 5 "
            "to 6 count as one cell. Close the quote. If the quote is part of the text, put the cell in "
            "quotes and double the quote."
        )
    ]


def test_a_quote_that_is_not_closed_in_the_last_line() -> None:
    assert told('title,a\ny,"3') == [
        (
            "ideas.csv, row 2: a quote that opens in this row is never closed. "
            "Close the quote. If the quote is part of the text, put the cell in quotes and double the "
            "quote."
        )
    ]


def test_a_quote_inside_a_quoted_cell_is_a_fault_of_its_row_alone() -> None:
    read = grid('title,a\n"so "called" ideas",1\nx,2\n"y\n"z,3\nlast,4\n')

    assert [str(fault) for fault in read.faults] == [
        (
            "ideas.csv, row 2: a quoted cell in this row continues after its closing quote. "
            "Inside a quoted cell, double each quote."
        ),
        (
            "ideas.csv, row 4: a quoted cell in this row continues after its closing quote "
            "in line 5. Inside a quoted cell, double each quote."
        ),
    ]
    assert read.columns[0] == ["x", "last"]


def test_a_header_that_cannot_be_cut_leaves_nothing_to_read() -> None:
    read = grid('title,"a"b\nx,1\n')

    assert (read.headers, read.fault_count) == ([], 1)


def test_faults_are_counted_beyond_those_that_are_told() -> None:
    read = grid("title,a\n" + "x,1,2\n" * 250)

    assert (len(read.faults), read.fault_count) == (100, 250)


def test_a_cell_may_be_longer_than_the_csv_modules_own_limit() -> None:
    assert grid(f"title,a\n{'x' * 200_000},1\n").columns[0] == ["x" * 200_000]


def test_many_rows_keep_their_order_and_numbers() -> None:
    read = grid("title,a\n" + "".join(f"{n},{n % 3}\n" for n in range(9_000)))

    assert read.columns[0] == [str(n) for n in range(9_000)]
    assert read.columns[1] == [str(n % 3) for n in range(9_000)]
    assert list(read.rows) == list(range(2, 9_002))


@pytest.mark.parametrize("rows", [11, 9_000])
def test_a_list_longer_than_allowed_is_refused(rows: int) -> None:
    with pytest.raises(TooLargeError, match=r"^ideas\.csv: it has more than 10 rows\. The app accepts"):
        grid("title\n" + "x\n" * rows, max_rows=10)


def test_a_list_as_long_as_allowed_is_taken() -> None:
    assert len(grid("title\n" + "x\n" * 10, max_rows=10).rows) == 10


def test_bad_quoting_above_the_header_is_no_fault() -> None:
    read = grid('"Plans" for us\ntitle,owner\na,b\n')

    assert (read.headers, list(read.rows), read.fault_count) == (["title", "owner"], [3], 0)


def test_a_cell_of_more_than_a_million_characters_refuses_the_file() -> None:
    with pytest.raises(FileRefused) as refused:
        grid('title,a\nx,1\ny,"' + "z\n" * 600_000)

    assert str(refused.value) == (
        "ideas.csv: a cell in row 3 has more than 1,000,000 characters. "
        "It probably has an opening quote that is never closed. Close it, or shorten the cell."
    )


def test_more_columns_than_a_spreadsheet_has_are_refused() -> None:
    with pytest.raises(FileRefused, match=r"^ideas\.csv: it has 1,000,001 columns; the limit is "):
        grid("title" + "," * 1_000_000 + "\nx\n")


@pytest.mark.thorough
def test_rows_that_would_fill_up_to_too_many_cells_are_refused() -> None:
    with pytest.raises(TooManyCellsError, match="16,001 columns and more than 100,000,000 cells"):
        grid("title" + "," * 16_000 + "\n" + "x\n" * 12_000)


def test_blank_rows_count_towards_the_limit() -> None:
    with pytest.raises(TooLargeError):
        grid("title\n" + "\n" * 11 + "x\n", max_rows=10)
