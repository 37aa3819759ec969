"""How safe first place is: for each criterion, the weights at which the leader stays first."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from gtm_framework.charts import ramp
from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.signs import Theme, ink, plain, shortened
from gtm_framework.scorecard import Sensitivity, StabilityInterval
from gtm_framework.scorecard.wording import about, interval_sentence, listed

MOST_INTERVALS = 24
"""If several options tie for first, each has its own intervals; more than this are not drawn."""

_ROOM = 1.9
"""Where the axis ends, as a multiple of the largest weight drawn; the labels go at its end."""


@dataclass(frozen=True, slots=True)
class _Lane:
    name: str
    low: float
    high: float
    weight: float
    told: str
    hover: str


def stability_figure(safety: Sensitivity, theme: Theme = "light", *, most: float = 5) -> go.Figure:
    """Draw the intervals, with a mark at today's weight.

    Args:
        safety: The sensitivity of a comparison.
        theme: Colors to use.
        most: The largest weight to draw; extended if a weight is larger.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard, sensitivity
        >>> figure = stability_figure(sensitivity(compare(load_scorecard().table)))
        >>> list(figure.layout.yaxis.ticktext)[:1]
        ['Primary purpose']
    """
    intervals = safety.intervals[:MOST_INTERVALS]
    heaviest = max(float(interval.weight) for interval in intervals)
    reach = most if heaviest <= most else 1.25 * heaviest
    lanes = [_lane(interval, reach, alone=len(safety.leaders) == 1) for interval in intervals]
    colours = ink(theme)
    low = ramp.shade(0, theme)
    places = list(range(len(lanes)))
    figure = new_figure(
        [
            go.Bar(x=[reach] * len(lanes), y=places, orientation="h", marker_color=low, hoverinfo="skip"),
            go.Bar(
                x=[lane.high - lane.low for lane in lanes],
                base=[lane.low for lane in lanes],
                y=places,
                orientation="h",
                marker_color=ramp.shade(0.6, theme),
                hovertext=[lane.hover for lane in lanes],
                hoverinfo="text",
            ),
            go.Scatter(
                x=[lane.weight for lane in lanes],
                y=places,
                mode="markers",
                marker={
                    "symbol": "diamond",
                    "size": 12,
                    "color": colours.text,
                    "line": {"width": 1.5, "color": colours.ground},
                },
                hoverinfo="skip",
                cliponaxis=False,
            ),
            go.Scatter(
                x=[reach * 1.03] * len(lanes),
                y=places,
                mode="text",
                text=[lane.told for lane in lanes],
                textposition="middle right",
                textfont={"size": 13, "color": colours.text},
                hoverinfo="skip",
                cliponaxis=False,
            ),
        ]
    )
    _lay_out(figure, lanes, reach, theme)
    return figure


def _lane(interval: StabilityInterval, reach: float, *, alone: bool) -> _Lane:
    high = reach if interval.high is None else min(float(interval.high), reach)
    name = interval.criterion.name if alone else f"{interval.criterion.name}: {interval.leader.name}"
    sides = []
    if interval.below:
        sides.append((f"below {about(interval.low)}:", listed(interval.below)))
    if interval.above and interval.high is not None and float(interval.high) < reach:
        sides.append((f"above {about(interval.high)}:", listed(interval.above)))
    if len(sides) == 1:
        lines = [sides[0][0], shortened(sides[0][1], 24)]
    else:
        lines = [f"{where} {shortened(who, 20)}" for where, who in sides] or ["stays first"]
    told = "<br>".join(map(plain, lines))
    return _Lane(
        name,
        float(interval.low),
        high,
        float(interval.weight),
        told,
        plain(interval_sentence(interval), 200),
    )


def _lay_out(figure: go.Figure, lanes: Sequence[_Lane], reach: float, theme: Theme) -> None:
    colours = ink(theme)
    step = max(1, round(reach / 5))
    figure.update_layout(
        barmode="overlay",
        bargap=0.45,
        showlegend=False,
        xaxis={
            "range": [0, reach * _ROOM],
            "tickvals": list(range(0, int(reach) + 1, step)),
            "tickfont": {"size": 12, "color": colours.quiet},
        },
        yaxis={
            "tickvals": list(range(len(lanes))),
            "ticktext": ["<br>".join(map(plain, wrap(shortened(lane.name, 48), 24))) for lane in lanes],
            "tickfont": {"size": 13, "color": colours.text},
            "ticksuffix": "  ",
            "range": [len(lanes) - 0.5, -0.5],
            "automargin": True,
        },
        height=34 + 33 * len(lanes),
        margin={"l": 4, "r": 4, "t": 4, "b": 24},
    )
