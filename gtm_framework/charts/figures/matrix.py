"""The impact/effort matrix as a plot: the quadrants, and one numbered mark for each initiative."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.matrix.frame import MatrixFrame, MatrixView
from gtm_framework.charts.matrix.labels import Canvas, Label, Spot, label_marks
from gtm_framework.charts.matrix.marks import PlacedMark, mark_size, place_ideas
from gtm_framework.charts.matrix.places import Point
from gtm_framework.charts.signs import Ink, Theme, ink, kind_sign, plain, readable_on
from gtm_framework.triage import THRESHOLD, Kind, Ranked
from gtm_framework.triage.explain import why
from gtm_framework.triage.worklist import numbers

_MARK = {"diamond": 1.0, "circle": 0.92, "square-open": 0.86}
"""Size of a symbol as a share of its square; Plotly draws a diamond 1.3 times as wide as its size."""
_DIAMOND = 1.3


@dataclass(frozen=True, slots=True)
class _Pen:
    """What everything is drawn with: scale, theme, and sizes in pixels."""

    frame: MatrixFrame
    theme: Theme
    font: float
    size: float

    @property
    def ink(self) -> Ink:
        return ink(self.theme)

    def axes(self, places: Sequence[Point]) -> tuple[list[float], list[float]]:
        pairs = [self.frame.place(place) for place in places]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def matrix_figure(
    ranked: Sequence[Ranked],
    theme: Theme = "light",
    view: MatrixView | None = None,
    numbered: Mapping[str, int] | None = None,
) -> go.Figure:
    """Draw every placed initiative with its number.

    Args:
        ranked: The list in order. Initiatives without a quadrant are left out (the page lists them).
        theme: Colors to use.
        view: Size and quadrant; the default is 780 by 540 pixels with all four quadrants.
        numbered: The number of each initiative. Default: its position among the placed ones.

    Returns:
        The figure. Marks that would overlap are moved apart within their quadrant, with a line to where
        they belong. Each mark carries its initiative's id as `customdata`.

    Example:
        >>> from gtm_framework.exchange.workspaces import example_ideas
        >>> from gtm_framework.triage import rank
        >>> figure = matrix_figure(rank(example_ideas()))
        >>> sum(len(trace.customdata or ()) for trace in figure.data)
        18
    """
    view = view or MatrixView()
    known = numbers(ranked) if numbered is None else numbered
    frame = MatrixFrame(view, ranked[0].threshold if ranked else THRESHOLD)
    placed = [item for item in ranked if item.quadrant and view.quadrant in (None, item.quadrant)]
    marks, font = place_ideas(placed, known, frame)
    pen = _Pen(frame, theme, font, mark_size(font, known))
    traces = [_lines(marks, pen), _titles(marks, pen)]
    traces += [_trace(kind, marks, pen) for kind in Kind]
    traces += [_ring(marks, pen)]
    return new_figure([each for each in traces if len(each.x)], frame.layout(theme), selects=True)


def _trace(kind: Kind, marks: Sequence[PlacedMark], pen: _Pen) -> go.Scatter:
    sign = kind_sign(kind)
    mine = [mark for mark in marks if mark.item.verdict.final_kind is kind]
    x, y = pen.axes([mark.place for mark in mine])
    is_open = sign.symbol.endswith("-open")
    color = sign.colour(pen.theme)
    width = pen.size * _MARK[sign.symbol] / (_DIAMOND if sign.symbol == "diamond" else 1)
    return go.Scatter(
        x=x,
        y=y,
        mode="markers+text",
        name=sign.label,
        text=[f"<b>{mark.number}</b>" for mark in mine],
        textposition="middle center",
        textfont={"size": pen.font, "color": pen.ink.text if is_open else readable_on(color)},
        customdata=[mark.item.initiative.id for mark in mine],
        hovertext=[_hover(mark) for mark in mine],
        hoverinfo="text",
        marker={
            "symbol": sign.symbol.removesuffix("-open"),
            "size": width,
            "color": pen.ink.ground if is_open else color,
            "line": {"width": 2 if is_open else 0, "color": color},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _lines(marks: Sequence[PlacedMark], pen: _Pen) -> go.Scatter:
    """A line from each displaced mark to its true position."""
    far = [
        mark
        for mark in marks
        if max(abs(a - b) for a, b in zip(mark.own, mark.place, strict=True)) > pen.size
    ]
    ends: list[Point | None] = [end for mark in far for end in (mark.own, mark.place, None)]
    pairs = [pen.frame.place(end) if end else (None, None) for end in ends]
    return go.Scatter(
        x=[pair[0] for pair in pairs],
        y=[pair[1] for pair in pairs],
        mode="lines",
        line={"width": 1, "color": pen.ink.quiet},
        hoverinfo="skip",
    )


def _titles(marks: Sequence[PlacedMark], pen: _Pen) -> go.Scatter:
    """The titles that fit completely next to their marks."""
    spots = [Spot(*mark.place, " ".join(mark.item.initiative.title.split())) for mark in marks]
    frame = pen.frame
    canvas = Canvas(frame.width, frame.height, frame.view.font, pen.size)
    labels: list[Label] = label_marks(spots, canvas)
    x, y = pen.axes([(label.x, label.y) for label in labels])
    return go.Scatter(
        x=x,
        y=y,
        mode="text",
        text=[plain(label.text) for label in labels],
        textfont={"size": frame.view.font, "color": pen.ink.text},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _ring(marks: Sequence[PlacedMark], pen: _Pen) -> go.Scatter:
    """The ring around the open initiative."""
    x, y = pen.axes([mark.place for mark in marks if mark.item.initiative.id == pen.frame.view.picked])
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        name="open",
        hoverinfo="skip",
        marker={
            "symbol": "circle-open",
            "size": 1.35 * pen.size,
            "color": pen.ink.text,
            "line": {"width": 3, "color": pen.ink.text},
        },
        cliponaxis=False,
    )


def _hover(mark: PlacedMark) -> str:
    lines = wrap(plain(why(mark.item), 400), width=60)
    return f"<b>{mark.number}. {plain(mark.item.initiative.title, 80)}</b><br>{'<br>'.join(lines)}"
