"""Problems between the triage list and the roadmap it is linked to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gtm_framework.strategy.alignment.alignment import Alignment
from gtm_framework.strategy.alignment.fixes import NONE, choice_of, choose
from gtm_framework.strategy.cascade.levels import Objective
from gtm_framework.strategy.cascade.work_items import Carrier
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Choice, Field, Fix, Remark, mention
from gtm_framework.strategy.work.work import objective_of, quarter_named
from gtm_framework.triage import Initiative

Placed = tuple[Carrier, Objective]


def unknown_objectives(alignment: Alignment) -> Iterator[Remark]:
    """Initiatives that support something that isn't an objective on the roadmap."""
    choices = (*choice_of(alignment.cascade.objectives), NONE)
    for idea in _ideas(alignment):
        if idea.supports and objective_of(alignment.cascade, idea.supports) is None:
            yield _misnamed(alignment, "unknown_objective", idea, "supports", choices)


def unknown_quarters(alignment: Alignment) -> Iterator[Remark]:
    """Initiatives that are planned for something that isn't a quarter."""
    planned = sorted(
        {Quarter.parse(made.quarter).label for made in alignment.cascade.quarterly_initiatives}
    )
    choices = (*(Choice(value=quarter, label=quarter) for quarter in planned), NONE)
    for idea in _ideas(alignment):
        if idea.quarter.strip() and not quarter_named(idea.quarter):
            yield _misnamed(alignment, "not_a_quarter", idea, "quarter", choices)


def unknown_initiatives(alignment: Alignment) -> Iterator[Remark]:
    """Tactics and quarterly initiatives linked to an idea that isn't in the list."""
    choices = (*choice_of(_ideas(alignment)), NONE)
    for thing in _carriers(alignment):
        if thing.initiative and thing.initiative not in alignment.attached:
            yield _misnamed(alignment, "unknown_initiative", thing, "initiative", choices)


def two_objectives(alignment: Alignment) -> Iterator[Remark]:
    """Initiatives that are linked to two objectives, directly or through the items that implement them.

    An objective and a larger one it contributes to don't conflict.
    """
    carriers: dict[str, list[Placed]] = defaultdict(list)
    for thing in _carriers(alignment):
        objective = _objective(alignment, thing)
        if objective is not None:
            carriers[thing.initiative].append((thing, objective))
    for idea in _ideas(alignment):
        own = objective_of(alignment.cascade, idea.supports)
        placed = carriers[idea.id]
        served = [*([own] if own else []), *(objective for _, objective in placed)]
        conflicting = [entry for entry in placed if _apart(alignment, served[0], entry[1])]
        if conflicting:
            yield alignment.remark(
                "two_objectives",
                Field(level=Level.INITIATIVE, id=idea.id, field="supports"),
                *(Field(level=thing.level, id=thing.id, field="initiative") for thing, _ in placed),
                fixes=_fixes_of_a_conflict(alignment, idea, placed, conflicting, says_so=own is not None),
                thing=mention(Level.INITIATIVE, idea.title),
                first=mention(Level.OBJECTIVE, served[0].title),
                second=mention(Level.OBJECTIVE, conflicting[0][1].title),
            )


def _fixes_of_a_conflict(
    alignment: Alignment,
    idea: Initiative,
    placed: Sequence[Placed],
    conflicting: Sequence[Placed],
    *,
    says_so: bool,
) -> list[Fix]:
    """Follow the linked items if they agree; unlink those that don't support the first objective."""
    follow, detach = alignment.rules.remarks["two_objectives"].fixes
    carried_for = {objective.id: objective for _, objective in placed}
    fixes: list[Fix] = []
    if says_so and len(carried_for) == 1:
        fixes.append(choose(Level.INITIATIVE, idea.id, "supports", follow, choice_of(carried_for.values())))
    for thing, _ in conflicting:
        fixes.append(choose(thing.level, thing.id, "initiative", f"{detach}: {thing.title}", (NONE,)))
    return fixes


def _misnamed(
    alignment: Alignment, rule: str, thing: Initiative | Carrier, field: str, choices: Sequence[Choice]
) -> Remark:
    """A finding about a field that names something unknown; choosing an existing item fixes it."""
    level = Level.INITIATIVE if isinstance(thing, Initiative) else thing.level
    return alignment.remark(
        rule,
        Field(level=level, id=thing.id, field=field),
        fixes=[choose(level, thing.id, field, alignment.rules.remarks[rule].fixes[0], choices)],
        thing=mention(level, thing.title),
        named=getattr(thing, field),
    )


def _objective(alignment: Alignment, thing: Carrier) -> Objective | None:
    """The objective a linked item supports through its own path, ignoring its initiative."""
    above = alignment.cascade.above(thing)
    return next((made for made in above if isinstance(made, Objective)), None)


def _apart(alignment: Alignment, one: Objective, other: Objective) -> bool:
    """Whether two objectives are neither the same nor on the way to each other."""
    above_one = {one.id, *(made.id for made in alignment.cascade.above(one))}
    above_other = {other.id, *(made.id for made in alignment.cascade.above(other))}
    return one.id not in above_other and other.id not in above_one


def _ideas(alignment: Alignment) -> Iterator[Initiative]:
    return (entry.initiative for entry in alignment.classified)


def _carriers(alignment: Alignment) -> tuple[Carrier, ...]:
    return (*alignment.cascade.quarterly_initiatives, *alignment.cascade.live_tactics)
