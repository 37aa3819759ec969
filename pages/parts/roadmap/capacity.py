"""Capacity: person-weeks of each quarter, the work set against them, the set that fits best."""

import streamlit as st

from gtm_framework.charts.capacity_figure import capacity_figure
from gtm_framework.charts.roadmap_tables import loads_table, queue_table
from gtm_framework.strategy.cascade.editing import with_capacity
from gtm_framework.strategy.cascade.horizon import quarters_on_offer
from gtm_framework.strategy.outlook import Outlook
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.roadmap.best_set import best_set
from pages.parts.shell.table_of_chart import table_of_chart

_FIELDS_SHOWN = 4


def capacity(outlook: Outlook) -> None:
    """The inputs, the picture and its figures on the left; on the right what fits."""
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _inputs(outlook)
        _picture(outlook)
    with right:
        best_set(outlook)


def _inputs(outlook: Outlook) -> None:
    """A figure for each quarter that holds work or has a capacity; without any, for the next ones."""
    shown = [load.quarter for load in outlook.loads]
    offered = quarters_on_offer(outlook.cascade, session.today())
    free = [quarter for quarter in offered if quarter not in shown]
    st.subheader("Person-weeks that the team has", anchor=False)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for quarter in shown or free[:_FIELDS_SHOWN]:
            key = session.bound_key(f"capacity-{quarter}", outlook.cascade.capacity.get(quarter))
            st.number_input(
                quarter,
                min_value=0.0,
                value=None,
                step=1.0,
                format="%g",
                placeholder="not given",
                key=key,
                width=140,
                on_change=_set,
                args=(quarter, key),
            )


def _picture(outlook: Outlook) -> None:
    if not outlook.loads:
        st.info("No work has a quarter yet, and no capacity is given.")
        return
    st.plotly_chart(
        capacity_figure(outlook.loads, outlook.kinds, session.theme()),
        key="capacity",
        config={"displayModeBar": False},
        alt="Work and capacity by quarter; the tables below hold the same",
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
        alt="Capacity, planned and spare person-weeks by quarter",
    )
    table_of_chart(queue_table(outlook.loads), "queue", "Each piece of work and where the line falls")


@session.report_errors
def _set(quarter: str, key: str) -> None:
    changed = with_capacity(edits.roadmap.current(), quarter, session.widget_value(key))
    edits.roadmap.save(changed, f"Give {quarter} its capacity")
