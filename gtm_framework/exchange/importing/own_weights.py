"""A file's own scores that are a sum, an average, or a weighted sum of its numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.importing.own_criteria import OwnCriterion
from gtm_framework.exchange.importing.own_scores import (
    ENOUGH,
    NAMED,
    Check,
    Difference,
    Numbers,
    OwnColumn,
    rounding,
)

_MOST = 6
"""Maximum number of columns to try sums of."""
_FEWEST = 3
_TRIED = 30
_LOOKED_AT = 2000
_LOOSELY = 5
_PLACES = 3
_LEAST = 0.005


def check_weights(
    own: OwnColumn, numbers: Mapping[str, Numbers], rows: Sequence[int], style: NumberStyle | None = None
) -> Check | None:
    """Find the sum, average, or weighted sum that reproduces a column of scores.

    Args:
        own: The column.
        numbers: Maps our name to the numbers as written; NaN if there is none.
        rows: Each record's row number as in a spreadsheet.
        style: The number style of the file.

    Returns:
        The comparison with the best-matching sum, or None if none matches in most rows.
    """
    if "rank" in own.kinds or not 2 <= len(numbers) <= _MOST:
        return None
    given = read_numbers(own.cells, hint=style).floats()
    return _best(own, _sums(numbers, given, rounding(own.cells, given)), rows, style, fewest=_FEWEST)


def _best(
    own: OwnColumn,
    formulas: Iterable[tuple[str, Numbers]],
    rows: Sequence[int],
    style: NumberStyle | None,
    *,
    fewest: int,
) -> Check | None:
    """The formula that matches the most rows of a column, if it matches most of them."""
    given = read_numbers(own.cells, hint=style).floats()
    allowed = rounding(own.cells, given)
    best: Check | None = None
    for formula, ours in formulas:
        compared = np.flatnonzero(~np.isnan(given + ours))
        close = np.abs(given - ours) <= allowed
        right = compared[close[compared]]
        if len(right) < max(fewest, ENOUGH * len(compared)) or (best and len(right) <= best.matched):
            continue
        wrong = np.setdiff1d(compared, right)[:NAMED].tolist()
        different = tuple(
            Difference(rows[at], own.cells[at].strip(), f"{round(ours[at], 4):g}") for at in wrong
        )
        best = Check(own.header, formula, len(right), len(compared), different)
    return best


def check_named_weights(
    own: OwnColumn, criteria: Sequence[OwnCriterion], rows: Sequence[int], style: NumberStyle | None = None
) -> Check | None:
    """Compare a column of scores with the weighted sum of the criteria whose weights the file gives.

    Args:
        own: The column.
        criteria: The file's own criteria.
        rows: Each record's row number as in a spreadsheet.
        style: The number style of the file.

    Returns:
        The comparison with the sum or the average, whichever matches more rows; None if neither matches.
    """
    weighted = [(each, each.weight) for each in criteria if each.weight is not None]
    if len(weighted) < 2:
        return None
    total = np.sum([weight * each.numbers for each, weight in weighted], axis=0)
    whole = sum(weight for _, weight in weighted)
    told = " + ".join(f"{weight:g} × {each.name}" for each, weight in weighted)
    formulas = [(told, total), *([(f"({told}) ÷ {whole:g}", total / whole)] if whole not in (0, 1) else [])]
    return _best(own, formulas, rows, style, fewest=2)


def _sums(
    numbers: Mapping[str, Numbers], given: Numbers, allowed: Numbers
) -> Iterator[tuple[str, Numbers]]:
    """Formulas in words with their results: every sum and average, then one weighted sum of all columns."""
    for size in range(len(numbers), 1, -1):
        for names in combinations(numbers, size):
            total = np.sum([numbers[name] for name in names], axis=0)
            told = [name.replace("_", " ") for name in names]
            yield " + ".join(told), total
            yield f"average of {', '.join(told)}", total / size
    weights = _weights(np.array(list(numbers.values())).T, given, allowed)
    if weights is not None:
        told = [
            f"{weight:g} × {name.replace('_', ' ')}"
            for name, weight in zip(numbers, weights.tolist(), strict=True)
            if weight
        ]
        found = np.sum([w * v for w, v in zip(weights, numbers.values(), strict=True) if w], axis=0)
        if len(told) > 1:
            yield " + ".join(told), found


def _weights(values: NDArray[np.float64], given: Numbers, allowed: Numbers) -> Numbers | None:
    """The weights that match the most rows, if there are more rows than weights; other rows are ignored.

    Each of the first rows, with the following ones, suggests weights; the weights that match the most rows
    win.
    """
    known = np.flatnonzero(~np.isnan(values.sum(axis=1) + given))[:_LOOKED_AT]
    count = values.shape[1]
    if len(known) <= count:
        return None
    best = known[:0]
    for start in range(min(len(known), _TRIED)):
        few = np.roll(known, -start)[: count + 1]
        for left in range(count + 1):
            proposed = _fitted(values, given, np.delete(few, left))
            off = np.abs(values[known] @ proposed - given[known])
            right = known[off <= _LOOSELY * allowed[known]]
            best = right if len(right) > len(best) else best
    if len(best) < 2 * count:  # fewer rows would match by chance
        return None
    weights: Numbers = np.round(_fitted(values, given, best), _PLACES)
    if (weights < -_LEAST).any():
        return None
    weights[np.abs(weights) < _LEAST] = 0
    return weights


def _fitted(values: NDArray[np.float64], given: Numbers, rows: NDArray[np.intp]) -> Numbers:
    weights, *_ = np.linalg.lstsq(values[rows], given[rows], rcond=None)
    return np.asarray(weights, dtype=np.float64)
