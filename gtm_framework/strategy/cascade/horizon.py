"""The quarters a plan can use."""

from datetime import date

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.quarters import Quarter, quarters_between

AHEAD = 7
"""How many quarters after the current one are offered."""


def quarters_on_offer(cascade: Cascade, today: date) -> tuple[str, ...]:
    """The quarters to choose from: from the first one in use, or the current one, to two years ahead.

    Args:
        cascade: The roadmap; every quarter it uses is offered, and all in between.
        today: Today's date.

    Example:
        >>> quarters_on_offer(Cascade(), date(2026, 10, 5))[:3]
        ('2026-Q4', '2027-Q1', '2027-Q2')
    """
    present = Quarter.containing(today)
    planned = {made.quarter for made in cascade.quarterly_initiatives}
    planned |= {tactic.quarter for tactic in cascade.tactics if tactic.quarter}
    used = [Quarter.parse(label) for label in (*planned, *cascade.capacity)]
    first, last = min([*used, present]), max([*used, present.later(AHEAD)])
    return tuple(quarter.label for quarter in quarters_between(first, last))


def first_quarter_below(cascade: Cascade, thing_id: str, today: date) -> str:
    """The first quarter, not before the current one, in which an item's dates allow work under it.

    Args:
        cascade: The roadmap.
        thing_id: What the work will support.
        today: Today's date.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> roadmap = cascade_example("fintech-cascade").cascade
        >>> [first_quarter_below(roadmap, "o-1", date(year, 2, 1)) for year in (2026, 2027)]
        ['2026-Q3', '2027-Q1']
    """
    thing = cascade.get(thing_id)
    line = (thing, *cascade.above(thing))
    start = next((up.span[0] for up in line if up.span[0]), None)
    end = next((up.span[1] for up in line if up.span[1]), None)
    quarter = Quarter.containing(today)
    if start and quarter.first_day < start:
        quarter = Quarter.containing(start)
        quarter = quarter if quarter.first_day == start else quarter.later()
    if end and quarter.last_day > end:
        quarter = Quarter.containing(end)
        quarter = quarter if quarter.last_day == end else quarter.later(-1)
    return quarter.label
