"""The impact/effort plot, on every page that shows it; a click on a mark opens its idea."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import streamlit as st

from gtm_framework.charts.figures import matrix_figure
from gtm_framework.charts.matrix import MatrixView
from gtm_framework.triage import Quadrant, Ranked
from pages.parts import session, workspace


def matrix_plot(
    shown: Sequence[Ranked], numbered: Mapping[str, int], quadrant: Quadrant | None = None
) -> None:
    """The matrix; a click on a mark opens its idea.

    Args:
        shown: The ideas to draw.
        numbered: The number of each idea, the same as in the key next to it.
        quadrant: The quadrant to zoom into; None shows all four.
    """
    st.plotly_chart(
        _figure(shown, numbered, matrix_view(quadrant)),
        key="matrix",
        on_select=_open_clicked,
        selection_mode="points",
        config={"displayModeBar": False},
        alt="Impact/effort matrix of the ideas; the numbered key lists the titles, the table the scores",
    )


def matrix_view(quadrant: Quadrant | None = None) -> MatrixView:
    """How the matrix is drawn for this visitor's window."""
    return MatrixView.in_window(
        *session.window(),
        presenting=session.presenting(),
        quadrant=quadrant,
        picked=workspace.picked_idea(),
    )


def _figure(shown: Sequence[Ranked], numbered: Mapping[str, int], view: MatrixView) -> go.Figure:
    theme = session.theme()
    of = (workspace.cache_key(), [item.initiative.id for item in shown], theme, view)
    return session.cached("matrix", of, lambda: matrix_figure(shown, theme, view, numbered))


def _open_clicked() -> None:
    points = session.widget_value("matrix")["selection"]["points"]
    if points and "customdata" in points[0]:
        workspace.pick_idea(points[0]["customdata"])
