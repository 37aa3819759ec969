"""A file's own criteria: columns of numbers with the weights that the file gives them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.cells.vocabulary import Role
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.own_scores import Numbers
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.headers import normal

_WEIGHTED = re.compile(
    r"[(\[{]\s*(?:(?:w|wt|weight|gewicht|gewichtung|poids|peso|x|×)\s*[:=]?\s*)?"
    r"(\d+(?:[.,]\d+)?)\s*(%|x|×)?\s*[)\]}]\s*$",
    re.IGNORECASE,
)
_NO_CRITERION = frozenset(("id", "key", "number", "no", "nr", "#", "year", "date", "row"))
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class OwnCriterion:
    """One column of numbers that a file's own score may use.

    Attributes:
        name: Its header, without the weight.
        numbers: Its numbers as written; NaN if there is none.
        weight: The weight in its header or in a row below it; None if there is none.
    """

    name: str
    numbers: Numbers
    weight: float | None


def own_criteria(
    scales: ColumnScales, grid: Grid, results: Sequence[str], style: NumberStyle | None
) -> list[OwnCriterion]:
    """The columns of numbers in a file, in its order, except its own results and its ids.

    Args:
        scales: The columns with their scales.
        grid: The file as cells.
        results: The headers of its own results.
        style: The number style of the file.
    """
    found = []
    for column in scales.columns:
        numbers = _numbers(column, scales, grid, style) if column.header not in results else None
        if numbers is not None:
            told = grid.told(column.at, column.header)
            weight = _WEIGHTED.search(told)
            plain = told[: weight.start()].strip() if weight else column.header
            found.append(OwnCriterion(on_one_line(plain), numbers, _weight(weight) if weight else None))
    return found


def unnamed(found: Sequence[OwnCriterion]) -> Mapping[str, Numbers]:
    """The numbers of each criterion by its name."""
    return {each.name: each.numbers for each in found}


def _numbers(column: Column, scales: ColumnScales, grid: Grid, style: NumberStyle | None) -> Numbers | None:
    if column.role in NUMBER_ROLES:
        return scales.values(column)
    if column.role is not Role.UNKNOWN or not _NO_CRITERION.isdisjoint(normal(column.header).split()):
        return None
    values = read_numbers(grid.columns[column.at], hint=style).floats()
    filled = sum(1 for cell in grid.columns[column.at] if cell.strip())
    known = int((~np.isnan(values)).sum())
    return values if known and known >= _MOSTLY * filled else None


def _weight(found: re.Match[str]) -> float:
    number = float(found[1].replace(",", "."))
    return number / 100 if found[2] == "%" else number
