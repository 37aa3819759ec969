"""Names beside points: a title where it fits, else its number, else nothing; no two on each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Position = Literal["middle right", "middle left", "top center", "bottom center"]

_POSITIONS: tuple[Position, ...] = ("middle right", "middle left", "top center", "bottom center")


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in the plot's own units, with the title and the number that could stand beside it."""

    x: float
    y: float
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class Canvas:
    """How large things are in the plot's own units.

    Attributes:
        left: Smallest x of the plot.
        right: Largest x.
        letter: Width of one letter.
        line: Height of one line of text.
        mark: Width of a point's mark.
    """

    left: float
    right: float
    letter: float
    line: float
    mark: float


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside one point, and on which side."""

    text: str
    position: Position


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


def lay_out(spots: Sequence[Spot], canvas: Canvas) -> list[Label]:
    """Give every spot its title where one of the four sides is free for it, else its number, else nothing.

    Args:
        spots: The points, the most important first: it chooses its side first.
        canvas: Sizes in the plot's own units.

    Returns:
        One label each, in the order of the spots.
    """
    taken = [_Box(spot.x, spot.y, canvas.mark, canvas.line) for spot in spots]
    labels = []
    for at, spot in enumerate(spots):
        others = taken[:at] + taken[at + 1 :]
        label = _free_side(spot, spot.title, canvas, others)
        if label is None:
            label = _free_side(spot, spot.number, canvas, others) or Label("", "top center")
        if label.text:
            taken.append(_box(spot, label.text, label.position, canvas))
        labels.append(label)
    return labels


def _free_side(spot: Spot, text: str, canvas: Canvas, others: Sequence[_Box]) -> Label | None:
    for position in _POSITIONS:
        box = _box(spot, text, position, canvas)
        inside = canvas.left <= box.x - box.width / 2 and box.x + box.width / 2 <= canvas.right
        if inside and not any(box.meets(other) for other in others):
            return Label(text, position)
    return None


def _box(spot: Spot, text: str, position: Position, canvas: Canvas) -> _Box:
    width = (len(text) + 1) * canvas.letter
    aside = (canvas.mark + width) / 2
    offsets = {
        "middle right": (aside, 0.0),
        "middle left": (-aside, 0.0),
        "top center": (0.0, canvas.line),
        "bottom center": (0.0, -canvas.line),
    }
    dx, dy = offsets[position]
    return _Box(spot.x + dx, spot.y + dy, width, canvas.line)
