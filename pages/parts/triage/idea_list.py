"""The list on the triage page: what there is, in its order, and as a table to type in."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts.signs import kind_sign
from gtm_framework.charts.tables import editable_table, list_table
from gtm_framework.exchange.csv_out import csv_bytes
from gtm_framework.triage.initiative import SCALE
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.selection import tally
from pages.parts import session, workspace
from pages.parts.history.panel import panel
from pages.parts.shell import toolbar
from pages.parts.triage import add_ideas, table_editor
from pages.parts.triage.rapid_button import rapid_button
from pages.parts.triage.table_editor import SCORES

_ROWS_SHOWN = 14


def counts(ranked: Sequence[Ranked]) -> None:
    """How many ideas of each verdict, and the things to do with the whole list."""
    counted = tally(ranked)
    kinds = " · ".join(f"{kind_sign(kind).glyph} {count} {kind}" for kind, count in counted.kinds.items())
    with toolbar.row("counts"):
        st.markdown(f"**{counted.words}** · {kinds} · {counted.unranked} not ranked", width="content")
        with toolbar.tools("list-actions"):
            add_ideas.add_menu()
            rapid_button()
            st.button("Undo", key="undo", icon=":material/undo:", on_click=workspace.undo)
            st.button("Redo", key="redo", icon=":material/redo:", on_click=workspace.redo)
            panel()
            st.download_button(
                "Download CSV",
                _csv(),
                file_name="prioritized.csv",
                mime="text/csv",
                key="download",
                icon=":material/download:",
                on_click="ignore",
            )


def open_one(shown: Sequence[Ranked], ranked: Sequence[Ranked]) -> Ranked:
    """The idea that is open: the picked one, else the first of what is shown, else the first of all."""
    picked = workspace.picked_idea()
    here = next((item for item in ranked if item.initiative.id == picked), None)
    return here or (shown or ranked)[0]


def table(shown: Sequence[Ranked], opened: Ranked) -> None:
    """The list, a row to click; or the same list as a table to type in."""
    if session.widget_value("as-table"):
        _editor(shown)
    elif shown:
        _rows(shown, opened)
    else:
        st.info("Nothing matches. Clear the search or the filters.")


def _rows(shown: Sequence[Ranked], opened: Ranked) -> None:
    ids = [item.initiative.id for item in shown]
    rows = [ids.index(opened.initiative.id)] if opened.initiative.id in ids else []
    st.dataframe(
        session.cached("list", (workspace.cache_key(), ids), lambda: list_table(shown)),
        hide_index=True,
        key=session.selection_key("list", rows, "idea"),
        on_select=lambda: _pick(ids),
        selection_mode=session.SINGLE_ROW,
        height=36 * min(len(shown) + 1, _ROWS_SHOWN) + 2,
        column_config={
            "rank": st.column_config.NumberColumn("#", width=36, help="Equal scores share a rank"),
            "verdict": st.column_config.TextColumn("verdict", width=96),
            "idea": st.column_config.TextColumn("idea", width=262),
            "quadrant": st.column_config.TextColumn(
                "quadrant", width=116, help="Or what it needs to have one"
            ),
            "score": st.column_config.NumberColumn("score", format="%.2f", width=56),
        },
        alt="The list of ideas in the order of their rank",
    )


def _pick(ids: Sequence[str]) -> None:
    rows = session.selected_rows("list")
    if rows and rows[0] < len(ids):
        workspace.pick_idea(ids[rows[0]])


def _editor(shown: Sequence[Ranked]) -> None:
    order = {kept.id: place for place, kept in enumerate(workspace.current().initiatives)}
    initiatives = sorted((item.initiative for item in shown), key=lambda kept: order[kept.id])
    key = table_editor.editor_key("editor", [initiative.id for initiative in initiatives])
    base = table_editor.editor_base(key, editable_table(initiatives))
    low, high = SCALE
    st.data_editor(
        base,
        hide_index=True,
        key=key,
        num_rows="fixed",
        on_change=_edit_table,
        args=(key, list(base.index)),
        height=36 * min(len(base) + 1, _ROWS_SHOWN) + 2,
        column_config={
            "title": st.column_config.TextColumn("title", width="large", required=True),
            **{
                score: st.column_config.NumberColumn(
                    score, min_value=low, max_value=high, step=0.5, width=70
                )
                for score in SCORES
            },
        },
        alt="The list of ideas as a table to type in",
    )


@session.report_errors
def _edit_table(key: str, ids: Sequence[str]) -> None:
    table_editor.save_edited_rows(key, ids)


def _csv() -> bytes:
    """The prioritized list as a CSV."""
    return session.cached(
        "csv", workspace.cache_key(), lambda: csv_bytes(workspace.ranked(), Rubric.default())
    )
