"""How safe the first place is: what changing the weight of one criterion would do to it.

Along the weight of one criterion every total is a straight line, so the weights at which an option
leads are one interval, and its ends are where another line crosses. They are computed as fractions of
whole numbers, without searching.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import mul
from typing import Any

from gtm_framework.scorecard.comparison import Comparison, shown
from gtm_framework.scorecard.numbers import whole_numbers
from gtm_framework.scorecard.table import Named

Crossing = tuple[Fraction | None, tuple[Named, ...]]
"""How far a weight moves until a leader is overtaken, None for never, and by whom."""


@dataclass(frozen=True, slots=True)
class StabilityInterval:
    """The weights of one criterion, all others as they are, with which a leader stays first.

    Attributes:
        criterion: Whose weight is changed.
        leader: Who is first now, alone or with others.
        weight: The weight now; it lies in the interval.
        low: The smallest weight with which the leader is still (joint) first, 0 or more.
        high: The largest, or None if there is no limit.
        below: Who is first with any weight just below `low`; empty if no weight is.
        above: Who is first with any weight just above `high`; empty if there is no limit.
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
        """Whether no weight of this criterion costs the leader the first place."""
        return not self.below and not self.above

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and ids, as JSON carries them."""
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
        criterion: Whose weight is changed.
        before: The weight now.
        to: Where the others have drawn level; any step beyond makes them first. It equals `before`
            when several share the first place and the first step decides between them.
        rises: Whether the weight rises.
        winners: Who is first beyond it.
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
        """Plain numbers and ids, as JSON carries them."""
        return {
            "criterion": self.criterion.id,
            "from": shown(self.before),
            "to": shown(self.to),
            "direction": "up" if self.rises else "down",
            "winners": [option.id for option in self.winners],
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What single weights can do to the first place.

    Attributes:
        leaders: Who is first now.
        intervals: For every leader and every criterion, in the order of the table.
        changes: Every single change that makes someone else first, the smallest first.
    """

    leaders: tuple[Named, ...]
    intervals: tuple[StabilityInterval, ...]
    changes: tuple[Change, ...]

    @property
    def smallest_change(self) -> Change | None:
        """The smallest of `changes`, or None if no single weight matters."""
        return self.changes[0] if self.changes else None

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and ids, as JSON carries them."""
        return {
            "leaders": [option.id for option in self.leaders],
            "smallest_change": self.smallest_change and self.smallest_change.as_dict(),
            "intervals": [interval.as_dict() for interval in self.intervals],
        }


def sensitivity(comparison: Comparison) -> Sensitivity:
    """How far each weight can be changed on its own before the first place changes hands."""
    factors, divisor = whole_numbers(comparison.weighting.weights)
    totals = [sum(map(mul, factors, row)) for row in comparison.values]
    best = max(totals)
    behind = [best - total for total in totals]
    leaders = [place for place, standing in enumerate(comparison.standings) if standing.rank == 1]
    columns = list(zip(*comparison.values, strict=True))
    rises = [_Crossings(comparison, behind, column) for column in columns]
    falls = [_Crossings(comparison, behind, [-value for value in column]) for column in columns]
    known: dict[tuple[int, int, int], StabilityInterval] = {}
    intervals = []
    for leader in leaders:
        for criterion, pair in enumerate(zip(rises, falls, strict=True)):
            # Leaders who share their crossings share the interval, so that ties are computed once.
            crossings = pair[0].of(leader), pair[1].of(leader)
            like = (criterion, id(crossings[0]), id(crossings[1]))
            if like not in known:
                known[like] = _interval(comparison, leader, criterion, crossings, divisor)
            intervals.append(_for_leader(known[like], comparison.table.options[leader]))
    return Sensitivity(
        leaders=tuple(comparison.table.options[place] for place in leaders),
        intervals=tuple(intervals),
        changes=tuple(_changes(list(known.values()))),
    )


def _for_leader(interval: StabilityInterval, leader: Named) -> StabilityInterval:
    return interval if interval.leader is leader else replace(interval, leader=leader)


class _Crossings:
    """Where a leader is overtaken while one weight moves one way; equal leaders share an answer."""

    def __init__(self, comparison: Comparison, behind: Sequence[int], values: Sequence[int]) -> None:
        """Look at one criterion.

        Args:
            comparison: Whose options these are.
            behind: How far each option's total lies behind the leaders', as whole numbers.
            values: What each option gains with every step of the weight.
        """
        self._options, self._behind, self._values = comparison.table.options, behind, values
        self._level = [place for place, way in enumerate(behind) if way == 0]
        self._most = max(values[place] for place in self._level)
        self._found: dict[bool, Crossing] = {}

    def of(self, leader: int) -> Crossing:
        """How far the weight moves until this leader is overtaken, and by whom."""
        gains_most = self._values[leader] == self._most
        if gains_most not in self._found:
            self._found[gains_most] = self._first() if gains_most else self._at_once()
        return self._found[gains_most]

    def _first(self) -> tuple[Fraction | None, tuple[Named, ...]]:
        gains = [value - self._most for value in self._values]
        steps, winners = _first_crossing(self._behind, gains)
        return steps, tuple(self._options[place] for place in winners)

    def _at_once(self) -> tuple[Fraction, tuple[Named, ...]]:
        """The first step decides between those who share the first place."""
        winners = (place for place in self._level if self._values[place] == self._most)
        return Fraction(0), tuple(self._options[place] for place in winners)


def _interval(
    comparison: Comparison,
    leader: int,
    criterion: int,
    crossings: tuple[Crossing, Crossing],
    divisor: int,
) -> StabilityInterval:
    """The interval of one leader and one criterion; steps are whole numbers over `divisor`."""
    weight = comparison.weighting.weights[criterion]
    (rise, above), (fall, below) = crossings
    low = Fraction(0) if fall is None else weight - fall / divisor
    if low <= 0:
        # A weight cannot fall below 0, so nobody gets past the leader on this side.
        low, below = Fraction(0), ()
    return StabilityInterval(
        criterion=comparison.table.criteria[criterion],
        leader=comparison.table.options[leader],
        weight=weight,
        low=low,
        high=None if rise is None else weight + rise / divisor,
        below=below,
        above=above,
    )


def _first_crossing(behind: Sequence[int], gains: Sequence[int]) -> tuple[Fraction | None, list[int]]:
    """How many steps until the first of the others is level, and who leads beyond that.

    `behind` is the way that each has to go, `gains` what it gains on the leader with every step.
    """
    nearest: list[int] = []
    for place, gain in enumerate(gains):
        if gain <= 0:
            continue
        # behind / gain against that of the nearest so far, without dividing.
        order = behind[place] * gains[nearest[0]] - behind[nearest[0]] * gain if nearest else -1
        if order <= 0:
            nearest = [place] if order < 0 else [*nearest, place]
    if not nearest:
        return None, []
    fastest = max(gains[place] for place in nearest)
    winners = [place for place in nearest if gains[place] == fastest]
    return Fraction(behind[nearest[0]], gains[nearest[0]]), winners


def _changes(intervals: Sequence[StabilityInterval]) -> list[Change]:
    """For each criterion and direction the nearest change: the others come after it.

    The smallest comes first; of equal ones, that of the first criterion, upwards before downwards.
    """
    nearest: dict[tuple[Named, bool], Change] = {}
    for interval in intervals:
        for to, rises, winners in (
            (interval.low, False, interval.below),
            (interval.high, True, interval.above),
        ):
            if to is not None and winners:
                change = Change(interval.criterion, interval.weight, to, rises, winners)
                known = nearest.setdefault((interval.criterion, rises), change)
                if change.size < known.size:
                    nearest[interval.criterion, rises] = change
    order = {interval.criterion: place for place, interval in enumerate(intervals)}
    return sorted(nearest.values(), key=lambda c: (c.size, order[c.criterion], not c.rises))
