"""What changing single weights could do to first place: stability intervals and changes of the leader."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gtm_framework.scorecard.comparison import shown
from gtm_framework.scorecard.table import Named


@dataclass(frozen=True, slots=True)
class StabilityInterval:
    """The weights of one criterion at which a leader stays first, all others unchanged.

    Attributes:
        criterion: The criterion whose weight changes.
        leader: An option that is first now, alone or tied.
        weight: Today's weight; it is inside the interval.
        low: The smallest weight at which the leader is still first (or tied), 0 or more.
        high: The largest, or None if there is no limit.
        below: Who is first at a weight just below `low`; empty if there is no such weight.
        above: Who is first at a weight just above `high`; empty if there is no limit.

    Example:
        >>> from gtm_framework.scorecard import sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> first = sensitivity(example_own_table().comparison()).intervals[0]
        >>> first.leader.name, first.criterion.name, shown(first.low), first.high
        ('Self-serve first', 'Time to first revenue', 1, None)
    """

    criterion: Named
    leader: Named
    weight: Fraction
    low: Fraction
    high: Fraction | None
    below: tuple[Named, ...]
    above: tuple[Named, ...]

    @property
    def is_safe(self) -> bool:
        """Whether no weight of this criterion would cost the leader first place."""
        return not self.below and not self.above

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and ids for JSON."""
        return {
            "criterion": self.criterion.id,
            "leader": self.leader.id,
            "weight": shown(self.weight),
            "low": shown(self.low),
            "high": None if self.high is None else shown(self.high),
            "below": [option.id for option in self.below],
            "above": [option.id for option in self.above],
        }


@dataclass(frozen=True, slots=True)
class Change:
    """One weight changed until someone else is first.

    Attributes:
        criterion: The criterion whose weight changes.
        before: Today's weight.
        to: Where the others have caught up; any step further puts them first. It equals `before` if several
            tie for first and the first step decides between them.
        rises: Whether the weight rises.
        winners: Who is first beyond that point.
    """

    criterion: Named
    before: Fraction
    to: Fraction
    rises: bool
    winners: tuple[Named, ...]

    @property
    def size(self) -> Fraction:
        """How far the weight moves, 0 or more."""
        return abs(self.to - self.before)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and ids for JSON."""
        return {
            "criterion": self.criterion.id,
            "from": shown(self.before),
            "to": shown(self.to),
            "direction": "up" if self.rises else "down",
            "winners": [option.id for option in self.winners],
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What changing single weights could do to first place.

    Attributes:
        leaders: Who is first now.
        intervals: For every leader and every criterion, in the order of the table.
        changes: Every single change that puts someone else first, the smallest first.

    Example:
        >>> from gtm_framework.scorecard import sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> change = sensitivity(example_own_table().comparison()).smallest_change
        >>> change.criterion.name, shown(change.before), shown(change.to), change.winners[0].name
        ('Time to first revenue', 2, 1, 'Partners first')
    """

    leaders: tuple[Named, ...]
    intervals: tuple[StabilityInterval, ...]
    changes: tuple[Change, ...]

    @property
    def smallest_change(self) -> Change | None:
        """The smallest of `changes`, or None if no single weight matters."""
        return self.changes[0] if self.changes else None

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and ids for JSON."""
        return {
            "leaders": [option.id for option in self.leaders],
            "smallest_change": self.smallest_change and self.smallest_change.as_dict(),
            "intervals": [interval.as_dict() for interval in self.intervals],
        }
