"""Capacity by quarter as a plot: stacked work and the capacity line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.signs import Theme, ink, kind_sign, plain, shortened
from gtm_framework.strategy.capacity import LoadLine, QuarterLoad
from gtm_framework.triage import Kind

_HALF = 0.36
"""Half the width of a stack, in quarters."""


@dataclass(frozen=True, slots=True)
class _Piece:
    place: int
    line: LoadLine


def capacity_figure(
    quarters: Sequence[QuarterLoad],
    kinds: Mapping[str, Kind],
    theme: Theme = "light",
    *,
    height: int = 330,
) -> go.Figure:
    """Draw each quarter's planned work against the team's capacity.

    Args:
        quarters: The quarters in chronological order.
        kinds: Maps the id of each work item to its kind.
        theme: Colors to use.
        height: In pixels.

    Returns:
        The figure. Work below the cut line is hatched; each item carries its id as `customdata`.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> outlook = Checkup(example_workspace("fintech-cascade")).outlook
        >>> [bar.name for bar in capacity_figure(outlook.loads, outlook.kinds).data]
        ['● tactical', 'capacity']
    """
    colours = ink(theme)
    figure = new_figure()
    for kind in Kind:
        pieces = [
            _Piece(place, line)
            for place, load in enumerate(quarters)
            for line in load.queue
            if kinds[line.id] is kind
        ]
        if pieces:
            figure.add_trace(_pile(kind, pieces, theme))
    _draw_lines(figure, quarters, theme)
    top = max((max(load.load, load.capacity or 0) for load in quarters), default=1) or 1
    font = {"size": 13, "color": colours.text}
    figure.update_layout(
        height=height,
        margin={"l": 44, "r": 4, "t": 8, "b": 28},
        xaxis={
            "tickvals": list(range(len(quarters))),
            "ticktext": [load.quarter for load in quarters],
            "range": [-0.55, max(len(quarters), 3) - 0.45],
            "tickfont": font,
        },
        yaxis={
            "title": {"text": "person-weeks", "font": font},
            "range": [0, top * 1.16],
            "showgrid": True,
            "gridcolor": colours.line,
            "tickfont": {"size": 12, "color": colours.quiet},
            "nticks": 6,
        },
        barmode="overlay",
        uniformtext={"minsize": 11, "mode": "hide"},  # a title that doesn't fit is cut off at both ends
        showlegend=True,
        legend={"y": 1.0, "yanchor": "bottom", "font": font},
    )
    return figure


def _pile(kind: Kind, pieces: Sequence[_Piece], theme: Theme) -> go.Bar:
    sign = kind_sign(kind)
    colours = ink(theme)
    beyond = [piece.line.fits is False for piece in pieces]
    return go.Bar(
        x=[piece.place for piece in pieces],
        y=[piece.line.person_weeks for piece in pieces],
        base=[piece.line.cumulative - piece.line.person_weeks for piece in pieces],
        width=2 * _HALF,
        name=sign.words,
        text=[plain(shortened(piece.line.title, 21)) for piece in pieces],
        textposition="inside",
        insidetextanchor="middle",
        insidetextfont={"color": [colours.text if below else colours.ground for below in beyond]},
        textangle=0,
        customdata=[piece.line.id for piece in pieces],
        hovertext=[_told(piece.line) for piece in pieces],
        hoverinfo="text",
        marker={
            "color": sign.colour(theme),
            "opacity": [0.45 if below else 1 for below in beyond],
            "pattern": {"shape": ["/" if below else "" for below in beyond], "fillmode": "overlay"},
            "line": {"width": 1.5, "color": colours.ground},
        },
    )


def _told(line: LoadLine) -> str:
    side = {True: "<br>above the line", False: "<br>below the line", None: ""}[line.fits]
    return f"<b>{plain(line.title, 80)}</b><br>{line.person_weeks:g} person-weeks{side}"


def _draw_lines(figure: go.Figure, quarters: Sequence[QuarterLoad], theme: Theme) -> None:
    """Each quarter's capacity, where it has one, with an entry in the legend."""
    colours = ink(theme)
    line = {"width": 3, "color": colours.text}
    figure.add_trace(go.Scatter(x=[None], y=[None], mode="lines", name="capacity", line=line))
    for place, load in enumerate(quarters):
        if load.capacity is None:
            continue
        figure.add_shape(
            type="line",
            x0=place - _HALF - 0.08,
            x1=place + _HALF + 0.08,
            y0=load.capacity,
            y1=load.capacity,
            line=line,
        )
        figure.add_annotation(
            x=place + _HALF + 0.1,
            y=load.capacity,
            xanchor="left",
            yanchor="middle",
            showarrow=False,
            text=f"<b>{load.capacity:g}</b>",
            font={"size": 13, "color": colours.text},
        )
