"""Measured values, such as prices, rescaled to scores if a person asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gtm_framework.exchange.report import on_one_line
from gtm_framework.exchange.scorecards.layout import CriteriaAre, ScorecardGrid
from gtm_framework.scorecard import Scale, read_number

ALL = "all"
"""Stands for every criterion."""


@dataclass(frozen=True, slots=True)
class MeasuredColumn:
    """A criterion whose numbers exceed the scale.

    Attributes:
        criterion: Its name.
        low: Its smallest number.
        high: Its largest number.
    """

    criterion: str
    low: Decimal
    high: Decimal


def outside(found: ScorecardGrid, scale: Scale) -> list[MeasuredColumn]:
    """The criteria with more than one number, most of them outside the scale."""
    measured = []
    for criterion in found.criteria:
        numbers = [number for number in map(read_number, _cells(found, criterion)) if number is not None]
        beyond = [number for number in numbers if not scale.low <= number <= scale.high]
        below = any(number < scale.low for number in numbers)  # such as -1, 0, and 1
        if len(numbers) > 1 and (below or 2 * len(beyond) > len(numbers)):
            measured.append(MeasuredColumn(criterion, _written(min(numbers)), _written(max(numbers))))
    return measured


def rescaled(found: ScorecardGrid, criterion: str, scale: Scale, *, lower: bool) -> Iterator[str]:
    """Rescale the numbers of a criterion in place, and say how.

    The smallest becomes the low end of the scale and the largest its high end, exactly (min-max). If all
    are equal, each becomes the middle.

    Args:
        found: The scorecard.
        criterion: Its name.
        scale: The range of a score.
        lower: Whether lower is better according to the file; used in the sentence.
    """
    numbers = [read_number(cell) for cell in _cells(found, criterion)]
    known = [number for number in numbers if number is not None]
    if not known:
        return
    low, high = min(known), max(known)
    span = scale.high - scale.low
    scores = [
        None if number is None
        else scale.low + span * ((number - low) / (high - low) if high > low else Fraction(1, 2))
        for number in numbers
    ]  # fmt: skip
    _put(found, criterion, scores)
    name = on_one_line(criterion)
    if high == low:
        yield f"{name} is {_written(low):f} for every option, so each gets {float(scale.low + span / 2):g}."
        return
    yield (
        f"{name} is rescaled: {_written(low):f} is {float(scale.low):g} and {_written(high):f} is "
        f"{float(scale.high):g}{'; lower is better' if lower else ''}."
    )


def _cells(found: ScorecardGrid, criterion: str) -> list[str]:
    if found.criteria_are is CriteriaAre.ROWS:
        return next(cells[1:] for _, cells in found.rows if cells[0].strip() == criterion)
    at = found.headers.index(criterion, 1)
    return [cells[at] if at < len(cells) else "" for _, cells in found.rows]


def _put(found: ScorecardGrid, criterion: str, scores: list[Fraction | None]) -> None:
    """Replace the numbers with exact scores; blanks stay blank."""
    at = 0 if found.criteria_are is CriteriaAre.ROWS else found.headers.index(criterion, 1)
    if found.criteria_are is CriteriaAre.ROWS:
        cells = next(cells for _, cells in found.rows if cells[0].strip() == criterion)
        cells[1:] = [old if new is None else new for old, new in zip(cells[1:], scores, strict=True)]
        return
    for (_, cells), score in zip(found.rows, scores, strict=True):
        if score is not None:
            cells[at] = score


def _written(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
