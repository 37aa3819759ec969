"""The roadmap over time as a plot: quarters from left to right, a lane for each pillar."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import FIXED_LEGEND, new_figure, room_font
from gtm_framework.charts.figures.timeline_lines import EDGE_HEIGHT, LINE_HEIGHT, Line, lines_of
from gtm_framework.charts.signs import Theme, ink, kind_sign, level_sign, plain, shortened
from gtm_framework.english import written_day
from gtm_framework.strategy import Level
from gtm_framework.strategy.alignment import Bar, Column, Timeline
from gtm_framework.strategy.cascade import Pillar
from gtm_framework.triage import Kind

_LETTERS, _LETTERS_IN_ROOM = 62, 44
"""How many characters of a title to show next to its bar."""
_LARGE = 20
"""Pixels from which text is for a room."""


def timeline_figure(
    shown: Timeline,
    pillars: Sequence[Pillar],
    kinds: Mapping[str, Kind],
    theme: Theme = "light",
    *,
    presenting: int = 0,
) -> go.Figure:
    """Draw what runs when.

    Args:
        shown: The timeline.
        pillars: The pillars in the order of their lanes; unlinked items come last.
        kinds: Maps the id of each work item to its kind; items without one use the neutral color.
        theme: Colors to use.
        presenting: Height in pixels of the screen that a room sees it on; 0 for a page of one person.

    Returns:
        The figure. Each bar carries its item's id as `customdata`.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> workspace = example_workspace("fintech-cascade")
        >>> outlook = Checkup(workspace).outlook
        >>> figure = timeline_figure(outlook.timeline, workspace.cascade.pillars, outlook.kinds)
        >>> [trace.name for trace in figure.data if trace.name]
        ['◎ objective', '≡ quarterly initiative', '● tactical']
    """
    size = room_font(presenting) if presenting else 13
    lines = lines_of(shown, pillars)
    height = size * LINE_HEIGHT
    figure = new_figure(selects=True)
    _draw_columns(figure, shown.columns, theme, size)
    for name, sort in _sorts(lines, kinds).items():
        figure.add_trace(_trace(name, sort, kinds, theme, height))
    _write_titles(figure, lines, shown.columns, kinds, theme=theme, size=size)
    colours = ink(theme)
    figure.update_layout(
        height=height * len(lines) + size * EDGE_HEIGHT,
        margin={"l": 4, "r": 4, "t": size * 2, "b": size * 3},
        xaxis={
            "type": "date",
            "range": _span(shown.columns),
            "showticklabels": False,
        },
        yaxis={"range": [len(lines) - 0.4, -0.6], "visible": False},
        barmode="overlay",
        legend={**FIXED_LEGEND, "y": 0, "yanchor": "top", "font": {"size": size, "color": colours.text}},
    )
    return figure


def _sorts(lines: Sequence[Line], kinds: Mapping[str, Kind]) -> dict[str, list[tuple[int, Bar]]]:
    """The bars with their positions, grouped by legend entry."""
    placed = [(place, line.bar) for place, line in enumerate(lines) if line.bar is not None]
    names = {bar.id: _name(bar, kinds) for _, bar in placed}
    order = [Level.OBJECTIVE.words, Level.QUARTERLY_INITIATIVE.words, *(kind_sign(k).label for k in Kind)]
    return {
        name: [entry for entry in placed if names[entry[1].id] == name]
        for name in order
        if name in names.values()
    }


def _name(bar: Bar, kinds: Mapping[str, Kind]) -> str:
    if bar.level is Level.OBJECTIVE:
        return bar.level.words
    return kind_sign(kinds[bar.id]).label if bar.id in kinds else Level.QUARTERLY_INITIATIVE.words


def _trace(
    name: str, placed: Sequence[tuple[int, Bar]], kinds: Mapping[str, Kind], theme: Theme, height: float
) -> go.Bar:
    first = placed[0][1]
    sign = kind_sign(kinds[first.id]) if first.id in kinds else level_sign(first.level)
    return go.Bar(
        base=[bar.start for _, bar in placed],
        x=[(bar.end - bar.start + timedelta(days=1)) / timedelta(milliseconds=1) for _, bar in placed],
        y=[place + 0.34 for place, _ in placed],
        width=0.1 if first.id not in kinds else 0.24,
        orientation="h",
        name=f"{sign.glyph} {name}",
        customdata=[bar.id for _, bar in placed],
        hovertext=[_told(bar) for _, bar in placed],
        hoverinfo="text",
        marker={"color": sign.colour(theme), "line": {"width": 0}, "cornerradius": height * 0.1},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _told(bar: Bar) -> str:
    dates = f"{written_day(bar.start)} to {written_day(bar.end)}"
    return f"<b>{plain(bar.title, 80)}</b><br>{bar.level.words}<br>{dates}"


def _write_titles(
    figure: go.Figure,
    lines: Sequence[Line],
    columns: Sequence[Column],
    kinds: Mapping[str, Kind],
    *,
    theme: Theme,
    size: int,
) -> None:
    """The titles above the bars: aligned with the start, or with the end if the bar is far right."""
    colours = ink(theme)
    first, last = _span(columns)
    letters = _LETTERS if size < _LARGE else _LETTERS_IN_ROOM
    for place, line in enumerate(lines):
        bar = line.bar
        start = first if bar is None else max(bar.start, first)
        is_late = (start - first) * 2 >= last - first
        figure.add_annotation(
            x=(min(bar.end, last) if bar else last) if is_late else start,
            y=place - 0.05,
            xanchor="right" if is_late else "left",
            yanchor="middle",
            showarrow=False,
            text=f"<b>{plain(line.title, letters)}</b>"
            if bar is None
            else _label(bar, kinds, last, letters),
            font={"size": size, "color": colours.text},
        )


def _label(bar: Bar, kinds: Mapping[str, Kind], last: date, letters: int) -> str:
    glyph = kind_sign(kinds[bar.id]).glyph if bar.id in kinds else level_sign(bar.level).glyph
    beyond = f" → {bar.end:%b %Y}" if bar.end >= last else ""
    return f"{glyph} {plain(shortened(bar.title, letters))}{beyond}"


def _span(columns: Sequence[Column]) -> tuple[date, date]:
    return columns[0].first_day, columns[-1].last_day + timedelta(days=1)


def _draw_columns(figure: go.Figure, columns: Sequence[Column], theme: Theme, size: int) -> None:
    """The quarters: a line at the start of each, with its name at the top."""
    colours = ink(theme)
    for place, column in enumerate(columns):
        if place % 2:
            figure.add_vrect(
                x0=column.first_day,
                x1=column.last_day + timedelta(days=1),
                fillcolor=colours.line,
                opacity=0.22,
                line_width=0,
                layer="below",
            )
        figure.add_vline(x=column.first_day, line_width=1, line_color=colours.line, layer="below")
        figure.add_annotation(
            x=column.first_day + (column.last_day - column.first_day) / 2,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=f"<b>{column.quarter}</b>",
            font={"size": size, "color": colours.quiet},
        )
