"""The severity of a finding, worst first; the same three words for every kind of finding."""

from enum import StrEnum


class Severity(StrEnum):
    """How serious a finding is (house rule).

    Example:
        >>> sorted(Severity, key=lambda severity: severity.order)[0].value
        'high'
    """

    HIGH = "high"
    """It can't work this way."""
    MEDIUM = "medium"
    """It costs time or money until you fix it."""
    LOW = "low"
    """It is worth a look."""

    @property
    def order(self) -> int:
        """0 for the worst, so sorting by it puts the worst first."""
        return list(Severity).index(self)
