"""Positions for marks of equal size: each at its own point, or at the nearest free spot."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in pixels that a mark must not leave."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point, margin: float) -> bool:
        """Whether a mark that extends `margin` around `point` is fully inside."""
        x, y = point
        across = self.left + margin <= x <= self.right - margin
        return across and self.top + margin <= y <= self.bottom - margin


def place_marks(points: Sequence[Point], areas: Sequence[Area], size: float) -> list[Point] | None:
    """Move marks apart so that no two overlap.

    Args:
        points: Where each mark belongs, in pixels. Earlier marks get the first choice.
        areas: The rectangle each mark must stay in, in the same order.
        size: Side length of the square each mark needs, in pixels.

    Returns:
        A position for each mark, at least `size` from every other in one direction; None if they don't fit.
    """
    taken: dict[tuple[int, int], list[Point]] = defaultdict(list)
    places = []
    for point, area in zip(points, areas, strict=True):
        place = next((near for near in _near(point, size) if _is_free(near, area, size, taken)), None)
        if place is None:
            return None
        taken[int(place[0] // size), int(place[1] // size)].append(place)
        places.append(place)
    return places


def _near(point: Point, size: float) -> Iterator[Point]:
    for dx, dy in _steps():
        yield point[0] + dx * size, point[1] + dy * size


@cache
def _steps(reach: int = 12) -> list[Point]:
    """Steps of half a mark around a point, nearest first."""
    half = [(i / 2, j / 2) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    return sorted(half, key=lambda step: (hypot(*step), step))


def _is_free(place: Point, area: Area, size: float, taken: dict[tuple[int, int], list[Point]]) -> bool:
    if not area.holds(place, size / 2):
        return False
    column, row = int(place[0] // size), int(place[1] // size)
    near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in taken.get((column + i, row + j), ()))
    return all(max(abs(place[0] - x), abs(place[1] - y)) >= size for x, y in near)
