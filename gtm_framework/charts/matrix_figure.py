"""The impact/effort matrix as a plot: quadrants with their actions, one mark for each initiative."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from gtm_framework.charts.labels import Canvas, Label, Spot, lay_out
from gtm_framework.charts.signs import Theme, ink, kind_sign, plain, quadrant_sign, shortened
from gtm_framework.charts.template import new_figure
from gtm_framework.triage.explain import why
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.matrix import THRESHOLD, Quadrant
from gtm_framework.triage.ranking import Ranked

_LOW, _HIGH = 0.4, 10.6
_FAN = 0.24
"""How far coinciding marks stand from their common place, in scale steps."""


@dataclass(frozen=True, slots=True)
class _Mark:
    item: Ranked
    x: float
    y: float
    label: Label


def matrix_figure(
    ranked: Sequence[Ranked], theme: Theme = "light", *, presenting: bool = False
) -> go.Figure:
    """Draw every placed initiative.

    Args:
        ranked: The list in its order; what has no quadrant is left out (the page lists it).
        theme: Which colours to draw in.
        presenting: Larger type and marks, for a shared screen.

    Returns:
        The figure; each mark carries its initiative's id as `customdata`.
    """
    placed = [item for item in ranked if item.quadrant is not None]
    threshold = ranked[0].threshold if ranked else THRESHOLD
    size = 22 if presenting else 14
    drawn = _marks(placed, size)
    by_kind = {kind: [mark for mark in drawn if mark.item.verdict.final_kind is kind] for kind in Kind}
    traces = [_trace(kind, marks, theme, size) for kind, marks in by_kind.items() if marks]
    shapes, names = _quadrants(threshold, theme, size)
    colours = ink(theme)
    axis = {
        "range": [_LOW, _HIGH],
        "dtick": 1,
        "linecolor": colours.line,
        "tickfont": {"size": size - 2, "color": colours.quiet},
    }
    title = {"size": size, "color": colours.text}
    layout = {
        "xaxis": {**axis, "title": {"text": "effort →", "font": title}},
        "yaxis": {**axis, "title": {"text": "impact →", "font": title}},
        "height": 620 if presenting else 540,
        "margin": {"l": 48, "r": 12, "t": 34 if not presenting else 44, "b": 48},
        "legend": {"y": 1.0, "yanchor": "bottom", "font": title},
        "shapes": shapes,
        "annotations": names,
    }
    return new_figure(traces, layout, selects=True)


def _marks(placed: Sequence[Ranked], size: int) -> list[_Mark]:
    spots = _spots(placed)
    canvas = Canvas(left=_LOW, right=_HIGH, letter=0.0085 * size, line=0.024 * size, mark=0.026 * size)
    titled = [
        Spot(x, y, shortened(item.initiative.title, 26), f"{item.rank or '–'}")
        for item, (x, y) in zip(placed, spots, strict=True)
    ]
    labels = lay_out(titled, canvas)
    return [_Mark(item, x, y, label) for item, (x, y), label in zip(placed, spots, labels, strict=True)]


def _spots(placed: Sequence[Ranked]) -> list[tuple[float, float]]:
    """Where to draw each mark: its place, or on a small ring around it when others share the place."""
    places = [(item.initiative.matrix_effort or 0, item.initiative.matrix_impact or 0) for item in placed]
    sharing, drawn = Counter(places), Counter[tuple[float, float]]()
    spots = []
    for x, y in places:
        many, turn = sharing[x, y], 2 * pi * drawn[x, y] / sharing[x, y]
        drawn[x, y] += 1
        radius = _FAN * (1 + many // 8) if many > 1 else 0
        spots.append((x + radius * cos(turn), y + radius * sin(turn)))
    return spots


def _trace(kind: Kind, marks: Sequence[_Mark], theme: Theme, size: int) -> go.Scatter:
    sign = kind_sign(kind)
    colours = ink(theme)
    return go.Scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers+text",
        name=f"{sign.label} ({len(marks)})",
        text=[plain(mark.label.text) for mark in marks],
        textposition=[mark.label.position for mark in marks],
        textfont={"size": size, "color": colours.text},
        customdata=[mark.item.initiative.id for mark in marks],
        hovertext=[_hover(mark.item) for mark in marks],
        hoverinfo="text",
        marker={
            "symbol": sign.symbol,
            "size": size + 2,
            "color": sign.colour(theme),
            "line": {"width": 2 if kind is Kind.UNDECIDED else 1, "color": sign.colour(theme)},
        },
        selected={"marker": {"size": size + 10, "opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": colours.text}},
        cliponaxis=False,
    )


def _hover(item: Ranked) -> str:
    place = f"{item.rank}. " if item.rank else ""
    lines = wrap(plain(why(item), 400), width=60)
    return f"<b>{place}{plain(item.initiative.title, 80)}</b><br>{'<br>'.join(lines)}"


def _quadrants(
    threshold: float, theme: Theme, size: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The four grounds, and on each its name and action."""
    line = threshold + 0.5 if float(threshold).is_integer() else threshold
    corners = {
        Quadrant.QUICK_WIN: (_LOW, line, line, _HIGH, "left", "top"),
        Quadrant.MAJOR_PROJECT: (line, _HIGH, line, _HIGH, "right", "top"),
        Quadrant.FILL_IN: (_LOW, line, _LOW, line, "left", "bottom"),
        Quadrant.TIME_SINK: (line, _HIGH, _LOW, line, "right", "bottom"),
    }
    quiet = ink(theme).quiet
    shapes, names = [], []
    for quadrant, (x0, x1, y0, y1, side, edge) in corners.items():
        sign = quadrant_sign(quadrant)
        shapes.append(
            {
                "type": "rect",
                "x0": x0,
                "x1": x1,
                "y0": y0,
                "y1": y1,
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": sign.colour(theme),
            }
        )
        names.append(
            {
                "x": x0 if side == "left" else x1,
                "y": y1 if edge == "top" else y0,
                "xanchor": side,
                "yanchor": edge,
                "align": side,
                "showarrow": False,
                "text": f"<b>{sign.glyph} {sign.label}</b><br>{quadrant.action}",
                "font": {"size": size, "color": quiet},
            }
        )
    return shapes, names
