"""Capacity by quarter: what is planned against what the team has, and where the line falls."""

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
    """One piece of work in the queue of its quarter.

    Attributes:
        id: Id of the work.
        title: What it is called.
        person_weeks: Its effort.
        cumulative: Effort of it and all before it, in person-weeks.
        fits: Whether all of that is within the capacity; None while no capacity is given.
    """

    id: str
    title: str
    person_weeks: float
    cumulative: float
    fits: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterLoad:
    """One quarter: what is planned, what there is, and what falls below the line.

    Attributes:
        quarter: The quarter.
        capacity: Person-weeks that the team has, or None while nobody has said.
        load: Person-weeks that are planned.
        spare: Capacity less load: below 0 by as much as is too much; None without a capacity.
        used: Load as a share of the capacity; None without a capacity, or with one of 0.
        queue: The work with a known effort, in the order in which it is served.
        line_after: How many of the queue stand above the line, before the effort exceeds the capacity;
            None without a capacity.
        unknown: Ids of the work whose effort nobody has given; it is in no sum.
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
    """Work by rank; then, unranked or tied, by more impact, less effort, title and id; blanks last."""

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
    """Set the work of each quarter against its capacity.

    The line falls before the first piece of work with which the effort, summed up in order, exceeds
    the capacity; everything from there on stands below it, also what would still fit by itself (the
    best set that fits is `best_set.best_set`).

    Args:
        work: The work; what has no quarter is left out.
        capacity: Quarter to person-weeks.

    Returns:
        One load for each quarter that holds work or has a capacity, in the order of time.
    """
    by_quarter: dict[str, list[Work]] = defaultdict(list)
    for item in work:
        by_quarter[item.quarter].append(item)
    room = {Quarter.parse(quarter).label: weeks for quarter, weeks in capacity.items()}
    quarters = sorted({*room, *by_quarter} - {""})
    return tuple(_load(quarter, by_quarter[quarter], room.get(quarter)) for quarter in quarters)


def over_capacity(quarters: Sequence[QuarterLoad]) -> tuple[Remark, ...]:
    """A remark on each quarter that holds more work than the team has capacity for."""
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
