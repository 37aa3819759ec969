"""The impact/effort plot, on every page that shows it; a click on a mark opens its idea."""

from collections.abc import Sequence

import plotly.graph_objects as go
import streamlit as st

from gtm_framework.charts.matrix_figure import matrix_figure
from gtm_framework.triage.ranking import Ranked
from pages.parts import session, workspace


def matrix_plot(shown: Sequence[Ranked]) -> None:
    """The matrix; a click on a mark opens its idea."""
    st.plotly_chart(
        _figure(shown),
        key="matrix",
        on_select=_open_clicked,
        selection_mode="points",
        config={"displayModeBar": False},
        alt="Impact/effort matrix of the ideas; the table below it holds the same",
    )


def _figure(shown: Sequence[Ranked]) -> go.Figure:
    theme, presenting = session.theme(), session.presenting()
    of = (workspace.cache_key(), [item.initiative.id for item in shown], theme, presenting)
    return session.cached("matrix", of, lambda: matrix_figure(shown, theme, presenting=presenting))


def _open_clicked() -> None:
    points = session.widget_value("matrix")["selection"]["points"]
    if points:
        workspace.pick_idea(points[0]["customdata"])
