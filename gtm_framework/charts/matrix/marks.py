"""Where each idea goes on the matrix: one numbered mark per idea, without overlaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.charts.matrix.frame import MatrixFrame, MatrixView
from gtm_framework.charts.matrix.places import Point, place_marks
from gtm_framework.triage import Quadrant, Ranked

_SMALLEST = 7
"""The smallest font size to shrink numbers to; below it, marks may overlap."""
_SHRINK = 0.88


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """One idea on the plot.

    Attributes:
        item: The idea.
        number: Its number in the key.
        own: True position from its scores, in pixels.
        place: Where its mark is drawn, in pixels; moved if another mark is in the way.

    Example:
        >>> from gtm_framework.charts.matrix import MatrixView
        >>> from gtm_framework.triage import Initiative, rank
        >>> ranked = rank([Initiative(title="Webinar", id="i-1", impact=7, effort=2)])
        >>> (mark,), font = place_ideas(ranked, {"i-1": 1}, MatrixFrame(MatrixView()))
        >>> mark.number, mark.place == mark.own
        (1, True)
    """

    item: Ranked
    number: int
    own: Point
    place: Point


def place_ideas(
    placed: Sequence[Ranked], known: Mapping[str, int], frame: MatrixFrame
) -> tuple[list[PlacedMark], float]:
    """Find a position for each idea's mark.

    Args:
        placed: Ideas that have a quadrant; earlier ones get the first choice.
        known: The number of each idea.
        frame: The plot.

    Returns:
        The marks, and the font size in pixels that makes them fit.

    Example:
        >>> from gtm_framework.charts.matrix import MatrixView
        >>> from gtm_framework.triage import Initiative, rank
        >>> ranked = rank([Initiative(title=title, impact=7, effort=2) for title in ("Webinar", "Podcast")])
        >>> known = {item.initiative.id: number for number, item in enumerate(ranked, start=1)}
        >>> marks, font = place_ideas(ranked, known, MatrixFrame(MatrixView()))
        >>> marks[0].own == marks[1].own, marks[0].place == marks[1].place
        (True, False)
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


def legible_parts(
    ranked: Sequence[Ranked], known: Mapping[str, int], view: MatrixView
) -> list[Quadrant | None]:
    """What to draw one after another, so that numbers have the size of all other text.

    Args:
        ranked: The list in order.
        known: The number of each idea.
        view: How the matrix is drawn.

    Returns:
        All four quadrants at once (None) if the numbers fit, else each quadrant that has ideas. One
        quadrant can still have too many ideas for numbers of full size.

    Example:
        >>> from gtm_framework.charts.matrix import MatrixView
        >>> from gtm_framework.triage import Initiative, rank
        >>> ranked = rank([Initiative(title=f"Idea {number}", impact=7, effort=2) for number in range(60)])
        >>> known = {item.initiative.id: number for number, item in enumerate(ranked, start=1)}
        >>> view = MatrixView.in_window(1280, 720, presenting=True)
        >>> legible_parts(ranked[:9], known, view), legible_parts(ranked, known, view)[0].label
        ([None], 'Quick win')
    """
    placed = [item for item in ranked if item.quadrant]
    if view.quadrant or not placed:
        return [view.quadrant]
    frame = MatrixFrame(view, placed[0].threshold)
    own = [frame.pixel(*_scores(item)) for item in placed]
    areas = [frame.area(item.quadrant) for item in placed if item.quadrant]
    if place_marks(own, areas, mark_size(view.font, known)) is not None:
        return [None]
    return [quadrant for quadrant in Quadrant if any(item.quadrant is quadrant for item in placed)]


def mark_size(font: float, known: Mapping[str, int]) -> float:
    """Side length of the square a mark needs for the longest number.

    Example:
        >>> mark_size(20, {"i-1": 1, "i-2": 2}), mark_size(20, {"i-1": 100})
        (39.0, 46.0)
    """
    return (2.3 if max(known.values(), default=0) > 99 else 1.95) * font


def _scores(item: Ranked) -> tuple[float, float]:
    return item.matrix_effort or 0, item.matrix_impact or 0
