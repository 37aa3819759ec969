"""The errors in your own table, each with its row, column, and remedy."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.errors import RefusedError

FAULTS_TOLD = 100
"""How many errors a message lists one by one; the rest are counted."""

_VALUE_TOLD = 60


@dataclass(frozen=True, slots=True)
class TableFault:
    """One error in a table.

    Attributes:
        row: The row number, or None if it concerns the header or the whole table.
        column: The column's name, or None if it concerns the whole row.
        value: The cell's content; None if the cell is empty or the error doesn't concern a single cell.
        problem: What is wrong, phrased to follow the value.
        remedy: What to do, in one sentence.

    Example:
        >>> print(TableFault(2, "Cost", "12", "is outside 0 to 10", "Correct the cell."))
        row 2, column Cost: '12' is outside 0 to 10. Correct the cell.
    """

    row: int | None
    column: str | None
    value: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        row = [] if self.row is None else [f"row {self.row}"]
        column = [] if self.column is None else [f"column {self.column}"]
        where = ", ".join([*row, *column])
        value = "" if self.value is None else f"{_short(self.value)!r} "
        return f"{where}{': ' if where else ''}{value}{self.problem}. {self.remedy}"


class TableRefusedError(RefusedError):
    """A table was rejected.

    Attributes:
        what: The table's name.
        faults: One sentence per error, at most `FAULTS_TOLD`, and how many more there are.
        table_faults: Every error.
    """

    def __init__(self, what: str, table_faults: Sequence[TableFault]) -> None:
        self.table_faults = tuple(table_faults)
        more = len(table_faults) - FAULTS_TOLD
        told = [*map(str, table_faults[:FAULTS_TOLD]), *([f"And {more:,} more."] if more > 0 else [])]
        super().__init__(what, told)


def _short(text: str) -> str:
    return text if len(text) <= _VALUE_TOLD else f"{text[: _VALUE_TOLD - 1]}…"
