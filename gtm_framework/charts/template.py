"""What all figures share: a Plotly template, so that each figure says only what is its own."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import plotly.graph_objects as go

_CLEAR = "rgba(0,0,0,0)"

FIXED_LEGEND = {"itemclick": False, "itemdoubleclick": False}
"""A legend that only names what is drawn; a click on an entry hides nothing."""


def new_figure(
    traces: Iterable[Any] = (), layout: Mapping[str, Any] | None = None, *, selects: bool = False
) -> go.Figure:
    """Start a figure from the template.

    Args:
        traces: What is drawn.
        layout: What the figure adds to the template. It is faster to pass it whole than to update it later.
        selects: Whether a click on a mark selects it.
    """
    click = {"dragmode": "pan", "clickmode": "event+select"} if selects else {}
    # The grounds are not in the template, because Streamlit's theme overwrites those of a template.
    ground = {"paper_bgcolor": _CLEAR, "plot_bgcolor": _CLEAR}
    return go.Figure(list(traces), {"template": _template(), **ground, **click, **(layout or {})})


@cache
def _template() -> go.layout.Template:
    """No grid, no zoom, a horizontal legend, and a plain hover text."""
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
