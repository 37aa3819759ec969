"""Fixes for a quarter with more work than capacity."""

from collections.abc import Iterator

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.alignment.fixes import choose, move_on
from gtm_framework.strategy.capacity.capacity import QuarterLoad
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import put
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Choice, Fix

_LABEL = "Move to next quarter"


def overload_fixes(cascade: Cascade, load: QuarterLoad) -> tuple[Fix, ...]:
    """Moves to the next quarter that the dates allow, for work below the cut line, last first.

    A tactic moves alone; if its dates don't allow that, its whole quarterly initiative moves.
    """
    found: dict[str, Fix] = {}
    for line in reversed(load.queue):
        if line.fits is False and line.id in cascade:
            for fix in _moves(cascade, line.id, load.quarter):
                found.setdefault(fix.target, fix)
    return tuple(found.values())


def _moves(cascade: Cascade, thing_id: str, quarter: str) -> Iterator[Fix]:
    thing = cascade.get(thing_id)
    if isinstance(thing, Tactic):
        after = Quarter.parse(quarter).later().label
        try:
            put(cascade, thing.with_changes(quarter=after))
        except RefusedError:
            above = [up for up in cascade.above(thing) if isinstance(up, QuarterlyInitiative)]
        else:
            label = f"{_LABEL}: {thing.title}"
            yield choose(thing.level, thing.id, "quarter", label, [Choice(value=after, label=after)])
            return
    else:
        above = [thing] if isinstance(thing, QuarterlyInitiative) else []
    for quarterly in above:
        move = move_on(cascade, quarterly, _LABEL)
        if move is not None:
            yield move
