"""One workspace in one line: number of ideas, open points, and the next review."""

from dataclasses import dataclass
from datetime import date

from gtm_framework.english import counted
from gtm_framework.strategy.coherence import standing
from gtm_framework.strategy.reviews import Review, next_days
from gtm_framework.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """What a list of workspaces says about each.

    Attributes:
        ideas: How many ideas there are.
        unranked: How many of them lack a number that the ranking method needs.
        conflicts: How many conflicts on the one-pager are open.
        review: The next review; the larger one if two fall on the same day.
        review_day: The date of that review.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> overview(example_workspace("contradictory"), date(2026, 10, 5)).parts
        ('0 ideas', '6 open conflicts')
    """

    ideas: int
    unranked: int
    conflicts: int
    review: Review
    review_day: date

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything but the review: ``("24 ideas", "4 unranked", "2 open conflicts")``, without zeros."""
        unranked = [f"{self.unranked:,} unranked"] if self.unranked else []
        conflicts = [counted(self.conflicts, "open conflict")] if self.conflicts else []
        return (counted(self.ideas, "idea"), *unranked, *conflicts)


def overview(workspace: Workspace, day: date) -> Overview:
    """Count what is open in a workspace.

    Args:
        workspace: The workspace.
        day: The first day to look for the next review.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> found = overview(example_workspace("contradictory"), date(2026, 10, 5))
        >>> found.conflicts, found.review.value, found.review_day.isoformat()
        (6, 'monthly', '2026-10-08')
    """
    strategy, cadence = workspace.strategy, workspace.health.rhythm
    coming = {review: next_days(review, cadence, day)[0] for review in reversed(Review)}
    nearest = min(coming, key=lambda review: coming[review])
    return Overview(
        ideas=len(workspace.initiatives),
        unranked=sum(item.rank is None for item in workspace.ranked()),
        conflicts=len(standing(strategy.page, strategy.previous).conflicts),
        review=nearest,
        review_day=coming[nearest],
    )
