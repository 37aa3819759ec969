"""Capacity by quarter: planned work against the team's capacity, and the cut line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Field, Remark
from gtm_framework.strategy.work.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadLine:
    """One work item in its quarter's queue.

    Attributes:
        id: Id of the work.
        title: Its title.
        person_weeks: Its effort.
        cumulative: Effort of this item and all before it, in person-weeks.
        fits: Whether all of that is within the capacity; None if no capacity is set.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> (load,) = Checkup(example_workspace("fintech-cascade")).outlook.loads
        >>> [(line.id, line.person_weeks, line.cumulative, line.fits) for line in load.queue]
        [('t-1', 6.0, 6.0, True), ('t-3', 4.0, 10.0, True), ('t-2', 5.0, 15.0, True)]
    """

    id: str
    title: str
    person_weeks: float
    cumulative: float
    fits: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLoad:
    """One quarter: planned work, capacity, and what falls below the cut line.

    Attributes:
        quarter: The quarter.
        capacity: The team's person-weeks, or None if not set.
        load: Planned person-weeks.
        spare: Capacity minus load; negative if over capacity; None without a capacity.
        used: Load as a share of the capacity; None without a capacity, or if it is 0.
        queue: The work with a known effort, in priority order.
        line_after: How many items are above the cut line, before the effort exceeds the capacity; None
            without a capacity.
        unknown: Ids of the work without an effort estimate; it isn't in any total.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> (load,) = Checkup(example_workspace("fintech-cascade")).outlook.loads
        >>> load.quarter, load.capacity, load.load, load.spare, load.used
        ('2026-Q3', 20.0, 15.0, 5.0, 0.75)
    """

    quarter: str
    capacity: float | None
    load: float
    spare: float | None
    used: float | None
    queue: tuple[LoadLine, ...]
    line_after: int | None
    unknown: tuple[str, ...]


def in_order(work: Sequence[Work]) -> list[Work]:
    """Work by rank; if unranked or tied, by more impact, less effort, title, and id; blanks last."""

    def place(item: Work) -> tuple[bool, int, bool, float, bool, float, str, str]:
        return (
            item.rank is None,
            item.rank or 0,
            item.impact is None,
            -(item.impact or 0),
            item.person_weeks is None,
            item.person_weeks or 0,
            item.title,
            item.id,
        )

    return sorted(work, key=place)


def loads(work: Sequence[Work], capacity: Mapping[str, float]) -> tuple[QuarterLoad, ...]:
    """Compare each quarter's work with its capacity.

    The cut line comes before the first item whose effort, added up in order, exceeds the capacity.
    Everything from there on is below it, even items that would fit on their own. `best_set` in
    `optimal_set` finds the best selection.

    Args:
        work: The work; items without a quarter are left out.
        capacity: Maps quarters to person-weeks.

    Returns:
        One load per quarter with work or a capacity, in chronological order.
    """
    by_quarter: dict[str, list[Work]] = defaultdict(list)
    for item in work:
        by_quarter[item.quarter].append(item)
    room = {Quarter.parse(quarter).label: weeks for quarter, weeks in capacity.items()}
    quarters = sorted({*room, *by_quarter} - {""})
    return tuple(_load(quarter, by_quarter[quarter], room.get(quarter)) for quarter in quarters)


def over_capacity(quarters: Sequence[QuarterLoad]) -> tuple[Remark, ...]:
    """A finding for each quarter with more work than capacity."""
    rule = cascade_rules().capacity.over
    return tuple(
        rule.remark(
            "over_capacity",
            "capacity",
            [Field(level="quarter", id=load.quarter, field="capacity")],
            {"quarter": load.quarter, "load": f"{load.load:g}", "capacity": f"{load.capacity:g}"},
        )
        for load in quarters
        if load.capacity is not None and load.load > load.capacity
    )


def _load(quarter: str, work: Sequence[Work], capacity: float | None) -> QuarterLoad:
    room = None if capacity is None else exact(capacity)
    total = Fraction(0)
    queue: list[LoadLine] = []
    for item in in_order(work):
        if item.person_weeks is not None:
            total += exact(item.person_weeks)
            queue.append(
                LoadLine(
                    id=item.id,
                    title=item.title,
                    person_weeks=item.person_weeks,
                    cumulative=float(total),
                    fits=None if room is None else total <= room,
                )
            )
    return QuarterLoad(
        quarter=quarter,
        capacity=capacity,
        load=float(total),
        spare=None if room is None else float(room - total),
        used=float(total / room) if room else None,
        queue=tuple(queue),
        line_after=None if room is None else sum(bool(line.fits) for line in queue),
        unknown=tuple(item.id for item in in_order(work) if item.person_weeks is None),
    )
