"""The fixes a finding can offer: only choices the roadmap would accept."""

from collections.abc import Iterable, Iterator, Sequence

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import moved
from gtm_framework.strategy.cascade.levels import Objective, Pillar, Thing
from gtm_framework.strategy.cascade.relations import date_faults
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative
from gtm_framework.strategy.level import PARENTS, Level
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Action, Choice, Expects, Fix
from gtm_framework.triage import Initiative


def ask(thing: Thing, field: str, expects: Expects, known: Iterable[str] = ()) -> Fix:
    """Fill in a field; values used elsewhere in the same field are offered as choices."""
    return Fix(
        action=Action.SET,
        level=thing.level,
        target=thing.id,
        field=field,
        expects=expects,
        choices=tuple(Choice(value=value, label=value) for value in sorted({*known} - {""})),
        label=field,
    )


def choose(level: Level, target: str, field: str, label: str, choices: Sequence[Choice]) -> Fix:
    """Set a field to one of some values."""
    return Fix(
        action=Action.SET,
        level=level,
        target=target,
        field=field,
        expects=Expects.CHOICE,
        choices=tuple(choices),
        label=label,
    )


def choice_of(things: Iterable[Thing | Initiative]) -> tuple[Choice, ...]:
    """Items to choose from, by id, shown by title."""
    return tuple(Choice(value=thing.id, label=thing.title) for thing in things)


NONE = Choice(value="", label="none")
"""The choice that clears a field."""


def choose_parent(cascade: Cascade, thing: Thing, label: str, under: str = "") -> Fix | None:
    """Link an item to a parent; None if no existing item is suitable.

    Args:
        cascade: The roadmap that contains it.
        thing: The unlinked item.
        label: The button label.
        under: Only offer the item with this id and items that lead up to it.
    """
    choices = tuple(
        Choice(value=parent.id, label=f"{parent.level.words}: {parent.title}")
        for parent in parents_for(cascade, thing)
        if not under or under in {parent.id, *(above.id for above in cascade.above(parent))}
    )
    return choose(thing.level, thing.id, "supports", label, choices) if choices else None


def parents_for(cascade: Cascade, thing: Thing) -> Iterator[Thing]:
    """What an item could support without an error: the right level, no circle, matching dates.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> roadmap = cascade_example("fintech-cascade").cascade
        >>> [parent.id for parent in parents_for(roadmap, roadmap.get("t-1"))]
        ['o-1', 'q-1']
    """
    below = cascade.below(thing.id)
    by_id = {made.id: made for made in cascade.things}
    for parent in cascade.things:
        if parent.level not in PARENTS[thing.level] or parent in (thing, *below):
            continue
        placed = thing.model_copy(update={"supports": parent.id})
        by_id[thing.id] = placed
        if not any(True for made in (placed, *below) for _ in date_faults(made, by_id)):
            yield parent


def add_above(thing: Thing, label: str) -> Fix:
    """Create a new parent, at the nearest level above that only needs a title."""
    level = Level.PILLAR if isinstance(thing, Objective) else Level.OBJECTIVE
    return Fix(
        action=Action.ADD_ABOVE,
        level=level,
        target=thing.id,
        field="title",
        expects=Expects.TEXT,
        label=label,
    )


def add_work_below(cascade: Cascade, pillar: Pillar, tactic_label: str, objective_label: str) -> Fix:
    """Create the first work for a pillar: a tactic under the lowest existing item, or an objective."""
    below = cascade.below(pillar.id)
    quarterly = [made for made in below if isinstance(made, QuarterlyInitiative)]
    places: list[Thing] = [*quarterly] or [*below]
    return Fix(
        action=Action.ADD,
        level=Level.TACTIC if places else Level.OBJECTIVE,
        target=places[-1].id if places else pillar.id,
        field="title",
        expects=Expects.TEXT,
        label=tactic_label if places else objective_label,
    )


def move_on(cascade: Cascade, quarterly: QuarterlyInitiative, label: str) -> Fix | None:
    """Move a quarterly initiative to the next quarter; None if a date doesn't allow it."""
    after = Quarter.parse(quarterly.quarter).later().label
    try:
        moved(cascade, quarterly.id, after)
    except RefusedError:
        return None
    return Fix(
        action=Action.MOVE,
        level=quarterly.level,
        target=quarterly.id,
        field="quarter",
        expects=Expects.CHOICE,
        choices=(Choice(value=after, label=after),),
        label=f"{label}: {quarterly.title}",
    )


def take_out(thing: Thing, label: str) -> Fix:
    """Delete an item."""
    return Fix(
        action=Action.REMOVE,
        level=thing.level,
        target=thing.id,
        expects=Expects.NOTHING,
        label=f"{label}: {thing.title}",
    )
