"""How much of the effort serves an objective, and how much serves none."""

from collections.abc import Sequence
from dataclasses import dataclass

from gtm_framework.exact import exact
from gtm_framework.strategy.work.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedEffort:
    """How much of the effort serves an objective.

    Attributes:
        total: Person-weeks of all work whose effort is known.
        served: Person-weeks of that which serves an objective.
        unserved: Person-weeks of that which serves none.
        share: `unserved` of `total`, 0 to 1; None while no effort is known.
        unserved_ids: The work that serves no objective, with or without a known effort.
        count: Pieces of work, with or without a known effort.
        count_share: Share of the pieces that serve no objective; None while there is no work.
        unknown_ids: The work whose effort nobody has given; it is in no sum.
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
    """Sum up the effort that serves an objective, and that which serves none."""
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
