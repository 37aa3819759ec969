"""Weighted sums of whole numbers without rounding, in the smallest number type that fits.

A float holds every whole number up to 2⁵³, and float products are the fastest; an int64 does so up to 2⁶².
Beyond that, as with weights of seventeen digits, every weight is split into an upper and a lower part whose
sums fit, and the two sums are compared one after the other.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.scorecard.ranks import rank_pairs, rank_totals

_IN_FLOAT = 2**53
_IN_INT64 = 2**62
"""Half of what fits, so that a difference of two also fits."""


class WholeSums:
    """The weighted sums of a table's rows, added block by block.

    Args:
        rows: How many rows there are.
        most: No score's absolute value is larger than this.
        weights: Whole numbers of 0 or more.

    Attributes:
        fits: Whether the sums fit; if not, nothing may be added.
    """

    def __init__(self, rows: int, most: int, weights: Sequence[int]) -> None:
        total = most * sum(weights)
        self._dtype: type[np.float64 | np.int64] = np.float64 if total < _IN_FLOAT else np.int64
        # With this shift, the lower parts add up to less than 2⁶¹; the rest goes to the upper ones.
        room = 61 - (most * len(weights)).bit_length()
        self._shift = 0 if total < _IN_INT64 else max(0, room)
        upper = [weight >> self._shift for weight in weights]
        lower = [weight & ((1 << self._shift) - 1) for weight in weights]
        self.fits = most * (sum(upper) + len(weights)) < _IN_INT64
        parts = [] if not self.fits else [upper, lower] if self._shift else [upper]
        self._factors = [np.array(part, self._dtype) for part in parts]
        self._sums: list[NDArray[Any]] = [np.zeros(rows, self._dtype) for _ in parts]

    def add(self, start: int, block: NDArray[np.float64] | NDArray[np.int64]) -> None:
        """Add a block of rows of whole numbers; the first is row `start` (from 0)."""
        whole = block.astype(self._dtype, copy=False)
        for factors, sums in zip(self._factors, self._sums, strict=True):
            np.matmul(whole, factors, out=sums[start : start + len(block)])

    def ranks(self) -> NDArray[np.int64]:
        """Competition ranks, high to low."""
        upper, *lower = (sums.astype(np.int64, copy=False) for sums in self._sums)
        if not lower:
            return rank_totals(upper)
        # Anything beyond the lower sum's own digits is carried up; the shift keeps signs correct.
        return rank_pairs(upper + (lower[0] >> self._shift), lower[0] & ((1 << self._shift) - 1))

    def totals(self, divisor: int) -> NDArray[np.float64]:
        """The sums over a divisor, as floats."""
        upper, *lower = self._sums
        whole = upper * 2.0**self._shift + lower[0] if lower else upper
        totals: NDArray[np.float64] = whole / float(divisor)
        return totals
