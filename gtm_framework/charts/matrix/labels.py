"""Titles next to marks: only where the whole title fits and doesn't cover another mark or title."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Position = Literal["middle right", "middle left", "top center", "bottom center"]

_POSITIONS: tuple[Position, ...] = ("middle right", "middle left", "top center", "bottom center")
_SIDES: dict[Position, int] = {"middle right": 1, "middle left": -1}
_LETTER = 0.56
"""Width of an average letter as a share of the font size; generous, so no title runs over."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark, in pixels from the upper left corner of the plot, and the title that could go next to it."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """The plot's size, and the size of what is drawn on it, in pixels."""

    width: float
    height: float
    font: float
    mark: float


@dataclass(frozen=True, slots=True)
class Label:
    """A title's center, in pixels, and how it is drawn.

    Attributes:
        text: The title.
        x: Its center from the left.
        y: Its center from the top.
        position: The side of its mark that it is on.
        start: Where it meets its mark, from the left; its center if it is above or below.
    """

    text: str
    x: float
    y: float
    position: Position = field(default="top center", compare=False)
    start: float = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Box") -> bool:
        apart_x = abs(self.x - other.x) * 2 >= self.width + other.width
        apart_y = abs(self.y - other.y) * 2 >= self.height + other.height
        return not (apart_x or apart_y)


def label_marks(spots: Sequence[Spot], canvas: Canvas) -> list[Label]:
    """Find room for the titles that fit next to their marks.

    Args:
        spots: The marks. Earlier ones get the first choice.
        canvas: Sizes in pixels.

    Returns:
        The titles that fit on one of the four sides; the others are left out.
    """
    taken = [_Box(spot.x, spot.y, canvas.mark, canvas.mark) for spot in spots]
    labels = []
    for spot in spots:
        found = _free_side(spot, canvas, taken)
        if found is not None:
            position, box = found
            taken.append(box)
            start = box.x - box.width / 2 * _SIDES.get(position, 0)
            labels.append(Label(spot.title, box.x, box.y, position, start))
    return labels


def _free_side(spot: Spot, canvas: Canvas, taken: Sequence[_Box]) -> tuple[Position, _Box] | None:
    for position in _POSITIONS:
        box = _box(spot, position, canvas)
        across = box.width / 2 <= box.x <= canvas.width - box.width / 2
        down = box.height / 2 <= box.y <= canvas.height - box.height / 2
        if across and down and not any(box.meets(other) for other in taken):
            return position, box
    return None


def _box(spot: Spot, position: Position, canvas: Canvas) -> _Box:
    width, height = (len(spot.title) + 1) * _LETTER * canvas.font, 1.3 * canvas.font
    aside, over = (canvas.mark + width) / 2, (canvas.mark + height) / 2
    offsets = {
        "middle right": (aside, 0.0),
        "middle left": (-aside, 0.0),
        "top center": (0.0, -over),
        "bottom center": (0.0, over),
    }
    dx, dy = offsets[position]
    return _Box(spot.x + dx, spot.y + dy, width, height)
