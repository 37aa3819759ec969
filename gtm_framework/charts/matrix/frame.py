"""The frame of the matrix plot: its scale in pixels, the four quadrants, and their names around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gtm_framework.charts.matrix.places import Area, Point
from gtm_framework.charts.signs import Ink, Theme, ink, quadrant_sign
from gtm_framework.triage import SCALE, THRESHOLD, Quadrant

_BEYOND = 0.6
"""Space around the first and last step of the scale, in steps."""
_PHONE, _TALL = 640, 900
_SHARE = 2 / 3
"""The plot's share of the window width when the key is next to it; matches the page's columns."""
_WIDEST = 1880


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The size of the matrix and which part of it to draw.

    Attributes:
        width: Width of the figure in pixels.
        height: Height of the figure in pixels.
        font: Size of all text in pixels.
        quadrant: The quadrant to zoom into; None shows all four.
        picked: Id of the initiative to ring; None for no ring.
        actions: Whether each quadrant's name is followed by its advice.

    Example:
        >>> MatrixView.in_window(1280, 720, presenting=True).font
        24
    """

    width: int = 780
    height: int = 540
    font: int = 13
    quadrant: Quadrant | None = None
    picked: str | None = None
    actions: bool = True

    @classmethod
    def in_window(
        cls,
        width: int,
        height: int,
        *,
        presenting: bool = False,
        quadrant: Quadrant | None = None,
        picked: str | None = None,
    ) -> "MatrixView":
        """The view for a browser window. Except on a phone, the key takes a third of the width.

        Args:
            width: The window's width in pixels.
            height: The window's height in pixels.
            presenting: Whether it is shown to a room: text is at least 1/30 of the height, with nothing
                above it.
            quadrant: The quadrant to zoom into; None shows all four.
            picked: Id of the initiative to ring; None for no ring.
        """
        if presenting:
            font = max(24, round(height / 30))
            return cls(round(width * _SHARE) - 60, height - 36, font, quadrant, picked, actions=False)
        if width < _PHONE:
            return cls(width - 30, 420, 12, quadrant, picked, actions=False)
        font = 14 if height >= _TALL else 13
        across = round(min(width, _WIDEST) * _SHARE) - 50
        return cls(across, max(height - 230, 470), font, quadrant, picked)

    @property
    def key_height(self) -> int:
        """Height in pixels of the key next to the plot, including the open idea's card above it."""
        return max(self.height - 190, 260)


PICTURE = MatrixView(width=1280, height=720, font=20)
"""The matrix as a downloadable picture."""


class MatrixFrame:
    """The plot's scale: converts steps of effort and impact to pixels, and back.

    Example:
        >>> frame = MatrixFrame(MatrixView(), threshold=5)
        >>> frame.line, frame.place(frame.pixel(effort=3, impact=8))
        (5.5, (3.0, 8.0))
    """

    def __init__(self, view: MatrixView, threshold: float = THRESHOLD) -> None:
        self.view = view
        self.line = threshold + 0.5 if float(threshold).is_integer() else threshold
        self._ticks = round(1.3 * view.font + 8)
        lines = 2 if view.actions else 1
        names = round(1.35 * view.font * lines + 8)
        self.margin = {"l": 3 * view.font, "r": 10, "t": names, "b": names + self._ticks}
        self.width = view.width - self.margin["l"] - self.margin["r"]
        self.height = view.height - self.margin["t"] - self.margin["b"]
        self.efforts, self.impacts = self._ranges(view.quadrant)

    def _ranges(self, quadrant: Quadrant | None) -> tuple[tuple[float, float], tuple[float, float]]:
        low, high = SCALE[0] - _BEYOND, SCALE[1] + _BEYOND
        if quadrant is None:
            return (low, high), (low, high)
        efforts = (self.line, high) if quadrant.is_high_effort else (low, self.line)
        return efforts, (self.line, high) if quadrant.is_high_impact else (low, self.line)

    def pixel(self, effort: float, impact: float) -> Point:
        """A point on the scale in pixels from the plot's upper left corner."""
        (left, right), (bottom, top) = self.efforts, self.impacts
        across = (effort - left) / (right - left)
        return across * self.width, (top - impact) / (top - bottom) * self.height

    def place(self, point: Point) -> Point:
        """A pixel position as effort and impact."""
        (left, right), (bottom, top) = self.efforts, self.impacts
        effort = left + point[0] / self.width * (right - left)
        return effort, top - point[1] / self.height * (top - bottom)

    def area(self, quadrant: Quadrant) -> Area:
        """A quadrant's rectangle in pixels."""
        efforts, impacts = self._ranges(quadrant)
        left, top = self.pixel(efforts[0], impacts[1])
        right, bottom = self.pixel(efforts[1], impacts[0])
        return Area(left, top, right, bottom)

    def layout(self, theme: Theme) -> dict[str, Any]:
        """Axes, backgrounds, and names, as a Plotly layout."""
        view, colors = self.view, ink(theme)
        quadrants = [view.quadrant] if view.quadrant else list(Quadrant)
        axis = {
            "dtick": 1,
            "linecolor": colors.line,
            "tickfont": {"size": view.font, "color": colors.quiet},
        }
        title = {"size": view.font, "color": colors.text}
        return {
            "xaxis": {**axis, "range": self.efforts},
            "yaxis": {
                **axis,
                "range": self.impacts,
                "title": {"text": "impact →", "font": title, "standoff": 4},
            },
            "height": view.height,
            "margin": self.margin,
            "showlegend": False,
            "shapes": [self._ground(quadrant, theme) for quadrant in quadrants],
            "annotations": [*self._names(quadrants, colors), self._effort_title(title)],
        }

    def _ground(self, quadrant: Quadrant, theme: Theme) -> dict[str, Any]:
        (left, right), (bottom, top) = self._ranges(quadrant)
        sides = {"x0": left, "x1": right, "y0": bottom, "y1": top}
        color = quadrant_sign(quadrant).colour(theme)
        return {"type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": color, **sides}

    def _names(self, quadrants: Iterable[Quadrant], colors: Ink) -> list[dict[str, Any]]:
        """Each quadrant's name outside its outer corner, where there are no marks."""
        return [
            {
                "text": self._name(quadrant),
                "xref": "paper",
                "yref": "paper",
                "x": 1 if quadrant.is_high_effort else 0,
                "y": 1 if quadrant.is_high_impact else 0,
                "xanchor": "right" if quadrant.is_high_effort else "left",
                "yanchor": "bottom" if quadrant.is_high_impact else "top",
                "yshift": 2 if quadrant.is_high_impact else -self._ticks,
                "align": "right" if quadrant.is_high_effort else "left",
                "showarrow": False,
                "font": {"size": self.view.font, "color": colors.text},
            }
            for quadrant in quadrants
        ]

    def _name(self, quadrant: Quadrant) -> str:
        sign = quadrant_sign(quadrant)
        action = f"<br>{quadrant.action}" if self.view.actions else ""
        return f"<b>{sign.words}</b>{action}"

    def _effort_title(self, font: dict[str, Any]) -> dict[str, Any]:
        return {
            "text": "effort →",
            "xref": "paper",
            "yref": "paper",
            "x": 0.5,
            "y": 0,
            "yanchor": "top",
            "yshift": -self._ticks,
            "showarrow": False,
            "font": font,
        }
