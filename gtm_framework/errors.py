"""Every error that is raised on purpose, each saying what, which value, what is allowed, what to do."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from math import isfinite


class GtmError(Exception):
    """The base of every error that this product raises on purpose.

    It is caught only at the edges (a page, the command line), where its text is shown as it is.
    """


class OutOfRangeError(GtmError):
    """A number lies outside the range that its scale allows.

    Attributes:
        what: The thing that was given, such as ``"impact"``.
        value: The number as given.
        low: The smallest number allowed.
        high: The largest number allowed; infinite where there is none.
    """

    def __init__(self, what: str, value: object, low: float, high: float) -> None:
        self.what, self.value, self.low, self.high = what, value, low, high
        bounded = isfinite(high)
        allowed = f"{low:g} to {high:g}" if bounded else f"{low:g} upwards"
        refused = f"is outside {allowed}" if bounded else f"is no number from {allowed}"
        super().__init__(f"{what}: {value!r} {refused}. Give a number from {allowed}, or leave it empty.")


class UnknownNameError(GtmError):
    """A name was used that nothing goes by.

    Attributes:
        what: The sort of thing that was looked for, such as ``"criterion"``.
        name: The name as given.
        known: The names that exist.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what, self.name, self.known = what, name, tuple(known)
        close = get_close_matches(name, self.known, n=1)
        advice = f"Did you mean {close[0]!r}?" if close else f"Known: {', '.join(self.known) or 'none'}."
        super().__init__(f"Unknown {what} {name!r}. {advice}")


class RefusedError(GtmError):
    """A whole thing (a rubric, an initiative, a file) was refused; every fault is listed.

    Attributes:
        what: The thing that was refused, such as ``"rubric my_rubric.toml"``.
        faults: One sentence for each fault, in the order in which they were found.
    """

    def __init__(self, what: str, faults: Sequence[str]) -> None:
        self.what, self.faults = what, tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        super().__init__(f"{what}: refused, {count}. " + " ".join(self.faults))
