"""The ten choices as a ring: lines join conflicting pairs, and the line style shows the severity."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from gtm_framework.charts.figures.ring_geometry import Point, bent, free_spot, spots
from gtm_framework.charts.figures.template import FIXED_LEGEND, new_figure, room_font, room_height
from gtm_framework.charts.signs import Ink, Theme, ink, plain, severity_sign
from gtm_framework.strategy import Severity
from gtm_framework.strategy.coherence import Ring, RingChoice, RingPair

_REACH, _REACH_PRESENTING = 2.05, 2.3
"""Half the width of the picture, in ring radii; leaves room for names on both sides."""
_LARGE = 20
"""Pixels from which text is for a room."""
_ABOVE = 3.2
"""Lines of text for a room that the page has besides the ring."""
_STANDS = {"with evidence": "circle", "unproven": "circle-open", "not answered": "circle-open-dot"}


@dataclass(frozen=True, slots=True)
class _Look:
    """How everything is drawn: theme, text size in pixels, and the choices to draw larger."""

    theme: Theme
    size: int
    opened: Collection[str]

    @property
    def ink(self) -> Ink:
        return ink(self.theme)

    @property
    def across(self) -> int:
        """Characters on a line of a name."""
        return 16 if self.size < _LARGE else 14


def ring_figure(
    ring: Ring,
    theme: Theme = "light",
    *,
    opened: Collection[str] = (),
    presenting: int = 0,
    height: int = 268,
) -> go.Figure:
    """Draw the ring.

    Args:
        ring: The choices and the pairs that conflict.
        theme: Colors to use.
        opened: Ids of the choices to draw larger: the ones being edited.
        presenting: Height in pixels of the screen that a room sees it on; 0 for a page of one person.
        height: Height of the figure in pixels outside presentation mode.

    Returns:
        The figure. Each mark carries its choice's id as `customdata`.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> ring = standing(example_workspace("contradictory").strategy.page).ring
        >>> [trace.name for trace in ring_figure(ring).data if trace.name]
        ['high (3)', 'medium (3)', 'with evidence', 'unproven', 'not answered']
    """
    look = _Look(theme, room_font(presenting) if presenting else 13, opened)
    places = spots([choice.id for choice in ring.choices])
    figure = new_figure(selects=True)
    _draw_pairs(figure, ring, places, look)
    for stand in _STANDS:
        choices = [choice for choice in ring.choices if _stand(choice) == stand]
        if choices:
            figure.add_trace(_marks(stand, choices, places, look))
    for choice in ring.choices:
        figure.add_annotation(_name(choice, places[choice.id], look))
    rim = {"color": look.ink.line, "width": 1}
    figure.add_shape(type="circle", x0=-1, y0=-1, x1=1, y1=1, layer="below", line=rim)
    font = {"size": look.size if presenting else look.size - 1, "color": look.ink.quiet}
    reach = _REACH_PRESENTING if presenting else _REACH
    figure.update_layout(
        xaxis={"visible": False, "range": [-reach, reach]},
        yaxis={"visible": False, "range": [-1.28, 1.28], "scaleanchor": "x", "constrain": "domain"},
        height=room_height(presenting, _ABOVE) if presenting else height,
        margin={"l": 0, "r": 0, "t": 0, "b": 2 * look.size if presenting else 0},
        legend={**FIXED_LEGEND, "x": 0.5, "xanchor": "center", "y": 0, "yanchor": "top", "font": font},
    )
    return figure


def numbers(pair: RingPair) -> str:
    """The label of a line: the numbers of its conflicts in the page's list."""
    return ", ".join(map(str, pair.places))


def _stand(choice: RingChoice) -> str:
    if not choice.answered:
        return "not answered"
    return "unproven" if choice.weak else "with evidence"


def _draw_pairs(figure: go.Figure, ring: Ring, places: dict[str, Point], look: _Look) -> None:
    taken: list[Point] = []
    for severity in Severity:
        if not ring.counts.get(severity):
            continue
        # The legend counts conflicts, as the list does, not lines: one line may stand for several.
        entry = _line(severity, [(None, None)], look)
        entry.update(name=f"{severity} ({ring.counts[severity]})", showlegend=True)
        figure.add_trace(entry)
        for pair in (pair for pair in ring.pairs if pair.severity is severity):
            line = bent(places[pair.first], places[pair.second])
            trace = _line(severity, line, look)
            trace.update(hovertext=_hover(pair), hoverinfo="text", showlegend=False)
            figure.add_trace(trace)
            taken.append(free_spot(line, taken))
            figure.add_annotation(
                x=taken[-1][0],
                y=taken[-1][1],
                text=numbers(pair),
                showarrow=False,
                font={"size": look.size, "color": look.ink.text},
                bgcolor=look.ink.ground,
                borderpad=1,
                hovertext=_hover(pair),
            )


def _line(
    severity: Severity, line: Sequence[Point] | Sequence[tuple[None, None]], look: _Look
) -> go.Scatter:
    sign = severity_sign(severity)
    return go.Scatter(
        x=[x for x, _ in line],
        y=[y for _, y in line],
        mode="lines",
        legendgroup=sign.label,
        line={"color": sign.colour(look.theme), "width": sign.width, "dash": sign.symbol},
    )


def _hover(pair: RingPair) -> str:
    lines = [line for reason in pair.reasons for line in wrap(plain(reason), width=56)]
    return f"<b>{severity_sign(pair.severity).label}</b><br>{'<br>'.join(lines)}"


def _marks(stand: str, choices: Sequence[RingChoice], places: dict[str, Point], look: _Look) -> go.Scatter:
    colour = look.ink.quiet if stand == "not answered" else look.ink.text
    return go.Scatter(
        x=[places[choice.id][0] for choice in choices],
        y=[places[choice.id][1] for choice in choices],
        mode="markers",
        name=stand,
        customdata=[choice.id for choice in choices],
        hovertext=[
            f"<b>{choice.number} {choice.name}</b><br>{choice.answered} of {choice.attributes} answered"
            f"<br>evidence: {choice.evidence}"
            for choice in choices
        ],
        hoverinfo="text",
        marker={
            "symbol": _STANDS[stand],
            "size": [look.size + 8 if choice.id in look.opened else look.size for choice in choices],
            "color": colour,
            "line": {"width": 2, "color": colour},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _name(choice: RingChoice, place: Point, look: _Look) -> dict[str, object]:
    """The name of a choice, outside the ring next to its mark."""
    x, y = place
    is_opened = choice.id in look.opened
    away = look.size * (1.6 if is_opened else 1.25)
    side = "center" if abs(x) < 0.1 else ("left" if x > 0 else "right")
    told = f"{choice.number} {choice.name}"
    lines = [told] if side == "center" and look.size < _LARGE else wrap(told, width=look.across)
    # With two lines, a name above or below the ring must not come over its mark.
    over = ("bottom" if y > 0 else "top") if len(lines) > 1 and side == "center" else "middle"
    name = "<br>".join(lines)
    return {
        "x": x,
        "y": y,
        "xshift": x * away,
        "yshift": y * away,
        "text": f"<b>{name}</b>" if is_opened else name,
        "showarrow": False,
        "xanchor": side,
        "yanchor": over,
        "align": side,
        "font": {"size": look.size, "color": look.ink.text if choice.answered else look.ink.quiet},
    }
