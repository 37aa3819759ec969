"""The comparison as one downloadable picture: heat map on the left, bars on the right."""

import plotly.graph_objects as go

from gtm_framework.charts.figures.bars import totals_figure
from gtm_framework.charts.figures.heat import heat_figure
from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.signs import Theme, ink, plain
from gtm_framework.scorecard import Comparison

_LEFT, _RIGHT = [0.0, 0.58], [0.68, 1.0]


def scorecard_picture(comparison: Comparison, title: str, theme: Theme = "light") -> go.Figure:
    """Draw heat map and bars side by side on their own background.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> figure = scorecard_picture(compare(load_scorecard().table), "Six disciplines")
        >>> figure.layout.title.text
        'Six disciplines'
    """
    heat, bars = heat_figure(comparison, theme), totals_figure(comparison, theme)
    figure = new_figure(heat.data)
    for trace in bars.data:
        figure.add_trace(trace.update(xaxis="x2", yaxis="y2"))
    colours = ink(theme)
    figure.update_layout(
        xaxis={**heat.layout.xaxis.to_plotly_json(), "domain": _LEFT},
        yaxis=heat.layout.yaxis.to_plotly_json(),
        xaxis2={**bars.layout.xaxis.to_plotly_json(), "domain": _RIGHT, "anchor": "y2"},
        yaxis2={**bars.layout.yaxis.to_plotly_json(), "anchor": "x2", "domain": [0.1, 1]},
        barmode="overlay",
        bargap=0.3,
        showlegend=False,
        title={"text": plain(title), "font": {"size": 22, "color": colours.text}, "x": 0.01},
        margin={"l": 10, "r": 20, "t": 70, "b": 20},
        font={"family": "Source Sans, sans-serif"},
        paper_bgcolor=colours.ground,
        plot_bgcolor=colours.ground,
    )
    return figure
