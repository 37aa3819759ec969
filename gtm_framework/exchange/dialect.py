"""How a file's lines are cut: which delimiter, and in which row the header stands."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Protocol

from gtm_framework.exchange.columns import is_title

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
HEADER_WITHIN = 20
"""A header is looked for in this many rows from the top."""

_SAMPLE_ROWS = 200
_LARGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one file is cut.

    Attributes:
        delimiter: Comma, semicolon or tab.
        announced: Whether the first line says so (``sep=;``); spreadsheets do not count that line.
        header_at: How many rows stand before the header.
        titled: Whether that row has a header that can become the title.
    """

    delimiter: str
    announced: bool
    header_at: int
    titled: bool


def dialect_of(lines: Sequence[str]) -> Dialect:
    """Tell the delimiter and the header from a file's first lines.

    Each delimiter is tried on the rows it gives, quoted cells respected. The one that gives a row with
    a header for the title wins; among several, the one by which the most rows are as wide as their
    header, then the wider, then comma before semicolon before tab. Where none gives a title the
    widest header wins, so that the headers can be told.
    """
    announced = _announced(lines)
    if announced:
        return _tried(lines[1:], announced, announced=True)[1]
    return max((_tried(lines, delimiter) for delimiter in DELIMITERS), key=lambda tried: tried[0])[1]


class Rows(Protocol):
    """Rows of cells, with how many lines have been read for them so far."""

    @property
    def line_num(self) -> int: ...  # noqa: D102  (as the csv module has it)
    def __iter__(self) -> Iterator[list[str]]: ...


def reader(lines: Iterable[str], delimiter: str, *, strict: bool) -> Rows:
    """The exact reader: RFC 4180, cells of any length; strict refuses what only looks quoted."""
    # The limit belongs to the whole process; it is only ever lifted, so no two readers disagree.
    csv.field_size_limit(_LARGEST_CELL)
    return csv.reader(lines, delimiter=delimiter, strict=strict)


def sample_of(lines: Iterable[str]) -> list[str]:
    """As many lines from the top as are looked at."""
    return list(islice(lines, _SAMPLE_ROWS * 5))


def _announced(lines: Sequence[str]) -> str | None:
    first = lines[0].rstrip("\r\n").strip('"') if lines else ""
    return first[4:] if first[:4].casefold() == "sep=" and first[4:] in DELIMITERS else None


def _tried(
    lines: Sequence[str], delimiter: str, *, announced: bool = False
) -> tuple[tuple[bool, Fraction, Fraction], Dialect]:
    rows = list(islice(reader(lines, delimiter, strict=False), _SAMPLE_ROWS))
    header_at, titled = _header(rows)
    width = len(rows[header_at]) if rows else 0
    below = [row for row in rows[header_at + 1 :] if any(row)]
    fitting = Fraction(sum(len(row) == width for row in below), len(below)) if below else Fraction(1)
    found = Dialect(delimiter, announced, header_at, titled)
    return ((titled, fitting, Fraction(width)) if titled else (False, Fraction(width), fitting)), found


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """Where the header stands: below a preamble, if a row there has a title and is wider than it.

    Tools put their address or the name of the sheet above the header; such rows have fewer filled
    cells than it. Otherwise the header is the first row with anything in it.
    """
    widest_above = 0
    first = next((at for at, row in enumerate(rows) if _filled(row)), 0)
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        filled = _filled(row)
        if filled > widest_above and any(map(is_title, row)):
            return at, True
        widest_above = max(widest_above, filled)
    return first, False


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
