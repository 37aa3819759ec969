"""How much a page accepts; the command line takes the rest."""

from math import ceil

from gtm_framework.errors import GtmError

PAGE_BYTES = 20 * 1024 * 1024
"""Largest file a page accepts: 20 MB."""

PAGE_ROWS = 10_000
"""Longest list a page accepts."""

PAGE_CELLS = 500_000
"""Most cells of a list that a page accepts, rows times columns: 10,000 rows with 50 columns."""

COLUMNS = 16_384
"""Most columns of a list: as many as a spreadsheet has."""

CELLS = 100_000_000
"""Most cells of a list that the command line accepts."""

CELL_CHARACTERS = 1_000_000
"""Longest cell; a spreadsheet allows 32,767 characters."""

UNPACKED_BYTES = 1 << 30
"""Most bytes that the parts of a workbook may unpack to: 1 GB."""

DOCUMENT_BYTES = 20 * 1024 * 1024
"""Largest JSON file."""

MARKUP_TAGS = 150_000
"""Most tags of an HTML file."""

TAG_CHARACTERS = 100_000
"""Longest tag of an HTML file, with its attributes."""

WORKSPACE_DOCUMENTS = 20_000
"""Most ideas and other entries of a workspace file: twice the longest list of a page."""


class TooLargeError(GtmError):
    """A file is larger, or a list longer, than a page accepts.

    Attributes:
        name: The file's name.
        size: Its size in bytes, or the row count that exceeded the limit.
        limit: The largest size, or the longest list, allowed.
    """

    def __init__(self, name: str, told: str, size: int, limit: int) -> None:
        self.name, self.size, self.limit = name, size, limit
        super().__init__(
            f"{name}: {told}. The app accepts up to {PAGE_BYTES // 1024**2} MB or {PAGE_ROWS:,} rows. "
            "For millions of rows, use the command line: gtm-framework triage FILE -o OUT.csv"
        )


class TooManyCellsError(GtmError):
    """A list has more cells than a page, or the command line, accepts.

    Attributes:
        name: The file's name.
        columns: How many columns it has.
        limit: The most cells allowed.
    """

    def __init__(self, name: str, columns: int, limit: int) -> None:
        self.name, self.columns, self.limit = name, columns, limit
        super().__init__(
            f"{name}: it has {columns:,} columns and more than {limit:,} cells. "
            "Delete the columns you don't need, or split the list."
        )


def check_size(name: str, n_bytes: int, most: int = PAGE_BYTES) -> None:
    """Reject a file by its size alone, before reading any of it.

    Args:
        name: The file's name.
        n_bytes: Its size.
        most: The largest size allowed.

    Raises:
        TooLargeError: If it is larger.

    Example:
        >>> check_size("ideas.csv", 30_000_000)
        Traceback (most recent call last):
            ...
        gtm_framework.exchange.limits.TooLargeError: ideas.csv: it has 28.7 MB. The app accepts up to 20
        MB or 10,000 rows. For millions of rows, use the command line: gtm-framework triage FILE -o
        OUT.csv
    """
    if n_bytes > most:
        raise TooLargeError(name, f"it has {ceil(n_bytes / 1024**2 * 10) / 10} MB", n_bytes, most)


def check_rows(name: str, n_rows: int, most: int | None) -> None:
    """Reject a list as soon as it exceeds the allowed length; None allows any length.

    Raises:
        TooLargeError: If it is longer.
    """
    if most is not None and n_rows > most:
        raise TooLargeError(name, f"it has more than {most:,} rows", n_rows, most)


def check_cells(name: str, n_rows: int, n_columns: int, *, on_page: bool) -> None:
    """Reject a list as soon as it has more cells than allowed.

    Args:
        name: The file's name.
        n_rows: How many rows it has so far.
        n_columns: How many columns it has.
        on_page: Whether a page reads it, with the limit `PAGE_CELLS`; the command line uses `CELLS`.

    Raises:
        TooManyCellsError: If it has more.
    """
    limit = PAGE_CELLS if on_page else CELLS
    if n_rows * n_columns > limit:
        raise TooManyCellsError(name, n_columns, limit)
