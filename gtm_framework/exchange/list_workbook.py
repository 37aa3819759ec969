"""A prioritized list as a workbook: one sheet with the cells of the CSV, numbers as numbers."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from itertools import chain
from typing import BinaryIO

import xlsxwriter

from gtm_framework.errors import GtmError
from gtm_framework.exchange.formulas import restored

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_NUMBERS = frozenset(
    ("rank", "lean", "coverage", "score", "impact", "effort", "reach", "confidence")
)  # other columns are text, so that an id such as 007 stays as it is
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date in every workbook, so that the same list gives the same bytes."""


def workbook_of_csv(written: bytes, out: BinaryIO, numbers: Sequence[str] = ()) -> None:
    """Write the rows of our own CSV as a workbook with one sheet.

    Args:
        written: What `Triaged.write` wrote.
        out: An open binary file.
        numbers: Further columns of numbers, such as a method's inputs.

    Raises:
        GtmError: If a cell or the list is longer than a workbook holds.
    """
    rows = csv.reader(StringIO(written.decode(), newline=""))
    header = [restored(cell) for cell in next(rows)]
    are_numbers = [name in _NUMBERS or name in numbers for name in header]
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet("Ideas")
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(chain([header], rows)):
        if at >= _MOST_ROWS:
            raise GtmError(f"A workbook holds {_MOST_ROWS - 1:,} ideas. Write a CSV file: -o OUT.csv.")
        for place, cell in enumerate(row):
            text = cell if at == 0 else restored(cell)
            if len(text) > _LONGEST_CELL:
                raise GtmError(
                    f"Row {at + 1}, column {header[place]}: a workbook cell holds {_LONGEST_CELL:,} characters. "
                    "Write a CSV file: -o OUT.csv."
                )
            if at and are_numbers[place] and _NUMBER.fullmatch(text):
                sheet.write_number(at, place, float(text))
            elif text:
                sheet.write_string(at, place, text, bold if at == 0 else None)
    book.close()
    out.write(content.getvalue())
