"""How a file's lines are split into cells: its delimiter, and whether every row is quoted twice."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Protocol

from gtm_framework.exchange.files.grid import DELIMITERS
from gtm_framework.exchange.files.heading import find_heading, is_known
from gtm_framework.exchange.limits import CELL_CHARACTERS

_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 1 << 20
_LINE_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one file is split into cells.

    Attributes:
        delimiter: One of `DELIMITERS`.
        announced: Whether the first line names the delimiter (``sep=;``); spreadsheets don't count that
            line.
        wrapped_in: The delimiter of the table in which each row is one quoted cell; empty for ordinary
            rows.
    """

    delimiter: str
    announced: bool = False
    wrapped_in: str = ""


def dialect_of(lines: Sequence[str], delimiter: str | None = None) -> Dialect:
    """Detect how to split a file from its first lines.

    Each delimiter is tried, respecting quoted cells. The one that gives a title header wins; among several,
    the one with the most rows as wide as the header, then the wider, then comma before semicolon before tab
    before pipe. If none gives a title, the widest header wins. Rows that are quoted twice are only
    unwrapped if nothing else gives a table.

    Args:
        lines: The first lines with their line endings.
        delimiter: The delimiter, if a person specified it.
    """
    lines = [line[:_LINE_CHARACTERS] for line in lines]
    announced = _announced(lines)
    if announced:
        return Dialect(announced, announced=True)
    tried = [Dialect(each) for each in ([delimiter] if delimiter else DELIMITERS)]
    count = len(tried)
    if any(map(_is_wrapped, lines[:1])) or any('""' in line[1:-3] for line in filter(_is_wrapped, lines)):
        tried += [
            Dialect(each.delimiter, wrapped_in=";" if each.delimiter != ";" else ",") for each in tried
        ]
    plain = max(tried[:count], key=lambda dialect: _quality(lines, dialect))
    if _is_table(lines, plain):
        return plain
    return max(tried, key=lambda dialect: _quality(lines, dialect))


class Rows(Protocol):
    """Rows of cells, with the number of lines read for them so far."""

    @property
    def line_num(self) -> int: ...  # noqa: D102  (as the csv module has it)
    def __iter__(self) -> Iterator[list[str]]: ...


def reader(lines: Iterable[str], dialect: Dialect, *, strict: bool) -> Rows:
    """The exact reader: RFC 4180; strict mode rejects cells that only look quoted."""
    # The limit applies to the whole process; every caller sets the same one.
    csv.field_size_limit(CELL_CHARACTERS)
    if dialect.wrapped_in:
        lines = _unwrapped(lines, dialect.wrapped_in)
    return csv.reader(lines, delimiter=dialect.delimiter, strict=strict)


def sample_of(lines: Iterable[str]) -> list[str]:
    """The lines at the top that are examined."""
    sample: list[str] = []
    characters = 0
    for line in islice(lines, _SAMPLE_ROWS * 5):
        sample.append(line)
        characters += len(line)
        if characters > _SAMPLE_CHARACTERS:
            break
    return sample


def sample_rows(lines: Sequence[str], dialect: Dialect) -> list[list[str]]:
    """The first rows split by the dialect; badly quoted ones are skipped."""
    lines = lines[1:] if dialect.announced else lines
    rows: list[list[str]] = []
    found = iter(reader(lines, dialect, strict=False))
    while len(rows) < _SAMPLE_ROWS:
        try:
            rows.append(next(found))
        except csv.Error:
            rows.append([])
        except StopIteration:
            break
    return rows


def _unwrapped(lines: Iterable[str], outer: str) -> Iterator[str]:
    for cells in csv.reader(lines, delimiter=outer):
        yield outer.join(cells).rstrip(outer) + "\r\n"


def _is_wrapped(line: str) -> bool:
    return line.startswith('"') and line.rstrip("\r\n;,\t").endswith('"') and len(line) > 2


def _announced(lines: Sequence[str]) -> str | None:
    first = lines[0].rstrip("\r\n").strip('"').lstrip("\ufeff") if lines else ""
    return first[4:] if first[:4].casefold() == "sep=" and first[4:] in DELIMITERS else None


def _is_table(lines: Sequence[str], dialect: Dialect) -> bool:
    """Whether the unmodified rows give a title header along with others."""
    rows = sample_rows(lines, dialect)
    heading = find_heading(rows)
    return (
        heading.titled and heading.at is not None and sum(map(bool, map(str.strip, rows[heading.at]))) > 1
    )


def _is_uncut(header: str, dialect: Dialect) -> bool:
    """Whether a single header is really several that another delimiter would split."""
    parts = [header.split(other) for other in DELIMITERS if other != dialect.delimiter and other in header]
    return any(not all(map(str.strip, each)) or sum(map(is_known, each)) > 1 for each in parts)


def _quality(lines: Sequence[str], dialect: Dialect) -> tuple[bool, Fraction, Fraction, bool]:
    rows = sample_rows(lines, dialect)
    heading = find_heading(rows)
    at = heading.at or 0
    width = len(rows[at]) if rows else 0
    below = [row for row in rows[at + 1 :] if any(row)]
    fitting = Fraction(sum(len(row) == width for row in below), len(below)) if below else Fraction(1)
    plain = not dialect.wrapped_in
    if heading.titled and not (width == 1 and _is_uncut(rows[at][0], dialect)):
        return True, fitting, Fraction(width), plain
    return False, Fraction(width), fitting, plain
