"""The best set of work that fits: most value within the capacity, with a share for strategic work."""

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
"""Reasons for which nothing is asked of the capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One piece of work in the best set, and the quarter that it is put in."""

    id: str
    title: str
    quarter: str
    person_weeks: float
    value: float | None
    strategic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One candidate that is not in the best set, and why."""

    id: str
    title: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One quarter, its capacity and what the best set puts in it, in person-weeks."""

    quarter: str
    capacity: float
    load: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSet:
    """What to do with the capacity that there is.

    All figures are counted to the hundredth.

    Attributes:
        feasible: Whether any set holds all that was asked; with no candidate, nothing is asked.
        chosen: The set, by quarter, then in the order of the candidates.
        left: What is not in it, in the order of the candidates.
        value: Sum of the values chosen.
        person_weeks: Sum of the efforts chosen.
        strategic_weeks: Of that, the strategic effort.
        share: Strategic share of the effort chosen, 0 to 1; None while none is chosen.
        asked_share: The least share that was asked.
        quarters: How full each quarter is.
        conflicts: Why no set holds all that was asked.
        relaxations: What would help, each by itself; empty when only several changes together would.
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
    """Choose the work that is worth most within the capacity of each quarter.

    Exact: no other set that holds what is asked is worth more. Of sets worth the same, the one of
    least effort; of those, the one that holds the candidate standing earliest in the list (in the
    earliest quarter) among those in which they differ. The set that holds nothing is no answer.

    Args:
        candidates: What may be chosen, in the order in which ties are settled.
        capacity: Quarter to person-weeks.
        pinned_in: Ids that must be chosen, and with them what they need.
        pinned_out: Ids that must not be chosen.
        strategic_share: Least strategic share of the effort chosen, 0 to 1.

    Raises:
        RefusedError: If anything given is wrong, or there are too many candidates; with every fault.
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
    """Id to quarter of what is chosen; None when no set holds all that is asked."""
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
