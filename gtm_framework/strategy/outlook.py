"""The current roadmap: each view of it, computed once on first use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gtm_framework.strategy.alignment.feedback import Prompt, prompts
from gtm_framework.strategy.alignment.roadmap import TreeRow, tree
from gtm_framework.strategy.alignment.sight_lines import LineOfSight, line_of_sight
from gtm_framework.strategy.alignment.timelines import Timeline, timeline
from gtm_framework.strategy.alignment.work_coverage import ObjectiveCoverage, coverage
from gtm_framework.strategy.capacity.candidates import candidates_from
from gtm_framework.strategy.capacity.capacity import QuarterLoad, loads, over_capacity
from gtm_framework.strategy.capacity.optimal_set import BestSet, best_set
from gtm_framework.strategy.capacity.overload import overload_fixes
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Remark, worst_first
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.work import ClassifiedInitiative, Work
from gtm_framework.triage import Kind

_OUT_OF_SCOPE = "It conflicts with an exclusion. Lock it in to include it anyway."


@dataclass(frozen=True)
class Outlook:
    """A roadmap with its triage list, and everything we can say about the two.

    Attributes:
        cascade: The roadmap.
        classified: The initiatives on Triage.
        out_of_scope: Ids of initiatives that conflict with an exclusion.

    Example:
        >>> from gtm_framework.strategy.cascade import cascade_example
        >>> outlook = Outlook(cascade_example("fintech-cascade").cascade)
        >>> [(load.quarter, load.load, load.capacity) for load in outlook.loads]
        [('2026-Q3', 15.0, 20.0)]
    """

    cascade: Cascade
    classified: Sequence[ClassifiedInitiative] = ()
    out_of_scope: frozenset[str] = frozenset()

    @cached_property
    def work(self) -> tuple[Work, ...]:
        """Everything that takes effort, each item once."""
        return work_of(self.cascade, self.classified)

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Maps work item ids to kinds."""
        return {item.id: item.kind for item in self.work}

    @cached_property
    def alignment(self) -> LineOfSight:
        """The line of sight, with the share of unlinked effort."""
        return line_of_sight(self.cascade, self.classified)

    @cached_property
    def loads(self) -> tuple[QuarterLoad, ...]:
        """Work against capacity, by quarter."""
        return loads(self.work, self.cascade.capacity)

    @cached_property
    def prompts(self) -> tuple[Prompt, ...]:
        """Unusual results."""
        return prompts(self.cascade, self.classified)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """All findings, worst first, each with its possible fixes."""
        by_quarter = {load.quarter: load for load in self.loads}
        over = (
            replace(remark, fixes=overload_fixes(self.cascade, by_quarter[remark.fields[0].id]))
            for remark in over_capacity(self.loads)
        )
        return worst_first((*self.alignment.remarks, *over, *self.prompts), list(cascade_rules().remarks))

    @cached_property
    def tree(self) -> tuple[TreeRow, ...]:
        """The roadmap from the top down."""
        return tree(self.cascade, self.classified, self.remarks)

    @cached_property
    def timeline(self) -> Timeline:
        """The roadmap over time."""
        return timeline(self.cascade, self.classified)

    @cached_property
    def coverage(self) -> tuple[ObjectiveCoverage, ...]:
        """The work under each objective."""
        return coverage(self.cascade, self.classified)

    def count(self, level: Level) -> int:
        """How many items of a level the tree shows."""
        return sum(row.level == level for row in self.tree)

    @property
    def finished(self) -> tuple[str, ...]:
        """Ids of finished work that took capacity; nothing is left to decide about it."""
        with_capacity = set(self.cascade.capacity)
        done = (item for item in self.work if item.done and item.person_weeks is not None)
        return tuple(item.id for item in done if item.quarter in with_capacity)

    @cached_property
    def ruled_out(self) -> frozenset[str]:
        """Ids of work that conflicts with an exclusion: such an idea, or an item that implements it."""
        carries = {made.id: getattr(made, "initiative", "") for made in self.cascade.things}
        return frozenset(
            item.id for item in self.work if {item.id, carries.get(item.id)} & self.out_of_scope
        )

    def best_set(
        self, percent: float = 0, pinned_in: Sequence[str] = (), pinned_out: Sequence[str] = ()
    ) -> BestSet:
        """The work with the most value within the capacity.

        Finished work is included. Work that conflicts with an exclusion is left out unless it is locked in.

        Args:
            percent: Minimum strategic share of the selected effort, 0 to 100.
            pinned_in: Ids that must be selected.
            pinned_out: Ids that must not be selected.

        Raises:
            RefusedError: If there are too many candidates, or a lock names nothing.
            SearchTooLongError: If the search needs more branches than the rules allow.
        """
        forced = tuple(dict.fromkeys((*self.finished, *pinned_in)))
        ruled_out = self.ruled_out.difference(forced, pinned_out)
        found = best_set(
            candidates_from(self.work),
            self.cascade.capacity,
            pinned_in=forced,
            pinned_out=(*pinned_out, *ruled_out),
            strategic_share=percent / 100,
        )
        left = (
            replace(made, reason="out_of_scope", text=_OUT_OF_SCOPE) if made.id in ruled_out else made
            for made in found.left
        )
        return replace(found, left=tuple(left))
