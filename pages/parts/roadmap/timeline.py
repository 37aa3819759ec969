"""The roadmap over time: the quarters, coverage by objective, and the view for a shared screen."""

import streamlit as st

from gtm_framework.charts.figures import timeline_figure, timeline_pages
from gtm_framework.charts.tables import coverage_table, timeline_table
from gtm_framework.strategy import Outlook
from gtm_framework.strategy.alignment import Timeline
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell import staging
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


def figure(outlook: Outlook, key: str, shown: Timeline | None = None) -> None:
    """The chart; a click on a bar opens its item in the tree.

    Args:
        outlook: The roadmap.
        key: Name of the chart on the page.
        shown: The part of the timeline to draw; None draws all of it.
    """
    if not outlook.timeline.columns:
        st.info("Nothing is scheduled yet. Add a quarterly initiative to an objective.")
        return
    st.plotly_chart(
        timeline_figure(
            shown or outlook.timeline,
            outlook.cascade.pillars,
            outlook.kinds,
            session.theme(),
            presenting=session.stage(),
        ),
        key=key,
        on_select=lambda: _open_clicked(key),
        selection_mode="points",
        config={"displayModeBar": False},
        alt="The roadmap by quarter; the table in the Timeline view shows the same data",
    )


def presented(outlook: Outlook) -> None:
    """For a shared screen: the quarters alone, in pages that fit it."""
    pages = timeline_pages(outlook.timeline, outlook.cascade.pillars, session.stage())
    figure(outlook, "timeline", pages[staging.turned("presented-roadmap", len(pages))])


def _open_clicked(key: str) -> None:
    points = session.widget_value(key)["selection"]["points"]
    if points:
        edits.open_view("Tree")
        edits.open_thing(points[0]["customdata"])
