"""Competition ranks for many whole numbers at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def rank_totals(totals: NDArray[Any]) -> NDArray[np.int64]:
    """Competition ranks, high to low, of whole numbers (int64, or Python's own as objects)."""
    if not totals.size:
        return np.empty(0, dtype=np.int64)
    if totals.dtype == object:
        order = np.array(sorted(range(totals.size), key=totals.__getitem__, reverse=True))
        return spread(order, np.concatenate(([True], totals[order][1:] != totals[order][:-1])))
    behind = totals.max() - totals
    if behind.max() <= 16 * behind.size:
        ahead = np.concatenate(([0], np.cumsum(np.bincount(behind))))
        ranks: NDArray[np.int64] = ahead[behind] + 1
        return ranks
    order = np.argsort(behind)
    fresh = np.diff(behind[order], prepend=-1) > 0
    return spread(order, fresh)


def rank_pairs(upper: NDArray[np.int64], lower: NDArray[np.int64]) -> NDArray[np.int64]:
    """Competition ranks, high to low, of pairs compared by their upper parts first."""
    order = np.lexsort((-lower, -upper))
    changed = (np.diff(upper[order]) != 0) | (np.diff(lower[order]) != 0)
    return spread(order, np.concatenate(([True], changed))[: order.size])


def spread(order: NDArray[np.int64], fresh: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Ranks for sorted rows, best to worst; a new rank begins at each row that starts a new value."""
    first = np.maximum.accumulate(np.where(fresh, np.arange(1, order.size + 1), 0))
    ranks = np.empty(order.size, dtype=np.int64)
    ranks[order] = first
    return ranks
