"""What all figures share: a Plotly template, so each figure only says what is specific to it."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import plotly.graph_objects as go

ROOM_HEIGHT = 720
"""Height in pixels of the smallest screen that a figure is laid out for in presentation mode."""
_SMALLEST_IN_ROOM = 24
_LINES_ON_SCREEN = 30

_CLEAR = "rgba(0,0,0,0)"

FIXED_LEGEND = {"itemclick": False, "itemdoubleclick": False}
"""A legend that only labels; clicking an entry hides nothing."""


def room_font(presenting: int) -> int:
    """Text size in pixels for a room: a thirtieth of the screen's height, and at least 24."""
    return max(_SMALLEST_IN_ROOM, round(presenting / _LINES_ON_SCREEN))


def room_height(presenting: int, above: float) -> int:
    """Height in pixels that is left for a figure below so many lines of text for a room."""
    return round(max(presenting, ROOM_HEIGHT) - above * room_font(presenting))


def new_figure(
    traces: Iterable[Any] = (), layout: Mapping[str, Any] | None = None, *, selects: bool = False
) -> go.Figure:
    """Start a figure from the template.

    Args:
        traces: The data to draw.
        layout: What the figure adds to the template. Passing it all at once is faster than updating it
            later.
        selects: Whether clicking a mark selects it.
    """
    click = {"dragmode": "pan", "clickmode": "event+select"} if selects else {}
    # Backgrounds are not in the template, because Streamlit's theme overwrites a template's backgrounds.
    ground = {"paper_bgcolor": _CLEAR, "plot_bgcolor": _CLEAR}
    return go.Figure(list(traces), {"template": _template(), **ground, **click, **(layout or {})})


@cache
def _template() -> go.layout.Template:
    """No grid, no zoom, a horizontal legend, and plain hover text."""
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True}
    return go.layout.Template(
        layout={
            "xaxis": axis,
            "yaxis": axis,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {"align": "left", "namelength": 0},
            "legend": {"orientation": "h", "x": 0},
            "polar": {"bgcolor": _CLEAR},
            "separators": ". ",
        }
    )
