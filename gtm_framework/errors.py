"""Every error raised on purpose: what happened, why, and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from typing import ClassVar


class GtmError(Exception):
    """The base class of every error this product raises on purpose.

    It is caught only at the edges (a page, the command line), where its text is shown unchanged.

    Attributes:
        guest_words: What guests read if the text describes the installation; empty if everyone may read the
            text itself.
    """

    guest_words: ClassVar[str] = ""

    def worded(self, *, for_guest: bool) -> str:
        """The text for the person who reads it."""
        return self.guest_words if for_guest and self.guest_words else str(self)


def _shown(value: object) -> str:
    """A value as a person would write it: ``12``, not ``12.0``."""
    return f"{value:.12g}" if isinstance(value, float) else repr(value)


class OutOfRangeError(GtmError):
    """A number is outside the range its scale allows.

    Attributes:
        what: The name of the value, such as ``"impact"``.
        value: The number as given.
        low: The smallest number allowed.
        high: The largest number allowed; infinite if there is no limit.
    """

    def __init__(self, what: str, value: object, low: float, high: float) -> None:
        self.what, self.value, self.low, self.high = what, value, low, high
        if isfinite(high):
            refused, remedy = f"outside {low:g} to {high:g}", f"a number from {low:g} to {high:g}"
        else:
            refused, remedy = f"not {low:g} or more", f"{low:g} or more"
        super().__init__(f"{what}: {_shown(value)} is {refused}. Enter {remedy}, or leave it empty.")


class NotOneOfError(GtmError):
    """A number is not one of the allowed values.

    Attributes:
        what: The name of the value, such as ``"job size"``.
        value: The number as given.
        allowed: The allowed numbers.
    """

    def __init__(self, what: str, value: object, allowed: Sequence[float]) -> None:
        self.what, self.value, self.allowed = what, value, tuple(allowed)
        choices = ", ".join(f"{number:g}" for number in self.allowed)
        super().__init__(f"{what}: {_shown(value)} is not one of {choices}. Choose one, or leave it empty.")


class UnknownNameError(GtmError):
    """A name that doesn't exist.

    Attributes:
        what: What was looked up, such as ``"criterion"``.
        name: The name as given.
        known: The names that exist.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        super().__init__(f"Unknown {what} {name!r}. {nearest(name, self.known)}")


def nearest(name: str, known: Iterable[str]) -> str:
    """What to say after an unknown name: the closest match, or all known names."""
    known = tuple(known)
    close = get_close_matches(name, known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Known: {', '.join(known) or 'none'}."


class RefusedError(GtmError):
    """A whole input (a rubric, an initiative, a file) was rejected; every error is listed.

    Attributes:
        what: The input that was rejected, such as ``"rubric my_rubric.toml"``.
        faults: What is wrong and what to do, for each error, in the order found.
        count: The total number of errors, if not all of them are listed.
    """

    def __init__(self, what: str, faults: Sequence[str], count: int | None = None) -> None:
        self.what, self.faults = what, tuple(faults)
        self.count = len(self.faults) if count is None else count
        told = "" if self.count == 1 else f"{self.count} errors. "
        if len(self.faults) < self.count:
            told = f"{self.count} errors. The first {len(self.faults)}: "
        super().__init__(f"{what}: {told}{' '.join(self.faults)}")


@dataclass(frozen=True, slots=True)
class CellFault:
    """One table cell that can't be used.

    Attributes:
        row: The row's position, counted from 0.
        column: The column's name.
        value: The content of the cell.
        message: What is wrong with it, what is allowed, and what to do.
    """

    row: int
    column: str
    value: object
    message: str


class RefusedTableError(RefusedError):
    """A table was rejected because of some of its cells.

    Attributes:
        cells: The listed errors, by row and then in the order of the rubric's columns.
    """

    def __init__(self, cells: Sequence[CellFault], count: int) -> None:
        self.cells = tuple(cells)
        faults = [f"row {c.row}, column {c.column}: {c.message}" for c in self.cells]
        super().__init__("table (rows counted from 0)", faults, count)
