"""The recommended portfolio: the most impact within capacity, with a minimum share of strategic work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.strategy.capacity.candidates import Candidate, hundredths
from gtm_framework.strategy.capacity.conflicts import ConstraintConflict, conflicts
from gtm_framework.strategy.capacity.relaxations import Relaxation, relaxations
from gtm_framework.strategy.capacity.selection import Selection
from gtm_framework.strategy.cascade.rules import cascade_rules

_WHY = {
    "pinned_out": "Locked out.",
    "no_effort": "No effort estimate.",
    "no_value": "No impact score.",
    "no_capacity": "No capacity set for its quarter.",
    "too_large": "Bigger than any quarter’s capacity.",
    "needs": "It depends on work that can’t be selected.",
    "outweighed": "Lower impact for the effort than the items selected.",
}


_MISSING = {"pinned_out", "no_effort", "no_value", "needs"}
"""Reasons that don't depend on the capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One item in the recommended portfolio, with its quarter."""

    id: str
    title: str
    quarter: str
    person_weeks: float
    value: float | None
    strategic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One candidate left out of the portfolio, and why."""

    id: str
    title: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One quarter with its capacity and its selected work, in person-weeks."""

    quarter: str
    capacity: float
    load: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSet:
    """What to do with the available capacity.

    All numbers are counted to the hundredth.

    Attributes:
        feasible: Whether any portfolio meets all requirements; with no candidates, there are none.
        chosen: The portfolio by quarter, then in the order of the candidates.
        left: What it leaves out, in the order of the candidates.
        value: Total value of the selected items.
        person_weeks: Total effort of the selected items.
        strategic_weeks: The strategic part of that effort.
        share: Strategic share of the selected effort, 0 to 1; None if nothing is selected.
        asked_share: The required minimum share.
        quarters: How full each quarter is.
        conflicts: Why no portfolio meets all requirements.
        relaxations: Single changes that would make it possible; empty if it takes several.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> best = Checkup(example_workspace("fintech-cascade")).outlook.best_set(pinned_out=["t-3"])
        >>> [item.id for item in best.chosen], best.value, best.person_weeks
        (['t-1', 't-2'], 13.0, 11.0)
    """

    feasible: bool
    chosen: tuple[Chosen, ...]
    left: tuple[LeftOut, ...]
    value: float
    person_weeks: float
    strategic_weeks: float
    share: float | None
    asked_share: float
    quarters: tuple[Filled, ...]
    conflicts: tuple[ConstraintConflict, ...]
    relaxations: tuple[Relaxation, ...]


def best_set(
    candidates: Sequence[Candidate],
    capacity: Mapping[str, float],
    *,
    pinned_in: Iterable[str] = (),
    pinned_out: Iterable[str] = (),
    strategic_share: float = 0,
) -> BestSet:
    """Select the work with the most value within each quarter's capacity.

    Exact: no other portfolio that meets the requirements has more value. Among equals, the one with
    the least effort wins; then the one with the candidate that comes first in the list (in the earliest
    quarter) among those in which they differ. An empty portfolio is not a result.

    Args:
        candidates: The available work, in tie-breaking order.
        capacity: Maps quarters to person-weeks.
        pinned_in: Ids that must be selected, together with their dependencies.
        pinned_out: Ids that must not be selected.
        strategic_share: Minimum strategic share of the selected effort, 0 to 1.

    Raises:
        RefusedError: If any input is wrong, or there are too many candidates; lists every error.
        SearchTooLongError: If the search needs more branches than the rules allow.
    """
    rule = cascade_rules().best_set
    selection = Selection(
        tuple(candidates), capacity, tuple(pinned_in), tuple(pinned_out), strategic_share, rule
    )
    slots = _slots(selection)
    if slots is None:
        return _result(selection, {}, conflicts(selection), relaxations(selection))
    return _result(selection, slots)


def _slots(selection: Selection) -> dict[str, str] | None:
    """Maps the selected ids to quarters; None if no portfolio meets all requirements."""
    if any(made in selection.barred for made in selection.forced):
        return None
    milp = selection.milp(selection.open)
    found = milp.best()
    if found is None:
        asked = selection.forced or not _MISSING.issuperset(selection.barred.values())
        return None if asked or selection.open else {}
    return {selection.open[piece]: selection.quarters[quarter] for piece, quarter in found}


def _result(
    selection: Selection,
    slots: Mapping[str, str],
    conflicts: Sequence[ConstraintConflict] = (),
    relaxations: Sequence[Relaxation] = (),
) -> BestSet:
    chosen = [made for made in selection.candidates if made.id in slots]
    by_quarter = sorted(chosen, key=lambda made: slots[made.id])
    total = sum(map(selection.effort, chosen))
    strategic = sum(selection.effort(made) for made in chosen if made.strategic)
    return BestSet(
        feasible=not conflicts,
        chosen=tuple(_chosen(made, slots[made.id]) for made in by_quarter),
        left=tuple(_left(selection, made) for made in selection.candidates if made.id not in slots),
        value=sum(hundredths(made.value or 0) for made in chosen) / 100,
        person_weeks=total / 100,
        strategic_weeks=strategic / 100,
        share=strategic / total if total else None,
        asked_share=selection.share,
        quarters=tuple(
            Filled(
                quarter=quarter,
                capacity=selection.in_weeks[quarter],
                load=sum(selection.effort(made) for made in chosen if slots[made.id] == quarter) / 100,
            )
            for quarter in selection.quarters
        ),
        conflicts=tuple(conflicts),
        relaxations=tuple(relaxations),
    )


def _chosen(made: Candidate, quarter: str) -> Chosen:
    return Chosen(
        id=made.id,
        title=made.title,
        quarter=quarter,
        person_weeks=made.person_weeks or 0,
        value=made.value,
        strategic=made.strategic,
    )


def _left(selection: Selection, made: Candidate) -> LeftOut:
    reason = selection.barred.get(made.id, "outweighed")
    return LeftOut(id=made.id, title=made.title, reason=reason, text=_WHY[reason])
