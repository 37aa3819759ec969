"""How safe first place is: what changing the weight of one criterion would do to it.

As one weight changes, every total is a straight line, so an option leads over a single interval, which ends
where another line crosses. The ends are computed as fractions of whole numbers, without searching.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from operator import mul

from gtm_framework.scorecard.comparison import Comparison
from gtm_framework.scorecard.numbers import whole_numbers
from gtm_framework.scorecard.sensitivity_results import Change, Sensitivity, StabilityInterval
from gtm_framework.scorecard.table import Named

Crossing = tuple[Fraction | None, tuple[Named, ...]]
"""How far a weight moves until a leader is overtaken, None for never, and by whom."""


def sensitivity(comparison: Comparison) -> Sensitivity:
    """How far each weight can change on its own before first place changes.

    Example:
        >>> from gtm_framework.scorecard import shown
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> found = sensitivity(example_own_table().comparison())
        >>> [(each.criterion.name, shown(each.weight), each.is_safe) for each in found.intervals]
        [('Time to first revenue', 2, False), ('Team fit', 1, False), ('Cost', 1, False)]
    """
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
            # Leaders with the same crossings share the interval, so ties are computed once.
            crossings = pair[0].of(leader), pair[1].of(leader)
            like = (criterion, id(crossings[0]), id(crossings[1]))
            if like not in known:
                known[like] = _interval(comparison, leader, criterion, crossings, divisor)
            intervals.append(replace(known[like], leader=comparison.table.options[leader]))
    return Sensitivity(
        leaders=tuple(comparison.table.options[place] for place in leaders),
        intervals=tuple(intervals),
        changes=tuple(_changes(list(known.values()))),
    )


class _Crossings:
    """Where a leader is overtaken as one weight moves one way; equal leaders share the result."""

    def __init__(self, comparison: Comparison, behind: Sequence[int], values: Sequence[int]) -> None:
        """Examine one criterion.

        Args:
            comparison: The compared options.
            behind: How far each option's total is behind the leaders', as whole numbers.
            values: What each option gains per step of the weight.
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
        """The first step decides between options tied for first."""
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
        # A weight can't fall below 0, so nobody overtakes the leader on this side.
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
    """How many steps until the first of the others catches up, and who leads beyond that.

    `behind` is how far each has to go; `gains` is what it gains on the leader per step.
    """
    nearest: list[int] = []
    for place, gain in enumerate(gains):
        if gain <= 0:
            continue
        # compares behind / gain with the nearest so far, without dividing
        order = behind[place] * gains[nearest[0]] - behind[nearest[0]] * gain if nearest else -1
        if order <= 0:
            nearest = [place] if order < 0 else [*nearest, place]
    if not nearest:
        return None, []
    fastest = max(gains[place] for place in nearest)
    winners = [place for place in nearest if gains[place] == fastest]
    return Fraction(behind[nearest[0]], gains[nearest[0]]), winners


def _changes(intervals: Sequence[StabilityInterval]) -> list[Change]:
    """For each criterion and direction, the nearest change; others come after it.

    The smallest comes first; on a tie, the first criterion's, and upward before downward.
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
