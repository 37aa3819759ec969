"""How much a remark weighs, worst first; the same three words for every kind of remark."""

from enum import StrEnum


class Severity(StrEnum):
    """What a remark asks for (house rule)."""

    HIGH = "high"
    """It cannot work as it stands."""
    MEDIUM = "medium"
    """It will cost time or money until it is settled."""
    LOW = "low"
    """It is worth one look."""

    @property
    def order(self) -> int:
        """0 for the worst, so that sorting by it puts the worst first."""
        return list(Severity).index(self)
