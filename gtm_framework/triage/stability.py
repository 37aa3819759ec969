"""How safe the order is: what a small change of its own scores would do to each initiative."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import floor

from gtm_framework.exact import exact
from gtm_framework.triage.initiative import SCALE
from gtm_framework.triage.matrix import Axis, Quadrant, place
from gtm_framework.triage.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Move:
    """The smallest change of one score, in whole steps, that lands in another quadrant."""

    axis: Axis
    before: float
    after: float
    quadrant: Quadrant

    @property
    def step(self) -> float:
        """How far the score moves; below 0 is downwards."""
        return float(exact(self.after) - exact(self.before))


@dataclass(frozen=True, slots=True)
class Stability:
    """How safe one place in the matrix is.

    Attributes:
        ranked: The initiative in its place.
        move: The smallest change of its own impact or effort that changes its quadrant, or None
            when no score on the scale does.
        kept: Share of the plausible re-scorings (each score off by one at most, all equally
            likely) in which it keeps its quadrant, 0 to 1.
    """

    ranked: Ranked
    move: Move | None
    kept: Fraction

    @property
    def kept_share(self) -> float:
        """`kept` as it is shown."""
        return float(self.kept)


def stability(ranked: Iterable[Ranked]) -> list[Stability]:
    """How safe the quadrant of each placed initiative is; what is not placed is left out."""
    return [
        Stability(item, _smallest_move(item, item.quadrant), _share_kept(item, item.quadrant))
        for item in ranked
        if item.quadrant is not None
    ]


def _scores(item: Ranked) -> tuple[float, float]:
    return item.initiative.impact or 0, item.initiative.effort or 0


def _smallest_move(item: Ranked, home: Quadrant) -> Move | None:
    impact, effort = _scores(item)
    line = floor(item.threshold)
    moves = []
    for axis, score in (("impact", impact), ("effort", effort)):
        # A score counts as high above the line, so the line itself is the first low whole number.
        after = float(line if score > item.threshold else line + 1)
        landed = (
            place(after, effort, item.threshold)
            if axis == "impact"
            else place(impact, after, item.threshold)
        )
        if landed is not None and landed is not home:
            moves.append(Move("impact" if axis == "impact" else "effort", score, after, landed))
    return min(moves, key=lambda move: abs(move.step), default=None)


def _share_kept(item: Ranked, home: Quadrant) -> Fraction:
    impact, effort = _scores(item)
    landed = [place(i, e, item.threshold) for i, e in product(_one_off(impact), _one_off(effort))]
    return Fraction(landed.count(home), len(landed))


def _one_off(score: float) -> list[float]:
    low, high = SCALE
    return [score + step for step in (-1, 0, 1) if low <= score + step <= high]
