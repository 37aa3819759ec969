"""The parts of one lean as bars: to the right what speaks for strategic, to the left for tactical."""

import plotly.graph_objects as go

from gtm_framework.charts.signs import Theme, ink, kind_sign, plain
from gtm_framework.triage.explain import criterion_words
from gtm_framework.triage.initiative import Kind
from gtm_framework.triage.verdict import Verdict


def contributions_figure(verdict: Verdict, theme: Theme = "light") -> go.Figure:
    """Draw what each answer adds to the lean, the largest part on top; the bars sum to the lean."""
    parts = sorted(verdict.contributions, key=lambda part: abs(part.value))
    colours = ink(theme)
    side = {True: kind_sign(Kind.STRATEGIC), False: kind_sign(Kind.TACTICAL)}
    figure = go.Figure(
        go.Bar(
            x=[part.value for part in parts],
            y=[criterion_words(part.criterion) for part in parts],
            orientation="h",
            marker_color=[
                side[part.value > 0].colour(theme)
                if part.value
                else kind_sign(Kind.UNDECIDED).colour(theme)
                for part in parts
            ],
            text=[f"{part.value:+.2f}" if part.value else "0" for part in parts],
            textposition="outside",
            textfont={"color": colours.text},
            cliponaxis=False,
            hovertext=[plain(verdict.rubric.words(part.criterion, part.answer)) for part in parts],
            hoverinfo="text",
        )
    )
    reach = max((abs(part.value) for part in parts), default=1) * 1.35 or 1
    figure.update_layout(
        height=30 + 21 * len(parts),
        margin={"l": 4, "r": 4, "t": 4, "b": 26},
        xaxis={
            "range": [-reach, reach],
            "zeroline": True,
            "zerolinecolor": colours.quiet,
            "showgrid": False,
            "fixedrange": True,
            "tickvals": [-reach * 0.72, reach * 0.72],
            "ticktext": [
                f"{side[False].glyph} tactical",
                f"strategic {side[True].glyph}",
            ],
        },
        yaxis={"fixedrange": True, "tickfont": {"color": colours.text}},
        bargap=0.35,
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    return figure
