"""Cells such as ``1.200`` that nothing else in a file decides: one number style for all of its columns.

We read the whole file both ways. The file's own scores decide, or else the ranges of its columns. We ask a
person only if both readings are possible and rank differently.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gtm_framework.english import joined
from gtm_framework.errors import GtmError
from gtm_framework.exchange.cell_column import distinct_of
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.own_scores import Check, Numbers
from gtm_framework.exchange.importing.planned_columns import Choice, Question
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage import RANGES
from gtm_framework.triage.methods import Method, Methods
from gtm_framework.triage.scales import USUAL, scale
from gtm_framework.triage.table import triage_table

ABOUT = "decimal"
_NAMES = {NumberStyle.POINT: "period", NumberStyle.COMMA: "comma", None: ""}


@dataclass(frozen=True, slots=True)
class StyleReading:
    """A whole file read in one number style.

    Attributes:
        style: The style; None if no cell is ambiguous.
        scales: Its columns with their numbers and scales.
        checks: The file's own scores compared with its numbers.
    """

    style: NumberStyle | None
    scales: ColumnScales
    checks: Sequence[Check]

    @property
    def proof(self) -> tuple[int, int]:
        """How many of the file's own results match, and in how many columns they match without a factor."""
        return sum(check.matched for check in self.checks), sum(check.factor == 1 for check in self.checks)

    def unfit(self, doubtful: Mapping[int, Sequence[str]], methods: Methods) -> int:
        """How many ambiguous cells are outside their column's range in this style."""
        return sum(
            not low <= float(column.values[cell]) <= high
            for at, cells in doubtful.items()
            if (column := self.scales.numbers[at])
            for low, high in [_span(self.scales, at, methods)]
            for cell in cells
            if cell in column.values
        )


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """The number style chosen for a file with ambiguous cells.

    Attributes:
        reading: The file in the chosen style.
        question: What to ask a person; None if the style is clear.
        notes: What to say about it, one sentence each.
    """

    reading: StyleReading
    question: Question | None = None
    notes: tuple[str, ...] = ()


def style_of_export(grid: Grid, columns: Sequence[Column]) -> NumberStyle:
    """The number style of our own export, which has no thousands; a spreadsheet may have saved it again."""
    numbers = [grid.columns[column.at] for column in columns if column.role in NUMBER_ROLES]
    comma = any("," in cell and "." not in cell for cells in numbers for cell in distinct_of(cells))
    return NumberStyle.COMMA if comma else NumberStyle.POINT


def in_one_style(
    read: Callable[[NumberStyle | None], StyleReading], by: Method, methods: Methods, threshold: float
) -> StyleChoice:
    """Read a file in its number style; if its cells are ambiguous, choose one or ask.

    Args:
        read: Reads the file in a style; None detects it.
        by: The method that will rank the list.
        methods: The methods whose inputs can be columns.
        threshold: Scores above it are high.
    """
    plain = read(None)
    doubtful = {
        at: list(numbers.ambiguity.readings)
        for at, numbers in plain.scales.numbers.items()
        if numbers.ambiguity
    }
    if not doubtful:
        return StyleChoice(plain)
    first, second = map(read, _likeliest(doubtful))
    proved = _proved(doubtful, first, second, methods)
    if proved is not None:
        return proved
    if _rank_alike(first, second, by, methods, threshold):
        other = f"--{ABOUT} {_NAMES[second.style]}"
        told = f"{_read(first, doubtful)}. For the other reading, use {other}; the ranks stay the same."
        return StyleChoice(first, notes=(told,))
    return StyleChoice(first, _question(doubtful, first, second))


def _likeliest(doubtful: Mapping[int, Sequence[str]]) -> list[NumberStyle]:
    """Both styles; first the one in which most ambiguous cells have thousands."""
    cells = [cell for column in doubtful.values() for cell in column]
    points = sum("." in cell for cell in cells)
    usual = NumberStyle.COMMA if 2 * points >= len(cells) else NumberStyle.POINT
    return sorted(NumberStyle, key=lambda style: style is not usual)


def _proved(
    doubtful: Mapping[int, Sequence[str]], first: StyleReading, second: StyleReading, methods: Methods
) -> StyleChoice | None:
    """The reading proven by the file's own scores or its ranges; None if both are possible."""
    if first.proof != second.proof:
        best = max(first, second, key=lambda reading: reading.proof)
        header = on_one_line(best.checks[0].header)
        return StyleChoice(
            best, notes=(f"{_read(best, doubtful)}, because only that matches your {header} column.",)
        )
    unfit = first.unfit(doubtful, methods), second.unfit(doubtful, methods)
    if min(unfit) == 0 < max(unfit):
        best = first if not unfit[0] else second
        return StyleChoice(
            best, notes=(f"{_read(best, doubtful)}, because other numbers would be out of range.",)
        )
    return None


def _question(doubtful: Mapping[int, Sequence[str]], first: StyleReading, second: StyleReading) -> Question:
    headers = joined([_header(first, at) for at in doubtful])
    at, cells = next(iter(doubtful.items()))
    cell, *meant = cells[0].strip(), *(_number(each, at, cells[0]) for each in (first, second))
    text = (
        f"Does {cell} mean {meant[0]} or {meant[1]}? Both are possible in {headers}, and the ranks differ."
    )
    choices = tuple(
        Choice(str(each.style), f"{cell} means {number} (decimal {_NAMES[each.style]})")
        for each, number in zip((first, second), meant, strict=True)
    )
    flags = " or ".join(f"--{ABOUT} {_NAMES[each.style]}" for each in (first, second))
    return Question(ABOUT, text, choices, flags, "decimal")


def _read(reading: StyleReading, doubtful: Mapping[int, Sequence[str]]) -> str:
    """How the ambiguous cells are read, with one example per column."""
    return "; ".join(
        f"{cells[0].strip()} in {_header(reading, at)} is read as {_number(reading, at, cells[0])}"
        for at, cells in doubtful.items()
    )


def _number(reading: StyleReading, at: int, cell: str) -> str:
    numbers = reading.scales.numbers[at]
    return f"{numbers.values[cell]:f}" if cell in numbers.values else "no number"


def _header(reading: StyleReading, at: int) -> str:
    return next(on_one_line(column.header) for column in reading.scales.columns if column.at == at)


def _span(scales: ColumnScales, at: int, methods: Methods) -> tuple[float, float]:
    column = next(column for column in scales.columns if column.at == at)
    if column.scale:
        return scale(column.scale).span
    return RANGES[column.name] if column.name in RANGES else methods.inputs[column.name].span


def _rank_alike(
    first: StyleReading, second: StyleReading, by: Method, methods: Methods, threshold: float
) -> bool:
    """Whether a method ranks every row of a file the same in both styles."""
    ranks = _ranks(first.scales, by, methods, threshold)
    others = _ranks(second.scales, by, methods, threshold)
    return ranks is not None and others is not None and np.array_equal(ranks, others, equal_nan=True)


def _ranks(scales: ColumnScales, by: Method, methods: Methods, threshold: float) -> Numbers | None:
    """The rank of every row, NaN if it has none; None if a number can't be ranked."""
    columns = {column.name: column for column in scales.columns if column.role in NUMBER_ROLES}
    table = pd.DataFrame(dict(_within(scales, methods, columns)))
    on = {name: column.scale or USUAL for name, column in columns.items()}
    try:
        done = triage_table(table, method=by, threshold=threshold, scales=on)
    except GtmError:
        return None
    return np.array(done["rank"].astype("float64"), dtype=np.float64)


def _within(
    scales: ColumnScales, methods: Methods, columns: Mapping[str, Column]
) -> Iterator[tuple[str, Numbers]]:
    """Every column of numbers, without numbers outside its range, which are errors in either style."""
    for column in scales.columns:
        if columns.get(column.name) is column:
            low, high = _span(scales, column.at, methods)
            values = scales.values(column)
            yield column.name, np.where((values >= low) & (values <= high), values, np.nan)
