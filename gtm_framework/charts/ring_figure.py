"""The ten choices as a ring: clashing pairs are joined, by a line whose style says how much it weighs."""

from collections.abc import Collection, Mapping, Sequence
from math import cos, dist, pi, sin
from textwrap import wrap

import plotly.graph_objects as go

from gtm_framework.charts.signs import Ink, Theme, ink, plain, severity_sign
from gtm_framework.strategy.ring import Ring, RingChoice, RingPair
from gtm_framework.strategy.severity import Severity

Point = tuple[float, float]

_REACH = 2.05
_REACH_WIDE = 1.85
"""Half the width of the picture in radii of the ring: room for the names on both sides."""
_BEND = 0.55
"""How far a joining line keeps from the straight one, towards the middle of the ring."""
_STEPS = 16
_STANDS = {"founded": "circle", "on belief or nothing": "circle-open", "not answered": "circle-open-dot"}


def ring_figure(
    ring: Ring, theme: Theme = "light", *, opened: Collection[str] = (), presenting: bool = False
) -> go.Figure:
    """Draw the ring.

    Args:
        ring: The choices and the pairs that clash.
        theme: Which colours to draw in.
        opened: Ids of the choices to draw larger: those that are being edited.
        presenting: Larger type and marks, for a shared screen.

    Returns:
        The figure; each mark carries its choice's id as `customdata`.
    """
    size = 20 if presenting else 13
    colours = ink(theme)
    spots = _spots(ring)
    figure = go.Figure()
    _draw_circle(figure, colours)
    _draw_pairs(figure, ring.pairs, spots, theme, size)
    for stand, symbol in _STANDS.items():
        choices = [choice for choice in ring.choices if _stand(choice) == stand]
        if choices:
            figure.add_trace(_marks(stand, symbol, choices, spots, colours, size, opened))
    _name_choices(figure, ring, spots, colours, size, opened)
    axis = {"visible": False, "fixedrange": True}
    reach = _REACH_WIDE if presenting else _REACH
    figure.update_layout(
        xaxis={**axis, "range": [-reach, reach]},
        yaxis={**axis, "range": [-1.28, 1.28], "scaleanchor": "x", "constrain": "domain"},
        height=560 if presenting else 268,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        legend={
            "orientation": "h",
            "x": 0.5,
            "xanchor": "center",
            "y": 0,
            "yanchor": "top",
            "font": {"size": size - 1, "color": colours.quiet},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        dragmode="pan",
        clickmode="event+select",
        hovermode="closest",
        hoverlabel={"align": "left", "namelength": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    return figure


def _spots(ring: Ring) -> dict[str, Point]:
    """Where each choice stands: clockwise from the top, as on the face of a clock."""
    turns = {choice.id: 2 * pi * at / len(ring.choices) for at, choice in enumerate(ring.choices)}
    return {choice_id: (sin(turn), cos(turn)) for choice_id, turn in turns.items()}


def _stand(choice: RingChoice) -> str:
    if not choice.answered:
        return "not answered"
    return "on belief or nothing" if choice.weak else "founded"


def _draw_circle(figure: go.Figure, colours: Ink) -> None:
    figure.add_shape(
        type="circle", x0=-1, y0=-1, x1=1, y1=1, layer="below", line={"color": colours.line, "width": 1}
    )


def _draw_pairs(
    figure: go.Figure, pairs: Sequence[RingPair], spots: Mapping[str, Point], theme: Theme, size: int
) -> None:
    taken: list[Point] = []
    for severity in Severity:
        of_it = [pair for pair in pairs if pair.severity is severity]
        for at, pair in enumerate(of_it):
            line = _bent(spots[pair.first], spots[pair.second])
            figure.add_trace(_joined(pair, line, len(of_it), at == 0, theme))
            spot = _free(line, taken)
            taken.append(spot)
            figure.add_annotation(
                x=spot[0],
                y=spot[1],
                text=numbers(pair),
                showarrow=False,
                font={"size": size, "color": ink(theme).text},
                bgcolor=ink(theme).ground,
                borderpad=1,
                hovertext=_hover(pair),
            )


def numbers(pair: RingPair) -> str:
    """What stands on a line: the numbers of its contradictions in the list of the page."""
    return ", ".join(map(str, pair.places))


def _joined(pair: RingPair, line: Sequence[Point], count: int, is_first: bool, theme: Theme) -> go.Scatter:
    sign = severity_sign(pair.severity)
    return go.Scatter(
        x=[x for x, _ in line],
        y=[y for _, y in line],
        mode="lines",
        name=f"{sign.label} ({count})",
        legendgroup=sign.label,
        showlegend=is_first,
        line={"color": sign.colour(theme), "width": sign.width, "dash": sign.symbol, "shape": "spline"},
        hovertext=_hover(pair),
        hoverinfo="text",
    )


def _hover(pair: RingPair) -> str:
    lines = [line for reason in pair.reasons for line in wrap(plain(reason), width=56)]
    return f"<b>{severity_sign(pair.severity).label}</b><br>{'<br>'.join(lines)}"


def _bent(start: Point, end: Point) -> list[Point]:
    """A line from mark to mark that bends towards the middle, so that neighbours are joined visibly."""
    middle = tuple((a + b) / 2 * (1 - _BEND) for a, b in zip(start, end, strict=True))
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t**2 * end[1],
        )
        for t in steps
    ]


def _free(line: Sequence[Point], taken: Sequence[Point]) -> Point:
    """The place on a line, near its middle, that keeps farthest from the numbers placed already."""
    places = [line[_STEPS // 2 + step] for step in (0, -2, 2, -3, 3, -4, 4)]
    return next((place for place in places if all(dist(place, other) > 0.26 for other in taken)), places[0])


def _marks(
    stand: str,
    symbol: str,
    choices: Sequence[RingChoice],
    spots: Mapping[str, Point],
    colours: Ink,
    size: int,
    opened: Collection[str],
) -> go.Scatter:
    return go.Scatter(
        x=[spots[choice.id][0] for choice in choices],
        y=[spots[choice.id][1] for choice in choices],
        mode="markers",
        name=stand,
        customdata=[choice.id for choice in choices],
        hovertext=[
            f"<b>{choice.name}</b><br>{choice.answered} of {choice.attributes} answered"
            f"<br>evidence: {choice.evidence}"
            for choice in choices
        ],
        hoverinfo="text",
        marker={
            "symbol": symbol,
            "size": [size + 8 if choice.id in opened else size for choice in choices],
            "color": colours.text if stand != "not answered" else colours.quiet,
            "line": {"width": 2, "color": colours.text if stand != "not answered" else colours.quiet},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _name_choices(
    figure: go.Figure,
    ring: Ring,
    spots: Mapping[str, Point],
    colours: Ink,
    size: int,
    opened: Collection[str],
) -> None:
    for choice in ring.choices:
        x, y = spots[choice.id]
        away = size * (1.6 if choice.id in opened else 1.25)
        side = "center" if abs(x) < 0.1 else ("left" if x > 0 else "right")
        name = "<br>".join(wrap(choice.name, width=14)) if side != "center" else choice.name
        figure.add_annotation(
            x=x,
            y=y,
            xshift=x * away,
            yshift=y * away,
            text=f"<b>{name}</b>" if choice.id in opened else name,
            showarrow=False,
            xanchor=side,
            yanchor="middle",
            align=side,
            font={"size": size, "color": colours.text if choice.answered else colours.quiet},
        )
