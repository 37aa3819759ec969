"""The roadmap over time: the quarters, coverage by objective, and the view for a shared screen."""

import streamlit as st

from gtm_framework.charts import kind_sign, level_sign
from gtm_framework.charts.figures import timeline_figure
from gtm_framework.charts.tables import coverage_table, timeline_table
from gtm_framework.strategy import Outlook
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert
from pages.parts.shell.picture_downloads import picture_downloads
from pages.parts.shell.table_of_chart import table_of_chart


def timeline(outlook: Outlook) -> None:
    """The quarters, unscheduled work, coverage by objective, and the chart's table."""
    figure(outlook, "timeline")
    if outlook.timeline.unplaced:
        titles = {entry.initiative.id: entry.initiative.title for entry in outlook.classified}
        titles |= {row.id: row.title for row in outlook.tree}
        told = ", ".join(titles.get(thing_id, thing_id) for thing_id in outlook.timeline.unplaced)
        st.caption(inert(f"Not scheduled: {told}."))
    st.header("Coverage by objective", anchor=False)
    if outlook.coverage:
        st.dataframe(
            coverage_table(outlook.coverage),
            hide_index=True,
            key="coverage",
            column_config={
                "weeks": st.column_config.NumberColumn("person-weeks", format="%.4g"),
                "share": st.column_config.TextColumn("share of effort"),
                "current": st.column_config.NumberColumn("current", format="%.6g"),
            },
            placeholder="",
            alt="Work under each objective, and its progress",
        )
    else:
        st.caption("No objectives yet. Add one to a pillar in the Tree view.")
    table_of_chart(timeline_table(outlook.timeline, outlook.kinds), "timeline")
    if outlook.timeline.columns:
        picture_downloads(
            "roadmap", lambda: timeline_figure(outlook.timeline, outlook.cascade.pillars, outlook.kinds)
        )


def figure(outlook: Outlook, key: str) -> None:
    """The chart; a click on a bar opens its item in the tree."""
    if not outlook.timeline.columns:
        st.info("Nothing is scheduled yet. Add a quarterly initiative to an objective.")
        return
    st.plotly_chart(
        timeline_figure(
            outlook.timeline,
            outlook.cascade.pillars,
            outlook.kinds,
            session.theme(),
            presenting=session.presenting(),
        ),
        key=key,
        on_select=lambda: _open_clicked(key),
        selection_mode="points",
        config={"displayModeBar": False},
        alt="The roadmap by quarter; the table in the Timeline view shows the same data",
    )


def presented(outlook: Outlook) -> None:
    """For a shared screen: the tree as text, the quarters next to it, both large."""
    left, right = st.columns([2, 3], gap="medium")
    with left, st.container(key="room", gap=None):
        for row in outlook.tree:
            kind = outlook.kinds.get(row.id)
            glyph = kind_sign(kind).glyph if kind else level_sign(row.level).glyph
            with st.container(key=f"room-{row.depth}-{row.id}"):
                st.markdown(f"{glyph} {inert(' · '.join(filter(None, (row.title, row.owner))))}")
    with right:
        figure(outlook, "timeline")


def _open_clicked(key: str) -> None:
    points = session.widget_value(key)["selection"]["points"]
    if points:
        edits.open_view("Tree")
        edits.open_thing(points[0]["customdata"])
