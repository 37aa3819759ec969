"""One idea with its place: what its numbers say before it is compared with the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gtm_framework.exact import nearest_float
from gtm_framework.triage.initiative import SCALE, Initiative
from gtm_framework.triage.matrix import Quadrant, place
from gtm_framework.triage.methods.methods import Method, Part, parts_of, score_of
from gtm_framework.triage.positions import position, position_from, shown_position
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.scales import AXES, Axis
from gtm_framework.triage.verdict import Verdict, classify


@dataclass(frozen=True, slots=True)
class Ranked:
    """One initiative with its place.

    Attributes:
        initiative: The initiative.
        verdict: Its verdict by the rubric.
        quadrant: Its quadrant, or None if impact or effort is blank.
        exact_score: The method's score as an exact number, or None if it can't be ranked.
        rank: Its competition rank (1, 2, 2, 4), or None if it can't be ranked.
        parts: The numbers the method uses, each with its origin.
        method: The method.
        threshold: The threshold between low and high that placed it.
        notes: Additional sentences, such as which exclusions it conflicts with. They don't change the
            verdict, quadrant, score, or rank.

    Example:
        >>> from gtm_framework import rank
        >>> [partner] = rank([Initiative(title="Partner program", impact=9, effort=6)])
        >>> partner.rank, partner.quadrant.label, partner.score
        (1, 'Major project', 1.5)
    """

    initiative: Initiative
    verdict: Verdict
    quadrant: Quadrant | None
    exact_score: Fraction | None
    rank: int | None
    parts: tuple[Part, ...]
    method: Method
    threshold: float
    notes: tuple[str, ...] = ()

    @property
    def score(self) -> float | None:
        """The score for display."""
        return None if self.exact_score is None else nearest_float(self.exact_score)

    @property
    def matrix_impact(self) -> float | None:
        """Its impact on the matrix under the method, 1 to 10."""
        return shown_position(self.initiative, "impact", self.method)

    @property
    def matrix_effort(self) -> float | None:
        """Its effort on the matrix under the method, 1 to 10."""
        return shown_position(self.initiative, "effort", self.method)

    def position(self, axis: Axis) -> Fraction | None:
        """Its exact place on one axis under the method; see `positions.position`."""
        return position(self.initiative, axis, self.method)

    def position_from(self, axis: Axis) -> str | None:
        """The input that its place on an axis comes from; None for its own score, or without a place."""
        return position_from(self.initiative, axis, self.method)

    @property
    def missing(self) -> tuple[str, ...]:
        """What has to be filled in before it can be ranked, in plain words."""
        return missing_of(self.initiative, self.method, self.parts)


def placed(
    initiative: Initiative, by: Method, rubric: Rubric, threshold: float, its_rank: int | None = None
) -> Ranked:
    """Everything about one initiative that doesn't depend on others: verdict, quadrant, score.

    Args:
        initiative: The initiative.
        by: The ranking method.
        rubric: The rubric for the verdict.
        threshold: Scores above it are high, from 1 to 9.
        its_rank: Its rank, if the whole list is known (`triage_table` assigns every row its own).

    Example:
        >>> from gtm_framework.triage.methods import method
        >>> partner = Initiative(title="Partner program", impact=9, effort=6)
        >>> item = placed(partner, method("ratio"), Rubric.default(), threshold=5)
        >>> item.quadrant.label, item.score, item.rank
        ('Major project', 1.5, None)
    """
    parts = parts_of(initiative, by)
    impact, effort = (shown_position(initiative, axis, by) for axis in AXES)
    quadrant = place(impact, effort, threshold)
    return Ranked(
        initiative=initiative,
        verdict=classify(initiative, rubric),
        quadrant=quadrant,
        exact_score=score_of(parts, by),
        rank=its_rank,
        parts=parts,
        method=by,
        threshold=threshold,
    )


def missing_of(
    initiative: Initiative, by: Method, parts: tuple[Part, ...] | None = None
) -> tuple[str, ...]:
    """What keeps an idea from being ranked: blanks, zero divisors, and scores that don't fit on the matrix.

    Args:
        initiative: The initiative.
        by: The ranking method.
        parts: Its numbers by that method, if already known.

    Example:
        >>> from gtm_framework.triage.methods import method
        >>> missing_of(Initiative(title="Partner program", impact=8, effort=6), method("rice"))
        ('reach', 'confidence')
    """
    parts = parts_of(initiative, by) if parts is None else parts
    divisors = parts[len(by.numerator) :]
    blank = [part.input.field or part.input.label for part in parts if part.value is None]
    zero = [f"{part.made_from or part.input.label} above 0" for part in divisors if part.value == 0]
    return tuple(dict.fromkeys((*blank, *zero, *(_unplaced(initiative, by) if by.by_quadrant else ()))))


def _unplaced(initiative: Initiative, by: Method) -> Iterator[str]:
    """The axes on which it has no place: nothing entered, or a number on a scale without a place."""
    for axis in AXES:
        if position(initiative, axis, by) is None:
            if axis in by.axes:
                yield by.axis_label(axis)
                continue
            low, high = SCALE
            yield axis if initiative.number(axis) is None else f"{axis} on {low} to {high}"
