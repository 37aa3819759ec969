"""The contributions to one lean as bars: strategic to the right, tactical to the left."""

from dataclasses import dataclass

import plotly.graph_objects as go

from gtm_framework.charts.figures.template import new_figure
from gtm_framework.charts.signs import Theme, ink, kind_sign, plain
from gtm_framework.triage import Kind, Verdict
from gtm_framework.triage.explain import criterion_words

_BARS = 6


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    value: float
    told: str


def contributions_figure(verdict: Verdict, theme: Theme = "light") -> go.Figure:
    """Draw what each answer adds to the lean, the largest on top; the bars add up to the lean.

    Example:
        >>> from gtm_framework.triage import Initiative, classify
        >>> verdict = classify(Initiative(title="Benchmark", answers={"purpose": "position"}))
        >>> contributions_figure(verdict).data[0].y
        ('purpose',)
    """
    bars = _bars(verdict)
    colours = ink(theme)
    side = {True: kind_sign(Kind.STRATEGIC), False: kind_sign(Kind.TACTICAL)}
    reach = max((abs(bar.value) for bar in bars), default=1) * 1.35
    drawn = go.Bar(
        x=[bar.value for bar in bars],
        y=[bar.name for bar in bars],
        orientation="h",
        marker_color=[side[bar.value > 0].colour(theme) for bar in bars],
        text=[f"{bar.value:+.2f}" for bar in bars],
        textposition="outside",
        textfont={"color": colours.text},
        cliponaxis=False,
        hovertext=[plain(bar.told) for bar in bars],
        hoverinfo="text",
    )
    layout = {
        "height": 30 + 21 * len(bars),
        "margin": {"l": 4, "r": 4, "t": 4, "b": 26},
        "xaxis": {
            "range": [-reach, reach],
            "zeroline": True,
            "zerolinecolor": colours.quiet,
            "tickvals": [-reach * 0.72, reach * 0.72],
            "ticktext": [f"{side[False].glyph} tactical", f"strategic {side[True].glyph}"],
        },
        "yaxis": {"dtick": 1, "tickfont": {"color": colours.text}},
        "bargap": 0.35,
    }
    return new_figure([drawn], layout)


def _bars(verdict: Verdict) -> list[_Bar]:
    """The largest contributions one by one and the rest combined, smallest first; zeros are left out."""
    parts = sorted(
        (part for part in verdict.contributions if part.value), key=lambda part: -abs(part.value)
    )
    shown = parts if len(parts) <= _BARS else parts[: _BARS - 1]
    bars = [
        _Bar(criterion_words(part.criterion), part.value, verdict.rubric.words(part.criterion, part.answer))
        for part in shown
    ]
    rest = parts[len(shown) :]
    if rest:
        names = ", ".join(criterion_words(part.criterion) for part in rest)
        bars.append(_Bar(f"{len(rest)} others", sum(part.value for part in rest), names))
    return bars[::-1]
