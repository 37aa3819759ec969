"""How stable the order is: what a small change in its own scores would do to each initiative."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, prod
from typing import cast

from gtm_framework.exact import exact
from gtm_framework.triage.initiative import SCALE
from gtm_framework.triage.matrix import Axis, Quadrant, place
from gtm_framework.triage.ranked_idea import Ranked


@dataclass(frozen=True, slots=True)
class Move:
    """The smallest change of one score to a whole number that leads to another quadrant."""

    axis: Axis
    before: float
    after: float
    quadrant: Quadrant

    @property
    def step(self) -> float:
        """How far the score moves; below 0 is downward."""
        return float(exact(self.after) - exact(self.before))


@dataclass(frozen=True, slots=True)
class Stability:
    """How stable one place in the matrix is.

    Attributes:
        ranked: The initiative with its place.
        move: The smallest change of its own impact or effort that changes its quadrant.
        kept: Share of the plausible re-scorings (each score off by at most one, all equally likely) in
            which it keeps its quadrant, 0 to 1.
    """

    ranked: Ranked
    move: Move
    kept: Fraction

    @property
    def kept_share(self) -> float:
        """`kept` for display."""
        return float(self.kept)


def stability(ranked: Iterable[Ranked]) -> list[Stability]:
    """How stable each placed initiative's quadrant is; unplaced ones are left out.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> [webinars] = stability(rank([Initiative(title="Webinar series", impact=6, effort=2)]))
        >>> webinars.move.axis, webinars.move.after, webinars.move.quadrant.label, webinars.kept
        ('impact', 5.0, 'Fill-in', Fraction(2, 3))
    """
    return [
        Stability(
            ranked=item,
            move=min((_move(item, "impact"), _move(item, "effort")), key=lambda move: abs(move.step)),
            kept=prod((_share_kept(score, item.threshold) for score in _scores(item)), start=Fraction(1)),
        )
        for item in ranked
        if item.quadrant is not None
    ]


def _move(item: Ranked, axis: Axis) -> Move:
    """The nearest whole score of one axis on the other side of the threshold; there always is one."""
    impact, effort = _scores(item)
    score = impact if axis == "impact" else effort
    # A score above the threshold is high, so the threshold itself is the first low whole number.
    after = float(floor(item.threshold) + (score <= item.threshold))
    landed = place(
        after if axis == "impact" else impact, after if axis == "effort" else effort, item.threshold
    )
    return Move(axis, score, after, cast(Quadrant, landed))


def _share_kept(score: float, threshold: float) -> Fraction:
    """How many of a score's neighbors on the scale, including itself, stay on its side of the threshold."""
    low, high = SCALE
    near = [exact(score) + step for step in (-1, 0, 1) if low <= exact(score) + step <= high]
    line = exact(threshold)
    return Fraction(sum((other > line) == (score > threshold) for other in near), len(near))


def _scores(item: Ranked) -> tuple[float, float]:
    return cast(float, item.matrix_impact), cast(float, item.matrix_effort)
