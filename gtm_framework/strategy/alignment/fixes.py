"""The fixes that a remark can offer: only such choices as the cascade would accept."""

from collections.abc import Iterable, Iterator, Sequence

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import moved
from gtm_framework.strategy.cascade.levels import Objective, Pillar, QuarterlyInitiative, Thing
from gtm_framework.strategy.cascade.relations import date_faults
from gtm_framework.strategy.level import PARENTS, Level
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Action, Choice, Expects, Fix
from gtm_framework.triage.initiative import Initiative


def ask(thing: Thing, field: str, expects: Expects, known: Iterable[str] = ()) -> Fix:
    """Have a field filled in; what others have in the same field is offered beside typing."""
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
    """Have a field set to one of some values."""
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
    """Things to choose from, by id, read by their titles."""
    return tuple(Choice(value=thing.id, label=thing.title) for thing in things)


NONE = Choice(value="", label="none")
"""The choice that empties a field."""


def choose_parent(cascade: Cascade, thing: Thing, label: str, under: str = "") -> Fix | None:
    """Have a thing support something; None when nothing that exists would do.

    Args:
        cascade: The cascade that holds it.
        thing: What supports nothing yet.
        label: What the button says.
        under: Offer only what is, or leads up to, the thing of this id.
    """
    choices = tuple(
        Choice(value=parent.id, label=f"{parent.level.words}: {parent.title}")
        for parent in parents_for(cascade, thing)
        if not under or under in {parent.id, *(above.id for above in cascade.above(parent))}
    )
    return choose(thing.level, thing.id, "supports", label, choices) if choices else None


def parents_for(cascade: Cascade, thing: Thing) -> Iterator[Thing]:
    """What a thing could support without a fault: the right level, no circle, dates that agree."""
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
    """Make a new thing that it supports: the one level above that needs no more than a title."""
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
    """Make the first work for a pillar: a tactic under the lowest thing there is, or an objective."""
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
    """Move a quarterly initiative to the next quarter; None when a date does not allow it."""
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
    """Remove a thing."""
    return Fix(
        action=Action.REMOVE,
        level=thing.level,
        target=thing.id,
        expects=Expects.NOTHING,
        label=f"{label}: {thing.title}",
    )
