"""Shares as bars in their order: a name before each, what it comes to behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from gtm_framework.charts import ramp
from gtm_framework.charts.heat_figure import MOST_DRAWN
from gtm_framework.charts.signs import Theme, ink, plain
from gtm_framework.scorecard.chances import Chance
from gtm_framework.scorecard.comparison import Comparison
from gtm_framework.scorecard.numbers import percent, written

_ROOM = 1.55
"""Where the axis ends, as a multiple of the longest bar possible; the figures stand at its end."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    share: float
    told: str
    first: bool


def totals_figure(comparison: Comparison, theme: Theme = "light", *, presenting: bool = False) -> go.Figure:
    """Draw the options from first to last, each with its rank, total and share of the maximum."""
    bars = [
        _Bar(
            f"{standing.rank}  {standing.option.name}",
            float(standing.share),
            f"<b>{written(standing.total)}</b>  {percent(standing.share)}",
            standing.rank == 1,
        )
        for standing in comparison.ranked[:MOST_DRAWN]
    ]
    return _figure(bars, theme, 22 if presenting else 14)


def chances_figure(chances: Sequence[Chance], theme: Theme = "light") -> go.Figure:
    """Draw how often each option is first when the weights are drawn at random, most often on top."""
    best = max(chance.share for chance in chances)
    bars = [
        _Bar(chance.option.name, float(chance.share), percent(chance.share, 1), chance.share == best)
        for chance in sorted(chances, key=lambda chance: -chance.share)[:MOST_DRAWN]
    ]
    return _figure(bars, theme, 14)


def _figure(bars: Sequence[_Bar], theme: Theme, size: int) -> go.Figure:
    colours = ink(theme)
    places = list(range(len(bars)))
    low, high = ramp.ends(theme)
    figure = go.Figure(
        [
            go.Bar(x=[1] * len(bars), y=places, orientation="h", marker_color=low, hoverinfo="skip"),
            go.Bar(
                x=[bar.share for bar in bars],
                y=places,
                orientation="h",
                marker_color=[high if bar.first else ramp.shade(0.45, theme) for bar in bars],
                hovertext=[f"{plain(bar.name, 80)}: {bar.told}" for bar in bars],
                hoverinfo="text",
            ),
            go.Scatter(
                x=[_ROOM] * len(bars),
                y=places,
                mode="text",
                text=[bar.told for bar in bars],
                textposition="middle left",
                textfont={"size": size, "color": colours.text},
                hoverinfo="skip",
                cliponaxis=False,
            ),
        ]
    )
    figure.update_layout(
        barmode="overlay",
        bargap=0.3,
        showlegend=False,
        xaxis={"visible": False, "range": [0, _ROOM], "fixedrange": True},
        yaxis={
            "tickvals": places,
            "ticktext": [plain(bar.name, 30) for bar in bars],
            "tickfont": {"size": size, "color": colours.text},
            "ticksuffix": "  ",
            "range": [len(bars) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
        },
        height=round(size * (2.5 * len(bars) + 0.6)),
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    return figure
