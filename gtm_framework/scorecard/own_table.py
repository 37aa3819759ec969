"""Anybody's own table: rows of cells in, a table of exact scores out, or every fault at once."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from io import StringIO
from itertools import islice

from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.numbers import is_blank, read_number, whole_numbers, written
from gtm_framework.scorecard.table import Named, Scale, Table

_Row = tuple[int, list[object]]
"""The number of a row, for messages, and its cells."""

_DELIMITERS = ",;\t"
_ROWS_TO_TELL = 50


def table_from_csv(text: str, name: str, scale: Scale | None = None) -> Table:
    """Read a CSV whose first column names the options and whose other columns are the criteria.

    Args:
        text: The content of the file; commas, semicolons or tabs part its cells.
        name: What the file is called, for messages.
        scale: The range of a score, 0 to 10 if not given.

    Raises:
        RefusedError: If it cannot be read, or for every fault that `table_from_rows` lists. Rows are
            counted as a spreadsheet does: a header at the top is row 1.
    """
    text = text.removeprefix("\ufeff")
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise RefusedError(name, [f"It is not a CSV file: {error}."]) from error
    for at, row in enumerate(rows, start=1):
        if not _is_empty(row):
            return table_from_rows(row, rows[at:], name, scale, first_row=at + 1)
    raise RefusedError(name, ["It is empty. Give a header, and a row for each option."])


def table_from_rows(
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    name: str,
    scale: Scale | None = None,
    first_row: int = 1,
) -> Table:
    """Make a table of cells as a file or an editable grid holds them; empty rows are left out.

    Args:
        header: What the columns are called; the first names the options.
        rows: The cells: a name, then a score for each criterion.
        name: What the table is called, for messages.
        scale: The range of a score, 0 to 10 if not given.
        first_row: The number of the first row, for messages.

    Raises:
        RefusedError: If a name is missing or stands there twice, a score is missing, no number or
            outside the scale, or a row is longer than the header; every fault is listed.
    """
    scale = scale or Scale()
    titles = ["" if is_blank(title) else str(title).strip() for title in header]
    sheet: list[_Row] = [
        (at, list(cells)) for at, cells in enumerate(rows, first_row) if not _is_empty(cells)
    ]
    while titles and not titles[-1] and all(_is_empty(cells[len(titles) - 1 :]) for _, cells in sheet):
        titles.pop()
    faults = [*_title_faults(titles), *_option_faults(titles, sheet)]
    scores = []
    for at, cells in sheet:
        row = list(_scores(titles, cells, scale))
        scores += [cell for cell in row if isinstance(cell, Fraction)]
        faults += [f"{_row_name(at, cells)}, {cell}" for cell in row if isinstance(cell, str)]
    if faults:
        raise RefusedError(name, faults)
    # The ends of the scale are made whole with the scores, and taken off again.
    whole, denominator = whole_numbers([*scores, scale.low, scale.high])
    width = len(titles) - 1
    return Table(
        options=_named([str(cells[0]).strip() for _, cells in sheet], "option"),
        criteria=_named(titles[1:], "criterion"),
        whole=tuple(tuple(whole[at : at + width]) for at in range(0, len(scores), width)),
        denominator=denominator,
        scale=scale,
    )


def _delimiter(text: str) -> str:
    """What parts the cells: that with which most of the first rows are as wide as the header."""

    def agreement(delimiter: str) -> tuple[int, int]:
        lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        widths = [len(row) for row in islice(lines, _ROWS_TO_TELL) if row]
        width = widths[0] if widths else 0
        return (widths.count(width), width) if width > 1 else (0, 0)

    return max(_DELIMITERS, key=agreement)


def _is_empty(cells: Iterable[object]) -> bool:
    return all(is_blank(cell) for cell in cells)


def _row_name(at: int, cells: Sequence[object]) -> str:
    return f"row {at}" if not cells or is_blank(cells[0]) else f"row {at} ({str(cells[0]).strip()})"


def _title_faults(titles: Sequence[str]) -> Iterator[str]:
    if len(titles) < 2:
        yield "It has no criteria. Give a column for each, after the one that names the options."
    known: dict[str, int] = {}
    for column, title in enumerate(titles, start=1):
        if column > 1 and not title:
            yield f"header, column {column}: it is empty. Name the criterion."
        elif column > 1 and title.casefold() in known:
            yield (
                f"header, column {column}: {title!r} is already the name of column "
                f"{known[title.casefold()]}. Give every criterion a name of its own."
            )
        elif column > 1:
            known[title.casefold()] = column


def _option_faults(titles: Sequence[str], sheet: Sequence[_Row]) -> Iterator[str]:
    if not sheet:
        yield "It has no options. Give a row for each."
    column = (titles[0] if titles else "") or "1"
    known: dict[str, int] = {}
    for at, cells in sheet:
        option = "" if is_blank(cells[0]) else str(cells[0]).strip()
        if not option:
            yield f"row {at}, column {column}: it is empty. Name the option."
        elif option.casefold() in known:
            yield (
                f"row {at}, column {column}: {option!r} is already in row {known[option.casefold()]}. "
                "Give every option a name of its own."
            )
        else:
            known[option.casefold()] = at
        if not _is_empty(cells[len(titles) :]):
            yield (
                f"{_row_name(at, cells)}: it has {len(cells)} cells and the header has {len(titles)}. "
                "Take out what is too much."
            )


def _scores(titles: Sequence[str], cells: Sequence[object], scale: Scale) -> Iterator[Fraction | str]:
    """The score of every criterion in a row, or what is wrong with it."""
    wanted = f"Give a number from {written(scale.low)} to {written(scale.high)}."
    for place, title in enumerate(titles[1:], start=1):
        cell = cells[place] if place < len(cells) else None
        score = read_number(cell)
        if is_blank(cell):
            yield f"column {title}: it is empty. {wanted}"
        elif score is None:
            yield f"column {title}: {str(cell).strip()!r} is not a number. {wanted}"
        elif not scale.low <= score <= scale.high:
            yield (
                f"column {title}: {str(cell).strip()!r} is outside "
                f"{written(scale.low)} to {written(scale.high)}. {wanted}"
            )
        else:
            yield score


def _named(names: Sequence[str], otherwise: str) -> tuple[Named, ...]:
    """Names with an id each: their letters and digits, numbered where two come out the same."""
    taken: set[str] = set()
    named = []
    for name in names:
        stem = re.sub(r"\W+", "_", name.casefold()).strip("_") or otherwise
        identity, number = stem, 2
        while identity in taken:
            identity, number = f"{stem}_{number}", number + 1
        taken.add(identity)
        named.append(Named(identity, name))
    return tuple(named)
