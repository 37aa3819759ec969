"""A column of cells to numbers: one number style for the whole column, and nothing converted in silence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.cells import Misfit


class NumberStyle(StrEnum):
    """How a column writes ``1200.5``: ``1,200.5`` or ``1.200,5``."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Cells such as ``1.200`` that nothing in the file decides.

    Attributes:
        readings: Cell to the number with a decimal point and the number with a decimal comma.
    """

    readings: Mapping[str, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """What the cells of a column are as numbers, as written and on whatever scale they have.

    Attributes:
        cells: The cells as given.
        values: Different cell to its exact number: ``80 %`` is 80, ``8/10`` is 8, ``1.2k`` is 1200.
        blanks: Placeholder, such as ``TBD``, to how many cells hold it; empty cells do not count.
        misfits: Cell to why it is not a number; ranges and dates among them, doubtful cells not.
        ranges: Range to its two ends.
        style: The number style of the column; None where no cell tells it.
        ambiguity: The cells that can be read in two ways; None where there are none. Call again with
            ``style`` to decide them.
        units: Cell to the unit in it, such as ``%``, ``$``, ``visitors``.
        out_of: The number after the slash or the number of stars, such as 10 in ``8/10``.
        words: Cell to the words that label its number, such as ``Massive`` in ``3 - Massive``.
        approximate: Cells such as ``~500`` and ``10k+``.
    """

    cells: Sequence[str]
    values: Mapping[str, Decimal]
    blanks: Mapping[str, int]
    misfits: Mapping[str, Misfit]
    ranges: Mapping[str, tuple[Decimal, Decimal]]
    style: NumberStyle | None
    ambiguity: Ambiguity | None
    units: Mapping[str, str]
    out_of: Decimal | None
    words: Mapping[str, str]
    approximate: frozenset[str]

    @property
    def unit(self) -> str:
        """The unit of the column; empty where it has none."""
        return next(iter(self.units.values()), "")

    def decimals(self) -> list[Decimal | None]:
        """The number of every cell; None where it is blank or not a number."""
        return [self.values.get(cell) for cell in self.cells]

    def floats(self) -> NDArray[np.float64]:
        """The number of every cell; NaN where it is blank or not a number."""
        known = {cell: float(value) for cell, value in self.values.items()}
        return np.array([known.get(cell, np.nan) for cell in self.cells], dtype=np.float64)


def read_numbers(
    cells: Sequence[str],
    *,
    style: NumberStyle | None = None,
    hint: NumberStyle | None = None,
    delimiter: str = "",
) -> NumberColumn:
    """Read a column of numbers.

    Args:
        cells: The cells of the column.
        style: The number style, where a person has said so; None to find it.
        hint: The style of the file's other columns, which decides where this column does not.
        delimiter: The file's delimiter; in a file of commas ``1,200`` is 1200.
    """
    raise NotImplementedError
