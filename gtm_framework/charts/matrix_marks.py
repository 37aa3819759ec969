"""Where each idea is drawn on the matrix: one numbered mark per idea, none over another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.charts.mark_places import Point, place_marks
from gtm_framework.charts.matrix_frame import MatrixFrame
from gtm_framework.triage.ranking import Ranked

_SMALLEST = 7
"""Font size below which numbers are no longer made smaller to fit; marks may then overlap."""
_SHRINK = 0.88


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """One idea on the plot.

    Attributes:
        item: The idea.
        number: Its number in the key.
        own: Where its scores are, in pixels.
        place: Where its mark is drawn, in pixels; moved aside where another mark is.
    """

    item: Ranked
    number: int
    own: Point
    place: Point


def place_ideas(
    placed: Sequence[Ranked], known: Mapping[str, int], frame: MatrixFrame
) -> tuple[list[PlacedMark], float]:
    """Find a place for the mark of each idea.

    Args:
        placed: Ideas that have a quadrant; earlier ones choose first.
        known: The number of each idea.
        frame: The plot.

    Returns:
        The marks, and the font size in pixels at which they fit.
    """
    own = [frame.pixel(*_scores(item)) for item in placed]
    areas = [frame.area(item.quadrant) for item in placed if item.quadrant]
    font = float(frame.view.font)
    places = place_marks(own, areas, mark_size(font, known))
    while places is None and font > _SMALLEST:
        font *= _SHRINK
        places = place_marks(own, areas, mark_size(font, known))
    spots = zip(placed, own, places or own, strict=True)
    return [PlacedMark(item, known[item.initiative.id], at, place) for item, at, place in spots], font


def mark_size(font: float, known: Mapping[str, int]) -> float:
    """Side of the square that a mark needs for the longest number in it."""
    return (2.3 if max(known.values(), default=0) > 99 else 1.95) * font


def _scores(item: Ranked) -> tuple[float, float]:
    return item.initiative.matrix_effort or 0, item.initiative.matrix_impact or 0
