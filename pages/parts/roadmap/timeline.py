"""The roadmap along time: the quarters, what each objective has below it, and the picture for a room."""

import streamlit as st

from gtm_framework.charts.roadmap_tables import coverage_table, timeline_table
from gtm_framework.charts.signs import kind_sign, level_sign
from gtm_framework.charts.timeline_figure import timeline_figure
from gtm_framework.strategy.outlook import Outlook
from pages.parts import session
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart


def timeline(outlook: Outlook) -> None:
    """The quarters, what has no time, the coverage of the objectives, the twin."""
    figure(outlook, "timeline")
    if outlook.timeline.unplaced:
        titles = {row.id: row.title for row in outlook.tree}
        told = ", ".join(titles.get(thing_id, thing_id) for thing_id in outlook.timeline.unplaced)
        st.caption(inert(f"Without a time: {told}."))
    st.subheader("How far each objective is covered", anchor=False)
    if outlook.coverage:
        st.dataframe(
            coverage_table(outlook.coverage),
            hide_index=True,
            key="coverage",
            column_config={
                "weeks": st.column_config.NumberColumn("person-weeks", format="%.4g"),
                "share": st.column_config.TextColumn("of all effort"),
                "stands at": st.column_config.NumberColumn("stands at", format="%.6g"),
            },
            placeholder="",
            alt="How much work stands below each objective, and how far it is",
        )
    else:
        st.caption("There is no objective yet. Put one below a pillar, in the tree.")
    table_of_chart(timeline_table(outlook.timeline, outlook.kinds), "timeline")


def figure(outlook: Outlook, key: str) -> None:
    """The picture; a click on a bar opens its thing in the tree."""
    if not outlook.timeline.columns:
        st.info("Nothing has a quarter yet. Add a quarterly initiative below an objective.")
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
        alt="The roadmap by quarter; the table in the view Timeline holds the same",
    )


def presented(outlook: Outlook) -> None:
    """For a shared screen: the tree as text, the quarters beside it, both large."""
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
