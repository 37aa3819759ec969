"""Cells of a column with a known scale: numbers and words as numbers on that scale."""

from collections.abc import Mapping, Sequence

from gtm_framework.exchange.cell_column import distinct_of
from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.cells.number_cells import LONGEST
from gtm_framework.exchange.cells.numbers import NumberColumn
from gtm_framework.exchange.cells.values import NumberRule, Reading, closest, fit
from gtm_framework.triage.scales import Scale

_PERCENT = ("percent", "rice-confidence", "0-100")


def fit_scale(column: NumberColumn, on: Scale) -> Reading[float | None]:
    """Check a column against its scale; a blank or a placeholder is None.

    Args:
        column: Its cells as numbers.
        on: The scale of the whole column.

    Returns:
        The numbers as written on the scale, or why a cell has none. A column of percentages with both
        ``80%`` and ``0.8`` reads both as 80.
    """
    if on.words:
        return _words(column, on)
    rule = NumberRule(*on.span, percent=on.id in (*_PERCENT, "share"))
    reading = fit(column, rule)
    if on.id == "share":
        return _shares(column, reading)
    if on.id in _PERCENT:
        return _percent(column, reading)
    return reading


def _words(column: NumberColumn, on: Scale) -> Reading[float | None]:
    values: dict[str, float | None] = {}
    misfits: dict[str, Misfit] = {}
    for cell in dict.fromkeys(distinct_of(column.cells)):
        label = column.words.get(cell, "")
        number = on.number_of(cell) if cell.strip() else None
        number = on.number_of(label) if number is None and label else number
        if not cell.strip() or (number is None and cell in column.blanks):
            values[cell] = None
        elif number is not None:
            values[cell] = number
        elif cell in column.values and on.takes(float(column.values[cell])):
            values[cell] = float(column.values[cell])
        else:
            near = closest(cell, list(on.words)) if len(cell) <= LONGEST else None
            guess = f" (did you mean {near}?)" if near else ""
            misfits[cell] = Misfit(f"is not one of {', '.join(on.words)}{guess}")
    return Reading(values, misfits)


def _percent(column: NumberColumn, reading: Reading[float | None]) -> Reading[float | None]:
    signed = {cell for cell, unit in column.units.items() if unit == "%"}
    if not signed:
        return reading
    bare = [value for cell, value in column.values.items() if cell not in signed]
    as_shares = bool(bare) and max(bare) <= 1
    values = dict(reading.values)
    for cell, value in column.values.items():
        if cell in reading.values:
            values[cell] = float(value if cell in signed else value * 100 if as_shares else value)
    return Reading(values, reading.misfits)


def _shares(column: NumberColumn, reading: Reading[float | None]) -> Reading[float | None]:
    percent = {cell: float(column.values[cell] / 100) for cell, unit in column.units.items() if unit == "%"}
    misfits = {cell: why for cell, why in reading.misfits.items() if cell not in percent}
    return Reading({**reading.values, **percent}, misfits)


def row_by_row(
    cells: Sequence[str], scales: Sequence[str | None], read: Mapping[str | None, Reading[float | None]]
) -> tuple[list[float | None], dict[int, Misfit]]:
    """The number in every cell by its own row's scale, and the invalid cells.

    Args:
        cells: The cells of a column.
        scales: The scale of each row, or None.
        read: Maps each scale to the reading of the cells that are on it.
    """
    values: list[float | None] = []
    misfits: dict[int, Misfit] = {}
    for at, (cell, on) in enumerate(zip(cells, scales, strict=True)):
        if cell in read[on].misfits:
            misfits[at] = read[on].misfits[cell]
        values.append(read[on].values.get(cell))
    return values, misfits
