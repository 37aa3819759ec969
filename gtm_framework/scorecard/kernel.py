"""Many options at once, with every rank the same as in exact arithmetic.

Decimal scores and weights are scaled to whole numbers, whose weighted sums are exact, including ties
(`gtm_framework.scorecard.whole_sums`). If scores have no common power of ten, floats order what they can
distinguish for certain, and only rows closer together than the rounding are compared as rationals
(`gtm_framework.scorecard.exact_ties`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.exact_ties import rank_floats
from gtm_framework.scorecard.numbers import Number, nearest, read_number, whole_numbers
from gtm_framework.scorecard.ranks import rank_totals
from gtm_framework.scorecard.whole_sums import WholeSums

_BLOCK = 8192
"""Rows at a time: a block of them fits into the processor's cache."""

_MOST_DECIMALS = 15
_MOST_DIGITS = 10**_MOST_DECIMALS
_LARGEST_DIVISOR = 10**200
"""Beyond this, a divisor combined with a score's own may no longer fit a float."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Each option's result, in the given order.

    Attributes:
        ranks: Competition ranks: 1, 2, 2, 4.
        totals: The weighted sums for display, as floats. Rank by `ranks`, not by these.
    """

    ranks: NDArray[np.int64]
    totals: NDArray[np.float64]


def rank_options(scores: ArrayLike, weights: Sequence[Number | str]) -> Placing:
    """Weight, add up, and rank any number of options exactly; higher is better.

    Args:
        scores: Options × criteria: a two-dimensional array, a list of rows, or a pandas or polars
            frame of numbers. A float stands for its shortest decimal, as in `gtm_framework.exact`.
        weights: One per criterion, 0 or more, at least one above 0; only the ratio counts.

    Raises:
        RefusedError: If a score is missing or not a number, or a weight is invalid; lists every error.

    Example:
        >>> rank_options([[0.1, 0.2], [0.3, 0.0], [1, 1]], weights=[1, 1]).ranks.tolist()
        [2, 2, 1]
    """
    table = np.asarray(scores)
    if table.ndim != 2:
        raise RefusedError(
            "scores", [f"The table is {table.ndim}-dimensional. Pass a table of options × criteria."]
        )
    whole, divisor = _whole_weights(weights, table.shape[1])
    if table.dtype.kind in "iu":
        return _of_whole(table, whole, divisor)
    if table.dtype.kind != "f":
        return _of_objects(table, whole, divisor)
    largest = _largest(table)
    if table.dtype != np.float64:
        # Through its shortest decimal: 0.1 in single precision is also one tenth.
        table = table.astype(str).astype(np.float64)
    return _of_decimals(table, largest, whole, divisor) or Placing(*rank_floats(table, whole, divisor))


def _whole_weights(weights: Sequence[Number | str], criteria: int) -> tuple[list[int], int]:
    if len(weights) != criteria:
        fault = f"{len(weights)} given, but there are {criteria} criteria. Pass one per criterion."
        raise RefusedError("weights", [fault])
    numbers = [read_number(weight) for weight in weights]
    faults = [
        f"column {place}, weight: {weight!r} is not a number of 0 or more. Enter one."
        for place, (weight, number) in enumerate(zip(weights, numbers, strict=True), start=1)
        if number is None or number < 0
    ]
    if not faults and not any(numbers):
        faults = ["Every weight is 0. Set at least one weight above 0."]
    if faults:
        raise RefusedError("weights", faults)
    return whole_numbers(number for number in numbers if number is not None)


def _largest(table: NDArray[Any]) -> float:
    """The absolute value of the largest score; rejects a table with a score that isn't a finite number."""
    # NaN propagates through minimum and maximum, so most tables need no closer check.
    low, high = float(table.min(initial=0)), float(table.max(initial=0))
    if isfinite(low) and isfinite(high):
        return max(-low, high)
    rows, columns = np.nonzero(~np.isfinite(table))
    faults = [
        f"row {row + 1}, column {column + 1}: {table[row, column]} is not a number. Enter a score."
        for row, column in zip(rows, columns, strict=True)
    ]
    raise RefusedError("scores", faults)


def _of_whole(table: NDArray[Any], weights: list[int], divisor: int) -> Placing:
    """Rank whole scores."""
    most = max(-int(table.min(initial=0)), int(table.max(initial=0)), 1)
    sums = WholeSums(len(table), most, weights)
    if not sums.fits or divisor > _LARGEST_DIVISOR:
        return _of_objects(table.astype(object), weights, divisor)
    sums.add(0, table)
    return Placing(sums.ranks(), sums.totals(divisor))


def _of_objects(table: NDArray[Any], weights: list[int], divisor: int) -> Placing:
    """Rank any scores with Python's integers: slow, but without limits."""
    numbers = [read_number(cell) for cell in table.flat]
    faults = [
        f"row {at // table.shape[1] + 1}, column {at % table.shape[1] + 1}: "
        f"{table.flat[at]!r} is not a number. Enter a score."
        for at, number in enumerate(numbers)
        if number is None
    ]
    if faults:
        raise RefusedError("scores", faults)
    cells, scale = whole_numbers(number for number in numbers if number is not None)
    rows = zip(*[iter(cells)] * table.shape[1], strict=True)
    totals = [sum(map(mul, weights, row)) for row in rows]
    shown = np.array([nearest(total, scale * divisor) for total in totals], dtype=np.float64)
    return Placing(rank_totals(np.array(totals, dtype=object)), shown)


def _of_decimals(
    table: NDArray[np.float64], largest: float, weights: list[int], divisor: int
) -> Placing | None:
    """Rank scores that are all whole numbers over some power of ten; None if not, or if too large."""
    decimals = None if largest > _MOST_DIGITS else _decimals(table[:_BLOCK], at_least=0)
    while decimals is not None:
        ten = 10**decimals
        most = (int(largest) + 1) * ten
        sums = WholeSums(len(table), most, weights)
        if most > _MOST_DIGITS or not sums.fits or divisor > _LARGEST_DIVISOR:
            return None
        for start in range(0, len(table), _BLOCK):
            block = table[start : start + _BLOCK]
            whole = _on_grid(block, ten)
            if whole is None:
                decimals = _decimals(block, at_least=decimals + 1)
                break
            sums.add(start, whole)
        else:
            return Placing(sums.ranks(), sums.totals(divisor * ten))
    return None


def _on_grid(block: NDArray[np.float64], ten: int) -> NDArray[np.float64] | None:
    """The floats as whole numbers over a power of ten; None if one isn't the nearest float to its own.

    With at most 15 digits, no two decimals share a nearest float, so that decimal is also the shortest.
    """
    whole = block * ten
    np.rint(whole, out=whole)
    return whole if np.array_equal(whole / ten, block) else None


def _decimals(block: NDArray[np.float64], at_least: int) -> int | None:
    """How many decimals make all numbers of a block whole; None if no number of decimals does."""
    counts = range(at_least, _MOST_DECIMALS + 1)
    return next((count for count in counts if _on_grid(block, 10**count) is not None), None)
