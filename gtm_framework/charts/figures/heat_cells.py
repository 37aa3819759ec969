"""The cells of a heat map: position, labels, and score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from gtm_framework.charts.signs import plain
from gtm_framework.scorecard import Comparison, written

MOST_DRAWN = 40
"""More rows and columns than this are only in the table."""

Cell = tuple[str, str]
"""Ids of a criterion and an option."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell: its position, its labels, and its score."""

    cell: Cell
    x: int
    y: int
    share: float
    text: str
    hover: str


def drawn_in_full(comparison: Comparison) -> bool:
    """Whether every cell is drawn.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> drawn_in_full(compare(load_scorecard().table))
        True
    """
    return len(comparison.table.options) <= MOST_DRAWN and len(comparison.table.criteria) <= MOST_DRAWN


def spots_of(comparison: Comparison, upright: bool, reasons: Mapping[Cell, str]) -> "Sequence[Spot]":
    """Every cell to draw; upright, options are the columns and criteria the rows."""
    table = comparison.table
    span = table.scale.high - table.scale.low
    order = {option.id: at for at, option in enumerate(table.options)}
    shown = table.options if upright else [standing.option for standing in comparison.ranked]
    spots = []
    for place, option in enumerate(shown[:MOST_DRAWN]):
        row = order[option.id]
        for column, criterion in enumerate(table.criteria[:MOST_DRAWN]):
            value = comparison.value(row, column)
            told = [f"<b>{plain(option.name, 60)}</b>", f"{plain(criterion.name, 60)}: {written(value)}"]
            if comparison.weighting.minimized[column]:
                told.append(f"reversed; the original score is {written(table.score(row, column))}")
            told += map(plain, wrap(reasons.get((criterion.id, option.id), ""), width=52))
            x, y = (place, column) if upright else (column, place)
            share = float((value - table.scale.low) / span)
            spots.append(Spot((criterion.id, option.id), x, y, share, written(value), "<br>".join(told)))
    return spots
