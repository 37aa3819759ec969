"""Every list in: bytes, a path or pasted text to one clean grid."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import BinaryIO

from gtm_framework.exchange.grid import Grid

Progress = Callable[[int, int], None]


def grid_of_file(
    source: bytes | str | Path | BinaryIO,
    name: str | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    keep: Collection[int] = (),
    max_rows: int | None = None,
    progress: Progress | None = None,
) -> Grid:
    """Read a list from any file that holds one.

    Args:
        source: The bytes, a path, or an open binary file.
        name: What to call it in messages; a path's own name when None.
        encoding: Python's name of the encoding; None to detect it.
        delimiter: One of `DELIMITERS`; None to detect it.
        sheet: The sheet of a workbook; None takes the one that looks like a list.
        header_row: The row of the header as a spreadsheet counts; 0 where the file has none; None to
            detect it.
        keep: Rows, as a spreadsheet counts, that are ideas although they do not look like it.
        max_rows: Longest list allowed, such as `limits.PAGE_ROWS`; None allows any length.
        progress: Called with bytes read and bytes in all, now and then; raising from it cancels.

    Raises:
        FileRefused: If the file as a whole cannot be read.
        TooLargeError: If there are more rows than allowed.
        GtmError: If the file cannot be opened.
    """
    raise NotImplementedError


def grid_of_text(text: str, name: str = "pasted list", *, keep: Collection[int] = ()) -> Grid:
    """Read pasted text: cells of a spreadsheet, CSV, a Markdown or an HTML table."""
    raise NotImplementedError
