"""Why no portfolio meets all requirements."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.strategy.capacity.candidates import Candidate
from gtm_framework.strategy.capacity.selection import Selection

_TOO_MUCH = ("no_capacity", "too_large")
"""Reasons why a candidate with complete numbers may still not fit."""


class Constraint(StrEnum):
    """What prevents it."""

    EFFORT = "effort"
    NEEDS = "needs"
    CAPACITY = "capacity"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintConflict:
    """One thing that prevents it.

    Attributes:
        constraint: What kind of thing.
        ids: The candidates it is about.
        text: What is required and what is available.
    """

    constraint: Constraint
    ids: tuple[str, ...]
    text: str


def conflicts(selection: Selection) -> tuple[ConstraintConflict, ...]:
    """Find out why no portfolio exists.

    It checks locked-in work first, each item alone and then all together; then whether anything fits at
    all; what remains is the strategic share.
    """
    single = [found for made in selection.forced for found in _of_one(selection, selection.by_id[made])]
    if single:
        return tuple(single)
    if selection.forced and not selection.milp(selection.forced, share=0).holds():
        return (_together(selection),)
    if not selection.milp(selection.open, share=0).holds():
        return (_nothing_fits(selection),)
    return (_share(selection),)


def _of_one(selection: Selection, made: Candidate) -> Iterator[ConstraintConflict]:
    """What prevents one item that must be selected."""
    asked = "is locked in" if made.id in selection.pinned_in else "is required by locked-in work"
    match selection.barred.get(made.id):
        case "pinned_out":
            text = f"{_named(made)} {asked}, but it is locked out."
            yield ConstraintConflict(constraint=Constraint.NEEDS, ids=(made.id,), text=text)
        case "no_effort":
            text = f"{_named(made)} {asked}, but it has no effort estimate. Add one."
            yield ConstraintConflict(constraint=Constraint.EFFORT, ids=(made.id,), text=text)
        case "no_capacity" | "too_large":
            text = f"{_named(made)} {asked} and takes {_weeks(made)}, but {_most_room(selection, made)}."
            yield ConstraintConflict(constraint=Constraint.CAPACITY, ids=(made.id,), text=text)
    for needed in (selection.by_id[need] for need in made.needs):
        if made.quarter and needed.quarter > made.quarter:
            text = (
                f"{_named(made)} {asked} and planned for {made.quarter}; it depends on {_named(needed)}, "
                f"planned for {needed.quarter}."
            )
            yield ConstraintConflict(constraint=Constraint.NEEDS, ids=(made.id, needed.id), text=text)


def _together(selection: Selection) -> ConstraintConflict:
    forced = [selection.by_id[made] for made in selection.forced]
    total = sum(selection.effort(made) for made in forced) / 100
    room = " and ".join(f"{quarter} has {weeks / 100:g}" for quarter, weeks in selection.room.items())
    text = f"Locked-in work and its dependencies take {total:g} person-weeks and don’t fit: {room}."
    return ConstraintConflict(constraint=Constraint.CAPACITY, ids=selection.forced, text=text)


def _nothing_fits(selection: Selection) -> ConstraintConflict:
    """Nothing is locked in, and no candidate fits, alone or with its dependencies."""
    free = [made for made in selection.candidates if selection.barred.get(made.id, "") in ("", *_TOO_MUCH)]
    whole = {made.id: [selection.by_id[up] for up in selection.with_needs([made.id])] for made in free}
    smallest = min(free, key=lambda made: sum(map(selection.effort, whole[made.id])))
    for needed in whole[smallest.id]:
        if smallest.quarter and needed.quarter > smallest.quarter:
            text = (
                f"Nothing fits: {_named(smallest)} is planned for {smallest.quarter} and depends on "
                f"{_named(needed)}, planned for {needed.quarter}."
            )
            return ConstraintConflict(constraint=Constraint.NEEDS, ids=(smallest.id, needed.id), text=text)
    weeks = sum(map(selection.effort, whole[smallest.id])) / 100
    with_needs = " with its dependencies" if len(whole[smallest.id]) > 1 else ""
    text = (
        f"Nothing fits: the smallest item, {_named(smallest)}, takes {weeks:g} "
        f"person-weeks{with_needs}; {_most_room(selection, smallest)}."
    )
    return ConstraintConflict(constraint=Constraint.CAPACITY, ids=(smallest.id,), text=text)


def _share(selection: Selection) -> ConstraintConflict:
    """Everything fits but the share: no strategic work fits, or not enough given the locked-in work."""
    strategic = [made for made in selection.candidates if made.strategic]
    too_large = [made for made in strategic if selection.barred.get(made.id) in _TOO_MUCH]
    asked = f"{selection.share * 100:g}% of the effort must be strategic"
    if any(made.id not in selection.barred for made in strategic):
        largest = float(selection.milp(selection.open, share=0).largest_share())
        beside = " given the locked-in work" if selection.forced else ""
        text = f"{asked}, but at most {largest * 100:.4g}% can be{beside}."
        return ConstraintConflict(constraint=Constraint.SHARE, ids=selection.forced, text=text)
    if too_large:
        smallest = min(too_large, key=selection.effort)
        text = (
            f"{asked}; the smallest strategic item, {_named(smallest)}, takes {_weeks(smallest)}, "
            f"and {_most_room(selection, smallest)}."
        )
        return ConstraintConflict(constraint=Constraint.SHARE, ids=(smallest.id,), text=text)
    text = f"{asked}, but no strategic item with effort and impact is available."
    return ConstraintConflict(
        constraint=Constraint.SHARE, ids=tuple(made.id for made in strategic), text=text
    )


def _named(made: Candidate) -> str:
    return f"“{made.title}”" if made.title else repr(made.id)


def _weeks(made: Candidate) -> str:
    return f"{made.person_weeks or 0:g} person-weeks"


def _most_room(selection: Selection, made: Candidate) -> str:
    """The largest capacity among the quarters a candidate can go in."""
    places = selection.places(made)
    if not places:
        return f"no capacity is set for {made.quarter or 'any quarter'}"
    largest = max(places, key=selection.room.__getitem__)
    return f"the capacity of {largest} is {selection.room[largest] / 100:g}"
