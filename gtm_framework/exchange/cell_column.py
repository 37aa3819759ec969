"""One column of cells with its distinct cells, so each of them is processed only once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


class CellColumn(list[str]):
    """The cells of a column in order; immutable.

    Attributes:
        codes: Each cell's index among the distinct ones.
        distinct: The distinct cells in order of first appearance.
    """

    __slots__ = ("codes", "distinct")

    def __init__(self, codes: NDArray[np.int32], distinct: Sequence[str]) -> None:
        words = np.empty(len(distinct), dtype=object)
        words[:] = distinct
        super().__init__(words[codes].tolist())
        self.codes, self.distinct = codes, list(distinct)

    def take(self, records: NDArray[np.intp] | NDArray[np.bool_]) -> "CellColumn":
        """Some of the cells, by position or by a mask."""
        places, codes = np.unique(self.codes[records], return_inverse=True)
        return CellColumn(codes.astype(np.int32), [self.distinct[at] for at in places.tolist()])

    def with_cells(self, meant: Mapping[str, str]) -> "CellColumn":
        """The same with some of the distinct cells replaced."""
        return CellColumn(self.codes, [meant.get(cell, cell) for cell in self.distinct])


def some_of(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a column, each distinct one at least once; the cheapest form to search."""
    return cells.distinct if isinstance(cells, CellColumn) else cells


def distinct_of(cells: Sequence[str]) -> Sequence[str]:
    """The distinct cells of a column; after a replacement, a cell can appear twice."""
    return cells.distinct if isinstance(cells, CellColumn) else list(dict.fromkeys(cells))


def taken(cells: Sequence[str], records: NDArray[np.intp]) -> list[str]:
    """Some of the cells of a column, by position."""
    return cells.take(records) if isinstance(cells, CellColumn) else [cells[at] for at in records.tolist()]


def counts_of(cells: Sequence[str]) -> Counter[str]:
    """The distinct cells of a column, and how often each appears."""
    if not isinstance(cells, CellColumn):
        return Counter(cells)
    counts: Counter[str] = Counter()
    often = np.bincount(cells.codes, minlength=len(cells.distinct)).tolist()
    for cell, count in zip(cells.distinct, often, strict=True):
        if count:
            counts[cell] += count
    return counts


def each_of(cells: Sequence[str], meaning: Callable[[str], Any], dtype: Any = object) -> NDArray[Any]:
    """What every cell of a column means; computed once per distinct cell."""
    if isinstance(cells, CellColumn):
        meant = np.empty(len(cells.distinct), dtype=dtype)
        meant[:] = list(map(meaning, cells.distinct))
        return meant[cells.codes]
    if dtype is np.bool_:
        return np.fromiter(map(meaning, cells), np.bool_, len(cells))
    found = np.empty(len(cells), dtype=dtype)
    found[:] = list(map({cell: meaning(cell) for cell in set(cells)}.__getitem__, cells))
    return found
