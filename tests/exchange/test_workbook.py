"""Workbooks: which sheet, which values, and what is refused before it is read."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.exchange.files.grid import FileKind, Grid
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.files.workbook import text_of
from gtm_framework.exchange.report import FileRefused


def workbook(
    *sheets: tuple[str, list[list[object]]], then: Callable[[xlsxwriter.Workbook], None] | None = None
) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    if then:
        then(book)
    book.close()
    return file.getvalue()


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def read(data: bytes, **how: str) -> Grid:
    return grid_of_file(data, "ideas.xlsx", sheet=how.get("sheet"))


LIST = [["Title", "Impact"], ["A", 8], ["B", 6.5]]


def test_a_workbook_is_read_as_text() -> None:
    grid = read(workbook(("Ideas", LIST)))

    assert (grid.headers, grid.columns) == (["Title", "Impact"], [["A", "B"], ["8", "6.5"]])
    assert (grid.source.kind, grid.source.sheet, list(grid.rows)) == (FileKind.XLSX, "Ideas", [2, 3])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (8.0, "8"), (0.1 + 0.2, "0.3"), (1 / 3, repr(1 / 3)), (1e21, "1e+21"), (-0.5, "-0.5"),
        (True, "TRUE"),
        (dt.date(2026, 5, 3), "2026-05-03"), (dt.datetime(2026, 5, 3), "2026-05-03"),
        (dt.datetime(2026, 5, 3, 4, 5), "2026-05-03 04:05"), (dt.time(4, 5), "04:05"),
        (dt.timedelta(days=1), "1 day, 0:00:00"), ("text", "text"),
    ],
)  # fmt: skip
def test_values_are_written_as_a_spreadsheet_shows_them(value: float | str, text: str) -> None:
    assert text_of(value) == text


def test_the_sheet_that_looks_like_a_list_is_read_and_the_others_are_named() -> None:
    data = workbook(
        ("Read me", [["How to use"], ["x"]]), ("Plans", LIST), ("Lists", [["High"], ["Low"], ["None"]])
    )
    grid = read(data)

    assert (grid.source.sheet, grid.source.other_sheets) == ("Plans", ("Read me", "Lists"))
    assert grid.notes == ["We read sheet Plans; the workbook also has Read me, Lists."]
    assert read(data, sheet="lists").headers == ["High"]


def test_an_unknown_sheet_is_named_with_the_ones_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"^Unknown sheet 'Plan'\. Did you mean 'Plans'"):
        read(workbook(("Plans", LIST)), sheet="Plan")


def test_hidden_rows_errors_and_formulas_are_reported() -> None:
    def change(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.write_row(3, 0, ["C"])
        sheet.write_formula(3, 1, "=1+1", None, 2)
        sheet.write_row(4, 0, ["D"])
        sheet.write_formula(4, 1, "=1/0", None, "#DIV/0!")
        sheet.write_row(5, 0, ["E"])
        sheet.write_formula(5, 1, "=F1", None, "")

    grid = read(workbook(("Ideas", LIST), then=change))

    assert grid.columns[1] == ["8", "6.5", "2", "", ""]
    assert grid.notes == [
        "1 hidden row was also read: 3.",
        "1 cell holds an error such as #DIV/0! and is left blank.",
        (
            "1 formula has no saved result and is left blank. "
            "Open the workbook, save it, and import it again."
        ),
    ]


def test_every_row_of_a_merged_cell_has_its_value() -> None:
    def merge(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.merge_range(1, 0, 2, 0, "Ana")
        sheet.write_row(1, 1, ["A"])
        sheet.write_row(2, 1, ["B"])

    grid = read(workbook(("Ideas", [["Owner", "Title"]]), then=merge))

    assert grid.columns == [["Ana", "Ana"], ["A", "B"]]
    assert grid.notes == ["1 blank cell in merged ranges was filled with its value."]


def test_cells_that_reach_too_far_are_refused_before_they_are_read() -> None:
    def corner(book: xlsxwriter.Workbook) -> None:
        book.worksheets()[0].write(1_048_575, 16_383, 1)

    with pytest.raises(
        FileRefused, match=r"a sheet has cells as far out as row 1,048,576 and column 16,384\."
    ):
        read(workbook(("Ideas", LIST), then=corner))


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(workbook(("Ideas", LIST)), "xl/worksheets/sheet1.xml", b" " * (40 * 1024**2))

    with pytest.raises(FileRefused, match=r"it unpacks to 40 MB, which is too large for a list\."):
        read(bomb)


def test_a_long_text_that_every_cell_repeats_is_refused_before_it_is_read() -> None:
    letters = bytes(97 + (at * at // 7) % 26 for at in range(200_000))
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(1, 20_001)
    )
    data = with_part(
        workbook(("Ideas", LIST)), "xl/sharedStrings.xml", b"<sst><si><t>" + letters + b"</t></si></sst>"
    )

    with pytest.raises(
        FileRefused, match=r"its cells hold [0-9,]+ MB of text, which is too much for a list\."
    ):
        read(
            with_part(
                data,
                "xl/worksheets/sheet1.xml",
                b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>",
            )
        )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_a_grid_or_refused_in_words(data: st.DataObject) -> None:
    good = workbook(("Ideas", LIST))
    parts = zipfile.ZipFile(BytesIO(good)).namelist()
    part = data.draw(st.sampled_from([name for name in parts if name.startswith("xl/")]))
    content = bytearray(zipfile.ZipFile(BytesIO(good)).read(part))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(1, 8))] = data.draw(st.binary(max_size=8))
        content = content or bytearray(b"x")
    broken = with_part(good, part, bytes(content))
    # In thousandths: the size of a workbook changes by a byte with the time it was made at.
    cut = len(broken) * data.draw(st.integers(0, 1000) | st.just(1000)) // 1000
    told = "ideas.xlsx"
    try:
        read(broken[:cut])
    except GtmError as refused:
        told = str(refused)
    assert told.startswith("ideas.xlsx")
