"""Numbers kept exact until they are shown, so that a tie is a tie.

Summing decimals as floats splits ties by the last bit, and every rank below a split tie is then
wrong. Whatever is compared, here or in a table, is compared as a rational number.
"""

from collections.abc import Iterable
from fractions import Fraction
from math import inf
from typing import TypeVar

_Comparable = TypeVar("_Comparable", Fraction, tuple[int, Fraction])


def exact(number: float) -> Fraction:
    """The number that a person wrote: ``0.1`` is one tenth, not the binary float next to it."""
    if isinstance(number, int) or number.is_integer():
        return Fraction(int(number))
    return Fraction(repr(float(number)))  # a numpy float's own repr names its type


def nearest_float(number: Fraction) -> float:
    """The float nearest to an exact number, for display; infinite beyond the largest float."""
    return nearest_quotient(number.numerator, number.denominator)


def nearest_quotient(above: int, below: int) -> float:
    """The float nearest to one whole number divided by another, in lowest terms or not."""
    try:
        return above / below
    except OverflowError:
        return inf


def competition_ranks(scores: Iterable[_Comparable | None]) -> list[int | None]:
    """Rank scores from high to low as competitions do: 1, 2, 2, 4.

    Args:
        scores: One exact score each (or a tuple of them, compared from the left), or None for what
            cannot be ranked.

    Returns:
        One rank each, in the order of the scores; None stays None and takes no place.
    """
    scores = list(scores)
    first_place: dict[_Comparable, int] = {}
    for place, score in enumerate(sorted((s for s in scores if s is not None), reverse=True), start=1):
        first_place.setdefault(score, place)
    return [None if score is None else first_place[score] for score in scores]
