"""How much a page takes; the command takes the rest."""

from math import ceil

from gtm_framework.errors import GtmError

PAGE_BYTES = 20 * 1024 * 1024
"""Largest file that a page takes: 20 MB."""

PAGE_ROWS = 10_000
"""Longest list that a page takes."""

COLUMNS = 16_384
"""Most columns of a list: as many as a spreadsheet has."""

CELLS = 100_000_000
"""Most cells of a list: rows times columns."""

CELL_CHARACTERS = 1_000_000
"""Longest cell; a spreadsheet takes 32,767 characters."""

UNPACKED_BYTES = 1 << 30
"""Most bytes that the parts of a workbook may unpack to: 1 GB."""

DOCUMENT_BYTES = 20 * 1024 * 1024
"""Largest JSON file."""

MARKUP_TAGS = 150_000
"""Most tags of an HTML file."""


class TooLargeError(GtmError):
    """A file is larger, or a list longer, than a page takes.

    Attributes:
        name: The file's name.
        size: Its size in bytes, or the number of rows that was passed.
        limit: The largest size, or the longest list, allowed.
    """

    def __init__(self, name: str, told: str, size: int, limit: int) -> None:
        self.name, self.size, self.limit = name, size, limit
        super().__init__(
            f"{name}: {told}. A page takes up to {PAGE_BYTES // 1024**2} MB or {PAGE_ROWS:,} rows. "
            "The command takes millions: gtm-framework triage FILE -o OUT.csv"
        )


def check_size(name: str, n_bytes: int, most: int = PAGE_BYTES) -> None:
    """Refuse a file by its size alone, before a byte of it is read.

    Args:
        name: The file's name.
        n_bytes: Its size.
        most: The largest size allowed.

    Raises:
        TooLargeError: If it is larger.
    """
    if n_bytes > most:
        raise TooLargeError(name, f"it has {ceil(n_bytes / 1024**2 * 10) / 10} MB", n_bytes, most)


def check_rows(name: str, n_rows: int, most: int | None) -> None:
    """Refuse a list as soon as it is longer than allowed; None allows any length.

    Raises:
        TooLargeError: If it is longer.
    """
    if most is not None and n_rows > most:
        raise TooLargeError(name, f"it has more than {most:,} rows", n_rows, most)
