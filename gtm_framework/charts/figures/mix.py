"""The mix as bars: strategic from the left, tactical from the right, with the target in between."""

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import FIXED_LEGEND, new_figure, room_font, room_height
from gtm_framework.charts.signs import Theme, ink, kind_sign
from gtm_framework.charts.tables.mix import cell, is_ours, mix_rows
from gtm_framework.strategy.health import Mix, Target
from gtm_framework.triage import Kind

_ABOVE = 7.0
"""Lines of text for a room that the page has besides the bars."""
_TICKS = (0, 0.25, 0.5, 0.75, 1)


def mix_figure(
    mix: Mix, target: Target | None, theme: Theme = "light", *, presenting: int = 0
) -> go.Figure:
    """Draw the strategic and tactical shares: all work by effort and by count, then each quarter.

    Args:
        mix: The mix.
        target: The strategic share to aim for, drawn as a line; None draws no line.
        theme: Colors to use.
        presenting: Height in pixels of the screen that a room sees it on; 0 for a page of one person.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> figure = mix_figure(Checkup(example_workspace("fintech-cascade")).mix, target=None)
        >>> [(bar.name, bar.y[0], bar.x[0]) for bar in figure.data]
        [('◆ strategic', 'All work, by effort', 0.0), ('● tactical', 'All work, by effort', 1.0)]
    """
    size = room_font(presenting) if presenting else 13
    colours = ink(theme)
    rows = mix_rows(mix)
    small = size if presenting else size - 1
    height = 40 * len(rows) + 84
    if presenting:
        height = room_height(presenting, _ABOVE)
        rows = rows[: int((height - 6 * size) / (1.5 * size))]
    names = [row.name for row in rows]
    figure = new_figure()
    for kind in (Kind.STRATEGIC, Kind.TACTICAL):
        shares = [row.share(kind) for row in rows]
        sign = kind_sign(kind)
        figure.add_bar(
            y=names,
            x=shares,
            orientation="h",
            name=sign.words,
            marker={"color": sign.colour(theme), "line": {"width": 1, "color": colours.ground}},
            text=[f" {cell(share)} " if share else "" for share in shares],
            textposition="inside",
            insidetextanchor="start" if kind is Kind.STRATEGIC else "end",
            textangle=0,
            textfont={"size": size, "color": colours.ground},
            hovertext=[f"{row.name}: {sign.label} {row.told(kind)}" for row in rows],
            hoverinfo="text",
        )
    for row in rows:
        if row.strategic is None:
            figure.add_annotation(
                y=row.name,
                x=0.01,
                text="unknown: no classified, estimated work",
                xanchor="left",
                showarrow=False,
                font={"size": small, "color": colours.quiet},
                bgcolor=colours.ground,  # the line of the target goes past, not through it
            )
    if target is not None:
        _draw_target(figure, target, colours.text, size)
    font = {"size": size, "color": colours.text}
    figure.update_layout(
        height=height,
        margin={"l": 4, "r": 1.6 * size, "t": 2.2 * size, "b": 4.2 * size},
        barmode="stack",
        uniformtext={"minsize": size, "mode": "hide"},  # no label if the share is too narrow for its figure
        bargap=0.28,
        xaxis={
            "range": [0, 1],
            "tickvals": _TICKS,
            "ticktext": [cell(tick) for tick in _TICKS],
            "tickfont": {"size": small, "color": colours.quiet},
        },
        yaxis={"autorange": "reversed", "tickfont": font, "automargin": True},
        legend={
            **FIXED_LEGEND,
            "y": 0,
            "yanchor": "bottom",
            "yref": "container",
            "font": font,
            "traceorder": "normal",
        },
    )
    return figure


def _draw_target(figure: go.Figure, target: Target, colour: str, size: int) -> None:
    ours = " (default)" if is_ours(target) else ""
    figure.add_vline(x=target.share, line={"width": 3, "color": colour, "dash": "dot"})
    figure.add_annotation(
        x=target.share,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="left" if target.share < 0.5 else "right",
        text=f"target {cell(target.share)}{ours}",
        showarrow=False,
        font={"size": size, "color": colour},
    )
