"""Counts the work in a workspace: each item once, with the right effort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Any

from gtm_framework.errors import OutOfRangeError
from gtm_framework.exact import exact
from gtm_framework.records import MOST_WEEKS
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Pillar, Thing
from gtm_framework.strategy.cascade.rules import EffortTable, cascade_rules
from gtm_framework.strategy.cascade.work_items import Carrier, QuarterlyInitiative, Status, Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.work.effort import person_weeks
from gtm_framework.strategy.work.work import (
    ClassifiedInitiative,
    Work,
    attachments,
    objective_of,
    path_up,
    quarter_named,
    quarter_of,
)
from gtm_framework.triage import Initiative, Kind

Effort = tuple[float | None, str]
"""Person-weeks, and where they come from."""


def work_of(cascade: Cascade, classified: Sequence[ClassifiedInitiative] = ()) -> tuple[Work, ...]:
    """Everything that takes effort, each item once; stopped tactics are left out.

    A quarterly initiative is counted through its tactics. If none of them has an effort and it has one, or
    if it has no tactics, it is counted itself instead. An initiative from the list is counted through the
    items that implement it; if there are several, each one without its own effort (or impact) gets an equal
    part, to the hundredth, and the last gets the remainder. Work has the verdict of the initiative that it,
    or its quarterly initiative, implements; without one, a tactic is tactical and a quarterly initiative
    undecided.

    Args:
        cascade: The roadmap.
        classified: The initiatives on Triage, each with its verdict.

    Returns:
        Quarterly initiatives, then tactics, then the rest of the list, each in its own order.

    Raises:
        OutOfRangeError: If an initiative from the list has person-weeks outside 0 to 10,000.

    References:
        House rule.
    """
    count = _Count(cascade, classified, cascade_rules().effort)
    carried = {made.initiative for made in cascade.quarterly_initiatives}
    carried |= {tactic.initiative for tactic in cascade.live_tactics}
    return (
        *(count.carrier(thing) for thing in count.counted),
        *(count.idea(entry) for entry in classified if entry.initiative.id not in carried),
    )


@dataclass(frozen=True)
class _Count:
    """One count, with cached lookups."""

    cascade: Cascade
    classified: Sequence[ClassifiedInitiative]
    table: EffortTable

    @cached_property
    def listed(self) -> Mapping[str, ClassifiedInitiative]:
        return {entry.initiative.id: entry for entry in self.classified}

    @cached_property
    def attached(self) -> Mapping[str, str]:
        return attachments(self.classified)

    @cached_property
    def counted(self) -> Sequence[Carrier]:
        """The items that count for the roadmap's effort: tactics or the quarterly initiative above them."""
        whole: list[Carrier] = []
        inside: set[str] = set()
        for quarterly in self.cascade.quarterly_initiatives:
            below = [tactic for tactic in self.cascade.live_tactics if tactic.supports == quarterly.id]
            if not below or (self.has_effort(quarterly) and not any(map(self.has_effort, below))):
                whole.append(quarterly)
                inside.update(tactic.id for tactic in below)
        return [*whole, *(tactic for tactic in self.cascade.live_tactics if tactic.id not in inside)]

    def has_effort(self, thing: Carrier) -> bool:
        idea = self.idea_of(thing)
        stated = thing.person_weeks is not None or thing.effort is not None
        return stated or (idea is not None and self.idea_effort(idea)[0] is not None)

    def idea_of(self, thing: Carrier) -> Initiative | None:
        entry = self.listed.get(thing.initiative)
        return entry.initiative if entry is not None else None

    def idea_effort(self, idea: Initiative) -> Effort:
        stated = idea.inputs.get("person_weeks")
        if stated is not None:
            if not 0 <= stated <= MOST_WEEKS:
                raise OutOfRangeError(f"person_weeks of {idea.title!r}", stated, 0, MOST_WEEKS)
            return stated, "typed"
        return _unless_blank(person_weeks(idea.matrix_effort, self.table), "score")

    def effort(self, thing: Carrier) -> Effort:
        if thing.person_weeks is not None:
            return thing.person_weeks, "typed"
        idea = self.idea_of(thing)
        if thing.effort is not None or idea is None:
            return _unless_blank(person_weeks(thing.effort, self.table), "score")
        return _unless_blank(self.part(thing, self.idea_effort(idea)[0]), "initiative")

    def part(self, thing: Carrier, whole: float | None) -> float | None:
        """The part of an initiative's effort or impact that one of several items gets."""
        if whole is None:
            return None
        together = [carrier.id for carrier in self.counted if carrier.initiative == thing.initiative]
        equal = Fraction(floor(exact(whole) * 100 / len(together)), 100)
        is_last = thing.id == together[-1]
        return float(exact(whole) - equal * (len(together) - 1) if is_last else equal)

    def carrier(self, thing: Carrier) -> Work:
        entry, idea = self.listed.get(thing.initiative), self.idea_of(thing)
        weeks, effort_from = self.effort(thing)
        impact = value = thing.impact
        if impact is None and idea is not None:
            impact, value = idea.matrix_impact, self.part(thing, idea.matrix_impact)
        return Work(
            id=thing.id,
            level=thing.level,
            title=thing.title,
            owner=thing.owner,
            kind=self.kind(thing),
            quarter=quarter_of(self.cascade, thing) or (quarter_named(idea.quarter) if idea else ""),
            person_weeks=weeks,
            effort_from=effort_from,
            impact=impact,
            value=value,
            rank=entry.rank if entry is not None else None,
            done=isinstance(thing, Tactic) and thing.status == Status.DONE,
            needs=thing.needs if isinstance(thing, Tactic) else (),
            tags=thing.tags,
            **_serves(path_up(self.cascade, thing, self.attached)),
        )

    def kind(self, thing: Carrier) -> Kind:
        above = [up for up in self.cascade.above(thing) if isinstance(up, QuarterlyInitiative)]
        for carrier in (thing, *above):
            if carrier.initiative in self.listed:
                return self.listed[carrier.initiative].kind
        return Kind.TACTICAL if isinstance(thing, Tactic) else Kind.UNDECIDED

    def idea(self, entry: ClassifiedInitiative) -> Work:
        idea = entry.initiative
        weeks, effort_from = self.idea_effort(idea)
        objective = objective_of(self.cascade, idea.supports)
        return Work(
            id=idea.id,
            level=Level.INITIATIVE,
            title=idea.title,
            owner=idea.owner,
            kind=entry.kind,
            quarter=quarter_named(idea.quarter),
            person_weeks=weeks,
            effort_from=effort_from,
            impact=idea.matrix_impact,
            value=idea.matrix_impact,
            rank=entry.rank,
            tags=idea.tags,
            **_serves(() if objective is None else (objective, *self.cascade.above(objective))),
        )


def _unless_blank(weeks: float | None, effort_from: str) -> Effort:
    return weeks, "" if weeks is None else effort_from


def _serves(path: Sequence[Thing]) -> dict[str, Any]:
    """Nearest objective, pillar, and complete path of a work item, as fields."""
    return {
        "objective": next((thing.id for thing in path if isinstance(thing, Objective)), ""),
        "pillar": next((thing.id for thing in path if isinstance(thing, Pillar)), ""),
        "path": tuple(thing.id for thing in path),
    }
