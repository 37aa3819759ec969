"""A table of scores as a heat map: a number in each cell, colored from low to high."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import plotly.graph_objects as go

from gtm_framework.charts import ramp
from gtm_framework.charts.figures.heat_cells import MOST_DRAWN, Cell, Spot, spots_of
from gtm_framework.charts.figures.template import new_figure, room_font, room_height
from gtm_framework.charts.signs import Theme, ink, plain, shortened
from gtm_framework.scorecard import Comparison, written

MOST_ACROSS = 8
"""With more options than this, options become the rows and criteria the columns."""


_LEAST_ROW = 1.5
"""The least height of a row in presentation mode, in heights of its numbers."""
_ABOVE = 3.0
"""Lines of text for a room that the page has besides the heat map."""


def heat_figure(
    comparison: Comparison,
    theme: Theme = "light",
    *,
    reasons: Mapping[Cell, str] | None = None,
    picked: Cell | None = None,
    presenting: int = 0,
) -> go.Figure:
    """Draw the scores as counted: reversed criteria are mirrored and labeled.

    Args:
        comparison: The weighted table.
        theme: Colors to use.
        reasons: The reason for each score, shown on hover.
        picked: The cell to highlight.
        presenting: Height in pixels of the screen that a room sees it on; 0 for a page of one person.

    Returns:
        The figure. Each cell carries the ids of its criterion and option as `customdata`.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> figure = heat_figure(compare(load_scorecard().table), picked=("speed", "gtm"))
        >>> list(figure.layout.xaxis.ticktext)[3:5]
        ['GTM strategy', 'Sales<br>strategy']
    """
    size = room_font(presenting) + 4 if presenting else 15
    tick = room_font(presenting) if presenting else 13
    height = room_height(presenting, _ABOVE) if presenting else 0
    criteria, options = _criteria_names(comparison), [o.name for o in comparison.table.options]
    upright = len(options) <= MOST_ACROSS
    rows, columns = (criteria, options) if upright else (options, criteria)
    rows = rows[: int(height / (_LEAST_ROW * size)) if presenting else MOST_DRAWN]
    columns = columns[: MOST_ACROSS if presenting else MOST_DRAWN]
    spots = [
        spot
        for spot in spots_of(comparison, upright, reasons or {})
        if spot.x < len(columns) and spot.y < len(rows)
    ]
    figure = new_figure([_fill(spots, theme)], selects=True)
    for text in ("#000000", "#FFFFFF"):
        inked = [spot for spot in spots if ramp.on(ramp.shade(spot.share, theme)) == text]
        if inked:
            figure.add_trace(_numbers(inked, text, size))
    for spot in spots:
        if spot.cell == picked:
            _frame(figure, spot, theme)
    _lay_out(figure, rows, columns, theme, tick)
    figure.update_layout(height=height or round(size * (2.2 * len(rows) + 3.2)))
    return figure


def _criteria_names(comparison: Comparison) -> list[str]:
    """Each criterion with its direction and, where weights differ, its weight."""
    weighting = comparison.weighting
    even = len(set(weighting.weights)) == 1
    return [
        criterion.name + (" ↓" if minimized else "") + ("" if even else f" ×{written(weight)}")
        for criterion, weight, minimized in zip(
            comparison.table.criteria, weighting.weights, weighting.minimized, strict=True
        )
    ]


def _fill(spots: Sequence[Spot], theme: Theme) -> go.Heatmap:
    low, high = ramp.ends(theme)
    return go.Heatmap(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        z=[spot.share for spot in spots],
        zmin=0,
        zmax=1,
        colorscale=[[0, low], [1, high]],
        showscale=False,
        hoverinfo="skip",
        xgap=3,
        ygap=3,
    )


def _numbers(spots: Sequence[Spot], colour: str, size: int) -> go.Scatter:
    """The numbers, with an invisible mark over each that catches the pointer."""
    return go.Scatter(
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        mode="markers+text",
        text=[spot.text for spot in spots],
        textfont={"size": size, "color": colour},
        customdata=[list(spot.cell) for spot in spots],
        hovertext=[spot.hover for spot in spots],
        hoverinfo="text",
        marker={"symbol": "square", "size": 2 * size, "opacity": 0},
        selected={"marker": {"opacity": 0}, "textfont": {"color": colour}},
        unselected={"marker": {"opacity": 0}, "textfont": {"color": colour}},
        showlegend=False,
        cliponaxis=False,
    )


def _frame(figure: go.Figure, spot: Spot, theme: Theme) -> None:
    figure.add_shape(
        type="rect",
        x0=spot.x - 0.48,
        x1=spot.x + 0.48,
        y0=spot.y - 0.46,
        y1=spot.y + 0.46,
        line={"width": 3, "color": ink(theme).text},
    )


def _lay_out(
    figure: go.Figure, rows: Sequence[str], columns: Sequence[str], theme: Theme, tick: int
) -> None:
    colours = ink(theme)
    axis = {
        "showline": False,
        "ticks": "",
        "automargin": True,
        "tickfont": {"size": tick, "color": colours.text},
    }
    figure.update_layout(
        xaxis={
            **axis,
            "side": "top",
            "tickvals": list(range(len(columns))),
            "ticktext": ["<br>".join(map(plain, wrap(shortened(name, 40), 13))) for name in columns],
            "range": [-0.5, len(columns) - 0.5],
        },
        yaxis={
            **axis,
            "tickvals": list(range(len(rows))),
            "ticktext": ["<br>".join(map(plain, wrap(shortened(name, 48), 26))) for name in rows],
            "range": [len(rows) - 0.5, -0.5],
            "ticksuffix": "  ",
        },
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        hoverdistance=60,
    )
