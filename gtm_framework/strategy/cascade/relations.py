"""What a roadmap must not contain: every error between its items, each with its fix."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Thing
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.level import PARENTS, Level
from gtm_framework.strategy.records import name_of


def relation_faults(things: Sequence[Thing], results: Sequence[KpiResult] = ()) -> list[str]:
    """Find every error between the items of a roadmap.

    The date rule: an item can't start before what it supports starts, or end after what it
    supports ends. Missing dates aren't compared; if the parent has no date, the next item above that has
    one counts.

    Args:
        things: The items of every level, in any order.
        results: The KPI results.

    Returns:
        One sentence per error, sorted by kind of error, then in the order of the items.
    """
    by_id: dict[str, Thing] = {}
    for thing in things:
        by_id.setdefault(thing.id, thing)
    loops = _loops({thing.id: [thing.supports] for thing in things if thing.supports})
    in_a_loop = {thing_id for loop in loops for thing_id in loop}
    return [
        *_repeated(things, results),
        *(
            _circle(loop, "support each other in a circle", "Link one of them to a higher level")
            for loop in loops
        ),
        *(fault for thing in things for fault in _wrong_parent(thing, by_id, in_a_loop)),
        *_wrong_needs(things),
        *(fault for thing in things for fault in _own_dates(thing)),
        *(fault for thing in things if thing.id not in in_a_loop for fault in date_faults(thing, by_id)),
        *(fault for result in results for fault in _wrong_result(result, by_id)),
    ]


def _name(thing: Thing | KpiResult) -> str:
    return name_of(thing.word, thing.id, thing.title)


def _repeated(things: Sequence[Thing], results: Sequence[KpiResult]) -> Iterator[str]:
    """The same id twice; if it is one item under two parents, a special message."""
    counts = Counter(thing.id for thing in [*things, *results])
    for repeated in (thing_id for thing_id, count in counts.items() if count > 1):
        same = [thing for thing in [*things, *results] if thing.id == repeated]
        parents = list(dict.fromkeys(thing.supports for thing in same if not isinstance(thing, KpiResult)))
        if len({type(thing) for thing in same}) == 1 and len(parents) > 1:
            places = " and ".join(repr(parent) if parent else "nothing" for parent in parents)
            yield f"{_name(same[0])} is listed twice, under {places}. Keep one of them."
        else:
            words = " and ".join(dict.fromkeys(thing.word for thing in same))
            yield f"The id {repeated!r} is used {len(same)} times ({words}). Use a different id for each."


def _loops(points_at: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Circles among ids, each starting at the id that comes first in the mapping."""
    order = {thing_id: place for place, thing_id in enumerate(points_at)}
    left = dict(points_at)
    loops: list[tuple[str, ...]] = []
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            loop = list(reversed(error.args[1][:-1]))
            first = loop.index(min(loop, key=order.__getitem__))
            loops.append((*loop[first:], *loop[:first]))
            left = {thing_id: targets for thing_id, targets in left.items() if thing_id not in loop}
        else:
            return sorted(loops, key=lambda loop: order[loop[0]])


def _circle(loop: tuple[str, ...], what: str, remedy: str) -> str:
    if len(loop) == 1:
        return f"{loop[0]!r} links to itself. {remedy}."
    return f"{' → '.join(map(repr, [*loop, loop[0]]))} {what}. {remedy}."


def _wrong_parent(thing: Thing, by_id: Mapping[str, Thing], in_a_loop: set[str]) -> Iterator[str]:
    if not thing.supports or thing.id in in_a_loop:
        return
    allowed = PARENTS[thing.level]
    parent = by_id.get(thing.supports)
    if parent is None:
        known = [other.id for other in by_id.values() if other.level in allowed]
        yield f"{_name(thing)}: {UnknownNameError(_or(allowed), thing.supports, known)}"
    elif parent.level not in allowed:
        yield f"{_name(thing)} supports {_name(parent)}. It can support: {_or(allowed)}."


def _or(levels: Sequence[Level]) -> str:
    return " or ".join(level.words for level in levels)


def _wrong_needs(things: Sequence[Thing]) -> Iterator[str]:
    needs = {thing.id: thing.needs for thing in things if isinstance(thing, Tactic)}
    for thing in things:
        for needed in needs.get(thing.id, ()):
            if needed not in needs:
                yield f"{_name(thing)}: {UnknownNameError('tactic', needed, list(needs))}"
    for loop in _loops(needs):
        yield _circle(loop, "depend on each other in a circle", "Remove one of the dependencies")


def _own_dates(thing: Thing) -> Iterator[str]:
    start, end = thing.span
    if start and end and end < start:
        yield f"{_name(thing)}: it ends {end}, before it starts, {start}. Change one of the two dates."
    elif isinstance(thing, Tactic) and thing.quarter:
        first, last = thing.model_copy(update={"start": None, "end": None}).span
        outside = [day for day in (start, end) if day and first and last and not first <= day <= last]
        if outside:
            yield (
                f"{_name(thing)}: {outside[0]} is not in its quarter {thing.quarter}. "
                "Correct one of the two, or leave the quarter empty."
            )


def date_faults(thing: Thing, by_id: Mapping[str, Thing]) -> Iterator[str]:
    """Violations of the date rule between one item and what is above it."""
    start, end = thing.span
    first, last = start or end, end or start
    if first is None:
        return
    above = list(_upwards(thing, by_id))
    starting = next((parent for parent in above if parent.span[0]), None)
    ending = next((parent for parent in above if parent.span[1]), None)
    if first and starting and _before(first, starting.span[0]):
        yield (
            f"{_name(thing)}: {first} is before {_name(starting)} starts, {starting.span[0]}. "
            "Move it to that day or later, or move that start date."
        )
    if last and ending and _before(ending.span[1], last):
        when = "is due" if isinstance(ending, Objective) else "ends"
        yield (
            f"{_name(thing)}: {last} is after {_name(ending)} {when}, {ending.span[1]}. "
            "Move it to that day or earlier, or move that end date."
        )


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def _upwards(thing: Thing, by_id: Mapping[str, Thing]) -> Iterator[Thing]:
    """What is above an item, nearest first; stops at an unknown id or a circle."""
    seen = {thing.id}
    parent = by_id.get(thing.supports)
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        yield parent
        parent = by_id.get(parent.supports)


def _wrong_result(result: KpiResult, by_id: Mapping[str, Thing]) -> Iterator[str]:
    measured = [thing.id for thing in by_id.values() if isinstance(thing, Objective | Tactic)]
    if result.of not in measured:
        yield f"{_name(result)}: {UnknownNameError('tactic or objective', result.of, measured)}"
