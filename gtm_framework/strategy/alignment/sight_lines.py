"""Line of sight: unlinked work, items without work, and missing details."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gtm_framework.strategy.alignment.alignment import Alignment
from gtm_framework.strategy.alignment.attachment import (
    two_objectives,
    unknown_initiatives,
    unknown_objectives,
    unknown_quarters,
)
from gtm_framework.strategy.alignment.fixes import (
    add_above,
    add_work_below,
    ask,
    choose_parent,
    move_on,
    take_out,
)
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Pillar, Thing
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.cascade.work_items import Status, Tactic
from gtm_framework.strategy.quarters import Quarter
from gtm_framework.strategy.remarks import Expects, Field, Fix, Remark, mention, worst_first
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.served import ServedEffort, served_effort
from gtm_framework.strategy.work.work import ClassifiedInitiative


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfSight:
    """What you can see from the work up to the pillars, and from the pillars down.

    Attributes:
        remarks: The findings, worst first.
        effort: How much effort supports an objective.
    """

    remarks: tuple[Remark, ...]
    effort: ServedEffort


def line_of_sight(cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()) -> LineOfSight:
    """Check every path of a roadmap.

    Args:
        cascade: The roadmap.
        classified: The initiatives on Triage, for what is linked and for the share of effort.

    References:
        S3, the line of sight from every person's work to the goals; S2, wish and busywork.
    """
    rules = cascade_rules()
    alignment = Alignment(cascade, classified, rules)
    found = (
        *_breaks(alignment),
        *_empty_pillars(alignment),
        *_unmeasured(alignment),
        *_too_many_pillars(alignment),
        *_crowded_quarters(alignment),
        *_unassigned(alignment),
        *two_objectives(alignment),
        *unknown_objectives(alignment),
        *unknown_initiatives(alignment),
        *unknown_quarters(alignment),
    )
    return LineOfSight(
        remarks=worst_first(found, list(rules.remarks)),
        effort=served_effort(work_of(cascade, classified)),
    )


def _breaks(alignment: Alignment) -> Iterator[Remark]:
    """Each place where a path ends below a pillar, once, with the open tactics that depend on it."""
    hanging: dict[str, list[Tactic]] = defaultdict(list)
    for tactic in alignment.cascade.live_tactics:
        if tactic.status == Status.OPEN:
            hanging[alignment.top(tactic).id].append(tactic)
    for thing in alignment.cascade.things:
        broken = not isinstance(thing, Pillar) and not alignment.path(thing)
        if broken and (hanging[thing.id] or not isinstance(thing, Tactic)):
            yield _break(alignment, thing, hanging[thing.id])


def _break(alignment: Alignment, thing: Thing, tactics: Sequence[Tactic]) -> Remark:
    rule = "busywork" if tactics else "loose_end"
    choose_label, above_label = alignment.rules.remarks[rule].fixes
    existing = choose_parent(alignment.cascade, thing, choose_label)
    return alignment.remark(
        rule,
        Field(level=thing.level, id=thing.id, field="supports"),
        *(Field(level=t.level, id=t.id, field="supports") for t in tactics if t is not thing),
        fixes=[fix for fix in (existing, add_above(thing, above_label)) if fix is not None],
        thing=mention(thing.level, thing.title),
        count=f"{len(tactics)} tactics" if len(tactics) > 1 else "1 tactic",
    )


def _worked_on(alignment: Alignment, pillar: Pillar) -> bool:
    return any(alignment.top(tactic).id == pillar.id for tactic in alignment.cascade.live_tactics)


def _empty_pillars(alignment: Alignment) -> Iterator[Remark]:
    tactic_label, objective_label, attach_label = alignment.rules.remarks["wish"].fixes
    for pillar in alignment.cascade.pillars:
        if _worked_on(alignment, pillar):
            continue
        loose = [
            t for t in alignment.cascade.live_tactics if t.status == Status.OPEN and not alignment.path(t)
        ]
        attach = (
            choose_parent(alignment.cascade, tactic, f"{attach_label}: {tactic.title}", under=pillar.id)
            for tactic in loose
        )
        yield alignment.remark(
            "wish",
            Field(level=pillar.level, id=pillar.id, field="tactics"),
            fixes=[
                add_work_below(alignment.cascade, pillar, tactic_label, objective_label),
                *(fix for fix in attach if fix is not None),
            ],
            thing=mention(pillar.level, pillar.title),
        )


def _unmeasured(alignment: Alignment) -> Iterator[Remark]:
    for objective in alignment.cascade.objectives:
        if objective.number is None:
            yield _missing(
                alignment, "no_number", ask(objective, "number", Expects.NUMBER), objective.title
            )
        if objective.date is None:
            yield _missing(alignment, "no_date", ask(objective, "date", Expects.DATE), objective.title)


def _unassigned(alignment: Alignment) -> Iterator[Remark]:
    """Open tactics without an owner or KPI; offers the owners and KPIs of others."""
    owners = [thing.owner for thing in alignment.cascade.things]
    kpis = [tactic.kpi for tactic in alignment.cascade.tactics]
    for tactic in alignment.cascade.tactics:
        if tactic.status == Status.OPEN and not tactic.owner:
            yield _missing(alignment, "no_owner", ask(tactic, "owner", Expects.TEXT, owners), tactic.title)
        if tactic.status == Status.OPEN and not tactic.kpi:
            yield _missing(alignment, "no_kpi", ask(tactic, "kpi", Expects.TEXT, kpis), tactic.title)


def _missing(alignment: Alignment, rule: str, fix: Fix, title: str) -> Remark:
    """A finding about an empty field; filling it in fixes it."""
    labelled = replace(fix, label=alignment.rules.remarks[rule].fixes[0])
    field = Field(level=fix.level, id=fix.target, field=fix.field)
    return alignment.remark(rule, field, fixes=[labelled], thing=mention(fix.level, title))


def _too_many_pillars(alignment: Alignment) -> Iterator[Remark]:
    """Too many pillars; the fix suggests deleting the one with the least work first."""
    pillars = alignment.cascade.pillars
    if len(pillars) > alignment.rules.limits.pillars:
        label = alignment.rules.remarks["too_many_pillars"].fixes[0]
        least_first = sorted(pillars, key=lambda pillar: len(alignment.cascade.below(pillar.id)))
        yield alignment.remark(
            "too_many_pillars",
            Field(level="pillars", id="", field="count"),
            *(Field(level=pillar.level, id=pillar.id, field="title") for pillar in pillars),
            fixes=[take_out(pillar, label) for pillar in least_first],
            count=len(pillars),
        )


def _crowded_quarters(alignment: Alignment) -> Iterator[Remark]:
    by_quarter = defaultdict(list)
    for quarterly in alignment.cascade.quarterly_initiatives:
        by_quarter[Quarter.parse(quarterly.quarter)].append(quarterly)
    move_label, out_label = alignment.rules.remarks["crowded_quarter"].fixes
    for quarter, crowd in sorted(by_quarter.items()):
        if len(crowd) > alignment.rules.limits.quarterly_initiatives:
            moves = (move_on(alignment.cascade, quarterly, move_label) for quarterly in reversed(crowd))
            yield alignment.remark(
                "crowded_quarter",
                Field(level="quarter", id=quarter.label, field="quarterly_initiatives"),
                *(Field(level=made.level, id=made.id, field="quarter") for made in crowd),
                fixes=[
                    *(move for move in moves if move is not None),
                    *(take_out(quarterly, out_label) for quarterly in reversed(crowd)),
                ],
                thing=quarter.label,
                count=len(crowd),
            )
