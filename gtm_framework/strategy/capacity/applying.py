"""Applies a recommended portfolio to the roadmap: each selected item gets its quarter."""

from collections.abc import Iterable
from dataclasses import dataclass

from gtm_framework.english import counted, joined
from gtm_framework.strategy.capacity.optimal_set import BestSet
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import put
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.work.work import quarter_named
from gtm_framework.triage import Initiative


@dataclass(frozen=True, slots=True)
class AppliedPortfolio:
    """What a recommended portfolio changes.

    Attributes:
        cascade: The roadmap with the new quarters.
        ideas: The ideas with another quarter.
        planned: How many items get a quarter.
        unplanned: How many lose theirs.

    Example:
        >>> from gtm_framework.strategy import Outlook
        >>> from gtm_framework.strategy.cascade import with_capacity
        >>> tactics = [{"id": "t-1", "title": "Webinar", "person_weeks": 2, "impact": 6}]
        >>> roadmap = with_capacity(Cascade(tactics=tactics), "2026-Q4", 10)
        >>> applied(Outlook(roadmap).best_set(), roadmap, []).words
        'plan 1 item'
    """

    cascade: Cascade
    ideas: tuple[Initiative, ...]
    planned: int
    unplanned: int

    @property
    def words(self) -> str:
        """The change in words, such as ``plan 3 items``; empty if nothing changes."""
        parts = [f"plan {counted(self.planned, 'item')}"] if self.planned else []
        if self.unplanned:
            whose = "its quarter" if self.unplanned == 1 else "their quarters"
            parts.append(f"take {counted(self.unplanned, 'item')} out of {whose}")
        return joined(parts) if parts else ""


def applied(best: BestSet, cascade: Cascade, ideas: Iterable[Initiative]) -> AppliedPortfolio:
    """Give the selected items their quarter, and remove the others from quarters with a capacity.

    A quarterly initiative always keeps its quarter, and so does a tactic that inherits its quarter from
    one.

    Args:
        best: The portfolio; it must be feasible.
        cascade: The roadmap it was chosen from.
        ideas: The ideas in the list.

    Example:
        >>> from gtm_framework.strategy import Outlook
        >>> from gtm_framework.strategy.cascade import with_capacity
        >>> tactics = [{"id": "t-1", "title": "Webinar", "person_weeks": 2, "impact": 6}]
        >>> roadmap = with_capacity(Cascade(tactics=tactics), "2026-Q4", 10)
        >>> applied(Outlook(roadmap).best_set(), roadmap, []).cascade.get("t-1").quarter
        '2026-Q4'
    """
    to = {made.id: made.quarter for made in best.chosen}
    out, limited = {made.id for made in best.left}, set(cascade.capacity)

    def wanted(work_id: str, quarter: str) -> str:
        if work_id in to:
            return quarter if quarter_named(quarter) == to[work_id] else to[work_id]
        return "" if work_id in out and quarter_named(quarter) in limited else quarter

    tactics: list[Tactic] = [
        tactic.with_changes(quarter=wanted(tactic.id, tactic.quarter))
        for tactic in cascade.tactics
        if not _has_from_above(cascade, tactic) and wanted(tactic.id, tactic.quarter) != tactic.quarter
    ]
    changed = [
        idea.with_changes(quarter=wanted(idea.id, idea.quarter))
        for idea in ideas
        if wanted(idea.id, idea.quarter) != idea.quarter
    ]
    quarters = [*(tactic.quarter for tactic in tactics), *(idea.quarter for idea in changed)]
    planned = sum(quarter != "" for quarter in quarters)
    return AppliedPortfolio(put(cascade, *tactics), tuple(changed), planned, len(quarters) - planned)


def _has_from_above(cascade: Cascade, tactic: Tactic) -> bool:
    """Whether a tactic only has its quarterly initiative's quarter."""
    return not tactic.quarter and any(getattr(above, "quarter", "") for above in cascade.above(tactic))
