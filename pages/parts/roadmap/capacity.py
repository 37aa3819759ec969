"""Capacity: person-weeks per quarter, the planned work, and the recommended portfolio."""

import streamlit as st

from gtm_framework.charts.figures import capacity_figure
from gtm_framework.charts.tables import loads_table, queue_table
from gtm_framework.strategy import Outlook
from gtm_framework.strategy.cascade import quarters_on_offer, with_capacity
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.roadmap.best_set import best_set
from pages.parts.shell.picture_downloads import picture_downloads
from pages.parts.shell.table_of_chart import table_of_chart

_FIELDS_SHOWN = 4


def capacity(outlook: Outlook) -> None:
    """The inputs, chart, and figures on the left; the recommended portfolio on the right."""
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _inputs(outlook)
        _picture(outlook)
    with right:
        best_set(outlook)


def _inputs(outlook: Outlook) -> None:
    """One field for each quarter with work or a capacity, or for the next quarters if there is none."""
    shown = [load.quarter for load in outlook.loads]
    offered = quarters_on_offer(outlook.cascade, session.today())
    free = [quarter for quarter in offered if quarter not in shown]
    st.header("Team capacity (person-weeks)", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for quarter in shown or free[:_FIELDS_SHOWN]:
            key = session.bound_key(f"capacity-{quarter}", outlook.cascade.capacity.get(quarter))
            st.number_input(
                quarter,
                min_value=0.0,
                value=None,
                step=1.0,
                format="%g",
                placeholder="not set",
                key=key,
                width=140,
                on_change=_set,
                args=(quarter, key),
            )


def _picture(outlook: Outlook) -> None:
    if not outlook.loads:
        st.info("No work is scheduled and no capacity is set yet.")
        return
    st.plotly_chart(
        capacity_figure(outlook.loads, outlook.kinds, session.theme()),
        key="capacity",
        config={"displayModeBar": False},
        alt="Work and capacity by quarter; the tables below show the same data",
    )
    st.dataframe(
        loads_table(outlook.loads),
        hide_index=True,
        key="loads",
        column_config={
            name: st.column_config.NumberColumn(name, format="%.6g")
            for name in ("capacity", "planned", "spare")
        },
        placeholder="",
        alt="Capacity, planned, and spare person-weeks by quarter",
    )
    table_of_chart(queue_table(outlook.loads), "queue", "Work in priority order and the cut line")
    picture_downloads("capacity", lambda: capacity_figure(outlook.loads, outlook.kinds))


@session.report_errors
def _set(quarter: str, key: str) -> None:
    changed = with_capacity(edits.roadmap.current(), quarter, session.widget_value(key))
    edits.roadmap.save(changed, f"Set the capacity of {quarter}")
