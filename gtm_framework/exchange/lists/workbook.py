"""A prioritized list as a workbook: the cells of the CSV, the reasons, and scores as live formulas."""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from itertools import chain
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gtm_framework.errors import GtmError
from gtm_framework.exchange.formulas import restored
from gtm_framework.exchange.lists.calculator_sheet import add_calculator
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.reasons_sheet import add_reasons
from gtm_framework.exchange.lists.workbook_formats import Formats
from gtm_framework.triage import RANGES, Ranked, Rubric

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CALCULATED = frozenset(("rank", "lean", "coverage", "score"))
_TYPED = frozenset(RANGES)  # other columns are text, so an id such as 007 stays unchanged
_DIGITS = 15
"""The number of digits a spreadsheet keeps; a longer number is written as text."""
_WIDTHS = {"title": 44, "description": 40, "why": 60, "kind": 13, "quadrant": 16, "action": 18}
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date in every workbook, so that the same list gives the same bytes."""


def list_workbook(ranked: Sequence[Ranked], rubric: Rubric) -> bytes:
    """Write a ranked list as a workbook that the import reads back exactly.

    Args:
        ranked: The list in its order.
        rubric: The rubric it was ranked by.

    Returns:
        An XLSX file with three sheets: *Ideas* (the columns of the CSV, with filters), *Reasons* (what each
        answer adds to the lean), and *Scores* (the same scores as live formulas).

    Raises:
        GtmError: If a cell or the list is longer than a workbook allows.
        RefusedError: If a text can't be written to any file (`csv_out.write_csv`).

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> ranked = rank([Initiative(title="Webinar series", impact=6, effort=2)])
        >>> grid = grid_of_file(list_workbook(ranked, Rubric.default()), "ideas.xlsx")
        >>> [*grid.records()][0][:3:2]
        ('1', 'Webinar series')
    """
    content = BytesIO()
    book = _book(content)
    formats = Formats(book)
    inputs = {name for item in ranked for name in item.initiative.inputs}
    _add_ideas(book.add_worksheet("Ideas"), formats, csv_bytes(ranked, rubric), sorted(inputs))
    if ranked:
        add_reasons(book.add_worksheet("Reasons"), formats, ranked, rubric)
        add_calculator(book.add_worksheet("Scores"), formats, ranked)
    book.close()
    return content.getvalue()


def workbook_of_csv(written: bytes, out: BinaryIO, numbers: Sequence[str] = ()) -> None:
    """Write the rows of our own CSV as a workbook with one sheet.

    Args:
        written: The output of `Triaged.write`.
        out: An open binary file.
        numbers: Additional columns of numbers, such as a method's inputs.

    Raises:
        GtmError: If a cell or the list is longer than a workbook allows.

    Example:
        >>> from gtm_framework import rank
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> workbook_of_csv(csv_bytes(rank([]), Rubric.default()), out := BytesIO())
        >>> grid_of_file(out.getvalue(), "ideas.xlsx").headers[:4]
        ['rank', 'id', 'title', 'description']
    """
    content = BytesIO()
    book = _book(content)
    _add_ideas(book.add_worksheet("Ideas"), Formats(book), written, numbers)
    book.close()
    out.write(content.getvalue())


def _book(content: BytesIO) -> xlsxwriter.Workbook:
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"created": _MADE})
    return book


def _add_ideas(sheet: Worksheet, formats: Formats, written: bytes, numbers: Sequence[str]) -> None:
    rows = csv.reader(StringIO(written.decode(), newline=""))
    header = [restored(cell) for cell in next(rows)]
    typed = _TYPED.union(numbers)
    last = 0
    for at, row in enumerate(_within_limits(header, rows)):
        last = at
        quadrant = row[header.index("quadrant")] if at and "quadrant" in header else ""
        for place, text in enumerate(row):
            style = formats.cell(header[place], text, quadrant) if at else formats.header
            if at and _is_number(text, header[place], typed):
                sheet.write_number(at, place, float(text), style)
            elif text:
                sheet.write_string(at, place, text, style)
            elif style is not None:
                sheet.write_blank(at, place, None, style)
    for place, name in enumerate(header):
        sheet.set_column(place, place, _WIDTHS.get(name, 12))
    formats.finish(sheet, last, len(header) - 1)


def _is_number(text: str, column: str, typed: Collection[str]) -> bool:
    if column not in typed and column not in _CALCULATED:
        return False
    digits = text.replace("-", "").replace(".", "").lstrip("0")
    return bool(_NUMBER.fullmatch(text)) and (column in _CALCULATED or len(digits) <= _DIGITS)


def _within_limits(header: list[str], rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The header and the rows as typed; rejects what a workbook can't contain."""
    for at, row in enumerate(chain([header], ([restored(cell) for cell in row] for row in rows))):
        if at >= _MOST_ROWS:
            raise GtmError(
                f"A workbook can hold up to {_MOST_ROWS - 1:,} ideas. Write a CSV file: -o OUT.csv."
            )
        for place, text in enumerate(row):
            if len(text) > _LONGEST_CELL:
                raise GtmError(
                    f"Row {at + 1}, column {header[place]}: a workbook cell holds {_LONGEST_CELL:,} "
                    "characters. Write a CSV file: -o OUT.csv."
                )
        yield row
