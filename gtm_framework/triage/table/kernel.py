"""Verdicts and quadrants for many rows at once, from small codes, lookup tables, and whole numbers.

The rules are those of `classify` and `place`, which remain the reference; tests compare the two. Each
result is computed once per possible combination and looked up per row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import Quadrant, quadrant_of
from gtm_framework.triage.rubric import Rubric

KINDS = tuple(Kind)
QUADRANTS = tuple(Quadrant)

LARGEST_EXACT = 2**53
"""Every whole number up to here has its own float."""

_COMBINED = 2**16
"""Fewer combinations of answers share one lookup table, so it fits into a core's cache."""

Marks = Sequence[tuple[int, int]]
"""(weight × lean, weight) of each label of a column."""

_Column = tuple[NDArray[Any], NDArray[Any]]
"""One position per row, and the sum each position stands for."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One verdict per row, as in `Verdict`.

    Attributes:
        kind: Positions in `KINDS`.
        lean: From -1 (tactical) to +1 (strategic).
        coverage: Share of the weight that is answered, 0 to 1.
        decided: Whether no way of answering the blanks would change the kind.
    """

    kind: NDArray[np.int8]
    lean: NDArray[np.float64]
    coverage: NDArray[np.float64]
    decided: NDArray[np.bool_]

    def at(self, rows: NDArray[Any]) -> "Verdicts":
        """The verdicts at some positions, one for each."""
        return Verdicts(self.kind[rows], self.lean[rows], self.coverage[rows], self.decided[rows])


def verdicts(answers: Sequence[tuple[NDArray[Any], Marks]], rows: int, rubric: Rubric) -> Verdicts:
    """Classify every row.

    Args:
        answers: For each answered question, one code per row (-1 is blank) and the values of its labels.
        rows: How many rows there are.
        rubric: The rubric the values come from.
    """
    total = rubric.total_weight
    most = rubric.lean_max * total
    # Balance and weight in one number: (balance + most) × (total + 1) + weight.
    size = (2 * most + 1) * (total + 1)
    dtype = _whole_numbers(most, size)
    columns = [
        (codes, np.array([0, *(part * (total + 1) + weight for part, weight in marks)], dtype))
        for codes, marks in answers
    ]
    summed = np.full(rows, most * (total + 1), dtype)
    for places, sums in _combined(columns):
        summed += sums[places]
    if size > rows:
        return _judged(summed, rubric)
    return _judged(np.arange(size, dtype=dtype), rubric).at(summed.astype(np.intp))


def quadrants(
    impact: NDArray[np.float64], effort: NDArray[np.float64], threshold: float
) -> NDArray[np.int8]:
    """Place every row, as `place` does: positions in `QUADRANTS`, -1 if a score is NaN."""
    by_side = np.array(
        [
            QUADRANTS.index(quadrant_of(high_impact=high_impact, high_effort=high_effort))
            for high_impact in (False, True)
            for high_effort in (False, True)
        ],
        np.int8,
    )
    placed = by_side[np.int8(2) * (impact > threshold) + (effort > threshold)]
    placed[np.isnan(impact) | np.isnan(effort)] = -1
    return placed


def _whole_numbers(most: int, size: int) -> Any:
    """The smallest type that holds every sum exactly; Python's integers for a giant rubric."""
    if size < 2**31:
        return np.int32
    return np.int64 if size < 2**62 and 100 * most < LARGEST_EXACT else object


def _combined(columns: Sequence[_Column]) -> Iterator[_Column]:
    """Columns joined while their combinations are few, each with the sum of every combination."""
    group: list[_Column] = []
    for column in columns:
        if group and prod(len(sums) for _, sums in [*group, column]) >= _COMBINED:
            yield _joined(group)
            group = []
        group.append(column)
    if group:
        yield _joined(group)


def _joined(group: Sequence[_Column]) -> _Column:
    """One column of positions in the sums of all combinations; a code of -1, blank, is position 0."""
    (codes, table), *others = group
    small = prod(len(sums) for _, sums in group) < _COMBINED
    dtype: Any = np.uint16 if small else np.int64
    places = codes.astype(dtype) + dtype(1)
    for codes, sums in others:
        places = places * dtype(len(sums)) + (codes.astype(dtype) + dtype(1))
        table = np.add.outer(table, sums).ravel()
    return places, table


def _judged(summed: NDArray[Any], rubric: Rubric) -> Verdicts:
    """`classify` for an array of sums, each a balance and an answered weight in one number."""
    total, top, percent = rubric.total_weight, rubric.lean_max, rubric.threshold_percent
    wide = summed.astype(object if summed.dtype == object else np.int64)
    balance, weight = wide // (total + 1) - top * total, wide % (total + 1)
    enough = (weight > 0) & (weight * 100 >= rubric.min_coverage_percent * total)
    side = np.where(enough, _side(balance, percent * top * weight), 0)
    reach, full = top * (total - weight), percent * top * total
    decided = (_side(balance - reach, full) == side) & (_side(balance + reach, full) == side)
    lean = balance / np.where(weight > 0, top * weight, 1)
    kind = np.choose(side + 1, [KINDS.index(k) for k in (Kind.TACTICAL, Kind.UNDECIDED, Kind.STRATEGIC)])
    return Verdicts(
        kind.astype(np.int8), lean.astype(np.float64), (weight / total).astype(np.float64), decided
    )


def _side(balance: NDArray[Any], line: NDArray[Any] | int) -> NDArray[np.int64]:
    """1 at or beyond the threshold, -1 at or beyond it on the other side, otherwise 0."""
    return (balance * 100 >= line).astype(np.int64) - (balance * 100 <= -line)
