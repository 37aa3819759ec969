"""Weight, add up, and rank options × 8 criteria, next to scikit-criteria, pymcdm, and a numpy floor.

Every contender gets the same float table and the same weights and ranks every option. The floor is one
product and one sort, without even assigning ranks. Peers count ties differently, so exact arithmetic is
compared with the competition ranks that follow from their totals.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import skcriteria
from numpy.typing import NDArray
from pymcdm.methods import WSM
from skcriteria.agg.simple import WeightedSumModel

from bench.timing import Figure, Measure, beside, report
from gtm_framework.exact import exact
from gtm_framework.scorecard.kernel import rank_options

CRITERIA = 8
SIZES = (1_000, 100_000, 1_000_000)
TENTHS = np.array([1, 3, 2, 7, 11, 4, 6, 16])
"""The weights in tenths: 0.1, 0.3, …; they add up to 5."""

FASTEST = 0.2
"""At the largest size ours takes at most a fifth of what scikit-criteria takes."""

OURS = "ours"


@dataclass(frozen=True)
class Field:
    """One table to rank, and the ranks that are right.

    Attributes:
        name: What the scores are like.
        scores: Options × criteria.
        weights: One for each criterion.
        totals: Weighted sums that compare as the exact ones do.
    """

    name: str
    scores: NDArray[np.float64]
    weights: NDArray[np.float64]
    totals: NDArray[np.int64]

    @property
    def contenders(self) -> dict[str, Callable[[], object]]:
        """Every contender, ours first."""
        return {
            OURS: lambda: rank_options(self.scores, list(self.weights)).ranks,
            "scikit-criteria": self.by_scikit_criteria,
            "pymcdm": self.by_pymcdm,
            "the numpy floor": lambda: np.argsort(self.scores @ self.weights),
        }

    def by_scikit_criteria(self) -> NDArray[np.float64]:
        """Their totals, after they have also ranked them."""
        matrix = skcriteria.mkdm(self.scores, [max] * CRITERIA, weights=self.weights)
        totals: NDArray[np.float64] = WeightedSumModel().evaluate(matrix).e_.score
        return totals

    def by_pymcdm(self) -> NDArray[np.float64]:
        """Their totals, after they have also ranked them; scores unchanged, weights that add up to 1."""
        body = WSM(normalization_function=_as_they_are)
        totals: NDArray[np.float64] = body(
            self.scores, self.weights / self.weights.sum(), np.ones(CRITERIA)
        )
        body.rank(totals)
        return totals


def figures() -> Iterator[Figure]:
    """Times and wrong ranks at every size, and with other kinds of scores."""
    for size in SIZES:
        yield from _figures(_tenths(size))
    yield from _figures(_whole(SIZES[-1]))
    yield from _figures(_full_floats(SIZES[1]))


def _figures(field: Field) -> Iterator[Figure]:
    size = len(field.scores)
    what = f"rank {size:,} × {CRITERIA}, {field.name}"
    limits = {"scikit-criteria": FASTEST} if size == SIZES[-1] else {}
    yield from beside(what, OURS, field.contenders, limits=limits, rounds=7, seconds=20)
    right = _ranks(field.totals)
    ours = _wrong(rank_options(field.scores, list(field.weights)).ranks, right)
    theirs = {
        "scikit-criteria": field.by_scikit_criteria(),
        "pymcdm": field.by_pymcdm(),
        "the numpy floor": field.scores @ field.weights,
    }
    for name, totals in theirs.items():
        yield Figure(
            f"wrong ranks of {size:,}, {field.name}, beside {name}", ours, _wrong(_ranks(totals), right)
        )


def _tenths(size: int) -> Field:
    drawn = np.random.default_rng(size).integers(0, 101, (size, CRITERIA))
    return Field("scores 0.0–10.0, decimal weights", drawn / 10, TENTHS / 10, drawn @ TENTHS)


def _whole(size: int) -> Field:
    drawn = np.random.default_rng(size).integers(1, 6, (size, CRITERIA))
    return Field("scores 1–5, decimal weights", drawn.astype(np.float64), TENTHS / 10, drawn @ TENTHS)


def _full_floats(size: int) -> Field:
    """Floats with all their digits: there is no common power of ten, so the truth takes rationals."""
    scores = np.random.default_rng(size).random((size, CRITERIA)) * 10
    totals = [sum(map(_product, TENTHS.tolist(), row), Fraction(0)) for row in scores.tolist()]
    order = {total: place for place, total in enumerate(sorted(set(totals)))}
    places = np.array([order[total] for total in totals])
    return Field("scores with all digits, decimal weights", scores, TENTHS / 10, places)


def _product(weight: int, score: float) -> Fraction:
    return weight * exact(score)


def _ranks(totals: NDArray[np.int64] | NDArray[np.float64]) -> NDArray[np.int64]:
    """Competition ranks, high to low, without the kernel."""
    _, where, counts = np.unique(-totals, return_inverse=True, return_counts=True)
    ranks: NDArray[np.int64] = (np.cumsum(counts) - counts + 1)[where]
    return ranks


def _wrong(ranks: NDArray[np.int64], right: NDArray[np.int64]) -> Measure:
    return Measure((int((ranks != right).sum()),), "wrong")


def _as_they_are(column: NDArray[np.float64], cost: bool) -> NDArray[np.float64]:  # noqa: ARG001  (their signature)
    return column


if __name__ == "__main__":
    warnings.filterwarnings("ignore", module="pymcdm")  # it advises against dominant options
    report(figures, packages=("numpy", "scikit-criteria", "pymcdm"))
