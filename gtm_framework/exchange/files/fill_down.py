"""Fills group cells that only have a value on their first row, so sorting loses nothing."""

from collections.abc import Sequence

from gtm_framework.exchange.cell_column import distinct_of, some_of
from gtm_framework.exchange.columns import is_own_export, is_title
from gtm_framework.exchange.files.apart import is_group_header
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.heading import is_number


def fill_down(grid: Grid) -> None:
    """Fill the leading columns that name a group, such as Objective or Phase.

    A column is filled if its header names a group, every column before it is also filled or blank, its
    first cell has a value, no value reappears after another, and a later column names every row.
    """
    if not grid.rows or is_own_export(grid.headers):
        return
    starts = [True] + [False] * (len(grid.rows) - 1)
    for at, header in enumerate(grid.headers):
        cells = grid.columns[at]
        if not header.strip() and not any(some_of(cells)):
            continue
        if (
            len(distinct_of(cells)) == len(cells)
            and all(cells)
            and not is_group_header(header)
            and not is_title(header)
        ):
            continue  # numbers or ids
        if not is_group_header(header) or not _named_after(grid, at):
            return
        if not all(cells):
            if not _is_merged(cells):
                return
            filled = _filled(cells, starts)
            count = sum(before != after for before, after in zip(cells, filled, strict=True))
            if count:
                grid.columns[at] = cells = filled
                rows = "1 row" if count == 1 else f"{count:,} rows"
                grid.notes.append(f"Filled {header.strip()} down into {rows} below its group.")
        starts = [
            start or cell != before
            for start, cell, before in zip(starts, cells, ["", *cells], strict=False)
        ]


def _is_merged(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(cells[0].strip()) and len(set(filled)) == len(filled) and not all(map(is_number, filled))


def _named_after(grid: Grid, at: int) -> bool:
    """Whether a later column names the rows, so this one doesn't need to."""
    for header, cells in zip(grid.headers[at + 1 :], grid.columns[at + 1 :], strict=True):
        if (is_title(header) or is_group_header(header)) and any(cells):
            return True
        if len(distinct_of(cells)) > len(cells) // 2 and all(map(str.strip, some_of(cells))):
            return True
    return False


def _filled(cells: Sequence[str], starts: Sequence[bool]) -> list[str]:
    """Each blank gets the value above, unless a new group of an earlier column begins there."""
    filled: list[str] = []
    last = ""
    for cell, start in zip(cells, starts, strict=True):
        last = cell if cell.strip() or start else last
        filled.append(last)
    return filled
