"""The baseline for our pages: the same table and the same chart on a Streamlit page, and nothing else.

Table and charts are made beforehand, once for all visitors, so a rerun only shows them.
`?page=matrix` shows the matrix, anything else the list with the chart of the row that is selected.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from bench.page_ideas import ideas
from gtm_framework.charts.figures.contributions import contributions_figure
from gtm_framework.charts.figures.matrix import matrix_figure
from gtm_framework.charts.tables.ideas import list_table
from gtm_framework.triage.ranking import rank

_QUIET: dict[str, Any] = {"displayModeBar": False}


@dataclass(frozen=True)
class _Shown:
    table: pd.DataFrame
    bars: list[go.Figure]
    placed: pd.DataFrame
    matrix: go.Figure


@st.cache_resource(show_spinner=False)
def _shown() -> _Shown:
    ranked = rank(ideas())
    return _Shown(
        table=list_table(ranked),
        bars=[contributions_figure(item.verdict) for item in ranked],
        placed=list_table([item for item in ranked if item.rank])[["rank", "verdict", "idea"]],
        matrix=matrix_figure(ranked),
    )


def _table(table: pd.DataFrame, key: str, height: int) -> int:
    made = st.dataframe(
        table,
        hide_index=True,
        key=key,
        on_select="rerun",
        selection_mode=("single-row", "single-cell"),
        height=height,
    )
    rows: list[int] = made["selection"]["rows"]
    return rows[0] if rows else 0


st.set_page_config(layout="wide")
shown = _shown()
if st.query_params.get("page") == "matrix":
    plot, beside = st.columns([2, 1], gap="medium")
    with plot:
        st.plotly_chart(
            shown.matrix, key="matrix", on_select="rerun", selection_mode="points", config=_QUIET
        )
    with beside:
        _table(shown.placed, "matrix-list", 320)
else:
    left, right = st.columns([11, 10], gap="medium")
    with left:
        row = _table(shown.table, "list", 542)
    with right:
        st.plotly_chart(shown.bars[int(st.query_params.get("row", row))], key="because", config=_QUIET)
