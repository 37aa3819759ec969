"""Two or three options side by side on all criteria, as a radar chart or as lines."""

from collections.abc import Sequence
from enum import StrEnum
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.series import series_signs
from gtm_framework.charts.signs import Ink, Theme, ink, plain, shortened
from gtm_framework.scorecard import Comparison


class Form(StrEnum):
    """The two ways to draw the options."""

    RADAR = "radar"
    LINES = "lines"


def profiles_figure(
    comparison: Comparison,
    chosen: Sequence[str],
    theme: Theme = "light",
    form: Form = Form.RADAR,
    *,
    narrow: bool = False,
) -> go.Figure:
    """Draw the values of some options, up to the number of distinct series styles.

    Args:
        comparison: The weighted table; reversed criteria are mirrored.
        chosen: Ids of the options; unknown ids are ignored.
        theme: Colors to use.
        form: Radar or lines.
        narrow: Whether the window has no room for the criteria side by side: the lines run downward.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> comparison = compare(load_scorecard().table)
        >>> figure = profiles_figure(comparison, [option.id for option in comparison.table.options[:2]])
        >>> [trace.name for trace in figure.data]
        ['Marketing strategy', 'Marketing tactics']
    """
    letters = 20 if narrow and form is Form.LINES else 14
    criteria = (wrap(shortened(each.name, 40), letters) for each in comparison.table.criteria)
    names = ["<br>".join(map(plain, lines)) for lines in criteria]
    rows = {option.id: at for at, option in enumerate(comparison.table.options)}
    figure = new_figure()
    for option, sign in zip([name for name in chosen if name in rows], series_signs(), strict=False):
        row = rows[option]
        values = [float(comparison.value(row, column)) for column in range(len(names))]
        look = {
            "name": plain(comparison.table.options[row].name, 40),
            "mode": "lines+markers",
            "line": {"color": sign.colour(theme), "dash": sign.dash, "width": 2.5},
            "marker": {"symbol": sign.symbol, "size": 9, "color": sign.colour(theme)},
        }
        figure.add_trace(_trace(names, values, form, look, narrow))
    scale = [float(comparison.table.scale.low), float(comparison.table.scale.high)]
    _lay_out(figure, scale, ink(theme), form, narrow)
    return figure


def _trace(
    names: list[str], values: list[float], form: Form, look: dict[str, Any], narrow: bool
) -> go.Scatter | go.Scatterpolar:
    if form is Form.RADAR:
        return go.Scatterpolar(
            r=[*values, values[0]],
            theta=[*names, names[0]],
            hovertemplate="%{theta}: %{r:g}<extra>%{fullData.name}</extra>",
            **look,
        )
    if narrow:
        return go.Scatter(
            x=values, y=names, hovertemplate="%{y}: %{x:g}<extra>%{fullData.name}</extra>", **look
        )
    return go.Scatter(
        x=names, y=values, hovertemplate="%{x}: %{y:g}<extra>%{fullData.name}</extra>", **look
    )


def _lay_out(figure: go.Figure, scale: list[float], colours: Ink, form: Form, narrow: bool) -> None:
    labels = {"size": 13, "color": colours.text}
    lines = {"gridcolor": colours.line, "linecolor": colours.line}
    steps = {**lines, "tickfont": {"size": 11, "color": colours.quiet}}
    if form is Form.RADAR:
        figure.update_layout(
            polar={
                "radialaxis": {**steps, "range": scale, "angle": 90, "tickangle": 90},
                "angularaxis": {**lines, "tickfont": labels, "rotation": 90, "direction": "clockwise"},
            },
        )
    else:
        criteria = {"tickfont": labels, "automargin": True}
        values = {**steps, "range": [scale[0], scale[1] * 1.05], "showgrid": True}
        if narrow:
            figure.update_layout(xaxis=values, yaxis={**criteria, "autorange": "reversed"})
        else:
            figure.update_layout(xaxis=criteria, yaxis=values)
    figure.update_layout(
        height=430,
        margin={"l": 8, "r": 8, "t": 8, "b": 40}
        if narrow and form is Form.LINES
        else {"l": 92, "r": 92, "t": 56, "b": 40},
        legend={
            "y": -0.14,
            "yanchor": "top",
            "x": 0.5,
            "xanchor": "center",
            "font": labels,
        },
    )
