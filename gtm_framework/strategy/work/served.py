"""How much of the effort supports an objective, and how much is unlinked."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.exact import exact
from gtm_framework.strategy.work.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedEffort:
    """How much of the effort supports an objective.

    Attributes:
        total: Person-weeks of all work with a known effort.
        served: Person-weeks of the work that supports an objective.
        unserved: Person-weeks of unlinked work.
        share: `unserved` as a share of `total`, 0 to 1; None if no effort is known.
        unserved_ids: The unlinked work, with or without a known effort.
        count: Number of work items, with or without a known effort.
        count_share: Share of items that are unlinked; None if there is no work.
        unknown_ids: The work without an effort estimate; it isn't in any total.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> effort = served_effort(Checkup(example_workspace("fintech-cascade")).outlook.work)
        >>> effort.total, effort.served, effort.share
        (15.0, 15.0, 0.0)
    """

    total: float
    served: float
    unserved: float
    share: float | None
    unserved_ids: tuple[str, ...]
    count: int
    count_share: float | None
    unknown_ids: tuple[str, ...]


def served_effort(work: Sequence[Work]) -> ServedEffort:
    """Add up the effort that supports an objective, and the unlinked effort."""
    known = [(exact(item.person_weeks), item.objective) for item in work if item.person_weeks is not None]
    total = sum(weeks for weeks, _ in known)
    served = sum(weeks for weeks, objective in known if objective)
    unserved_ids = tuple(item.id for item in work if not item.objective)
    return ServedEffort(
        total=float(total),
        served=float(served),
        unserved=float(total - served),
        share=float((total - served) / total) if total else None,
        unserved_ids=unserved_ids,
        count=len(work),
        count_share=len(unserved_ids) / len(work) if work else None,
        unknown_ids=tuple(item.id for item in work if item.person_weeks is None),
    )
