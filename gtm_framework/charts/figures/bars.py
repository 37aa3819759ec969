"""Shares as horizontal bars in order: a name in front of each, the figures behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from gtm_framework.charts import ramp
from gtm_framework.charts.figures.heat_cells import MOST_DRAWN
from gtm_framework.charts.figures.template import new_figure, room_font, room_height
from gtm_framework.charts.signs import Theme, ink, plain
from gtm_framework.scorecard import Comparison, RankAcceptability, percent, written

_COLUMNS = (1.32, 1.76)
"""Where the columns of figures behind the bars end, as multiples of the longest possible bar. The larger
type of presentation mode has the whole width of the screen."""

_SIZE = 14
_ROW, _LEAST_ROW = 2.5, 1.7
_ABOVE = 7.0
"""Lines of text for a room that the page has besides the bars."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    share: float
    figures: tuple[str, ...]
    first: bool


def totals_figure(comparison: Comparison, theme: Theme = "light", *, presenting: int = 0) -> go.Figure:
    """Draw the options from first to last, each with its rank, total, and share of the maximum.

    Args:
        comparison: The weighted table.
        theme: Colors to use.
        presenting: Height in pixels of the screen that a room sees it on; 0 for a page of one person.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> figure = totals_figure(compare(load_scorecard().table))
        >>> list(figure.layout.yaxis.ticktext)[:2]
        ['1 GTM strategy', '2 Marketing strategy']
    """
    bars = [
        _Bar(
            f"{standing.rank}  {standing.option.name}",
            float(standing.share),
            (f"<b>{written(standing.total)}</b>", percent(standing.share)),
            standing.rank == 1,
        )
        for standing in comparison.ranked[:MOST_DRAWN]
    ]
    return _figure(bars, theme, presenting=presenting)


def acceptability_figure(
    rank_acceptability: Sequence[RankAcceptability], theme: Theme = "light"
) -> go.Figure:
    """Draw how often each option ranks first with random weights, the most frequent on top.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard, rank_acceptability
        >>> figure = acceptability_figure(rank_acceptability(compare(load_scorecard().table), draws=100))
        >>> len(figure.layout.yaxis.ticktext)
        6
    """
    best = max(acceptability.share for acceptability in rank_acceptability)
    bars = [
        _Bar(
            acceptability.option.name,
            float(acceptability.share),
            (percent(acceptability.share, 1),),
            acceptability.share == best,
        )
        for acceptability in sorted(rank_acceptability, key=lambda acceptability: -acceptability.share)[
            :MOST_DRAWN
        ]
    ]
    return _figure(bars, theme, presenting=0)


def _figure(bars: Sequence[_Bar], theme: Theme, *, presenting: int) -> go.Figure:
    colours, size, columns = ink(theme), _SIZE, _COLUMNS
    height = round(size * (_ROW * len(bars) + 0.6))
    if presenting:
        size, height = room_font(presenting), room_height(presenting, _ABOVE)
        bars = bars[: int(height / (_LEAST_ROW * size))]
    places = list(range(len(bars)))
    low, high = ramp.ends(theme)
    figure = new_figure(
        [
            go.Bar(x=[1] * len(bars), y=places, orientation="h", marker_color=low, hoverinfo="skip"),
            go.Bar(
                x=[bar.share for bar in bars],
                y=places,
                orientation="h",
                marker_color=[high if bar.first else ramp.shade(0.45, theme) for bar in bars],
                hovertext=[f"{plain(bar.name, 80)}: {' '.join(bar.figures)}" for bar in bars],
                hoverinfo="text",
            ),
            *(
                go.Scatter(
                    x=[end] * len(bars),
                    y=places,
                    mode="text",
                    text=list(texts),
                    textposition="middle left",
                    textfont={"size": size, "color": colours.text},
                    hoverinfo="skip",
                    cliponaxis=False,
                )
                for end, texts in zip(
                    columns, zip(*(bar.figures for bar in bars), strict=True), strict=False
                )
            ),
        ]
    )
    figure.update_layout(
        barmode="overlay",
        bargap=0.3,
        showlegend=False,
        xaxis={"visible": False, "range": [0, columns[len(bars[0].figures) - 1]]},
        yaxis={
            "tickvals": places,
            "ticktext": [plain(bar.name, 30) for bar in bars],
            "tickfont": {"size": size, "color": colours.text},
            "ticksuffix": "  ",
            "range": [len(bars) - 0.5, -0.5],
            "automargin": True,
        },
        height=height,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
    )
    return figure
