"""The scores, ranks, and quadrants in a file, recalculated from its own numbers.

A formula that reproduces a file's results confirms how its numbers are read. If a few rows differ, their
spreadsheet is wrong there. Such columns are compared and never used as our own results.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add, mul

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange import columns as column_names
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage import quadrant_of
from gtm_framework.triage.headers import taken_apart
from gtm_framework.triage.methods import Method

Numbers = NDArray[np.float64]

ENOUGH = 0.6
"""Share of rows that must match before a formula counts as the file's own."""
NAMED = 5
"""How many rows to name where a file's own result differs from the calculated one."""
_FACTORS: tuple[float, ...] = (1.0, 10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Difference:
    """A row whose own result differs from the calculated one."""

    row: int
    own: str
    ours: str


@dataclass(frozen=True, slots=True)
class Check:
    """One column of a file's own results, compared with the calculated ones.

    Attributes:
        header: The column's header.
        formula: The formula that reproduces it.
        matched: Rows that match.
        total: Rows that could be compared.
        differences: The first rows that don't match.
        factor: Their result divided by ours: 100 if confidence counts as 80 and not 0.8.
        method: The id of the method, or empty.
        confidence_points: Whether confidence counts as written, such as 80.
    """

    header: str
    formula: str
    matched: int
    total: int
    differences: tuple[Difference, ...]
    factor: float = 1
    method: str = ""
    confidence_points: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """What to say about it, one sentence each."""
        scaled = "" if self.factor == 1 else f" (it is {self.factor:.3g} times ours)"
        column = on_one_line(self.header)
        rows = f"{self.matched:,} of {self.total:,} rows"
        first = f"Your {column} column matches in {rows}: {self.formula}{scaled}."
        told = [
            f"Row {each.row} says {each.own}; we calculate {each.ours} from its inputs."
            for each in self.differences
        ]
        more = self.total - self.matched - len(told)
        return (first, *told, *([f"{more:,} more rows differ."] if more > 0 else []))


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column of a file's own results.

    Attributes:
        header: Its header.
        cells: Its cells.
        kinds: What it could be: method ids, ``any``, ``rank``, or ``quadrant``.
    """

    header: str
    cells: Sequence[str]
    kinds: tuple[str, ...]


def own_columns(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> list[OwnColumn]:
    """The columns with a file's own results, by their headers."""
    found = []
    known = column_names.own_results()
    every = frozenset(name for names in known.values() for name in names)
    for header, column in zip(headers, cells, strict=True):
        apart = taken_apart(header)
        spellings = every & {apart.normal, apart.outer, apart.core}
        kinds = tuple(kind for kind, names in known.items() if spellings.intersection(names))
        kinds = kinds or column_names.methods_named(apart.normal)
        if kinds and any(map(str.strip, column)):
            found.append(OwnColumn(header, column, kinds))
    return found


def check_scores(
    own: OwnColumn,
    numbers: Mapping[str, Numbers],
    rows: Sequence[int],
    methods: Sequence[Method],
    style: NumberStyle | None = None,
) -> Check | None:
    """Find the formula that reproduces a column of scores or ranks.

    Args:
        own: The column.
        numbers: Maps our name to the numbers as written; NaN if there is none.
        rows: Each record's row number as in a spreadsheet.
        methods: The formulas to try, most likely first.
        style: The number style of the file.

    Returns:
        The comparison with the best-matching formula, or None if none matches in most rows.
    """
    column = read_numbers(own.cells, hint=style)
    given = column.floats()
    if np.isnan(given).all():
        return None
    best: Check | None = None
    for by in _tried(own.kinds, methods):
        for points in (True, False):
            ours = _scores(by, numbers, points=points)
            if ours is None:
                continue
            for check in _checks(own, given, ours, rows, by, points=points):
                if best is None or (check.matched, check.factor == 1) > (best.matched, best.factor == 1):
                    best = check
    return best


def check_quadrants(
    own: OwnColumn, impact: Numbers, effort: Numbers, rows: Sequence[int], threshold: float
) -> Check | None:
    """Compare a column of quadrants with the calculated ones, or None if its words name none."""
    named = column_names.quadrant_words()
    meant = [named.get(column_names.normal(cell)) for cell in own.cells]
    filled = sum(1 for cell in own.cells if cell.strip())
    known = [at for at, word in enumerate(meant) if word and not np.isnan(impact[at] + effort[at])]
    if not filled or len(known) < ENOUGH * filled:
        return None
    ours = {
        at: quadrant_of(high_impact=impact[at] > threshold, high_effort=effort[at] > threshold)
        for at in known
    }
    wrong = [at for at in known if ours[at] != meant[at]]
    different = tuple(
        Difference(rows[at], own.cells[at].strip(), ours[at].label.lower()) for at in wrong[:NAMED]
    )
    return Check(own.header, "quadrant", len(known) - len(wrong), len(known), different)


def _tried(kinds: Sequence[str], methods: Sequence[Method]) -> Iterator[Method]:
    own = [by for by in methods if by.id in kinds]
    yield from own
    if not own or "any" in kinds:
        yield from (by for by in methods if by not in own and not by.by_quadrant)


def _scores(by: Method, numbers: Mapping[str, Numbers], *, points: bool) -> Numbers | None:
    """A formula on the numbers as written, or None if the file lacks one of them."""
    parts = []
    for needed in by.inputs:
        name = needed.id if needed.id in numbers else "" if needed.counts_down else str(needed.field or "")
        if name not in numbers:
            return None
        values = numbers[name]
        parts.append(values if name != "confidence" or points else values / 100)
    if not points and "confidence" not in {str(needed.field) for needed in by.inputs}:
        return None
    at = len(by.numerator)
    weighted = [float(by.weight(name)) * part for name, part in zip(by.numerator, parts[:at], strict=True)]
    top = reduce(add if by.combine == "sum" else mul, weighted)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.isfinite(found := reduce(np.divide, parts[at:], top)), found, np.nan)


def _checks(
    own: OwnColumn, given: Numbers, ours: Numbers, rows: Sequence[int], by: Method, *, points: bool
) -> Iterator[Check]:
    compared = np.flatnonzero(~np.isnan(given + ours))
    if len(compared) < 2:
        return
    factors: tuple[float, ...] = (1.0,) if "rank" in own.kinds else _FACTORS
    if "rank" in own.kinds:
        ours = _ranks(ours, compared)
    if by.combine == "sum" and len(by.inputs) == len(by.numerator):
        factors = (*factors, 1 / len(by.numerator))
    for factor in factors:
        close = np.abs(given - factor * ours) <= rounding(own.cells, given)
        if factor != 1:  # a column of zeros is close to any small number
            close &= (given != 0) | (ours == 0)
        right = compared[close[compared]]
        if len(right) >= max(2, ENOUGH * len(compared)):
            wrong = np.setdiff1d(compared, right)[:NAMED].tolist()
            different = tuple(
                Difference(rows[at], own.cells[at].strip(), f"{round(factor * ours[at], 4):g}")
                for at in wrong
            )
            yield Check(
                own.header, by.formula, len(right), len(compared), different, factor, by.id,
                points and "rank" not in own.kinds and any(i.field == "confidence" for i in by.inputs),
            )  # fmt: skip


def _ranks(scores: Numbers, compared: NDArray[np.intp]) -> Numbers:
    """Competition ranks of the compared rows, high scores first."""
    ranks = np.full(len(scores), np.nan)
    ordered = np.sort(scores[compared])
    ranks[compared] = 1 + len(compared) - np.searchsorted(ordered, scores[compared], side="right")
    return ranks


def rounding(cells: Sequence[str], given: Numbers) -> Numbers:
    """How far a written result may differ: half of its last digit."""
    digits = {
        cell: len(cell.strip().replace(",", ".").partition(".")[2].rstrip("% ")) for cell in set(cells)
    }
    half = np.array([0.5 * 10.0 ** -min(digits[cell], 12) for cell in cells])
    return half * 1.001 + np.abs(np.nan_to_num(given)) * 1e-9
