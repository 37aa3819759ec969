"""The tree: everything from the pillars down, and the open item next to it."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts import level_sign
from gtm_framework.charts.tables import tree_table
from gtm_framework.strategy import PARENTS, Level, Outlook
from gtm_framework.strategy.alignment import TreeRow
from pages.parts import session
from pages.parts.roadmap import edits, empty_state, ideas, send_ideas, timeline
from pages.parts.roadmap.form import form
from pages.parts.shell.inert import inert

_ROWS_SHOWN, _ROWS_TALL = 11, 20
_TALL = 1000
"""The height in pixels of a window that has room for more rows."""


def tree(outlook: Outlook) -> None:
    """The tree on the left; on the right the open item, or the quarters if none is open."""
    rows = outlook.tree
    opened = next((row for row in rows if row.id == session.opened_item("thing")), None)
    left, right = st.columns([13, 8], gap="medium")
    with left:
        _table(outlook, rows, opened)
        empty_state.new_pillar()
    with right:
        if opened:
            _opened(outlook, opened)
        else:
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                st.caption("Select a row to edit it. Work by quarter:", width="content")
                send_ideas.send_ideas(outlook)
            timeline.figure(outlook, "beside-tree")


def _table(outlook: Outlook, rows: Sequence[TreeRow], opened: TreeRow | None) -> None:
    ids = [row.id for row in rows]
    st.dataframe(
        tree_table(rows, outlook.kinds),
        hide_index=True,
        key=session.selection_key("tree", [ids.index(opened.id)] if opened else [], "roadmap"),
        on_select=lambda: _pick(ids),
        selection_mode=session.SINGLE_ROW,
        height=36 * min(len(rows) + 1, _ROWS_SHOWN if session.window()[1] < _TALL else _ROWS_TALL) + 2,
        column_config={
            "roadmap": st.column_config.TextColumn("roadmap", width=350),
            "kind": st.column_config.TextColumn("kind", width=40, help="Strategic, tactical, or undecided"),
            "owner": st.column_config.TextColumn("owner", width=70),
            "KPI / target": st.column_config.TextColumn("KPI / target", width=86),
            "quarter": st.column_config.TextColumn("quarter", width=62),
            "weeks": st.column_config.NumberColumn(
                "weeks", format="%.4g", width=50, help="Person-weeks of this item and everything under it"
            ),
            "issues": st.column_config.NumberColumn("issues", width=56, help="Number of issues"),
        },
        placeholder="",
        alt="The roadmap from its pillars down to its tactics",
    )


def _pick(ids: Sequence[str]) -> None:
    # A table drops its selection when its rows change. That doesn't mean the user closed the form.
    rows = session.selected_rows("tree")
    if rows and rows[0] < len(ids):
        edits.open_thing(ids[rows[0]])


def _opened(outlook: Outlook, row: TreeRow) -> None:
    """One item: its path, its fields, and inputs to add children."""
    _path(outlook, row)
    if row.level is Level.INITIATIVE:
        ideas.idea(outlook, row.id)
        return
    thing = outlook.cascade.get(row.id)
    form(outlook, thing)
    for level in (
        level for level in Level if row.level in PARENTS[level] and level is not Level.INITIATIVE
    ):
        _add_below(level, row.id)


def _path(outlook: Outlook, row: TreeRow) -> None:
    """The path up, each step a button, and the close button."""
    by_id = {other.id: other for other in outlook.tree}
    above: list[TreeRow] = []
    while (above[0] if above else row).parent:
        above.insert(0, by_id[(above[0] if above else row).parent])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="path"):
        for step in above:
            st.button(
                inert(f"{level_sign(step.level).glyph} {step.title}"),
                key=f"up-{step.id}",
                type="tertiary",
                on_click=edits.open_thing,
                args=(step.id,),
            )
        st.markdown(f"**{level_sign(row.level).glyph} {row.level.words}**", width="content")
        send_ideas.send_ideas(outlook, row.id)
        st.button(
            "",
            key="thing-close",
            icon=":material/close:",
            type="tertiary",
            help="Close",
            on_click=edits.open_thing,
            args=(None,),
        )


def _add_below(level: Level, parent: str) -> None:
    name = f"new-{level}-{parent}"
    st.text_input(
        f"Add {level.words}",
        key=session.draft_key(name),
        placeholder=f"Add {level.words} (press Enter)",
        label_visibility="collapsed",
        on_change=_add,
        args=(level, parent, name),
    )


@session.report_errors
def _add(level: Level, parent: str, name: str) -> None:
    title = session.draft_text(name).strip()
    if title:
        edits.add(level, title, supports=parent)
        session.clear_drafts(name)
