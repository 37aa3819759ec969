"""Options scored on criteria: the table that is compared, every score exact."""

from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.scorecard.numbers import written


@dataclass(frozen=True, slots=True)
class Named:
    """An option or a criterion.

    Attributes:
        id: Its name in files, links and on the command line.
        name: Its name for people.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a score.

    Attributes:
        low: The smallest score, 0 or more.
        high: The largest score, above `low`.

    Raises:
        RefusedError: If the ends are not in that order.
    """

    low: Fraction = Fraction(0)
    high: Fraction = Fraction(10)

    def __post_init__(self) -> None:
        if not 0 <= self.low < self.high:
            fault = (
                f"It runs from {written(self.low)} to {written(self.high)}. Set a minimum of 0 or "
                "more and a higher maximum."
            )
            raise RefusedError("scale", [fault])


@dataclass(frozen=True, slots=True)
class Table:
    """Options × criteria.

    Scores are kept as whole numbers over one denominator: sums of them are exact and quick.

    Attributes:
        options: The rows, at least one; ids differ.
        criteria: The columns, at least one; ids differ.
        whole: One row of whole numbers an option; a score is its whole number over `denominator`.
        denominator: Above 0; the ends of the scale are whole over it as well.
        scale: The range that every score lies in.
    """

    options: tuple[Named, ...]
    criteria: tuple[Named, ...]
    whole: tuple[tuple[int, ...], ...]
    denominator: int = 1
    scale: Scale = Scale()

    def score(self, option: int, criterion: int) -> Fraction:
        """The score in a cell, by the places of its row and column (from 0)."""
        return Fraction(self.whole[option][criterion], self.denominator)

    def place_of(self, criterion: str) -> int:
        """The place (from 0) of the criterion with this id or name, in any case.

        Raises:
            UnknownNameError: If there is no such criterion.
        """
        wanted = criterion.strip().casefold()
        for place, known in enumerate(self.criteria):
            if wanted in (known.id.casefold(), known.name.casefold()):
                return place
        raise UnknownNameError("criterion", criterion, [known.id for known in self.criteria])
