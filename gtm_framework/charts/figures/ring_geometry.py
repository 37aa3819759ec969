"""Positions on a ring of radius 1: marks on the rim, curved lines between them, numbers on the lines."""

from collections.abc import Sequence
from math import cos, dist, pi, sin

Point = tuple[float, float]

_BEND = 0.55
"""How far a line curves toward the middle of the ring."""
_STEPS = 16
_APART = 0.26
"""The minimum distance between two numbers, in ring radii."""


def spots(ids: Sequence[str]) -> dict[str, Point]:
    """A position for each id: clockwise from the top, as on a clock face."""
    turns = {choice_id: 2 * pi * at / len(ids) for at, choice_id in enumerate(ids)}
    return {choice_id: (sin(turn), cos(turn)) for choice_id, turn in turns.items()}


def bent(start: Point, end: Point) -> list[Point]:
    """A line between two marks that curves toward the middle, so that neighbors are visibly joined."""
    pull_x, pull_y = ((a + b) / 2 * (1 - _BEND) for a, b in zip(start, end, strict=True))
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * pull_x + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * pull_y + t**2 * end[1],
        )
        for t in steps
    ]


def free_spot(line: Sequence[Point], taken: Sequence[Point]) -> Point:
    """The point on a line closest to its middle that keeps its distance from points already taken."""
    places = [line[len(line) // 2 + step] for step in (0, -2, 2, -3, 3, -4, 4)]
    free = (place for place in places if all(dist(place, other) > _APART for other in taken))
    return next(free, places[0])
