"""Single changes that would make a portfolio possible; each is tested before it is offered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor

from gtm_framework.exact import exact
from gtm_framework.strategy.capacity.selection import Selection

_NO_LIMIT = 1e9
"""The maximum number of person-weeks."""


class Help(StrEnum):
    """What a relaxation changes.

    ``capacity`` sets a quarter's person-weeks, ``share`` lowers the required share, ``unpin`` unlocks a
    candidate.
    """

    CAPACITY = "capacity"
    SHARE = "share"
    UNPIN = "unpin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One change that makes the portfolio possible on its own.

    Attributes:
        kind: What it changes.
        target: The quarter, or the candidate's id; empty for the share.
        amount: The minimum person-weeks that are enough, or the largest share; None for a lock.
        text: The change in words.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> best = Checkup(example_workspace("fintech-cascade")).outlook.best_set(percent=50)
        >>> best.feasible, [change.text for change in best.relaxations]
        (False, ['Lower the strategic share to 0% or less.'])
    """

    kind: Help
    target: str = ""
    amount: float | None = None
    text: str

    @property
    def percent(self) -> int:
        """The largest share in whole percent; 0 if it isn't a share."""
        return floor(exact(self.amount) * 100) if self.kind is Help.SHARE and self.amount else 0


def relaxations(selection: Selection) -> tuple[Relaxation, ...]:
    """Every single change that makes a portfolio possible: capacity, then share, then locks."""
    return (*_of_room(selection), *_of_share(selection), *_of_pins(selection))


def _of_room(selection: Selection) -> Iterator[Relaxation]:
    named = {made.quarter for made in selection.candidates if made.quarter}
    for quarter in sorted({*selection.room, *named}):
        wide = replace(selection, capacity={**selection.in_weeks, quarter: _NO_LIMIT})
        if wide.solvable():
            weeks = wide.milp(wide.open).least_load(wide.quarters.index(quarter)) / 100
            text = f"Set the capacity of {quarter} to {weeks:g} person-weeks or more."
            yield Relaxation(kind=Help.CAPACITY, target=quarter, amount=weeks, text=text)


def _of_share(selection: Selection) -> Iterator[Relaxation]:
    if replace(selection, share=0).solvable():
        largest = selection.milp(selection.open, share=0).largest_share()
        share = floor(largest * 10_000) / 10_000
        text = f"Lower the strategic share to {share * 100:g}% or less."
        yield Relaxation(kind=Help.SHARE, amount=share, text=text)


def _of_pins(selection: Selection) -> Iterator[Relaxation]:
    for pinned in (*selection.pinned_in, *selection.pinned_out):
        without = replace(
            selection,
            pinned_in=tuple(made for made in selection.pinned_in if made != pinned),
            pinned_out=tuple(made for made in selection.pinned_out if made != pinned),
        )
        if without.solvable():
            yield Relaxation(kind=Help.UNPIN, target=pinned, text=f"Unlock {_title(selection, pinned)}.")


def _title(selection: Selection, candidate_id: str) -> str:
    made = selection.by_id.get(candidate_id)
    return f"“{made.title}”" if made and made.title else repr(candidate_id)
