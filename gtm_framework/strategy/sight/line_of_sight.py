"""Line of sight: what leads up to nothing, what nothing leads up to, and what is not said of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Pillar, Status, Tactic, Thing
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Expects, Field, Mend, Remark, mention, worst_first
from gtm_framework.strategy.sight.attachment import (
    two_objectives,
    unknown_initiatives,
    unknown_objectives,
    unknown_quarters,
)
from gtm_framework.strategy.sight.mending import (
    add_above,
    add_work_below,
    ask,
    choose_parent,
    move_on,
    take_out,
)
from gtm_framework.strategy.sight.sight import Sight
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.served import ServedEffort, served_effort
from gtm_framework.strategy.work.work import Judged


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfSight:
    """What can be seen from the work up to the pillars, and from the pillars down.

    Attributes:
        remarks: What is wrong, worst first.
        effort: How much effort serves an objective.
    """

    remarks: tuple[Remark, ...]
    effort: ServedEffort


def line_of_sight(cascade: Cascade, judged: Sequence[Judged] = ()) -> LineOfSight:
    """Look along every path of a cascade.

    Args:
        cascade: The cascade.
        judged: The initiatives of the triage list, for what is attached and for the share of effort.

    References:
        S3, the line of sight from every person's work to the goals; S2, wish and busywork.
    """
    rules = cascade_rules()
    sight = Sight(cascade, judged, rules)
    found = (
        *_breaks(sight),
        *_wishes(sight),
        *_unmeasured(sight),
        *_too_many_pillars(sight),
        *_crowded_quarters(sight),
        *_unassigned(sight),
        *two_objectives(sight),
        *unknown_objectives(sight),
        *unknown_initiatives(sight),
        *unknown_quarters(sight),
    )
    return LineOfSight(
        remarks=worst_first(found, list(rules.remarks)),
        effort=served_effort(work_of(cascade, judged)),
    )


def _breaks(sight: Sight) -> Iterator[Remark]:
    """Each place where a path up ends before a pillar, once, with the open tactics that hang on it."""
    hanging: dict[str, list[Tactic]] = defaultdict(list)
    for tactic in sight.cascade.live_tactics:
        if tactic.status == Status.OPEN:
            hanging[sight.top(tactic).id].append(tactic)
    for thing in sight.cascade.things:
        broken = not isinstance(thing, Pillar) and not sight.path(thing)
        if broken and (hanging[thing.id] or not isinstance(thing, Tactic)):
            yield _break(sight, thing, hanging[thing.id])


def _break(sight: Sight, thing: Thing, tactics: Sequence[Tactic]) -> Remark:
    rule = "busywork" if tactics else "loose_end"
    choose_label, above_label = sight.rules.remarks[rule].mends
    existing = choose_parent(sight.cascade, thing, choose_label)
    return sight.remark(
        rule,
        Field(level=thing.level, id=thing.id, field="supports"),
        *(Field(level=t.level, id=t.id, field="supports") for t in tactics if t is not thing),
        mends=[mend for mend in (existing, add_above(thing, above_label)) if mend is not None],
        thing=mention(thing.level, thing.title),
        count=f"{len(tactics)} tactics" if len(tactics) > 1 else "1 tactic",
    )


def _worked_on(sight: Sight, pillar: Pillar) -> bool:
    return any(sight.top(tactic).id == pillar.id for tactic in sight.cascade.live_tactics)


def _wishes(sight: Sight) -> Iterator[Remark]:
    tactic_label, objective_label, attach_label = sight.rules.remarks["wish"].mends
    for pillar in sight.cascade.pillars:
        if _worked_on(sight, pillar):
            continue
        loose = [t for t in sight.cascade.live_tactics if t.status == Status.OPEN and not sight.path(t)]
        attach = (
            choose_parent(sight.cascade, tactic, f"{attach_label}: {tactic.title}", under=pillar.id)
            for tactic in loose
        )
        yield sight.remark(
            "wish",
            Field(level=pillar.level, id=pillar.id, field="tactics"),
            mends=[
                add_work_below(sight.cascade, pillar, tactic_label, objective_label),
                *(mend for mend in attach if mend is not None),
            ],
            thing=mention(pillar.level, pillar.title),
        )


def _unmeasured(sight: Sight) -> Iterator[Remark]:
    for objective in sight.cascade.objectives:
        if objective.number is None:
            yield _missing(sight, "no_number", ask(objective, "number", Expects.NUMBER), objective.title)
        if objective.date is None:
            yield _missing(sight, "no_date", ask(objective, "date", Expects.DATE), objective.title)


def _unassigned(sight: Sight) -> Iterator[Remark]:
    """Open tactics without owner or KPI; who and what others have is offered."""
    owners = [thing.owner for thing in sight.cascade.things]
    kpis = [tactic.kpi for tactic in sight.cascade.tactics]
    for tactic in sight.cascade.tactics:
        if tactic.status == Status.OPEN and not tactic.owner:
            yield _missing(sight, "no_owner", ask(tactic, "owner", Expects.TEXT, owners), tactic.title)
        if tactic.status == Status.OPEN and not tactic.kpi:
            yield _missing(sight, "no_kpi", ask(tactic, "kpi", Expects.TEXT, kpis), tactic.title)


def _missing(sight: Sight, rule: str, mend: Mend, title: str) -> Remark:
    """A remark on an empty field; filling it in mends it."""
    labelled = replace(mend, label=sight.rules.remarks[rule].mends[0])
    field = Field(level=mend.level, id=mend.target, field=mend.field)
    return sight.remark(rule, field, mends=[labelled], thing=mention(mend.level, title))


def _too_many_pillars(sight: Sight) -> Iterator[Remark]:
    """More pillars than fit; the one with the least below it is offered first to be taken out."""
    pillars = sight.cascade.pillars
    if len(pillars) > sight.rules.limits.pillars:
        label = sight.rules.remarks["too_many_pillars"].mends[0]
        least_first = sorted(pillars, key=lambda pillar: len(sight.cascade.below(pillar.id)))
        yield sight.remark(
            "too_many_pillars",
            Field(level="pillars", id="", field="count"),
            *(Field(level=pillar.level, id=pillar.id, field="title") for pillar in pillars),
            mends=[take_out(pillar, label) for pillar in least_first],
            count=len(pillars),
        )


def _crowded_quarters(sight: Sight) -> Iterator[Remark]:
    by_quarter = defaultdict(list)
    for quarterly in sight.cascade.quarterly_initiatives:
        by_quarter[Quarter.parse(quarterly.quarter)].append(quarterly)
    move_label, out_label = sight.rules.remarks["crowded_quarter"].mends
    for quarter, crowd in sorted(by_quarter.items()):
        if len(crowd) > sight.rules.limits.quarterly_initiatives:
            moves = (move_on(sight.cascade, quarterly, move_label) for quarterly in reversed(crowd))
            yield sight.remark(
                "crowded_quarter",
                Field(level="quarter", id=quarter.label, field="quarterly_initiatives"),
                *(Field(level=made.level, id=made.id, field="quarter") for made in crowd),
                mends=[
                    *(move for move in moves if move is not None),
                    *(take_out(quarterly, out_label) for quarterly in reversed(crowd)),
                ],
                thing=quarter.label,
                count=len(crowd),
            )
