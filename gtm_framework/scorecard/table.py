"""Options scored on criteria: the table to compare, with exact scores."""

from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.scorecard.numbers import written


@dataclass(frozen=True, slots=True)
class Named:
    """An option or a criterion.

    Attributes:
        id: Its name in files, links, and on the command line.
        name: Its display name.
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
        RefusedError: If low and high are not in that order.

    Example:
        >>> stars = Scale(Fraction(1), Fraction(5))
        >>> int(stars.low), int(stars.high)
        (1, 5)
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

    Scores are stored as whole numbers over one denominator, so sums are exact and fast.

    Attributes:
        options: The rows, at least one; ids are unique.
        criteria: The columns, at least one; ids are unique.
        whole: One row of whole numbers per option; a score is its whole number over `denominator`.
        denominator: Above 0; the ends of the scale are also whole over it.
        scale: The range of every score.

    Example:
        >>> plans = (Named("partners", "Partners"), Named("sales", "Field sales"))
        >>> table = Table(plans, (Named("cost", "Cost"),), whole=((15,), (8,)), denominator=2)
        >>> table.score(0, 0), table.score(1, 0), table.place_of("COST")
        (Fraction(15, 2), Fraction(4, 1), 0)
    """

    options: tuple[Named, ...]
    criteria: tuple[Named, ...]
    whole: tuple[tuple[int, ...], ...]
    denominator: int = 1
    scale: Scale = Scale()

    def score(self, option: int, criterion: int) -> Fraction:
        """The score in a cell, by the positions of its row and column (from 0)."""
        return Fraction(self.whole[option][criterion], self.denominator)

    def place_of(self, criterion: str) -> int:
        """The position (from 0) of the criterion with this id or name, in any case.

        Raises:
            UnknownNameError: If there is no such criterion.
        """
        wanted = criterion.strip().casefold()
        for place, known in enumerate(self.criteria):
            if wanted in (known.id.casefold(), known.name.casefold()):
                return place
        raise UnknownNameError("criterion", criterion, [known.id for known in self.criteria])
