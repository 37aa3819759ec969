"""What is wrong between the triage list and the cascade that it is attached to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gtm_framework.strategy.cascade.levels import Carrier, Objective
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Choice, Field, Mend, Remark, mention
from gtm_framework.strategy.sight.mending import NONE, choice_of, choose
from gtm_framework.strategy.sight.sight import Sight
from gtm_framework.strategy.work.work import objective_of, quarter_named
from gtm_framework.triage.initiative import Initiative

Placed = tuple[Carrier, Objective]


def unknown_objectives(sight: Sight) -> Iterator[Remark]:
    """Initiatives that support something that is no objective of the cascade."""
    choices = (*choice_of(sight.cascade.objectives), NONE)
    for idea in _ideas(sight):
        if idea.supports and objective_of(sight.cascade, idea.supports) is None:
            yield _misnamed(sight, "unknown_objective", idea, "supports", choices)


def unknown_quarters(sight: Sight) -> Iterator[Remark]:
    """Initiatives that are planned for something that is no quarter."""
    planned = sorted({Quarter.parse(made.quarter).label for made in sight.cascade.quarterly_initiatives})
    choices = (*(Choice(value=quarter, label=quarter) for quarter in planned), NONE)
    for idea in _ideas(sight):
        if idea.quarter.strip() and not quarter_named(idea.quarter):
            yield _misnamed(sight, "not_a_quarter", idea, "quarter", choices)


def unknown_initiatives(sight: Sight) -> Iterator[Remark]:
    """Tactics and quarterly initiatives that carry out something that is not in the list."""
    choices = (*choice_of(_ideas(sight)), NONE)
    for thing in _carriers(sight):
        if thing.initiative and thing.initiative not in sight.attached:
            yield _misnamed(sight, "unknown_initiative", thing, "initiative", choices)


def two_objectives(sight: Sight) -> Iterator[Remark]:
    """Initiatives that serve one objective by their own word or one carrier, and another by another.

    An objective and a larger one that it stands on the way to are no clash.
    """
    carriers: dict[str, list[Placed]] = defaultdict(list)
    for thing in _carriers(sight):
        objective = _objective(sight, thing)
        if objective is not None:
            carriers[thing.initiative].append((thing, objective))
    for idea in _ideas(sight):
        own = objective_of(sight.cascade, idea.supports)
        placed = carriers[idea.id]
        served = [*([own] if own else []), *(objective for _, objective in placed)]
        clashing = [entry for entry in placed if _apart(sight, served[0], entry[1])]
        if clashing:
            yield sight.remark(
                "two_objectives",
                Field(level=Level.INITIATIVE, id=idea.id, field="supports"),
                *(Field(level=thing.level, id=thing.id, field="initiative") for thing, _ in placed),
                mends=_mends_of_a_clash(sight, idea, placed, clashing, says_so=own is not None),
                thing=mention(Level.INITIATIVE, idea.title),
                first=mention(Level.OBJECTIVE, served[0].title),
                second=mention(Level.OBJECTIVE, clashing[0][1].title),
            )


def _mends_of_a_clash(
    sight: Sight, idea: Initiative, placed: Sequence[Placed], clashing: Sequence[Placed], *, says_so: bool
) -> list[Mend]:
    """Follow the carriers where they agree; detach those that do not serve the first objective."""
    follow, detach = sight.rules.remarks["two_objectives"].mends
    carried_for = {objective.id: objective for _, objective in placed}
    mends: list[Mend] = []
    if says_so and len(carried_for) == 1:
        mends.append(choose(Level.INITIATIVE, idea.id, "supports", follow, choice_of(carried_for.values())))
    for thing, _ in clashing:
        mends.append(choose(thing.level, thing.id, "initiative", f"{detach}: {thing.title}", (NONE,)))
    return mends


def _misnamed(
    sight: Sight, rule: str, thing: Initiative | Carrier, field: str, choices: Sequence[Choice]
) -> Remark:
    """A remark on a field that names something that does not exist; choosing what does mends it."""
    level = Level.INITIATIVE if isinstance(thing, Initiative) else thing.level
    return sight.remark(
        rule,
        Field(level=level, id=thing.id, field=field),
        mends=[choose(level, thing.id, field, sight.rules.remarks[rule].mends[0], choices)],
        thing=mention(level, thing.title),
        named=getattr(thing, field),
    )


def _objective(sight: Sight, thing: Carrier) -> Objective | None:
    """The objective that a carrier serves by its own path, without asking its initiative."""
    above = sight.cascade.above(thing)
    return next((made for made in above if isinstance(made, Objective)), None)


def _apart(sight: Sight, one: Objective, other: Objective) -> bool:
    """Whether two objectives are neither the same nor on the way to each other."""
    above_one = {one.id, *(made.id for made in sight.cascade.above(one))}
    above_other = {other.id, *(made.id for made in sight.cascade.above(other))}
    return one.id not in above_other and other.id not in above_one


def _ideas(sight: Sight) -> Iterator[Initiative]:
    return (entry.initiative for entry in sight.judged)


def _carriers(sight: Sight) -> tuple[Carrier, ...]:
    return (*sight.cascade.quarterly_initiatives, *sight.cascade.live_tactics)
